import { z } from "zod";
import { instantFrom } from "../../district/web/use-district.ts";
import { type Address, hallAddress, searchWord, useSayInAddress, useSearchOf } from "../../ground/web/address.ts";
import { chosenIn, type HallSearch, searchOfChosen } from "./chosen.ts";

/** What past incidents are looked for by; each absent when it does not matter. Days are the district's. */
export const filterFields = ["incident", "place", "type", "stage", "unit", "station", "from", "to"] as const;

export type HistoryFilter = { readonly [Field in (typeof filterFields)[number]]?: string };

/** The hall with its history open: `/?view=history&place=…`; what is chosen there stands in `chosen`. */
export const historyAddress = {
  path: "/",
  search: z.object({
    view: searchWord,
    chosen: searchWord,
    ...(Object.fromEntries(filterFields.map((field) => [field, searchWord])) as Record<
      keyof HistoryFilter,
      typeof searchWord
    >),
  }),
} satisfies Address;

type HistorySearch = z.output<typeof historyAddress.search>;

/** The filter an address says; null while the list shows what is open. */
export function filterIn(search: HistorySearch): HistoryFilter | null {
  if (search.view !== "history") return null;
  return Object.fromEntries(
    filterFields.map((field) => [field, search[field]]).filter(([, value]) => value !== undefined),
  );
}

/** What an address says of a filter. */
export function searchOf(filter: HistoryFilter | null): HistorySearch {
  return filter === null ? {} : { view: "history", ...filter };
}

const anyAddress = { path: historyAddress.path, search: z.record(z.string(), z.string()).catch({}) };

/** What the address says of how the list is shown: sorting, columns, words. It stays when the filter changes. */
function lookOfList(search: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(search).filter(([name]) => name.startsWith("list.")));
}

/**
 * The filter of this window as its address has it, and how to set it: going back brings the one before. What is chosen
 * beside it stays chosen.
 */
export function useHistoryFilter(): readonly [HistoryFilter | null, (filter: HistoryFilter | null) => void] {
  const sayInAddress = useSayInAddress<HistorySearch>(historyAddress);
  const search = useSearchOf<HistorySearch>(historyAddress);
  const chosen = chosenIn(useSearchOf<HallSearch>(hallAddress));
  const look = lookOfList(useSearchOf(anyAddress));
  return [
    filterIn(search),
    (filter) =>
      sayInAddress(
        { ...(filter === null ? {} : look), ...searchOf(filter), ...searchOfChosen(chosen, filter !== null) },
        "step",
      ),
  ];
}

/**
 * What the server is asked for a page. Without a filter, what has left the board; with one, all incidents. A day that is
 * none is left out.
 */
export function queryOf(filter: HistoryFilter, zone: string, cursor: string | null): string {
  const query = new URLSearchParams({ limit: "100", ...(cursor === null ? {} : { cursor }) });
  const { from, to, ...plain } = filter;
  const [begin, end] = [midnight(from, 0, zone), midnight(to, 1, zone)];
  const set = { ...plain, ...(begin === null ? {} : { from: begin }), ...(end === null ? {} : { to: end }) };
  for (const [field, value] of Object.entries(set)) query.set(field, value);
  if (Object.keys(set).length === 0) query.set("current", "false");
  return query.toString();
}

/** The instant at which a day begins, or the day `later` days after it. */
function midnight(day: string | undefined, later: number, zone: string): string | null {
  if (day === undefined || !/^\d{4}-\d{2}-\d{2}$/.test(day)) return null;
  const at = new Date(Date.parse(`${day}T00:00:00Z`) + later * 86_400_000);
  return Number.isNaN(at.getTime()) ? null : instantFrom(`${at.toISOString().slice(0, 10)} 00:00:00`, zone);
}
