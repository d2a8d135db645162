import { instantOf, millis } from "../../ground/instant.ts";
import type { Fix } from "../fix.ts";
import type { Reporting } from "../../ground/room.ts";

export const start = millis("2026-11-24T08:00:00.000Z");

export const patrol: Reporting = { id: "N-1", kind: "patrol", onDuty: true, station: "N" };

const degreesInKilometre = 1 / 111.195;

/** A fix of the patrol some seconds after the start, so many kilometres north of its first place. */
export function fixAt(seconds: number, kilometres = 0, more: Partial<Fix> = {}): Fix {
  const point = [116.4, 39.9 + kilometres * degreesInKilometre] as const;
  return { unit: patrol.id, at: instantOf(start + seconds * 1000), point, source: "handset", ...more };
}
