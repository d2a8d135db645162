import type { ForceTier } from "../../ground/force.ts";

/** Promises of a circle and tier on one day, whatever the priority. */
export interface PromiseCount {
  readonly circle: string | null;
  readonly tier: ForceTier;
  readonly kept: number;
  readonly broken: number;
  readonly running: number;
  readonly released: number;
}

/** Counts by circle, tier and priority made one a circle and tier, in the order they came. */
export function byCircleAndTier(counts: readonly PromiseCount[]): readonly PromiseCount[] {
  const grouped = Map.groupBy(counts, ({ circle, tier }) => `${tier} ${circle ?? ""}`);
  return [...grouped.values()].flatMap((own) => {
    const [first] = own;
    if (first === undefined) return [];
    const sum = (of: (one: PromiseCount) => number) => own.reduce((all, one) => all + of(one), 0);
    return [
      {
        ...{ circle: first.circle, tier: first.tier },
        kept: sum(({ kept }) => kept),
        broken: sum(({ broken }) => broken),
        running: sum(({ running }) => running),
        released: sum(({ released }) => released),
      },
    ];
  });
}

/** Kept of those that are over, in whole percent; null while none is. Never 100 while one is broken, nor 0 while one is kept. */
export function keptPercent({ kept, broken }: Pick<PromiseCount, "kept" | "broken">): number | null {
  const over = kept + broken;
  if (over === 0) return null;
  const percent = Math.round((kept / over) * 100);
  if (broken > 0 && percent === 100) return 99;
  return kept > 0 && percent === 0 ? 1 : percent;
}
