import { type Instant, plusSeconds, secondsBetween } from "../../src/ground/instant.ts";
import type { Recording } from "../../src/ground/recording.ts";
import { shareOf } from "./share.ts";

/** Now and then a camera is switched on late, or off too soon, so that a newcomer sees what a gap looks like. */
const late = { share: 0.1, seconds: 200 };
const short = { share: 0.06, seconds: 260 };

/** What the camera of a crew recorded while it was on scene; nothing where it was there for no time. */
export function cameraOf(unit: string, incidentId: string, from: Instant, to: Instant): readonly Recording[] {
  if (from >= to) return [];
  const share = shareOf(`${incidentId} ${unit} camera`);
  const isLong = secondsBetween(from, to) > 2 * short.seconds;
  const begun = isLong && share < late.share ? plusSeconds(from, late.seconds) : from;
  const ended = isLong && share > 1 - short.share ? plusSeconds(to, -short.seconds) : to;
  return [{ number: cameraNumber(unit, incidentId), from: begun, to: ended }];
}

/** The number by which what a crew's camera records of an incident is found. */
export function cameraNumber(unit: string, incidentId: string): string {
  return `${unit}-${incidentId.slice(-6)}`;
}
