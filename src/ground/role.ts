import { z } from "zod";
import { codeSchema } from "./text.ts";
import { daySchema } from "./zone.ts";

/** What somebody of the staff may be given the power to be. */
export const powerRoles = [
  "calltaker",
  "dispatcher",
  "shiftLeader",
  "dutyCommander",
  "department",
  "station",
  "unit",
  "support",
  "supervisor",
  "reader",
  "partner",
  "systemAdministrator",
  "securityAdministrator",
  "auditAdministrator",
] as const;

/**
 * What somebody is while acting or reading. Most are powers people are given (`powerRoles`); `importer` is a program that
 * enters what other systems recorded, and `system` gives timers' orders and the drill's, and no token carries it.
 */
export const roles = [...powerRoles, "importer"] as const;

export const roleSchema = z.enum(roles);

export type Role = (typeof roles)[number] | "system";
export type PowerRole = (typeof powerRoles)[number];

/** A role where it counts: a station's desk names its station, a crew its unit, a department's seat its department. */
export const powerSchema = z.strictObject({
  role: z.enum(powerRoles),
  station: codeSchema.optional(),
  unit: codeSchema.optional(),
  department: codeSchema.optional(),
  /** The last day it counts. */
  until: daySchema.optional(),
});

export type Power = z.output<typeof powerSchema>;
