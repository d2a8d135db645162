import { z } from "zod";
import { incidentStream } from "../dispatch/facts.ts";
import type { Giver } from "../ground/fact.ts";
import type { States } from "../ground/fold.ts";
import { instantSchema } from "../ground/instant.ts";
import { defineOrder } from "../ground/order-kind.ts";
import { isRefusal, refuse, type Refusal } from "../ground/refusal.ts";
import { sealedText, text } from "../ground/text.ts";
import { ulidSchema } from "../ground/ulid.ts";
import { type CheckedIncident, checkedIncidentView } from "./check-known.ts";
import {
  forceKinds,
  ForceRecorded,
  ForceReported,
  ForceReviewed,
  forceReasons,
  forceStream,
  ProcuratorTold,
} from "./force-facts.ts";
import { type Force, forceView, needsProcurator } from "./force.ts";

const forceId = ulidSchema;
const ofForce = ({ body }: { readonly body: { readonly forceId: string } }) => [forceStream(body.forceId)];

function forceOf(states: States, id: string): Force | Refusal<"ForceUnknown"> {
  return states(forceView, forceStream(id)) ?? refuse("ForceUnknown");
}

/** Whether somebody was there or sent who was: a crew that was ordered, the station of the place or of a crew. */
function wasThere({ unit, station }: Giver, incident: CheckedIncident): boolean {
  return (
    incident.assignments.some(
      (one) => (unit !== undefined && one.unit === unit) || (station !== undefined && one.station === station),
    ) ||
    (station !== undefined && incident.station === station)
  );
}

/** Whose work it was: the crew that says so, with its station; else the station that leads. */
function whose(by: Giver, incident: CheckedIncident): { readonly station?: string; readonly unit?: string } {
  const crew = incident.assignments.find(({ unit }) => unit === by.unit) ?? incident.assignments[0];
  const unit = by.unit ?? (by.role === "station" ? undefined : crew?.unit);
  const station = by.station ?? crew?.station ?? incident.station;
  return { ...(station === undefined ? {} : { station }), ...(unit === undefined ? {} : { unit }) };
}

/** That force was used at an incident, by who was there, their desk or supervision. Refused: `ForceAtNoIncident`, `NotThere`. */
export const RecordForce = defineOrder("RecordForce", {
  title: { zh: "登记使用武器警械", en: "Record a use of force" },
  roles: ["unit", "station", "supervisor"],
  underGlass: false,
  body: z.strictObject({
    incidentId: ulidSchema,
    kind: z.enum(forceKinds),
    why: z.enum(forceReasons),
    injured: z.boolean(),
  }),
  streams: ({ id, body }) => [incidentStream(body.incidentId), forceStream(id)],
  refuses: ["ForceAtNoIncident", "NotThere"],
  decide: (states, { id, by, body: { incidentId, kind, why, injured } }) => {
    const incident = states(checkedIncidentView, incidentStream(incidentId));
    if (incident === null) return refuse("ForceAtNoIncident");
    if (by.role !== "supervisor" && !wasThere(by, incident)) return refuse("NotThere");
    const { number } = incident;
    const data = { incident: incidentId, number, kind, why, injured, ...whose(by, incident) };
    return [ForceRecorded.draft([forceStream(id)], data)];
  },
});

/** The written report. Refused: `ForceUnknown`, `ForceReportedBefore`, `NotYourForce`. */
export const ReportForce = defineOrder("ReportForce", {
  title: { zh: "提交使用武器警械报告", en: "Report a use of force in writing" },
  roles: ["unit", "station", "supervisor"],
  underGlass: false,
  body: z.strictObject({ forceId, words: sealedText(8000) }),
  sealed: ["words"],
  record: ({ body }) => forceStream(body.forceId),
  streams: ofForce,
  refuses: ["ForceReportedBefore", "ForceUnknown", "NotYourForce"],
  decide: (states, { by, body: { forceId: id, words } }) => {
    const force = forceOf(states, id);
    if (isRefusal(force)) return force;
    const isOwn =
      by.officer === force.by ||
      (by.unit !== undefined && by.unit === force.unit) ||
      (by.station !== undefined && by.station === force.station);
    if (!isOwn) return refuse("NotYourForce");
    if (force.reported !== undefined) return refuse("ForceReportedBefore");
    return [ForceReported.draft([forceStream(id)], { words })];
  },
});

/** When the procurator was told. Refused: `ForceUnknown`, `ProcuratorNotNeeded`, `ProcuratorToldBefore`. */
export const TellProcurator = defineOrder("TellProcurator", {
  title: { zh: "登记通知检察院", en: "Record when the procurator was told" },
  roles: ["supervisor"],
  underGlass: false,
  body: z.strictObject({ forceId, at: instantSchema }),
  streams: ofForce,
  refuses: ["ForceUnknown", "ProcuratorNotNeeded", "ProcuratorToldBefore", "ToldInFuture"],
  decide: (states, { receivedAt, body: { forceId: id, at } }) => {
    const force = forceOf(states, id);
    if (isRefusal(force)) return force;
    if (!needsProcurator(force)) return refuse("ProcuratorNotNeeded");
    if (force.procuratorTold !== undefined) return refuse("ProcuratorToldBefore");
    if (at > receivedAt) return refuse("ToldInFuture", { field: "at" });
    return [ProcuratorTold.draft([forceStream(id)], { at })];
  },
});

/** Supervision looks whether it was in order: somebody else than who recorded or reported it or was at the incident. */
export const ReviewForce = defineOrder("ReviewForce", {
  title: { zh: "审查使用武器警械", en: "Review a use of force" },
  roles: ["supervisor"],
  underGlass: false,
  body: z.strictObject({ forceId, isInOrder: z.boolean(), reason: text(500) }),
  streams: ({ body }, states) => {
    const force = states(forceView, forceStream(body.forceId));
    return [forceStream(body.forceId), ...(force === null ? [] : [incidentStream(force.incident)])];
  },
  refuses: ["ForceNotReported", "ForceReviewedBefore", "ForceUnknown", "NotOneself"],
  decide: (states, { by, body: { forceId: id, isInOrder, reason } }) => {
    const force = forceOf(states, id);
    if (isRefusal(force)) return force;
    if (force.reviewed !== undefined) return refuse("ForceReviewedBefore");
    if (force.reported === undefined) return refuse("ForceNotReported");
    const gave = states(checkedIncidentView, incidentStream(force.incident))?.by ?? [];
    if ([force.by, force.reported.by, ...gave].includes(by.officer)) return refuse("NotOneself");
    return [ForceReviewed.draft([forceStream(id)], { isInOrder, reason })];
  },
});

export const forceOrders = [RecordForce, ReportForce, TellProcurator, ReviewForce];
