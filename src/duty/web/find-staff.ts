import type { Person } from "../../access/person.ts";
import { officerNamesNow } from "../../access/web/officer-names.ts";
import type { Client } from "../../journal/web/client.ts";
import { mayGive } from "../../journal/web/rehearse.ts";
import { statesNow } from "../../journal/web/states-now.ts";
import type { Found } from "../../journal/web/room-web.ts";

/** The staff by badge number and name, for those who set powers. */
export function findStaff(client: Client): readonly Found[] {
  if (!mayGive(client, "RegisterPerson")) return [];
  const nameOf = officerNamesNow(client);
  return statesNow<Person>(client, "person").map(({ id }) => {
    const name = nameOf(id);
    return {
      kind: { zh: "人员", en: "Staff" },
      title: { zh: id, en: id },
      ...(name === id ? {} : { about: { zh: name, en: name } }),
      to: "/people",
      search: { person: id },
    };
  });
}
