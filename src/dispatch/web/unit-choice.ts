import type { Point } from "../../ground/point.ts";
import type { Refusal } from "../../ground/refusal.ts";
import { metresAcross } from "../../streets/geometry.ts";
import type { Recommended } from "../recommendation.ts";
import { unitStatus } from "../status.ts";
import type { Unit, UnitStatus } from "../unit.ts";

/** A unit as it may be chosen for an order, with what the order's rule says against it. */
export interface UnitChoice {
  readonly unit: Unit;
  readonly status: UnitStatus;
  readonly refusal: Refusal | null;
  /** Metres in a straight line from where the unit is known to be; absent when either place is unknown. */
  readonly metres?: number;
  /** Its entry in the recommendation, once that has been answered. */
  readonly recommended?: Ranked;
  /** Its time to the place, whether it is offered or not, once the recommendation has been answered and knows one. */
  readonly travelSeconds?: number;
}

export interface Ranked extends Recommended {
  readonly rank: number;
  readonly uncoversKilometres: number | null;
}

/** By unit. */
export type Ranks = ReadonlyMap<string, Ranked>;

/**
 * The units in the order the list shows them. First come units that can be ordered: the recommended ones in their own
 * order, so that Enter takes the first, then the others by their rank in the recommendation, or by distance while there
 * is no recommendation. Then come units that cannot be ordered, the soonest first, each with the reason, so that a
 * dispatcher sees why a nearer unit is not offered.
 */
export function chooseFrom(
  units: readonly Unit[],
  place: Point | undefined,
  judge: (unit: Unit) => Refusal | null,
  ranks: Ranks = new Map(),
  named: readonly string[] = [],
  leftOut: ReadonlyMap<string, number> = new Map(),
): readonly UnitChoice[] {
  const nameOf = ({ unit }: UnitChoice) => (named.includes(unit.id) ? named.indexOf(unit.id) : named.length);
  return units
    .map((unit): UnitChoice => {
      const here = unit.active?.point ?? unit.point;
      const recommended = ranks.get(unit.id);
      const travelSeconds = recommended?.travelSeconds ?? leftOut.get(unit.id);
      return {
        unit,
        status: unitStatus(unit),
        refusal: judge(unit),
        ...(recommended === undefined ? {} : { recommended }),
        ...(travelSeconds === undefined ? {} : { travelSeconds }),
        ...(place === undefined || here === undefined ? {} : { metres: metresAcross(here, place) }),
      };
    })
    .toSorted(
      (a, b) =>
        Number(a.refusal !== null) - Number(b.refusal !== null) ||
        nameOf(a) - nameOf(b) ||
        (a.refusal === null ? (a.recommended?.rank ?? Infinity) - (b.recommended?.rank ?? Infinity) : 0) ||
        (a.refusal === null ? 0 : (a.travelSeconds ?? Infinity) - (b.travelSeconds ?? Infinity)) ||
        (a.metres ?? Number.POSITIVE_INFINITY) - (b.metres ?? Number.POSITIVE_INFINITY) ||
        (a.unit.callsign < b.unit.callsign ? -1 : 1),
    );
}
