import { useMemo } from "react";
import { useStreams } from "../../journal/web/client.ts";
import type { Proposal } from "../second-person.ts";

/** What waits for a second person, the oldest first. */
export function useProposals(): readonly Proposal[] {
  const streams = useStreams<Proposal>("proposal");
  return useMemo(
    () =>
      streams
        .map(({ state }) => state)
        .filter(({ ended }) => ended === undefined)
        .toSorted((a, b) => (a.at < b.at ? -1 : 1)),
    [streams],
  );
}
