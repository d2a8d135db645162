import type { Point } from "../ground/point.ts";
import { metresAcross } from "./geometry.ts";

/** What a drone can do. */
export interface FlightProfile {
  readonly metresPerSecond: number;
  /** There, with enough left to come back. */
  readonly rangeMetres: number;
  /** From the order to being in the air. */
  readonly launchSeconds: number;
  /** Above this wind it stays down. */
  readonly mostWindMetresPerSecond: number;
}

/** A usual small quadrocopter of the service; a district's own figures come with its equipment. */
export const usualDrone: FlightProfile = {
  metresPerSecond: 15,
  rangeMetres: 5000,
  launchSeconds: 90,
  mostWindMetresPerSecond: 12,
};

/** Seconds to a place in a straight line; undefined beyond its range, or in too much wind when that is known. */
export function flightSeconds(
  from: Point,
  to: Point,
  profile: FlightProfile = usualDrone,
  windMetresPerSecond?: number,
): number | undefined {
  if (windMetresPerSecond !== undefined && windMetresPerSecond > profile.mostWindMetresPerSecond) return undefined;
  const metres = metresAcross(from, to);
  return metres > profile.rangeMetres ? undefined : profile.launchSeconds + metres / profile.metresPerSecond;
}
