import type { ForceTier } from "../../ground/force.ts";
import type { EffectCount } from "../promise-effect.ts";

/** What `POST /api/v1/statistics/promises/effect` answers. */
export interface PromiseEffect {
  readonly from: string;
  readonly to: string;
  readonly unsent: number;
  readonly byCrew: number;
  readonly unknownUnits: number;
  readonly inForce: readonly EffectCount[] | null;
  readonly asked: readonly EffectCount[];
}

type Counts = Omit<EffectCount, "circle" | "tier">;

/** One circle and tier, by what is in force and by what is being changed; undefined where neither says anything of it. */
export interface EffectRow {
  readonly key: string;
  readonly circle: string | null;
  readonly tier: ForceTier;
  readonly was: Counts | undefined;
  readonly becomes: Counts | undefined;
}

/** Both tables of one answer side by side, in the order of the later one. */
export function effectRows({ inForce, asked }: Pick<PromiseEffect, "inForce" | "asked">): readonly EffectRow[] {
  const keyOf = ({ circle, tier }: EffectCount) => `${tier} ${circle ?? ""}`;
  const before = new Map((inForce ?? []).map((count) => [keyOf(count), count]));
  const after = new Map(asked.map((count) => [keyOf(count), count]));
  const all = [...asked, ...(inForce ?? []).filter((count) => !after.has(keyOf(count)))];
  return all.map((count) => {
    const key = keyOf(count);
    const { circle, tier } = count;
    return { key, circle, tier, was: before.get(key), becomes: after.get(key) };
  });
}

/** `12`, or `12 → 15` where the change makes another number of it. */
export function numberThen(row: EffectRow, of: keyof Counts): string {
  const [was, becomes] = [row.was?.[of] ?? 0, row.becomes?.[of] ?? 0];
  return was === becomes ? String(becomes) : `${was} → ${becomes}`;
}

/** Kept of those with a recorded arrival, in whole percent; null without any. Never 100 while one is missed, nor 0 while one is kept. */
export function keptShare(counts: Pick<Counts, "kept" | "missed"> | undefined): number | null {
  const { kept, missed } = counts ?? { kept: 0, missed: 0 };
  if (kept + missed === 0) return null;
  const percent = Math.round((kept / (kept + missed)) * 100);
  return Math.min(missed > 0 ? 99 : 100, Math.max(kept > 0 ? 1 : 0, percent));
}

/** Kept and missed of all tiers of a circle, by the change. */
export function keptInCircle(counts: readonly EffectCount[], circle: string): Pick<Counts, "kept" | "missed"> {
  const own = counts.filter((count) => count.circle === circle);
  return {
    kept: own.reduce((sum, { kept }) => sum + kept, 0),
    missed: own.reduce((sum, { missed }) => sum + missed, 0),
  };
}
