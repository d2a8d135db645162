import { seesKind } from "../../access/web/sees-kind.ts";
import type { Client } from "../../journal/web/client.ts";
import type { Found } from "../../journal/web/room-web.ts";
import { statesNow } from "../../journal/web/states-now.ts";
import { servicesView, type Services } from "../service.ts";

/** The items of the service menu by name. */
export function findServices(client: Client): readonly Found[] {
  if (!seesKind(client, servicesView)) return [];
  return statesNow<Services>(client, "services").flatMap(({ services }) =>
    Object.values(services).map(({ service, name }) => ({
      kind: { zh: "服务", en: "Service" },
      title: name,
      about: { zh: service, en: service },
      to: "/services",
      search: { find: service },
    })),
  );
}
