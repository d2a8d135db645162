import { z } from "zod";
import type { FactDraft } from "../ground/fact.ts";
import { plusSeconds } from "../ground/instant.ts";
import { isRefusal, refuse, type Refusal } from "../ground/refusal.ts";
import { codeSchema, text } from "../ground/text.ts";
import { ulidSchema } from "../ground/ulid.ts";
import { StationOrderCancelled, StationOrdered, StationReturned, StationSigned } from "./station-order-facts.ts";
import { districtStream } from "../district/facts.ts";
import type { States } from "../ground/fold.ts";
import { defineOrder, type Order } from "../ground/order-kind.ts";
import { districtOf, isBackEntered, concernOfStationOrder, openIncidentOf, stationOrderOf } from "./asking.ts";
import { incidentStream } from "./facts.ts";
import type { Incident, StationOrder } from "./incident.ts";
import { isUnanswered } from "./stage.ts";

const reason = text(500);

interface Waiting {
  readonly incident: Incident;
  readonly stationOrder: StationOrder;
}

/** A station order that nobody has answered with a crew; what a desk or the hall may still act on. */
function waitingOrder(
  states: States,
  order: Order<{ readonly incidentId: string; readonly stationOrderId: string }>,
): Waiting | Refusal<"IncidentEnded" | "IncidentUnknown" | "StationOrderOver" | "StationOrderUnknown"> {
  const incident = openIncidentOf(states, order.body.incidentId);
  if (isRefusal(incident)) return incident;
  const stationOrder = stationOrderOf(incident, order.body.stationOrderId);
  if (isRefusal(stationOrder)) return stationOrder;
  return isUnanswered(incident, stationOrder) ? { incident, stationOrder } : refuse("StationOrderOver");
}

function orderStation(
  states: States,
  order: Order<unknown>,
  incident: Incident,
  station: string,
  why: string | undefined,
): FactDraft | Refusal<"StationAlreadyOrdered" | "StationUnknown"> {
  const district = districtOf(states);
  if (district.stations[station] === undefined) return refuse("StationUnknown", { station });
  if (incident.stationOrders.some((other) => other.station === station && isUnanswered(incident, other))) {
    return refuse("StationAlreadyOrdered", { station });
  }
  const seconds = district.settings.acknowledgeSeconds;
  return StationOrdered.draft([incidentStream(incident.id)], {
    stationOrder: order.id,
    station,
    ...(isBackEntered(order) ? {} : { acknowledgeBy: plusSeconds(order.occurredAt, seconds) }),
    ...(why === undefined ? {} : { reason: why }),
  });
}

/** 指令下达 to a station, whose desk signs and sends its own crew. Refused: `StationUnknown`, `StationAlreadyOrdered`. */
export const OrderStation = defineOrder("OrderStation", {
  title: { zh: "指令下达派出所", en: "Order a station" },
  roles: ["importer", "dispatcher"],
  body: z.strictObject({ incidentId: ulidSchema, stationId: codeSchema, reason: reason.optional() }),
  streams: ({ body }) => [districtStream, incidentStream(body.incidentId)],
  refuses: ["IncidentEnded", "IncidentUnknown", "StationAlreadyOrdered", "StationUnknown"],
  decide: (states, order) => {
    const incident = openIncidentOf(states, order.body.incidentId);
    if (isRefusal(incident)) return incident;
    const ordered = orderStation(states, order, incident, order.body.stationId, order.body.reason);
    return isRefusal(ordered) ? ordered : [ordered];
  },
});

const stationOrderBody = z.strictObject({ incidentId: ulidSchema, stationOrderId: ulidSchema });

/** 签收. Refused: `StationOrderAlreadySigned`, `StationOrderOver`, `NotYourStation`. */
export const SignOrder = defineOrder("SignOrder", {
  title: { zh: "派出所签收", en: "Sign for an order" },
  roles: ["importer", "station"],
  body: stationOrderBody,
  concerns: concernOfStationOrder,
  streams: ({ body }) => [incidentStream(body.incidentId)],
  refuses: ["IncidentEnded", "IncidentUnknown", "StationOrderAlreadySigned", "StationOrderOver", "StationOrderUnknown"],
  decide: (states, order) => {
    const waiting = waitingOrder(states, order);
    if (isRefusal(waiting)) return waiting;
    if (waiting.stationOrder.signedAt !== undefined) return refuse("StationOrderAlreadySigned");
    return [StationSigned.draft([incidentStream(waiting.incident.id)], { stationOrder: waiting.stationOrder.id })];
  },
});

/** 退回, signed or not, until a crew has been sent. Refused: `StationOrderOver`, `NotYourStation`. */
export const ReturnOrder = defineOrder("ReturnOrder", {
  title: { zh: "派出所退回", en: "Return an order" },
  roles: ["importer", "station"],
  body: stationOrderBody.extend({ reason }),
  concerns: concernOfStationOrder,
  streams: ({ body }) => [incidentStream(body.incidentId)],
  refuses: ["IncidentEnded", "IncidentUnknown", "StationOrderOver", "StationOrderUnknown"],
  decide: (states, order) => {
    const waiting = waitingOrder(states, order);
    if (isRefusal(waiting)) return waiting;
    const { stationOrderId: stationOrder, reason: why } = order.body;
    return [StationReturned.draft([incidentStream(waiting.incident.id)], { stationOrder, reason: why })];
  },
});

/** The hall takes the order back. Refused: `StationOrderOver`. */
export const WithdrawStationOrder = defineOrder("WithdrawStationOrder", {
  title: { zh: "撤回派出所指令", en: "Withdraw a station order" },
  roles: ["importer", "dispatcher"],
  body: stationOrderBody.extend({ reason }),
  streams: ({ body }) => [incidentStream(body.incidentId)],
  refuses: ["IncidentEnded", "IncidentUnknown", "StationOrderOver", "StationOrderUnknown"],
  decide: (states, order) => {
    const waiting = waitingOrder(states, order);
    if (isRefusal(waiting)) return waiting;
    const { stationOrderId: stationOrder, reason: why } = order.body;
    return [StationOrderCancelled.draft([incidentStream(waiting.incident.id)], { stationOrder, reason: why })];
  },
});

/** 改派 to another station, in one step. Refused as `OrderStation` and `WithdrawStationOrder`. */
export const ReassignStation = defineOrder("ReassignStation", {
  title: { zh: "改派其他派出所", en: "Reassign to another station" },
  roles: ["importer", "dispatcher"],
  body: stationOrderBody.extend({ stationId: codeSchema, reason }),
  streams: ({ body }) => [districtStream, incidentStream(body.incidentId)],
  refuses: [
    "IncidentEnded",
    "IncidentUnknown",
    "StationAlreadyOrdered",
    "StationOrderOver",
    "StationOrderUnknown",
    "StationUnknown",
  ],
  decide: (states, order) => {
    const waiting = waitingOrder(states, order);
    if (isRefusal(waiting)) return waiting;
    const { stationOrderId: stationOrder, stationId, reason: why } = order.body;
    const ordered = orderStation(states, order, waiting.incident, stationId, why);
    if (isRefusal(ordered)) return ordered;
    const streams = [incidentStream(waiting.incident.id)];
    return [StationOrderCancelled.draft(streams, { stationOrder, reason: why }), ordered];
  },
});
