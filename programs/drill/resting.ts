import { unitStream } from "../../src/dispatch/facts.ts";
import type { RestingStatus, Unit } from "../../src/dispatch/unit.ts";
import { millis } from "../../src/ground/instant.ts";
import { type DrillOrder, given, isPast, type Scene } from "./scene.ts";
import { shareOf } from "./share.ts";

/** How long a crew without an assignment stays as it is, in minutes, and what it does then. */
const rhythm: Partial<Record<RestingStatus, readonly [minutes: number, then: RestingStatus]>> = {
  returning: [4, "patrol"],
  patrol: [100, "standby"],
  standby: [140, "patrol"],
  outOfService: [25, "standby"],
  engaged: [50, "standby"],
};

/**
 * What a crew does between assignments. A status that a person set stays until a person, or an assignment, ends it; a crew
 * that a visitor stands on is the visitor's to move.
 */
export function rest(scene: Scene, unit: Unit): readonly DrillOrder[] {
  const [minutes, then] = rhythm[unit.status] ?? [];
  if (minutes === undefined || then === undefined || unit.active !== undefined) return [];
  if (scene.isVisited({ unit: unit.id })) return [];
  const touched = scene.touchedAt(unitStream(unit.id));
  if (touched !== undefined && millis(unit.statusSince) <= touched) return [];
  // Squads stay where they are kept.
  const status = unit.station === undefined && then === "patrol" ? "standby" : then;
  if (status === unit.status || !isPast(scene, unit.statusSince, minutes * 60, unit.id)) return [];
  return given(scene.onDuty.crew(unit.id), "SetUnitStatus", { unitId: unit.id, status });
}

/** How a crew is found when the drill opens: most are there, a few are at something else. */
export function foundAs(scene: Scene, unit: Unit): readonly DrillOrder[] {
  if (unit.station === undefined) return [];
  const share = shareOf(`${unit.id} found`);
  const [status, reason] = share < 0.4 ? ["patrol"] : (others.find(([upTo]) => share < upTo)?.slice(1) ?? []);
  if (status === undefined) return [];
  const body = { unitId: unit.id, status, ...(reason === undefined ? {} : { reason }) };
  return given(scene.onDuty.crew(unit.id), "SetUnitStatus", body);
}

const others: readonly (readonly [upTo: number, status: RestingStatus, reason: string])[] = [
  [0.44, "outOfService", "用餐"],
  [0.47, "outOfService", "车辆加油"],
  [0.51, "engaged", "办案取证"],
];
