import { useRouter } from "@tanstack/react-router";
import { useCallback, useEffect, useState } from "react";
import { type Chosen, chosenIn, type HallSearch, searchOfChosen } from "../../src/dispatch/web/chosen.ts";
import { hallAddress, readSearch, useSayInAddress, useSearchOf, writeSearch } from "../../src/ground/web/address.ts";

/**
 * What is chosen in the hall. The address says it, so that a copied link, reloading, going back and coming back show it.
 * What was pressed is shown at once, and the address follows.
 */
export function useChosen(): readonly [Chosen, (chosen: Chosen) => void] {
  const router = useRouter();
  const said = chosenIn(useSearchOf<HallSearch>(hallAddress));
  const [chosen, setChosen] = useState<Chosen>(said);
  const sayInAddress = useSayInAddress<HallSearch>(hallAddress);
  const key = said === null ? "" : `${said.kind}/${said.id}`;
  useEffect(() => {
    // The address as it is by now: a second choice may have been made before the first was drawn.
    const { pathname, search } = router.latestLocation;
    if (pathname === hallAddress.path) setChosen(chosenIn(hallAddress.search.parse(search)));
  }, [router, key]);
  // Whoever comes to this seat next does not begin with what somebody else had chosen.
  useEffect(() => forget, []);
  const choose = useCallback(
    (next: Chosen) => {
      setChosen(next);
      const { chosen: _, ...now } = router.latestLocation.search as Readonly<Record<string, string>>;
      const isHistory = now["view"] === "history";
      // What the lists are narrowed to stays; in the history `incident` and `unit` are part of that.
      const { incident: _incident, unit: _unit, ...narrowed } = now;
      const before = chosenIn(hallAddress.search.parse(router.latestLocation.search));
      // Running through a list makes no steps to go back by.
      const isNext = before !== null && next !== null && before.kind === next.kind;
      sayInAddress(
        { ...(isHistory ? now : narrowed), ...searchOfChosen(next, isHistory) },
        isNext ? "inPlace" : "step",
      );
    },
    [router, sayInAddress],
  );
  return [chosen, choose];
}

/** Takes what is chosen out of the address; a filter of the history stays. */
function forget(): void {
  const search = readSearch(location.search);
  if (chosenIn(hallAddress.search.parse(search)) === null) return;
  const kept = search["view"] === "history" ? { ...search, chosen: undefined } : {};
  history.replaceState(history.state, "", location.pathname + writeSearch(kept));
}
