import type { Feature, FeatureCollection } from "geojson";

/** A tier as `GET /api/v1/units/reach` answers it: lines flat, lon, lat, lon, lat … */
export interface ReachTier {
  readonly minutes: number;
  readonly kilometres: number;
  /** Of all kilometres of road, 0 to 1. */
  readonly share: number;
  readonly lines: readonly (readonly number[])[] | null;
}

export interface ReachAnswer {
  readonly streets: "none" | "loading" | "ready" | "missing";
  readonly tiers: readonly ReachTier[];
}

/** One feature a tier, the longest time first, so that the shorter are drawn over it. */
export function reachFeatures(tiers: readonly ReachTier[]): FeatureCollection {
  return {
    type: "FeatureCollection",
    features: tiers
      .toSorted((a, b) => b.minutes - a.minutes)
      .flatMap(({ lines }, index): Feature[] =>
        lines === null
          ? []
          : [
              {
                type: "Feature",
                geometry: { type: "MultiLineString", coordinates: lines.map(pairs) },
                properties: { tier: tiers.length - index },
              },
            ],
      ),
  };
}

function pairs(flat: readonly number[]): number[][] {
  return Array.from({ length: Math.floor(flat.length / 2) }, (_, at) => [flat[2 * at] ?? 0, flat[2 * at + 1] ?? 0]);
}

export interface ReachRow {
  readonly minutes: number;
  /** 1 is the shortest time. */
  readonly tier: number;
  /** Percent of the road, whole; `<1` where it is less than one but something. */
  readonly percent: string;
  readonly kilometres: string;
}

/** The numbers of the panel, the shortest time first, and how much of the road nobody reaches in the longest. */
export function reachRows(tiers: readonly ReachTier[]): {
  rows: readonly ReachRow[];
  /** The shares of the rows, 0 to 1, for a bar. */
  shares: readonly number[];
  beyond: string | null;
} {
  const sorted = tiers.toSorted((a, b) => a.minutes - b.minutes);
  const widest = sorted.at(-1);
  return {
    rows: sorted.map(({ minutes, kilometres, share }, index) => ({
      minutes,
      tier: index + 1,
      percent: percentText(share),
      kilometres: kilometres < 10 ? kilometres.toFixed(1) : String(Math.round(kilometres)),
    })),
    shares: sorted.map(({ share }) => share),
    beyond: widest === undefined ? null : percentText(1 - widest.share),
  };
}

/** Rounded toward the middle at the ends: a road left uncovered is never told as none, nor nearly all as all. */
export function percentText(share: number): string {
  const percent = share * 100;
  if (percent > 0 && percent < 1) return "<1";
  if (percent > 99 && percent < 100) return ">99";
  return String(Math.round(percent));
}
