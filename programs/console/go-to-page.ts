import { createContext, useCallback, useContext } from "react";
import { useGoTo } from "../../src/ground/web/address.ts";
import type { OpenPage } from "./menu.ts";

/** What the hall's address said last. */
export const HallSearchContext = createContext<object>({});

/** Goes to a page of the menu; to the hall as it was left. */
export function useGoToPage(): (page: Pick<OpenPage, "path">) => void {
  const goTo = useGoTo();
  const hallSearch = useContext(HallSearchContext);
  return useCallback((page) => goTo(page, page.path === "/" ? hallSearch : {}), [goTo, hallSearch]);
}
