import { useMemo } from "react";
import { type Client, useStreams } from "../../journal/web/client.ts";
import { statesNow } from "../../journal/web/states-now.ts";
import type { Proposal } from "../second-person.ts";

const isOpen = ({ ended }: Proposal) => ended === undefined;

/** What waits for a second person, the oldest first. */
export function useProposals(): readonly Proposal[] {
  const streams = useStreams<Proposal>("proposal");
  return useMemo(
    () =>
      streams
        .map(({ state }) => state)
        .filter(isOpen)
        .toSorted((a, b) => (a.at < b.at ? -1 : 1)),
    [streams],
  );
}

/** How many they are. */
export function proposalsWaiting(client: Client): number {
  return statesNow<Proposal>(client, "proposal").filter(isOpen).length;
}
