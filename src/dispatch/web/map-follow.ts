import type { Point } from "../../ground/point.ts";
import type { Incident } from "../incident.ts";
import { unitStatus } from "../status.ts";
import type { Unit } from "../unit.ts";

/** West, south, east, north. */
export type Box = readonly [west: number, south: number, east: number, north: number];

interface Scene {
  readonly units: readonly Unit[];
  readonly incidents: readonly Incident[];
  readonly chosenUnit: string | null;
  readonly chosenIncident: string | null;
  readonly pointOf: (unit: string) => Point | undefined;
}

/**
 * What following keeps visible: the chosen unit, with its incident while the unit drives there; or the chosen incident
 * with the units driving there. Empty for an incident nobody is driving to, because nothing moves.
 */
export function followed({ units, incidents, chosenUnit, chosenIncident, pointOf }: Scene): readonly Point[] {
  if (chosenUnit !== null) {
    const unit = units.find(({ id }) => id === chosenUnit);
    const point = pointOf(chosenUnit);
    if (unit === undefined || point === undefined) return [];
    const goal = isOnItsWay(unit) ? unit.active?.point : undefined;
    return goal === undefined ? [point] : [point, goal];
  }
  if (chosenIncident === null) return [];
  const goal = incidents.find(({ id }) => id === chosenIncident)?.place.point;
  const coming = units
    .filter((unit) => unit.active?.incident === chosenIncident && isOnItsWay(unit))
    .map(({ id }) => pointOf(id))
    .filter((point) => point !== undefined);
  return goal === undefined || coming.length === 0 ? coming : [goal, ...coming];
}

function isOnItsWay(unit: Unit): boolean {
  return unitStatus(unit) === "enRoute";
}

/** How much of the view, from each side, counts as too near its edge. */
const margin = 0.15;

/**
 * Where the view must go so that the points lie well within it; null while they do. The view moves rarely that way: a map
 * that creeps with every fix cannot be read.
 */
export function viewportFor(points: readonly Point[], [west, south, east, north]: Box): Box | null {
  if (points.length === 0) return null;
  const [wide, high] = [(east - west) * margin, (north - south) * margin];
  const lons = points.map(([lon]) => lon);
  const lats = points.map(([, lat]) => lat);
  const box: Box = [Math.min(...lons), Math.min(...lats), Math.max(...lons), Math.max(...lats)];
  const isWithin = box[0] >= west + wide && box[1] >= south + high && box[2] <= east - wide && box[3] <= north - high;
  return isWithin ? null : box;
}
