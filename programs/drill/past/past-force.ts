import type { Giver } from "../../../src/ground/fact.ts";
import type { Point } from "../../../src/ground/point.ts";
import type { CrewOrder } from "../../../src/district/anhe/units.ts";
import { metresAcross } from "../../../src/streets/geometry.ts";
import type { PastRoster } from "./past-roster.ts";

interface Wanted {
  readonly from: number;
  readonly until: number;
  readonly near: Point;
  readonly station?: string;
}

/** The crews of the past, and how long each is busy. */
export interface PastForce {
  /** The nearest crew that is there and free for the whole time. */
  free(wanted: Wanted): CrewOrder | undefined;
  take(unit: string, from: number, until: number): void;
  /** When a crew that is busy at a moment is free again; the moment itself if it is not busy. */
  freeFrom(unit: string, at: number): number;
  /** Who acts for the crew at a moment. */
  crew(unit: string, at: number): Giver | undefined;
}

/** Milliseconds that a crew rests between two incidents. */
const between = 90_000;

export function pastForce(roster: PastRoster, units: readonly CrewOrder[]): PastForce {
  const crews = units.filter(
    ({ kind, crew }) => kind !== "airSquad" && kind !== "emergencySquad" && crew.some(({ sworn }) => sworn),
  );
  const taken = new Map<string, { readonly from: number; readonly until: number }[]>();
  const crew = (unit: string, at: number) => roster.at(at, "unit", unit, { unit });
  const isFree = ({ unit }: CrewOrder, { from, until }: Wanted) =>
    !(taken.get(unit) ?? []).some((one) => one.from - between < until && from < one.until + between) &&
    crew(unit, from) !== undefined;
  return {
    crew,
    freeFrom: (unit, at) =>
      (taken.get(unit) ?? []).reduce(
        (free, one) => (one.from < free + between && free < one.until ? one.until + between : free),
        at,
      ),
    take: (unit, from, until) => void taken.set(unit, [...(taken.get(unit) ?? []), { from, until }]),
    free: (wanted) =>
      crews
        .filter(({ station }) => wanted.station === undefined || station === wanted.station)
        .toSorted((a, b) => metresAcross(pointOf(a), wanted.near) - metresAcross(pointOf(b), wanted.near))
        .find((one) => isFree(one, wanted)),
  };
}

function pointOf({ point: [lon, lat] }: CrewOrder): Point {
  return [lon, lat];
}
