import type { Call } from "../../src/intake/call.ts";
import { sortCalls } from "../../src/intake/web/waiting-calls.ts";
import { type Client, useClient, useStreams } from "../../src/journal/web/client.ts";
import { mayGive } from "../../src/journal/web/rehearse.ts";
import { statesNow } from "../../src/journal/web/states-now.ts";

/** How many calls ring, for whoever answers them. */
export function callsWaiting(client: Client): number {
  if (!mayGive(client, "AnswerCall")) return 0;
  return sortCalls(statesNow<Call>(client, "call"), client.session.officer).waiting.length;
}

/** The same as it changes. */
export function useCallsWaiting(): number {
  useStreams("call");
  return callsWaiting(useClient());
}
