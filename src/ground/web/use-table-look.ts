import { useRouter } from "@tanstack/react-router";
import { useCallback, useContext, useEffect, useState } from "react";
import { z } from "zod";
import type { TableLook, TableView } from "../preferences.ts";
import { useSayInAddress, useSearchOf } from "./address.ts";
import { lookIn, withLook } from "./table-address.ts";
import { TableKeepingContext } from "./table-keeping.ts";

const anySearch = z.record(z.string(), z.string()).catch({});
const noViews: readonly TableView[] = [];

/** The saved views of a list, in the order they were first saved. */
export function useViewsOf(list: string): readonly TableView[] {
  const views = useContext(TableKeepingContext)?.views ?? noViews;
  return views.filter((view) => view.list === list);
}

/**
 * How a list is shown: as the address says, or as its usual view has it. What is changed is shown at once and said in the
 * address, so that a copied link, reloading, going back and going forward show the same.
 */
export function useTableLook(
  list: string,
  path: string,
  prefix: string,
): readonly [TableLook, (look: TableLook, as?: "step" | "inPlace") => void] {
  const router = useRouter();
  const address = { path, search: anySearch };
  const search = useSearchOf(address);
  const usual = useViewsOf(list).find((view) => view.usual)?.look;
  const said = JSON.stringify(lookIn(search, prefix));
  const [now, setNow] = useState(said);
  useEffect(() => setNow(said), [said]);
  const sayInAddress = useSayInAddress<Readonly<Record<string, string>>>(address);
  const hasUsual = usual !== undefined;
  const change = useCallback(
    (look: TableLook, as: "step" | "inPlace" = "step") => {
      const latest = router.latestLocation.search as Readonly<Record<string, string>>;
      const next = withLook(latest, look, hasUsual, prefix);
      setNow(JSON.stringify(lookIn(next, prefix)));
      sayInAddress(next, as);
    },
    [router, prefix, hasUsual, sayInAddress],
  );
  return [(JSON.parse(now) as TableLook | null) ?? usual ?? {}, change];
}
