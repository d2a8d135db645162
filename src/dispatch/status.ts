import type { Sentence } from "../ground/sentence.ts";
import type { Unit, UnitStatus } from "./unit.ts";

/** What a unit can be doing, with the field's words. */
export const statuses = {
  standby: { zh: "备勤", en: "Standby" },
  patrol: { zh: "巡逻", en: "On patrol" },
  returning: { zh: "返程", en: "Returning" },
  awaitingAcknowledgement: { zh: "待签收", en: "Awaiting acknowledgement" },
  acknowledged: { zh: "已签收", en: "Acknowledged" },
  enRoute: { zh: "出警途中", en: "En route" },
  onScene: { zh: "已到场", en: "On scene" },
  handling: { zh: "处置中", en: "Handling" },
  engaged: { zh: "办案 / 押送", en: "Engaged" },
  outOfService: { zh: "暂停", en: "Out of service" },
  noContact: { zh: "失联", en: "No contact" },
  offDuty: { zh: "下勤", en: "Off duty" },
} as const satisfies Record<UnitStatus, Sentence>;

/** What the unit is doing: what its assignment says, or else what it was set to. */
export function unitStatus(unit: Unit): UnitStatus {
  const step = unit.active?.step;
  if (step === undefined) return unit.status;
  if (step === "ordered") return "awaitingAcknowledgement";
  return step === "cleared" ? "returning" : step;
}

/** True for a unit that can be ordered without pre-empting or asking: on standby, on patrol or returning. */
export function isAvailable(unit: Unit): boolean {
  return unit.active === undefined && canBeOrdered(unit);
}

/** True for a drone's crew: what comes first is a camera in a straight line, not a patrol. */
export function flies(unit: Unit): boolean {
  return unit.kind === "airSquad";
}

/** True unless it was set to a status in which nobody can go. */
export function canBeOrdered(unit: Unit): boolean {
  return unit.status === "standby" || unit.status === "patrol" || unit.status === "returning";
}

/** Somebody in the crew is a sworn officer, or nobody here knows the crew (an imported unit). */
export function mayLeadEnforcement(unit: Unit): boolean {
  return unit.imported || unit.crew.some((member) => member.sworn);
}
