import type { Point } from "../../ground/point.ts";
import { districtView, unnamedDistrict } from "../../district/district.ts";
import { districtStream } from "../../district/facts.ts";
import { statesIn } from "../../ground/fold.ts";
import type { House } from "../../journal/server/room-server.ts";
import { flightSeconds } from "../../streets/flight.ts";
import type { StreetsInUse } from "../../streets/server/streets-in-use.ts";
import { unlessNoRoads } from "../../streets/server/streets-routes.ts";
import { flies } from "../status.ts";
import type { Unit } from "../unit.ts";
import { unitView } from "../unit-view.ts";

/** A fix older than this says little of where a crew is now; it is then taken to be at its post. */
const oldestFixSeconds = 600;

/** A unit and where it is, as far as anybody knows. */
export interface Placed {
  readonly unit: Unit;
  readonly point: Point | undefined;
  /** Since its fix; undefined: the place is assumed. */
  readonly ageSeconds: number | undefined;
}

/** Units in sight and where each is: its last fix, else where its work or its post is, else its station. */
export async function placedUnits(
  house: House,
  sees: (stream: string, unit: Unit) => boolean = () => true,
): Promise<readonly Placed[]> {
  const { stations } = (await house.state(districtView, districtStream)) ?? unnamedDistrict;
  const now = house.now().getTime();
  const placed: Placed[] = [];
  for (const [stream, unit] of statesIn(unitView, await house.journal.current(["unit"]))) {
    if (!sees(stream, unit)) continue;
    const fix = house.positionOf(unit.id);
    const ageSeconds = fix === undefined ? undefined : (now - Date.parse(fix.at)) / 1000;
    if (fix !== undefined && ageSeconds !== undefined && ageSeconds <= oldestFixSeconds) {
      placed.push({ unit, point: fix.point, ageSeconds });
      continue;
    }
    const isThere = unit.active?.step === "onScene" || unit.active?.step === "handling";
    const post = unit.point ?? (unit.station === undefined ? undefined : stations[unit.station]?.point);
    placed.push({ unit, point: (isThere ? unit.active?.point : undefined) ?? post, ageSeconds: undefined });
  }
  return placed;
}

export interface TravelTimes {
  /** Of each unit in their order; undefined: no known way. */
  readonly seconds: readonly (number | undefined)[];
  /** No road is near the goal. */
  readonly isOffRoad: boolean;
}

/**
 * How many units by road must be known, ranked by travel time plus these seconds; units sooner than the last of them
 * are known too.
 */
export interface FirstOnly {
  readonly count: number;
  /** For each unit in their order; Infinity: it is not one of those counted. */
  readonly handicaps: readonly number[];
}

/** By road, by air for who flies; undefined altogether while no streets are loaded. */
export async function travelTimes(
  streets: StreetsInUse,
  placed: readonly Placed[],
  goal: Point,
  first?: FirstOnly,
): Promise<TravelTimes | undefined> {
  const driving = placed.flatMap(({ unit, point }, index) =>
    point === undefined || flies(unit) ? [] : [{ point, index }],
  );
  const found = await unlessNoRoads(
    streets.router.ask("arrivals", {
      starts: Float64Array.from(driving.flatMap(({ point }) => point)),
      goal,
      ...(first === undefined
        ? {}
        : {
            best: first.count,
            handicaps: Float64Array.from(driving, ({ index }) => 1000 * (first.handicaps[index] ?? 0)),
          }),
    }),
  );
  if (found === undefined) return undefined;
  const seconds = placed.map(({ unit, point }) =>
    flies(unit) && point !== undefined ? flightSeconds(point, goal) : undefined,
  );
  for (const [at, { index }] of driving.entries()) {
    const millis = found.times[at];
    if (millis !== null && millis !== undefined) seconds[index] = millis / 1000;
  }
  return { seconds, isOffRoad: found.goal === null };
}
