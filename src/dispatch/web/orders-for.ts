import type { Sentence } from "../../ground/sentence.ts";
import type { Client } from "../../journal/web/client.ts";
import { mayGive, rehearse } from "../../journal/web/rehearse.ts";
import type { Incident } from "../incident.ts";
import { responseTexts } from "./response-texts.ts";
import { dispatchTexts } from "./texts.ts";

export type FieldKind = "reason" | "text" | "type" | "priority" | "level" | "incident" | "mark" | "place";

export interface OrderField {
  readonly name: string;
  readonly kind: FieldKind;
  readonly label: Sentence;
  readonly optional?: boolean;
}

/** An order about a whole incident that is given through a small form. */
export interface IncidentOrder {
  readonly order: string;
  readonly fields: readonly OrderField[];
  /**
   * A body against which the rule is asked whether the order makes sense now; absent where the answer hangs on what is
   * still to be filled in, and then only the role decides.
   */
  readonly sample?: Readonly<Record<string, unknown>>;
  /** What makes the order pointless though it would be accepted. */
  readonly unless?: (incident: Incident) => boolean;
}

const reason: OrderField = { name: "reason", kind: "reason", label: { zh: "原因", en: "Reason" } };
const optionalReason: OrderField = { ...reason, optional: true };
const to: OrderField = { name: "to", kind: "text", label: dispatchTexts.to };
const other = (name: string): OrderField => ({ name, kind: "incident", label: dispatchTexts.which });

export const incidentOrders: readonly IncidentOrder[] = [
  {
    order: "SetHandledType",
    fields: [{ name: "type", kind: "type", label: dispatchTexts.handledType }, optionalReason],
  },
  { order: "ChangeReportedType", fields: [{ name: "type", kind: "type", label: dispatchTexts.reportedType }, reason] },
  {
    order: "ChangePriority",
    fields: [{ name: "priority", kind: "priority", label: dispatchTexts.priority }, reason],
    sample: { priority: 1, reason: "…" },
  },
  {
    order: "ChangeAlarmLevel",
    fields: [{ name: "level", kind: "level", label: responseTexts.alarmLevel }, reason],
  },
  {
    order: "CorrectPlace",
    fields: [{ name: "place", kind: "place", label: dispatchTexts.place }, optionalReason],
    sample: { place: { words: "…" } },
  },
  { order: "LinkIncidents", fields: [other("otherId")] },
  { order: "MergeIncident", fields: [other("intoId"), reason], unless: (incident) => incident.exit !== undefined },
  { order: "UnmergeIncident", fields: [reason], sample: { reason: "…" } },
  { order: "DivertIncident", fields: [to, reason], sample: { to: "…", reason: "…" } },
  { order: "HandOverIncident", fields: [to, reason], sample: { to: "…", reason: "…" } },
  { order: "WithdrawIncident", fields: [reason], sample: { reason: "…" } },
  {
    order: "VoidIncident",
    fields: [{ name: "mark", kind: "mark", label: dispatchTexts.mark }, reason],
    sample: { mark: "void", reason: "…" },
  },
  { order: "ReopenIncident", fields: [reason], sample: { reason: "…" } },
];

/** The orders that can be given for an incident now. One off the board is judged by its role and its state as read. */
export function ordersFor(client: Client, incident: Incident, current: boolean): readonly IncidentOrder[] {
  return incidentOrders.filter((entry) => {
    if (!mayGive(client, entry.order) || entry.unless?.(incident) === true) return false;
    const ends = entry.order === "ReopenIncident" || entry.order === "UnmergeIncident";
    if (!current) return entry.order === (incident.exit?.how === "merged" ? "UnmergeIncident" : "ReopenIncident");
    if (ends) return false;
    if (entry.sample === undefined) return true;
    return rehearse(client, entry.order, { incidentId: incident.id, ...entry.sample }) === null;
  });
}
