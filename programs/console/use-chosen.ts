import { useCallback, useEffect, useState } from "react";
import { hallAddress, useSayInAddress, useSearchOf } from "../../src/ground/web/address.ts";

/** What the hall shows on its right. */
export type Chosen = { readonly kind: "incident" | "unit"; readonly id: string } | null;

type HallSearch = { readonly incident?: string | undefined; readonly view?: string | undefined };

/**
 * What is chosen in the hall. The address names a chosen incident, so that a copied link and coming back show it; in the
 * history it names the filter instead.
 */
export function useChosen(): readonly [Chosen, (chosen: Chosen) => void] {
  const [chosen, setChosen] = useState<Chosen>(null);
  const { incident, view } = useSearchOf<HallSearch>(hallAddress);
  const sayInAddress = useSayInAddress<HallSearch>(hallAddress);
  const isHistory = view === "history";
  useEffect(() => {
    if (incident !== undefined && !isHistory) setChosen({ kind: "incident", id: incident });
  }, [incident, isHistory]);
  const choose = useCallback(
    (next: Chosen) => {
      setChosen(next);
      if (!isHistory) sayInAddress(next?.kind === "incident" ? { incident: next.id } : {}, "inPlace");
    },
    [isHistory, sayInAddress],
  );
  return [chosen, choose];
}
