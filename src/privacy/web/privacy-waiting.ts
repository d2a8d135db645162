import { type Client, useStreams } from "../../journal/web/client.ts";
import { statesNow } from "../../journal/web/states-now.ts";
import type { Openings } from "../openings.ts";
import type { PersonRequest } from "../requests.ts";

const isUnanswered = ({ answered }: PersonRequest) => answered === undefined;

/** What people asked for about themselves and nobody has answered, the first to be due on top. */
export function useUnansweredRequests(): readonly PersonRequest[] {
  return useStreams<PersonRequest>("request")
    .map(({ state }) => state)
    .filter(isUnanswered)
    .toSorted((a, b) => (a.dueBy < b.dueBy ? -1 : 1));
}

/** How many they are. */
export function requestsWaiting(client: Client): number {
  return statesNow<PersonRequest>(client, "request").filter(isUnanswered).length;
}

function alarmsOf(state: Openings) {
  return state.alarms
    .filter(({ acknowledgedBy }) => acknowledgedBy === undefined)
    .map((alarm) => ({ ...alarm, officer: state.officer }));
}

/** The alarms of openings over the budget that nobody has answered, with whose they are. */
export function useOpeningAlarms() {
  return useStreams<Openings>("openings").flatMap(({ state }) => alarmsOf(state));
}

/** How many they are. */
export function alarmsWaiting(client: Client): number {
  return statesNow<Openings>(client, "openings").flatMap(alarmsOf).length;
}
