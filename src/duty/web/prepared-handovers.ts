import { useClient, useStreams } from "../../journal/web/client.ts";
import type { Handover } from "../handover.ts";

/** What was prepared for whoever comes and nobody has taken over yet. */
export function usePreparedHandovers(): readonly Handover[] {
  return useStreams<Handover>("handover")
    .map(({ state }) => state)
    .filter(({ confirmed }) => confirmed === undefined);
}

/** How many of them others prepared. */
export function useHandoversWaiting(): number {
  const { session } = useClient();
  return usePreparedHandovers().filter(({ from }) => from !== session.officer).length;
}
