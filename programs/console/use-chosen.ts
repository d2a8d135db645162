import { useCallback, useEffect, useState } from "react";
import { hallAddress, readSearch, useSayInAddress, useSearchOf } from "../../src/ground/web/address.ts";

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
  // Whoever comes to this seat next does not begin with what somebody else had chosen.
  useEffect(() => forget, []);
  const choose = useCallback(
    (next: Chosen) => {
      setChosen(next);
      if (!isHistory) sayInAddress(next?.kind === "incident" ? { incident: next.id } : {}, "inPlace");
    },
    [isHistory, sayInAddress],
  );
  return [chosen, choose];
}

/** Takes a chosen incident out of the address; a filter of the history stays. */
function forget(): void {
  const { incident, view } = hallAddress.search.parse(readSearch(location.search));
  if (incident !== undefined && view !== "history") history.replaceState(history.state, "", location.pathname);
}
