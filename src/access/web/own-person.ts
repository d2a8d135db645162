import { useClient, useStream } from "../../journal/web/client.ts";
import { personStream } from "../people-facts.ts";
import type { Person } from "../person.ts";

/** One's own state of the staff; undefined for tokens and a drill's seats, and until it has arrived. */
export function useOwnPerson(): Person | undefined {
  const { session } = useClient();
  return useStream<Person>(session.person ? personStream(session.officer) : undefined);
}
