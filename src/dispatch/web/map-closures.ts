import type { Feature, FeatureCollection } from "geojson";
import type { Instant } from "../../ground/instant.ts";
import { plusSeconds } from "../../ground/instant.ts";
import type { Point } from "../../ground/point.ts";
import type { RoadRestriction } from "../../streets/roads.ts";
import { metresAcross } from "../../streets/geometry.ts";

/** A line being pointed out, and the points that were. */
interface Drawing {
  readonly line: readonly Point[];
  readonly corners: readonly Point[];
}

/** Lines of the restrictions, a mark at the middle of each, and what is being drawn. */
export function closureFeatures(
  restrictions: readonly RoadRestriction[],
  chosen: string | null,
  { line: drawing, corners }: Drawing,
): FeatureCollection {
  const features: Feature[] = restrictions.flatMap(({ restriction, line, share }) => {
    const closed = share === 0;
    const properties = { id: restriction, closed, chosen: restriction === chosen };
    return [lineAlong(line, properties), pointAt(middleOf(line), { ...properties, image: markName(closed) })];
  });
  if (drawing.length > 0) features.push(lineAlong(drawing, { drawing: true }));
  for (const point of corners) features.push(pointAt(point, { corner: true }));
  return { type: "FeatureCollection", features };
}

function markName(closed: boolean): string {
  return `closure|${closed ? "closed" : "slow"}|`;
}

function lineAlong(line: readonly Point[], properties: Record<string, unknown>): Feature {
  // A single point is a line of no length: it is drawn as a dot by its round ends.
  const points = line.length === 1 ? [...line, ...line] : line;
  return {
    type: "Feature",
    geometry: { type: "LineString", coordinates: points.map((point) => [...point]) },
    properties,
  };
}

function pointAt(point: Point, properties: Record<string, unknown>): Feature {
  return { type: "Feature", geometry: { type: "Point", coordinates: [...point] }, properties };
}

/** The point half-way along a line. */
export function middleOf(line: readonly Point[]): Point {
  let left = lengthOf(line) / 2;
  for (const [at, to] of line.entries()) {
    const from = line[at - 1];
    if (from === undefined) continue;
    const metres = metresAcross(from, to);
    if (metres > 0 && left <= metres) {
      const share = left / metres;
      return [from[0] + (to[0] - from[0]) * share, from[1] + (to[1] - from[1]) * share];
    }
    left -= metres;
  }
  return line.at(-1) ?? [0, 0];
}

/** Metres. */
export function lengthOf(line: readonly Point[]): number {
  return line.reduce((sum, to, at) => {
    const from = line[at - 1];
    return from === undefined ? sum : sum + metresAcross(from, to);
  }, 0);
}

/** What a restriction's line may have at most, as `RoadRestricted` says. */
const mostPoints = 200;
/** A way this many times as long as the straight line is a detour around one-ways, not the road that was meant. */
const mostDetour = 2;

/**
 * The line of a leg between two clicked points: along the road when the way found is no detour, else straight. `way` is what
 * `GET /api/v1/route` answered, null when there is none.
 */
export function legOf(from: Point, to: Point, way: readonly Point[] | null): readonly Point[] {
  const straight = [from, to];
  if (way === null || way.length < 2) return straight;
  return lengthOf(way) > mostDetour * metresAcross(from, to) + 100 ? straight : way;
}

/** The legs as one line, no point twice in a row, thinned evenly to what a restriction may have. */
export function joinedLine(legs: readonly (readonly Point[])[]): readonly Point[] {
  const line: Point[] = [];
  for (const point of legs.flat()) {
    const last = line.at(-1);
    if (last === undefined || last[0] !== point[0] || last[1] !== point[1]) line.push(point);
  }
  if (line.length <= mostPoints) return line;
  const step = (line.length - 1) / (mostPoints - 1);
  return Array.from({ length: mostPoints }, (_, at) => line[Math.round(at * step)] ?? [0, 0]);
}

/** How much of the free speed is left, as the form offers it. */
export const shares = [0, 0.25, 0.5, 0.75] as const;

/** Hours a restriction is offered for. */
export const spans = [1, 2, 4, 8, 24, 72, 168] as const;

export interface ClosureDraft {
  readonly line: readonly Point[];
  readonly share: number;
  readonly hours: number;
  readonly reason: string;
  readonly street: string;
}

/** The body of `RestrictRoad`, or null while the line or the reason is missing. */
export function bodyOf(draft: ClosureDraft, now: Instant): Readonly<Record<string, unknown>> | null {
  const [reason, street] = [draft.reason.trim(), draft.street.trim()];
  if (draft.line.length === 0 || reason === "") return null;
  return {
    line: draft.line,
    share: draft.share,
    reason,
    until: plusSeconds(now, draft.hours * 3600),
    ...(street === "" ? {} : { street }),
  };
}
