import { type Place, riverNorth } from "./town.ts";
import { countryTowns } from "./outskirts.ts";
import type { Plan } from "./divide.ts";

/** What a piece of land is used for, by where it lies. */
export type Zone = "old" | "inner" | "outer" | "industry" | "newTown" | "countryTown" | "fringe" | "hill" | "lake";

/** How far the town reaches from its middle along and across the river, in kilometres; its edge sways. */
const reaches: Place = [4.75, 3.7];
const newTown = { middle: [4.9, 1.5], reach: 0.8 } as const;
const lakeMiddle: Place = [-6, -2.7];
const hills: readonly (readonly [middle: Place, reach: number])[] = [
  [[-4.4, 4.9], 1.15],
  [[-1.4, 5.3], 0.9],
  [[5.6, 4.3], 1],
  [[4.6, -4.4], 1.1],
  [[-3.6, -4.7], 0.8],
];

/** Undoes how streets near the river follow its bends, near enough for telling zones. */
function across([east, north]: Place): number {
  const bend = riverNorth(east);
  let guess = north;
  for (let round = 0; round < 3; round++) guess = north - bend / (1 + (guess / 1.4) ** 2);
  return guess;
}

/** Kilometres beyond the edge of the town, about; negative inside. */
function beyondTown(at: Place): number {
  const [x, y] = [at[0] / reaches[0], (across(at) - 0.05) / reaches[1]];
  const turn = Math.atan2(y, x);
  const edge = 1 + 0.07 * Math.sin(3 * turn + 0.7) + 0.05 * Math.sin(7 * turn);
  return (Math.hypot(x, y) - edge) * 4;
}

export function zoneOf(at: Place): Zone {
  const within = (middle: Place | readonly [number, number], reach: number) =>
    Math.hypot(at[0] - middle[0], at[1] - middle[1]) < reach;
  if (beyondTown(at) < 0) {
    const north = across(at);
    if (north > 2.5 && at[0] > -3) return "industry";
    const centre = Math.hypot(at[0], north - 0.6);
    return centre < 1.15 ? "old" : centre < 2.1 ? "inner" : "outer";
  }
  if (countryTowns.some(({ middle, radii }) => within(middle, (radii[0] + radii[1]) / 2 + 0.06))) return "countryTown";
  if (within(newTown.middle, newTown.reach)) return "newTown";
  if (within(lakeMiddle, 1.15)) return "lake";
  return hills.some(([middle, reach]) => within(middle, reach)) ? "hill" : "fringe";
}

const blocks: Readonly<Record<Exclude<Zone, "fringe">, number>> = {
  old: 0.014,
  inner: 0.023,
  outer: 0.036,
  industry: 0.085,
  newTown: 0.045,
  countryTown: 0.02,
  hill: 1.3,
  lake: 3.4,
};

export function planOf(at: Place): Plan {
  const zone = zoneOf(at);
  if (zone !== "fringe") return { block: blocks[zone], isRural: zone === "hill" || zone === "lake" };
  const block = Math.min(0.6, 0.05 + 0.24 * Math.max(0, beyondTown(at)));
  return { block, isRural: block > 0.11 };
}
