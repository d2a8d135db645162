import { useStreams } from "../../journal/web/client.ts";
import type { Openings } from "../openings.ts";
import type { PersonRequest } from "../requests.ts";

/** What people asked for about themselves and nobody has answered, the first to be due on top. */
export function useUnansweredRequests(): readonly PersonRequest[] {
  return useStreams<PersonRequest>("request")
    .map(({ state }) => state)
    .filter(({ answered }) => answered === undefined)
    .toSorted((a, b) => (a.dueBy < b.dueBy ? -1 : 1));
}

/** The alarms of openings over the budget that nobody has answered, with whose they are. */
export function useOpeningAlarms() {
  return useStreams<Openings>("openings").flatMap(({ state }) =>
    state.alarms
      .filter(({ acknowledgedBy }) => acknowledgedBy === undefined)
      .map((alarm) => ({ ...alarm, officer: state.officer })),
  );
}
