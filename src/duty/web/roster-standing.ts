import type { Client } from "../../journal/web/client.ts";
import { rehearse } from "../../journal/web/rehearse.ts";

/** Whether the shifts of a part can be planned from here: its own rule, asked about a plan that changes nothing. */
export function mayPlan(client: Client, part: string, month: string): boolean {
  return rehearse(client, "PlanShifts", { part, month, add: [], remove: [] }) === null;
}

/**
 * Whether an order about a roster is within somebody's authority. Rosters are not held here, so a rehearsal that gets as
 * far as asking for the swap or the shift has passed the question of standing.
 */
export function hasStandingFor(client: Client, order: string, body: Readonly<Record<string, unknown>>): boolean {
  const refusal = rehearse(client, order, body);
  return refusal === null || client.book.refusals[refusal.refused]?.means === "unknown";
}
