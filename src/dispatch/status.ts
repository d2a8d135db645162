import type { Unit, UnitStatus } from "./unit.ts";

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
