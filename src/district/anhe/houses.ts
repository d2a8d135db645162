import type { Shape } from "./landscape.ts";
import type { Filling } from "./filling.ts";
import { frameOf, isWithin, toRing } from "./plane.ts";
import type { Place } from "./town.ts";

/** How houses stand in a block: their size, the room between them and to the street, all in kilometres. */
export interface Houses {
  readonly wide: number;
  readonly deep: number;
  readonly gapWide: number;
  readonly gapDeep: number;
  readonly setBack: number;
  /** The share of sites that are built on. */
  readonly built: number;
  readonly tag: string;
  /** Sites further than this from the street stay empty. */
  readonly depth?: number;
}

export const houses = {
  old: {
    wide: 0.016,
    deep: 0.011,
    gapWide: 0.006,
    gapDeep: 0.012,
    setBack: 0.011,
    built: 0.72,
    tag: "yes",
    depth: 0.045,
  },
  flats: { wide: 0.046, deep: 0.013, gapWide: 0.016, gapDeep: 0.03, setBack: 0.018, built: 0.88, tag: "apartments" },
  towers: { wide: 0.028, deep: 0.02, gapWide: 0.03, gapDeep: 0.044, setBack: 0.024, built: 0.85, tag: "apartments" },
  halls: { wide: 0.085, deep: 0.04, gapWide: 0.022, gapDeep: 0.026, setBack: 0.022, built: 0.8, tag: "industrial" },
  shops: {
    wide: 0.03,
    deep: 0.014,
    gapWide: 0.005,
    gapDeep: 0.03,
    setBack: 0.012,
    built: 0.8,
    tag: "retail",
    depth: 0.03,
  },
  farms: { wide: 0.013, deep: 0.009, gapWide: 0.022, gapDeep: 0.03, setBack: 0.012, built: 0.42, tag: "house" },
  school: { wide: 0.05, deep: 0.014, gapWide: 0.02, gapDeep: 0.034, setBack: 0.024, built: 0.5, tag: "school" },
} as const satisfies Readonly<Record<string, Houses>>;

/** Houses in rows, which face south as far as the block's sides let them. */
export function housesIn(
  ring: readonly Place[],
  plan: Houses,
  { draw, isFree }: Filling,
  without?: readonly Place[],
): Shape[] {
  const { middle, axis: long, long: reach } = frameOf(ring);
  const axis: Place = Math.abs(long[0]) >= Math.abs(long[1]) ? long : [-long[1], long[0]];
  const steps = (size: number) => Math.ceil(reach / size / 2);
  const [rowStep, columnStep] = [plan.deep + plan.gapDeep, plan.wide + plan.gapWide];
  const found: Shape[] = [];
  for (let row = -steps(rowStep); row <= steps(rowStep); row++) {
    for (let column = -steps(columnStep); column <= steps(columnStep); column++) {
      const [u, v] = [column * columnStep, row * rowStep];
      const at: Place = [middle[0] + axis[0] * u - axis[1] * v, middle[1] + axis[1] * u + axis[0] * v];
      if (!isWithin(at, ring) || draw() > plan.built) continue;
      const away = toRing(at, ring);
      if (plan.depth !== undefined && away > plan.depth) continue;
      const [halfWide, halfDeep] = [(plan.wide / 2) * (0.8 + 0.4 * draw()), (plan.deep / 2) * (0.85 + 0.3 * draw())];
      if (away < plan.setBack + halfDeep || !isFree(at)) continue;
      const corners = [
        [-1, -1],
        [1, -1],
        [1, 1],
        [-1, 1],
      ].map(([x = 0, y = 0]): Place => {
        const [du, dv] = [x * halfWide, y * halfDeep];
        return [at[0] + axis[0] * du - axis[1] * dv, at[1] + axis[1] * du + axis[0] * dv];
      });
      if (!corners.every((corner) => isWithin(corner, ring) && toRing(corner, ring) > plan.setBack * 0.7)) continue;
      if (without !== undefined && isWithin(at, without)) continue;
      found.push({ path: corners, isClosed: true, tags: { building: plan.tag } });
    }
  }
  return found;
}
