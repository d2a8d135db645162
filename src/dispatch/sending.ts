import { z } from "zod";
import type { FactDraft } from "../ground/fact.ts";
import { plusSeconds } from "../ground/instant.ts";
import { isRefusal, refuse, type Refusal } from "../ground/refusal.ts";
import { codeSchema, text } from "../ground/text.ts";
import { ulidSchema } from "../ground/ulid.ts";
import { AssignmentEnded, assignmentRoles, UnitOrdered } from "./assignment-facts.ts";
import { districtStream, promisesStream, runCardsStream } from "../district/facts.ts";
import { promiseTablesView } from "../district/promise-table.ts";
import { noRunCards, type RunCard, runCardCase, runCardFor, runCardsView, suits } from "../district/run-card.ts";
import type { States } from "../ground/fold.ts";
import { defineOrder, type Order } from "../ground/order-kind.ts";
import {
  assignmentOf,
  districtOf,
  isBackEntered,
  concernOfAssignment,
  concernOfStationOrder,
  openIncidentOf,
  stationOrderOf,
  unitOf,
} from "./asking.ts";
import { judgeCommitment } from "./commitment.ts";
import { endAssignment, endingRefusals, endingStreams } from "./end-assignment.ts";
import { incidentStream, unitStream } from "./facts.ts";
import type { AssignmentRole, Incident } from "./incident.ts";
import { promiseFor } from "./promise.ts";
import { canBeOrdered, mayLeadEnforcement } from "./status.ts";
import { isActive } from "./stage.ts";
import type { Unit } from "./unit.ts";
import { unitView } from "./unit-view.ts";

const reason = text(500);

interface Sending {
  readonly incident: Incident;
  readonly unit: Unit;
  readonly role: AssignmentRole | undefined;
  readonly stationOrder?: string;
  readonly reason?: string;
  /** The unit that was recommended, when this is another. */
  readonly insteadOf?: string;
  /** An assignment that ends in the same order does not count as leading. */
  readonly replaces?: string;
}

/** One unit is ordered to an incident; the checks every way of sending shares. */
function send(
  states: States,
  order: Order<unknown>,
  sending: Sending,
): FactDraft | Refusal<"AlreadyOnIncident" | "AuxiliaryMayNotLead" | "UnitNotAvailable"> {
  const { incident, unit, replaces } = sending;
  const active = incident.assignments.filter((assignment) => isActive(assignment) && assignment.id !== replaces);
  if (active.some((assignment) => assignment.unit === unit.id))
    return refuse("AlreadyOnIncident", { unit: unit.callsign });
  // A unit's resting status says how it is now, so it does not speak against what is entered after the fact.
  if (!isBackEntered(order) && !canBeOrdered(unit)) {
    return refuse("UnitNotAvailable", { unit: unit.callsign, status: unit.status });
  }
  const role = sending.role ?? (active.some((assignment) => assignment.role === "lead") ? "support" : "lead");
  const sworn = mayLeadEnforcement(unit);
  if (role === "lead" && incident.enforcement && !sworn) return refuse("AuxiliaryMayNotLead", { unit: unit.callsign });
  const seconds = districtOf(states).settings.acknowledgeSeconds;
  const tables = states(promiseTablesView, promisesStream) ?? { tables: [] };
  const promise = promiseFor(tables, incident, unit.kind, order.occurredAt);
  return UnitOrdered.draft([incidentStream(incident.id), unitStream(unit.id)], {
    assignment: order.id,
    incident: incident.id,
    incidentNumber: incident.number,
    unit: unit.id,
    callsign: unit.callsign,
    ...(unit.station === undefined ? {} : { station: unit.station }),
    role,
    sworn,
    ...(isBackEntered(order) ? {} : { acknowledgeBy: plusSeconds(order.occurredAt, seconds) }),
    ...(sending.stationOrder === undefined ? {} : { stationOrder: sending.stationOrder }),
    ...(incident.place.point === undefined ? {} : { point: incident.place.point }),
    ...(promise === undefined ? {} : { promise }),
    ...(sending.insteadOf === undefined ? {} : { insteadOf: sending.insteadOf }),
    ...(sending.reason === undefined ? {} : { reason: sending.reason }),
  });
}

/**
 * The run card that demands a reason for this unit: it demands one for taking another than the recommended, and this is
 * another. Where nobody says who was recommended, a unit that fills none of the card's places is another.
 */
