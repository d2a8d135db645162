import { useRouter } from "@tanstack/react-router";
import { useCallback, useEffect, useState } from "react";
import { z } from "zod";
import { readSearch, searchWord, useSayInAddress, useSearchOf } from "./address.ts";

/** A page whose address says which row of its list is chosen: `/people?person=310001`. */
export interface RowAddress {
  readonly path: string;
  /** What stands before the row's id. */
  readonly word: string;
}

const anySearch = z.record(z.string(), z.string()).catch({});

/**
 * The row that is chosen on a page, and how to choose one; null: none. The address says it, so that a copied link,
 * reloading, going back and going forward show it. What was pressed is shown at once, and the address follows.
 */
export function useChosenRow({ path, word }: RowAddress): readonly [string | null, (id: string | null) => void] {
  const router = useRouter();
  const address = { path, search: anySearch };
  const said = idIn(useSearchOf(address), word);
  const [chosen, setChosen] = useState(said);
  const sayInAddress = useSayInAddress<Readonly<Record<string, string>>>(address);
  useEffect(() => {
    // The address as it is by now: a second choice may have been made before the first was drawn.
    const { pathname, search } = router.latestLocation;
    if (pathname === path) setChosen(idIn(search, word));
  }, [router, path, word, said]);
  useEffect(() => () => forget(path, word), [path, word]);
  const choose = useCallback(
    (id: string | null) => {
      setChosen(id);
      // Running through a list makes no steps to go back by.
      const isNext = id !== null && idIn(router.latestLocation.search, word) !== null;
      const { [word]: _, ...others } = router.latestLocation.search as Readonly<Record<string, string>>;
      sayInAddress(id === null ? others : { ...others, [word]: id }, isNext ? "inPlace" : "step");
    },
    [router, word, sayInAddress],
  );
  return [chosen, choose];
}

function idIn(search: object, word: string): string | null {
  return searchWord.parse((search as Readonly<Record<string, unknown>>)[word]) ?? null;
}

/** Who signs in here next does not begin with what somebody else had chosen. */
function forget(path: string, word: string): void {
  if (location.pathname !== path || idIn(readSearch(location.search), word) === null) return;
  history.replaceState(history.state, "", path);
}
