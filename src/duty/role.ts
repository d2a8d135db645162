import { z } from "zod";

/** For now authority is one role to a token; accounts, posts and qualifications come with the duty roster. */
export const roles = ["administrator", "calltaker", "dispatcher", "station", "unit", "reader"] as const;

export const roleSchema = z.enum(roles);

/** `system` gives timers' orders and the drill's; no token carries it. */
export type Role = (typeof roles)[number] | "system";
