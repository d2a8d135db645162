import type { Point } from "../../ground/point.ts";
import type { LivePosition } from "../../journal/web/position-store.ts";
import { unitStatus } from "../status.ts";
import type { Unit, UnitKind, UnitStatus } from "../unit.ts";
import type { MarkFeature, Marks } from "./map-marks.ts";

/** `live`: told within a minute. `old`: within ten. `assumed`: longer ago or never, so where it ought to be is shown. */
export type PlaceAge = "live" | "old" | "assumed";

export interface UnitMark {
  readonly id: string;
  readonly callsign: string;
  readonly status: UnitStatus;
  readonly kind: UnitKind;
  readonly point: Point;
  readonly age: PlaceAge;
  /** Whole minutes since the fix, of an old one. */
  readonly minutes?: number;
  /** Degrees from north, of one that moves. */
  readonly heading?: number;
}

const liveSeconds = 60;
/** As the recommendation counts: what is older says nothing of where the unit is now. */
const oldestSeconds = 600;
/** Metres per second; below, a receiver's heading is noise. */
const slowestMoving = 1.5;

interface Sources {
  readonly fixOf: (unit: string) => LivePosition | undefined;
  readonly stationPoint: (station: string) => Point | undefined;
  /** Milliseconds since 1970 by the server's clock. */
  readonly now: number;
}

/**
 * Where a unit is drawn: for ten minutes at its last fix; then at its incident or post; else at its station, marked as
 * assumed. Undefined for a unit that is off duty or without a known place.
 */
export function markOf(unit: Unit, { fixOf, stationPoint, now }: Sources): UnitMark | undefined {
  const status = unitStatus(unit);
  if (status === "offDuty") return undefined;
  const who = { id: unit.id, callsign: unit.callsign, status, kind: unit.kind };
  const fix = fixOf(unit.id);
  if (fix !== undefined) {
    const seconds = (now - Date.parse(fix.at)) / 1000;
    if (seconds <= liveSeconds) {
      const { heading } = fix;
      const moves = heading !== undefined && (fix.speed === undefined || fix.speed >= slowestMoving);
      return { ...who, point: fix.point, age: "live", ...(moves ? { heading } : {}) };
    }
    if (seconds <= oldestSeconds) return { ...who, point: fix.point, age: "old", minutes: Math.floor(seconds / 60) };
  }
  const isThere = status === "onScene" || status === "handling";
  const post = unit.point ?? (unit.station === undefined ? undefined : stationPoint(unit.station));
  const point = (isThere ? unit.active?.point : undefined) ?? post;
  return point === undefined ? undefined : { ...who, point, age: "assumed" };
}

/** What is drawn above what: who is at work hides who waits, never the other way round. */
const ranks: Readonly<Record<UnitStatus, number>> = {
  noContact: 5,
  awaitingAcknowledgement: 4,
  enRoute: 3,
  acknowledged: 3,
  onScene: 2,
  handling: 2,
  returning: 1,
  patrol: 1,
  standby: 1,
  engaged: 0,
  outOfService: 0,
  offDuty: 0,
};

/** Two rows at one point lie this many degrees apart, about 25 m. */
const rowDegrees = 0.00022;

/**
 * The units' marks as map features. Marks on the same point cannot be told apart or clicked, so units assumed at one
 * point are drawn about 25 m below each other, and a unit assumed at its incident is drawn below the incident's own
 * mark. A unit with a measured position is drawn exactly there.
 */
export function markFeatures(marks: readonly UnitMark[]): Marks {
  const taken = new Map<string, number>();
  const features = new Map<string, MarkFeature>();
  for (const mark of marks) {
    const [lon] = mark.point;
    let [, lat] = mark.point;
    if (mark.age === "assumed") {
      const key = mark.point.join(",");
      const before = taken.get(key) ?? 0;
      taken.set(key, before + 1);
      lat -= (before + (mark.status === "onScene" || mark.status === "handling" ? 1 : 0)) * rowDegrees;
    }
    features.set(mark.id, {
      type: "Feature",
      geometry: { type: "Point", coordinates: [lon, lat] },
      properties: {
        id: mark.id,
        kind: "unit",
        image: `unit|${mark.status}|${mark.kind}|${mark.age}`,
        label: mark.minutes === undefined ? mark.id : `${mark.id} ${mark.minutes}′`,
        pale: mark.age !== "live",
        order: ranks[mark.status],
        status: mark.status,
        moves: mark.heading !== undefined,
        heading: Math.round(mark.heading ?? 0),
      },
    });
  }
  return features;
}