function cardDemandingReason(
  states: States,
  order: Order<{ readonly recommended?: string | undefined }>,
  incident: Incident,
  unit: Unit,
): RunCard | undefined {
  const at = runCardCase(incident, order.occurredAt, districtOf(states).zone);
  const card = runCardFor(states(runCardsView, runCardsStream) ?? noRunCards, at);
  if (card?.reasonDemanded !== true) return undefined;
  const { recommended } = order.body;
  const isAnother = recommended === undefined ? !suits(card, unit) : recommended !== unit.id;
  return isAnother ? card : undefined;
}

/** What decides what an order promises and demands. */
export const plans = [districtStream, promisesStream, runCardsStream];

/** What an order says of one unit: `OrderUnit` of its unit, `OrderUnits` of each of several (`sending-group.ts`). */
export interface UnitToOrder {
  readonly incidentId: string;
  readonly unitId: string;
  readonly role?: AssignmentRole | undefined;
  readonly preempt?: boolean | undefined;
  readonly recommended?: string | undefined;
  readonly reason?: string | undefined;
}

/** Why one unit is not ordered. */
export const sendingRefusals = [
  "AlreadyOnIncident",
  "AuxiliaryMayNotLead",
  "BackEntryTooOld",
  "IncidentEnded",
  "IncidentUnknown",
  "ReasonDemanded",
  "UnitAlreadyCommitted",
  "UnitNotAvailable",
  "UnitNotPreemptible",
  "UnitUnknown",
] as const;

export type UnitNotSent = Refusal<(typeof sendingRefusals)[number]>;

/** The rule of `OrderUnit`: one unit is ordered, or the refusal says why not. */
export function orderUnit(states: States, order: Order<UnitToOrder>): readonly FactDraft[] | UnitNotSent {
  const { incidentId, unitId, role, preempt, recommended, reason: why } = order.body;
  const incident = openIncidentOf(states, incidentId);
  if (isRefusal(incident)) return incident;
  const unit = unitOf(states, unitId);
  if (isRefusal(unit)) return unit;
  const insteadOf = recommended === unit.id ? undefined : recommended;
  const ordered = send(states, order, {
    incident,
    unit,
    role,
    ...(insteadOf === undefined ? {} : { insteadOf }),
    ...(why === undefined ? {} : { reason: why }),
  });
  if (isRefusal(ordered)) return ordered;
  // That it is at other work comes before the reason: asked first, a committed unit would look as if it could go.
  const busy = judgeCommitment(unit, order);
  if (busy !== undefined && (preempt !== true || busy.refused !== "UnitAlreadyCommitted")) return busy;
  if (why === undefined) {
    const card = cardDemandingReason(states, order, incident, unit);
    if (card !== undefined) return refuse("ReasonDemanded", { card: card.name.zh });
  }
  if (busy === undefined) return [ordered];
  const { active } = unit;
  if (active === undefined || active.since > order.occurredAt)
    return refuse("UnitNotPreemptible", { unit: unit.callsign });
  const left = AssignmentEnded.draft([incidentStream(active.incident), unitStream(unit.id)], {
    assignment: active.assignment,
    unit: unit.id,
    ending: "preempted",
    reason: why ?? incident.number,
  });
  return [left, ordered];
}

/**
 * Orders a unit directly. A unit that is committed is refused (`UnitAlreadyCommitted`) unless the order pre-empts,
 * which ends the other assignment with that reason.
 */
export const OrderUnit = defineOrder("OrderUnit", {
  title: { zh: "派警到处警单元", en: "Order a unit" },
  roles: ["importer", "dispatcher"],
  body: z.strictObject({
    incidentId: ulidSchema,
    unitId: codeSchema,
    role: z.enum(assignmentRoles).optional(),
    preempt: z.boolean().optional(),
    /** Who was recommended when the order was given. */
    recommended: codeSchema.optional(),
    reason: reason.optional(),
  }),
  streams: ({ body }, states) => {
    const active = body.preempt === true ? states(unitView, unitStream(body.unitId))?.active : undefined;
    const other = active === undefined ? [] : [incidentStream(active.incident)];
    return [...plans, incidentStream(body.incidentId), unitStream(body.unitId), ...other];
  },
  refuses: sendingRefusals,
  decide: orderUnit,
});

