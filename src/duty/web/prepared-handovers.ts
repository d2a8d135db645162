import { type Client, useStreams } from "../../journal/web/client.ts";
import { statesNow } from "../../journal/web/states-now.ts";
import { seesKind } from "../../access/web/sees-kind.ts";
import { type Handover, handoverView } from "../handover.ts";

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

/** Whether this session sees handovers: those of the hall, or of the part it works for. */
export function seesHandovers({ session }: Pick<Client, "session">): boolean {
  return seesKind({ session }, handoverView, { part: session.station ?? session.department ?? session.part });
}
