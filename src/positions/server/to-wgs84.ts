import wrapped from "gcoord";
import type { Point } from "../../ground/point.ts";
import type { ReferenceSystem } from "../fix.ts";

// Its declarations are of an ES module with a default; what Node loads is that default itself.
const gcoord = wrapped as unknown as typeof wrapped.default;

/** Rounds of undoing GCJ-02's shift; three reach a millimetre anywhere in China. */
const mostRounds = 8;
const nearEnoughDegrees = 1e-9;

/**
 * A point as its sender declares it, in WGS-84. Outside China (gcoord's rectangle) neither GCJ-02 nor BD-09 is shifted
 * and the point stays as it is.
 */
export function toWgs84(point: Point, from: ReferenceSystem): Point {
  if (from === "WGS84" || isUnshifted(point)) return point;
  return undoGcj02(from === "BD09" ? pointOf(gcoord.transform([...point], gcoord.BD09, gcoord.GCJ02)) : point);
}

/**
 * Finds the WGS 84 point that gcoord's forward shift maps to this point, by repeated correction. gcoord's own inverse
 * is not used: on the edge of its rectangle (for example 72.0041, 35) it never returns, because one step in and one
 * step out undo each other, and one such fix would stop the server. Tried with gcoord 1.0.7.
 */
function undoGcj02(shifted: Point): Point {
  let [lon, lat] = shifted;
  for (let round = 0; round < mostRounds; round++) {
    const [shiftedLon, shiftedLat] = toGcj02([lon, lat]);
    const [eastwards, northwards] = [shiftedLon - shifted[0], shiftedLat - shifted[1]];
    if (Math.abs(eastwards) < nearEnoughDegrees && Math.abs(northwards) < nearEnoughDegrees) break;
    lon -= eastwards;
    lat -= northwards;
  }
  return [lon, lat];
}

function isUnshifted(point: Point): boolean {
  const [lon, lat] = toGcj02(point);
  return lon === point[0] && lat === point[1];
}

function toGcj02(point: Point): Point {
  return pointOf(gcoord.transform([...point], gcoord.WGS84, gcoord.GCJ02));
}

function pointOf(found: readonly (number | string)[]): Point {
  return [Number(found[0]), Number(found[1])];
}
