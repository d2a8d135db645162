import { type Client, useStreams } from "../../journal/web/client.ts";
import { statesNow } from "../../journal/web/states-now.ts";
import type { Handover } from "../handover.ts";

const isPrepared = ({ confirmed }: Handover) => confirmed === undefined;

/** What was prepared for whoever comes and nobody has taken over yet. */
export function usePreparedHandovers(): readonly Handover[] {
  return useStreams<Handover>("handover")
    .map(({ state }) => state)
    .filter(isPrepared);
}

/** How many of them others prepared. */
export function handoversWaiting(client: Client): number {
  return statesNow<Handover>(client, "handover").filter(
    (each) => isPrepared(each) && each.from !== client.session.officer,
  ).length;
}
