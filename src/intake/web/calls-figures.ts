import type { Client } from "../../journal/web/client.ts";
import { statesNow } from "../../journal/web/states-now.ts";
import type { Call } from "../call.ts";
import { sortCalls } from "./waiting-calls.ts";

/** The calls as the hall's panel counts them: those that ring, since when the first of them does, and those in call. */
export function callFigures(client: Client) {
  const { waiting, mine, withOthers } = sortCalls(statesNow<Call>(client, "call"), client.session.officer);
  const inCall = mine.filter(({ endedAt }) => endedAt === undefined).length + withOthers;
  const [first] = waiting;
  return {
    ringing: waiting.length,
    inCall,
    since: first === undefined ? null : first.rangAt,
  };
}
