import { z } from "zod";
import { instantSchema, secondsBetween } from "../ground/instant.ts";
import { isRefusal, refuse } from "../ground/refusal.ts";
import { text } from "../ground/text.ts";
import { ulidSchema } from "../ground/ulid.ts";
import { defineOrder } from "../ground/order-kind.ts";
import { assignmentOf, incidentOf, concernOfAssignment, openIncidentOf, unitOf } from "./asking.ts";
import { judgeSpan } from "./commitment.ts";
import { LeadChanged, steps, StepUndone, TimeCorrected } from "./assignment-facts.ts";
import { incidentStream, unitStream } from "./facts.ts";
import { isActive } from "./stage.ts";
import { judgeTime } from "./step-times.ts";
import { assignmentStreams } from "./stepping.ts";

const stepBody = z.strictObject({ incidentId: ulidSchema, assignmentId: ulidSchema });

/** A wrong tap can be taken back this long. */
export const undoSeconds = 10;

/**
 * Takes the latest step back, for the one who took it, within ten seconds of its recording. An order itself is not
 * undone but cancelled. Refused: `NothingToUndo`, `UndoTooLate`, `UndoNotYours`, and `UnitAlreadyCommitted` when a
 * cleared crew has been ordered elsewhere meanwhile.
 */
export const UndoStep = defineOrder("UndoStep", {
  title: { zh: "撤销误操作", en: "Undo a wrong tap" },
  roles: ["importer", "dispatcher", "station", "unit"],
  body: stepBody,
  concerns: concernOfAssignment,
  streams: assignmentStreams,
  refuses: [
    "AssignmentUnknown",
    "IncidentUnknown",
    "NothingToUndo",
    "UndoNotYours",
    "UndoTooLate",
    "UnitAlreadyCommitted",
    "UnitUnknown",
  ],
  decide: (states, { body, by, receivedAt }) => {
    const incident = incidentOf(states, body.incidentId);
    if (isRefusal(incident)) return incident;
    const assignment = assignmentOf(incident, body.assignmentId);
    if (isRefusal(assignment)) return assignment;
    const { step, latest, times, callsign } = assignment;
    const isCleared = step === "cleared";
    if (step === "ordered" || latest.step !== step) return refuse("NothingToUndo");
    if (isCleared && assignment.ending !== "done" && assignment.ending !== "notOnScene") return refuse("NothingToUndo");
    if (latest.by !== by.officer) return refuse("UndoNotYours");
    if (secondsBetween(latest.recordedAt, receivedAt) > undoSeconds) return refuse("UndoTooLate");
    const unit = unitOf(states, assignment.unit);
    if (isRefusal(unit)) return unit;
    if (isCleared && unit.ended?.assignment !== assignment.id) return refuse("NothingToUndo");
    if (isCleared && unit.active !== undefined) {
      return refuse("UnitAlreadyCommitted", { unit: callsign, incident: unit.active.incidentNumber });
    }
    const back = steps.slice(0, steps.indexOf(step)).findLast((earlier) => times[earlier] !== undefined) ?? "ordered";
    const since = times[back] ?? receivedAt;
    const streams = [incidentStream(incident.id), unitStream(assignment.unit)];
    return [StepUndone.draft(streams, { assignment: assignment.id, unit: assignment.unit, step, back, since })];
  },
});

/**
 * Corrects a recorded time; the original stays beside it with reason and author. Refused: `StepNotTaken`,
 * `TimeRunsBackwards`, `UnitAlreadyCommitted` when the crew was elsewhere at that time.
 */
export const CorrectTime = defineOrder("CorrectTime", {
  title: { zh: "更正时间", en: "Correct a time" },
  roles: ["importer", "dispatcher"],
  body: stepBody.extend({ step: z.enum(steps), to: instantSchema, reason: text(500) }),
  streams: assignmentStreams,
  refuses: [
    "AssignmentUnknown",
    "IncidentUnknown",
    "StepNotTaken",
    "TimeInFuture",
    "TimeRunsBackwards",
    "UnitAlreadyCommitted",
    "UnitUnknown",
  ],
  decide: (states, { body, receivedAt }) => {
    const { incidentId, assignmentId, step, to, reason } = body;
    const incident = incidentOf(states, incidentId);
    if (isRefusal(incident)) return incident;
    const assignment = assignmentOf(incident, assignmentId);
    if (isRefusal(assignment)) return assignment;
    const from = assignment.times[step];
    if (from === undefined) return refuse("StepNotTaken", { unit: assignment.callsign, step });
    if (to > receivedAt) return refuse("TimeInFuture", { field: "to" });
    const wrongTime = judgeTime(assignment.times, step, to);
    if (wrongTime !== undefined) return wrongTime;
    const unit = unitOf(states, assignment.unit);
    if (isRefusal(unit)) return unit;
    if (step === "ordered" || step === "cleared") {
      const times = { ...assignment.times, [step]: to };
      const overlap = judgeSpan(unit, assignment.id, times.ordered ?? to, times.cleared ?? receivedAt);
      if (overlap !== undefined) return overlap;
    }
    const streams = [incidentStream(incident.id), unitStream(assignment.unit)];
    return [TimeCorrected.draft(streams, { assignment: assignment.id, unit: assignment.unit, step, from, to, reason })];
  },
});

/** Refused: `AssignmentOver`, `AuxiliaryMayNotLead`. */
export const ChangeLead = defineOrder("ChangeLead", {
  title: { zh: "变更牵头单位", en: "Change the lead" },
  roles: ["importer", "dispatcher"],
  body: stepBody,
  streams: ({ body }) => [incidentStream(body.incidentId)],
  refuses: ["AssignmentOver", "AssignmentUnknown", "AuxiliaryMayNotLead", "IncidentEnded", "IncidentUnknown"],
  decide: (states, { body }) => {
    const incident = openIncidentOf(states, body.incidentId);
    if (isRefusal(incident)) return incident;
    const assignment = assignmentOf(incident, body.assignmentId);
    if (isRefusal(assignment)) return assignment;
    if (!isActive(assignment)) return refuse("AssignmentOver", { unit: assignment.callsign });
    if (incident.enforcement && !assignment.sworn) return refuse("AuxiliaryMayNotLead", { unit: assignment.callsign });
    if (assignment.role === "lead") return [];
    return [LeadChanged.draft([incidentStream(incident.id)], { assignment: assignment.id })];
  },
});
