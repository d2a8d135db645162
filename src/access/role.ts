import { type PowerRole, type Role, roles } from "../ground/role.ts";

/** Roles of the work on calls and incidents: the power alone is not enough, one must be on post. */
export const postRoles: readonly PowerRole[] = [
  "calltaker",
  "dispatcher",
  "shiftLeader",
  "dutyCommander",
  "department",
  "station",
  "unit",
  "support",
];

/** Three powers that one person never has two of: configuration, people and powers, the record of acts. */
export const administrators: readonly PowerRole[] = [
  "systemAdministrator",
  "securityAdministrator",
  "auditAdministrator",
];

/** Whose orders and reads a role may do besides its own: the leader of a shift can sit down at any seat of it. */
export const standsInFor: Readonly<Partial<Record<Role, readonly Role[]>>> = {
  shiftLeader: ["dispatcher", "calltaker"],
  dutyCommander: ["shiftLeader", "dispatcher", "calltaker"],
};

/** Everyone who has signed in, whatever as. */
export const everyRole: readonly Role[] = [...roles];

/** Who reads incidents, each as far as they are in sight. */
export const caseReaders: readonly Role[] = [
  ...(["importer", "calltaker", "dispatcher", "station", "unit", "department", "supervisor", "reader"] as const),
];

/** Every role except guests (grid partners). */
export const everyStaffRole: readonly Role[] = roles.filter((role) => role !== "partner");