/** The desk that signed sends its own crew. */
export const SendCrew = defineOrder("SendCrew", {
  title: { zh: "派出本所警力", en: "Send a crew of the station" },
  roles: ["importer", "station"],
  body: z.strictObject({
    incidentId: ulidSchema,
    stationOrderId: ulidSchema,
    unitId: codeSchema,
    role: z.enum(assignmentRoles).optional(),
  }),
  concerns: concernOfStationOrder,
  streams: ({ body }) => [...plans, incidentStream(body.incidentId), unitStream(body.unitId)],
  refuses: [
    "AlreadyOnIncident",
    "AuxiliaryMayNotLead",
    "BackEntryTooOld",
    "IncidentEnded",
    "IncidentUnknown",
    "NotYourStation",
    "StationOrderNotSigned",
    "StationOrderOver",
    "StationOrderUnknown",
    "UnitAlreadyCommitted",
    "UnitNotAvailable",
    "UnitUnknown",
  ],
  decide: (states, order) => {
    const { incidentId, stationOrderId, unitId, role } = order.body;
    const incident = openIncidentOf(states, incidentId);
    if (isRefusal(incident)) return incident;
    const stationOrder = stationOrderOf(incident, stationOrderId);
    if (isRefusal(stationOrder)) return stationOrder;
    if (stationOrder.returned !== undefined || stationOrder.withdrawnAt !== undefined)
      return refuse("StationOrderOver");
    if (stationOrder.signedAt === undefined) return refuse("StationOrderNotSigned");
    const unit = unitOf(states, unitId);
    if (isRefusal(unit)) return unit;
    if (unit.station !== stationOrder.station) return refuse("NotYourStation");
    const busy = judgeCommitment(unit, order);
    if (busy !== undefined) return busy;
    const ordered = send(states, order, { incident, unit, role, stationOrder: stationOrderId });
    return isRefusal(ordered) ? ordered : [ordered];
  },
});

const assignmentBody = z.strictObject({ incidentId: ulidSchema, assignmentId: ulidSchema, reason });

/** Calls a crew back before its work is done. Refused: `AssignmentOver`, `NotYourStation`. */
export const CancelAssignment = defineOrder("CancelAssignment", {
  title: { zh: "取消派警", en: "Cancel an assignment" },
  roles: ["importer", "dispatcher", "station"],
  body: assignmentBody,
  concerns: concernOfAssignment,
  streams: endingStreams,
  refuses: endingRefusals,
  decide: (states, order) => endAssignment(states, order, "cancelled", order.body.reason),
});

/** The crew gives the order back. */
export const ReturnAssignment = defineOrder("ReturnAssignment", {
  title: { zh: "单元退回", en: "Return an assignment" },
  roles: ["importer", "unit", "station"],
  body: assignmentBody,
  concerns: concernOfAssignment,
  streams: endingStreams,
  refuses: endingRefusals,
  decide: (states, order) => endAssignment(states, order, "returned", order.body.reason),
});

/** 改派: one crew ends and another is ordered in its place and role, in one step. */
export const ReassignUnit = defineOrder("ReassignUnit", {
  title: { zh: "改派", en: "Reassign to another unit" },
  roles: ["importer", "dispatcher"],
  body: assignmentBody.extend({ unitId: codeSchema }),
  streams: (order, states) => [...plans, ...endingStreams(order, states), unitStream(order.body.unitId)],
  refuses: [
    ...endingRefusals,
    "AlreadyOnIncident",
    "AuxiliaryMayNotLead",
    "BackEntryTooOld",
    "IncidentEnded",
    "UnitNotAvailable",
  ],
  decide: (states, order) => {
    const { incidentId, assignmentId, unitId, reason: why } = order.body;
    const ending = endAssignment(states, order, "reassigned", why);
    if (isRefusal(ending)) return ending;
    const incident = openIncidentOf(states, incidentId);
    if (isRefusal(incident)) return incident;
    const leaving = assignmentOf(incident, assignmentId);
    if (isRefusal(leaving)) return leaving;
    const unit = unitOf(states, unitId);
    if (isRefusal(unit)) return unit;
    if (unit.id === leaving.unit) return refuse("AlreadyOnIncident", { unit: unit.callsign });
    const busy = judgeCommitment(unit, order);
    if (busy !== undefined) return busy;
    const ordered = send(states, order, { incident, unit, role: leaving.role, reason: why, replaces: assignmentId });
    if (isRefusal(ordered)) return ordered;
    // The one who comes takes over the lead, so nobody else needs it meanwhile.
    return [...ending.filter((fact) => fact.type !== "LeadChanged"), ordered];
  },
});
