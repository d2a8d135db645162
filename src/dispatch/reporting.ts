import { z } from "zod";
import { isRefusal, refuse } from "../ground/refusal.ts";
import { codeSchema, sealedText, text } from "../ground/text.ts";
import { ulidSchema } from "../ground/ulid.ts";
import { defineOrder } from "../ground/order-kind.ts";
import { incidentOf, concernOfIncident, openIncidentOf } from "./asking.ts";
import { IncidentFiled, IncidentReopened } from "./ending-facts.ts";
import { reportSituations } from "../statute/profile.ts";
import {
  CallerTold,
  HandlingResultRecorded,
  handlingResults,
  recordedFields,
  ReportGiven,
  ReportReturned,
} from "./report-facts.ts";
import { incidentStream } from "./facts.ts";
import { isActive, isOpen, isUnanswered, stageOf, wasHandled } from "./stage.ts";

const body = z.strictObject({ incidentId: ulidSchema });
const workers = ["importer", "dispatcher", "station", "unit"] as const;
const reason = text(500);

/** 处警结果; a later one replaces an earlier, both stay in the log. */
export const RecordResult = defineOrder("RecordResult", {
  title: { zh: "登记处警结果", en: "Record the handling result" },
  roles: workers,
  body: body.extend({ result: z.enum(handlingResults), note: sealedText(2000).optional() }),
  sealed: ["note"],
  record: (order) => incidentStream(order.body.incidentId),
  concerns: concernOfIncident,
  streams: (order) => [incidentStream(order.body.incidentId)],
  refuses: ["IncidentEnded", "IncidentUnknown"],
  decide: (states, order) => {
    const incident = openIncidentOf(states, order.body.incidentId);
    if (isRefusal(incident)) return incident;
    const { incidentId, result, note } = order.body;
    const data = { result, ...(note === undefined ? {} : { note }) };
    return [HandlingResultRecorded.draft([incidentStream(incidentId)], data)];
  },
});

const situation = codeSchema.refine((code) => reportSituations.includes(code), {
  error: "must be a situation that a report can tell of",
});

/**
 * 处警反馈, which does not hold the crew. `generated`: said by an import, not written by a crew. A recording that is missing
 * refuses nothing, because a report that comes late is worse: the incident shows what was not recorded.
 */
export const GiveReport = defineOrder("GiveReport", {
  title: { zh: "提交处警反馈", en: "Give the crew's report" },
  roles: workers,
  body: body.extend({
    text: sealedText(4000).optional(),
    generated: z.boolean().optional(),
    recordings: recordedFields.recordings,
    situations: z.array(situation).min(1).max(10).readonly().optional(),
  }),
  sealed: ["text"],
  record: (order) => incidentStream(order.body.incidentId),
  concerns: concernOfIncident,
  streams: (order) => [incidentStream(order.body.incidentId)],
  refuses: ["BodyInvalid", "IncidentEnded", "IncidentUnknown"],
  decide: (states, order) => {
    const incident = openIncidentOf(states, order.body.incidentId);
    if (isRefusal(incident)) return incident;
    const { text: said, generated, recordings, situations } = order.body;
    if (said === undefined && generated !== true)
      return refuse("BodyInvalid", { field: "text", reason: "must not be empty" });
    const { unit } = order.by;
    const data = {
      generated: generated ?? false,
      ...(said === undefined ? {} : { text: said }),
      ...(unit === undefined ? {} : { unit }),
      ...(recordings === undefined ? {} : { recordings }),
      ...(situations === undefined ? {} : { situations }),
    };
    return [ReportGiven.draft([incidentStream(incident.id)], data)];
  },
});

/** 退回补正. Refused: `ReportMissing`. */
export const ReturnReport = defineOrder("ReturnReport", {
  title: { zh: "退回补正", en: "Return the report" },
  roles: ["importer", "dispatcher"],
  body: body.extend({ reason }),
  streams: (order) => [incidentStream(order.body.incidentId)],
  refuses: ["IncidentEnded", "IncidentUnknown", "ReportMissing"],
  decide: (states, order) => {
    const incident = openIncidentOf(states, order.body.incidentId);
    if (isRefusal(incident)) return incident;
    if (incident.reports.length === 0) return refuse("ReportMissing");
    return [ReportReturned.draft([incidentStream(incident.id)], { reason: order.body.reason })];
  },
});

/** 回告; also after filing. */
export const TellCaller = defineOrder("TellCaller", {
  title: { zh: "回告报警人", en: "Tell the caller" },
  roles: ["importer", "calltaker", "dispatcher", "station", "unit"],
  body: body.extend({ note: sealedText(1000).optional() }),
  sealed: ["note"],
  record: (order) => incidentStream(order.body.incidentId),
  concerns: concernOfIncident,
  streams: (order) => [incidentStream(order.body.incidentId)],
  refuses: ["IncidentUnknown"],
  decide: (states, order) => {
    const incident = incidentOf(states, order.body.incidentId);
    if (isRefusal(incident)) return incident;
    const { note } = order.body;
    const data = note === undefined ? {} : { note };
    return [CallerTold.draft([incidentStream(incident.id)], data)];
  },
});

/**
 * 归档, by whoever reviews. Refused: `CrewStillAssigned` (also for a desk that still owes a crew), `NothingHandled`, `ResultMissing`,
 * `ReportMissing`.
 */
export const FileIncident = defineOrder("FileIncident", {
  title: { zh: "归档", en: "File" },
  roles: ["importer", "dispatcher"],
  body,
  streams: (order) => [incidentStream(order.body.incidentId)],
  refuses: [
    "CrewStillAssigned",
    "IncidentEnded",
    "IncidentUnknown",
    "NothingHandled",
    "ReportMissing",
    "ResultMissing",
  ],
  decide: (states, order) => {
    const incident = openIncidentOf(states, order.body.incidentId);
    if (isRefusal(incident)) return incident;
    const crew = incident.assignments.find(isActive);
    if (crew !== undefined) return refuse("CrewStillAssigned", { unit: crew.callsign });
    const desk = incident.stationOrders.find((stationOrder) => isUnanswered(incident, stationOrder));
    if (desk !== undefined) return refuse("CrewStillAssigned", { unit: desk.station });
    if (!wasHandled(incident)) return refuse("NothingHandled");
    if (incident.result === undefined) return refuse("ResultMissing");
    if (incident.reports.length === 0 || incident.returnedForCompletion !== undefined) return refuse("ReportMissing");
    return [IncidentFiled.draft([incidentStream(incident.id)], {})];
  },
});

/** 重新启动 of a filed incident, or of one that ended otherwise, except by merging. Refused: `IncidentNotEnded`. */
export const ReopenIncident = defineOrder("ReopenIncident", {
  title: { zh: "重新启动", en: "Reopen" },
  roles: ["importer", "dispatcher"],
  body: body.extend({ reason }),
  streams: (order) => [incidentStream(order.body.incidentId)],
  refuses: ["IncidentEnded", "IncidentNotEnded", "IncidentUnknown"],
  decide: (states, order) => {
    const incident = incidentOf(states, order.body.incidentId);
    if (isRefusal(incident)) return incident;
    if (isOpen(incident)) return refuse("IncidentNotEnded", { incident: incident.number });
    if (incident.exit?.how === "merged")
      return refuse("IncidentEnded", { incident: incident.number, stage: stageOf(incident) });
    return [IncidentReopened.draft([incidentStream(incident.id)], { reason: order.body.reason })];
  },
});
