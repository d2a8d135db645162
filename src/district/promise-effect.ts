import { forceTiers, type ForceTier, type UnitKind } from "../ground/force.ts";
import { type PromiseTable, secondsPromised } from "./promise-table.ts";

/** One unit ordered to an incident; times in milliseconds since 1970. */
export interface OrderedCase {
  readonly incident: string;
  /** Undefined where the unit is registered no more. */
  readonly kind: UnitKind | undefined;
  /** As the incident was when the unit was ordered; null outside every quick-response circle. */
  readonly circle: string | null;
  readonly priority: number;
  readonly receivedAt: number;
  readonly orderedAt: number;
  /** Null where nobody recorded an arrival. */
  readonly onSceneAt: number | null;
}

/** How incidents of one circle would have met what is promised for a tier. */
export interface EffectCount {
  readonly circle: string | null;
  readonly tier: ForceTier;
  readonly kept: number;
  readonly missed: number;
  /** Nobody of the tier has a recorded arrival: on the way still, called back, or never tapped. */
  readonly unmeasured: number;
  /** No row promises anything in their case. */
  readonly unpromised: number;
}

type Promised = Pick<PromiseTable, "clock" | "tierOf" | "rows">;

/**
 * How past incidents would have met a table of promises, by circle and tier. As with a promise that is given: a tier's
 * clock starts with the first order to a unit of it, priority and circle are those of that moment, and it is met by the
 * first of the tier on scene. Incidents nobody of a tier was ordered to do not count for it.
 */
export function promiseEffect(table: Promised, cases: readonly OrderedCase[]): readonly EffectCount[] {
  const tiers = new Map<string, { readonly tier: ForceTier; first: OrderedCase; onSceneAt: number | null }>();
  for (const one of cases) {
    const tier = one.kind === undefined ? undefined : table.tierOf[one.kind];
    if (tier === undefined) continue;
    const key = `${one.incident} ${tier}`;
    const before = tiers.get(key);
    if (before === undefined) tiers.set(key, { tier, first: one, onSceneAt: one.onSceneAt });
    else {
      if (one.orderedAt < before.first.orderedAt) before.first = one;
      before.onSceneAt = earlier(before.onSceneAt, one.onSceneAt);
    }
  }
  const counts = new Map<string, { -readonly [Key in keyof EffectCount]: EffectCount[Key] }>();
  for (const { tier, first, onSceneAt } of tiers.values()) {
    const { circle } = first;
    const key = `${tier} ${circle ?? ""}`;
    const count = counts.get(key) ?? { circle, tier, kept: 0, missed: 0, unmeasured: 0, unpromised: 0 };
    count[outcomeOf(table, tier, first, onSceneAt)]++;
    counts.set(key, count);
  }
  return [...counts.values()].toSorted(byCircleAndTier);
}

function outcomeOf(
  table: Promised,
  tier: ForceTier,
  { circle, priority, orderedAt, receivedAt }: OrderedCase,
  onSceneAt: number | null,
): "kept" | "missed" | "unmeasured" | "unpromised" {
  const seconds = secondsPromised(table, { priority, circle: circle ?? undefined })[tier];
  if (seconds === undefined) return "unpromised";
  if (onSceneAt === null) return "unmeasured";
  return onSceneAt <= (table.clock === "ordered" ? orderedAt : receivedAt) + seconds * 1000 ? "kept" : "missed";
}

function earlier(one: number | null, other: number | null): number | null {
  if (one === null || other === null) return one ?? other;
  return Math.min(one, other);
}

/** Circles by their code, what lies outside last; the nearest tier first. */
function byCircleAndTier(one: EffectCount, other: EffectCount): number {
  if (one.circle !== other.circle) {
    if (one.circle === null || other.circle === null) return one.circle === null ? 1 : -1;
    return one.circle < other.circle ? -1 : 1;
  }
  return forceTiers.indexOf(one.tier) - forceTiers.indexOf(other.tier);
}
