import { useMemo } from "react";
import { z } from "zod";
import { useDistrict } from "../../district/web/use-district.ts";
import { instantOf } from "../../ground/instant.ts";
import { searchWord, useSayInAddress, useSearchOf } from "../../ground/web/address.ts";
import { serverNow } from "../../ground/web/clock.ts";
import { dayOf } from "../../ground/zone.ts";

const search = z.object({
  ...{
    month: searchWord,
    rule: searchWord,
    station: searchWord,
    kind: searchWord,
    stage: searchWord,
    state: searchWord,
  },
});

export type CheckFilters = z.output<typeof search>;

const anySearch = z.record(z.string(), z.string()).catch({});

/**
 * By what a list of supervision is filtered, as the address says it, and how to filter by something else: what else stands
 * there stays, as the row that is chosen.
 */
export function useCheckFilters(path: string): readonly [CheckFilters, (part: CheckFilters) => void] {
  const address = useMemo(() => ({ path, search: anySearch }), [path]);
  const words = useSearchOf(address);
  const sayInAddress = useSayInAddress<object>(address);
  return [search.parse(words), (part) => sayInAddress({ ...words, ...part }, "step")];
}

/** The month it is now in the district. */
export function useMonthNow(): string {
  const { zone } = useDistrict();
  return dayOf(instantOf(serverNow()), zone).slice(0, 7);
}

/** A month so many months later (earlier when negative). */
export function monthAfter(month: string, months: number): string {
  const [year = 2000, number = 1] = month.split("-").map(Number);
  const count = year * 12 + number - 1 + months;
  return `${Math.floor(count / 12)}-${String((count % 12) + 1).padStart(2, "0")}`;
}

/** The last twelve months, this one first. */
export function lastMonths(now: string): readonly string[] {
  return Array.from({ length: 12 }, (_, back) => monthAfter(now, -back));
}
