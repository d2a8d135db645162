import type { staffKinds } from "./facts.ts";
import { administrators, type PowerRole } from "./role.ts";

export type StaffKind = (typeof staffKinds)[number];

/** Roles that direct others or hold the keys of the house: not for 辅警, who assist under the lead of an officer. */
const notForAuxiliaries: readonly PowerRole[] = ["dispatcher", "shiftLeader", "dutyCommander", ...administrators];

/**
 * Whether somebody of this kind may be given this role at all, whoever approves. Partners are guests and nothing else,
 * and nobody else is one; auxiliaries neither direct nor administer (国办发〔2016〕15号: 辅警 work under officers' command).
 */
export function mayHold(kind: StaffKind, role: PowerRole): boolean {
  if (kind === "partner" || role === "partner") return kind === "partner" && role === "partner";
  return kind !== "auxiliary" || !notForAuxiliaries.includes(role);
}

/** The administrators among these roles, each once; more than one is more than one person may be. */
export function administratorsAmong(held: readonly PowerRole[]): readonly PowerRole[] {
  return administrators.filter((role) => held.includes(role));
}
