import type { Call } from "../../src/intake/call.ts";
import { sortCalls } from "../../src/intake/web/waiting-calls.ts";
import { useClient, useStreams } from "../../src/journal/web/client.ts";
import { mayGive } from "../../src/journal/web/rehearse.ts";

/** How many calls ring, for whoever answers them. */
export function useCallsWaiting(): number {
  const client = useClient();
  const calls = useStreams<Call>("call");
  if (!mayGive(client, "AnswerCall")) return 0;
  return sortCalls(
    calls.map(({ state }) => state),
    client.session.officer,
  ).waiting.length;
}
