import { hasRole } from "./authority.ts";
import { powerRoles, type PowerRole, type Role } from "../ground/role.ts";
import { administrators } from "./role.ts";

/** The roles that may open sealed values; a role that includes one of these may too. */
export const sealReaders = [
  ...(["calltaker", "dispatcher", "station", "unit", "department", "supervisor"] as const),
] as const satisfies readonly Role[];

/** Everybody who opens sealed values signs in with two factors, and so do the three administrators. */
export const needTwoFactors: readonly PowerRole[] = powerRoles.filter(
  (role) => administrators.includes(role) || hasRole({ roles: sealReaders }, role),
);
