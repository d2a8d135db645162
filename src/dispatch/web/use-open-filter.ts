import { useRouter } from "@tanstack/react-router";
import { useCallback, useMemo } from "react";
import { useSayInAddress, useSearchOf } from "../../ground/web/address.ts";
import { openAddress, type OpenFilter, openIn, openSearch } from "./open-filter.ts";

/** Which open incidents the hall's list shows, as its address has it, and how to set it. What is chosen stays chosen. */
export function useOpenFilter(): readonly [OpenFilter, (filter: OpenFilter) => void] {
  const { view, open, stage, priority, mark } = useSearchOf(openAddress);
  const filter = useMemo(() => openIn({ view, open, stage, priority, mark }), [view, open, stage, priority, mark]);
  const router = useRouter();
  const sayInAddress = useSayInAddress(openAddress);
  const setFilter = useCallback(
    (next: OpenFilter) => sayInAddress(openSearch(router.latestLocation.search, next), "step"),
    [router, sayInAddress],
  );
  return [filter, setFilter];
}

/** The station whose crews alone the hall shows (`none`: those of no station), as its address has it. */
export function useCrewsOf(): readonly [string | undefined, (station: string | undefined) => void] {
  const { crews } = useSearchOf(openAddress);
  const say = useSayBeside();
  return [crews, (station) => say({ crews: station })];
}

/** Says some words in the hall's address and leaves its others. */
function useSayBeside(): (words: object) => void {
  const router = useRouter();
  const sayInAddress = useSayInAddress(openAddress);
  return useCallback(
    (words) => {
      const now = router.latestLocation.search as Readonly<Record<string, string>>;
      sayInAddress({ ...now, ...words }, "step");
    },
    [router, sayInAddress],
  );
}
