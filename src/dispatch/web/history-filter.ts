import { instantFrom } from "../../district/web/use-district.ts";
import { makeStore } from "../../ground/web/store.ts";

/** What past incidents are looked for by; each absent when it does not matter. Days are the district's. */
export interface HistoryFilter {
  readonly incident?: string;
  readonly place?: string;
  readonly type?: string;
  readonly stage?: string;
  readonly unit?: string;
  readonly station?: string;
  readonly from?: string;
  readonly to?: string;
}

export const filterFields = ["incident", "place", "type", "stage", "unit", "station", "from", "to"] as const;

/** The filter in an address ("?view=history&place=…"); null when the address is not of the history. */
export function filterIn(search: string): HistoryFilter | null {
  const found = new URLSearchParams(search);
  if (found.get("view") !== "history") return null;
  return Object.fromEntries(
    filterFields.flatMap((field) => {
      const value = found.get(field)?.trim().slice(0, 100) ?? "";
      return value === "" ? [] : [[field, value]];
    }),
  );
}

/** The address of a filter, as it stands after the path. */
export function addressOf(filter: HistoryFilter | null): string {
  if (filter === null) return "";
  const set = filterFields.flatMap((field) => (filter[field] === undefined ? [] : [[field, filter[field]]]));
  return `?${new URLSearchParams([["view", "history"], ...set]).toString()}`;
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

/** The filter of this window, as the address bar has it; null while the list shows what is open. */
export const historyFilter = makeStore<HistoryFilter | null>(
  typeof location === "undefined" ? null : filterIn(location.search),
);

if (typeof window !== "undefined") {
  window.addEventListener("popstate", () => historyFilter.set(filterIn(location.search)));
}

/** Sets the filter, in the address bar too: going back brings the one before. */
export function setHistoryFilter(filter: HistoryFilter | null): void {
  const address = location.pathname + addressOf(filter);
  if (address !== location.pathname + location.search) history.pushState(null, "", address);
  historyFilter.set(filter);
}
