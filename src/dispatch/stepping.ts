import { z } from "zod";
import type { Sentence } from "../ground/sentence.ts";
import { plusSeconds } from "../ground/instant.ts";
import { isRefusal, refuse } from "../ground/refusal.ts";
import { text } from "../ground/text.ts";
import { ulidSchema } from "../ground/ulid.ts";
import { ClearingExpected, steps, StepTaken } from "./assignment-facts.ts";
import { districtStream } from "../district/facts.ts";
import type { States } from "../ground/fold.ts";
import { defineOrder, type Order } from "../ground/order-kind.ts";
import { assignmentOf, incidentOf, concernOfAssignment } from "./asking.ts";
import { endAssignment } from "./end-assignment.ts";
import { incidentStream, unitStream } from "./facts.ts";
import type { Assignment } from "./incident.ts";
import { mustRecord, recordingStreams } from "./recording.ts";
import { isActive } from "./stage.ts";
import { judgeTime } from "./step-times.ts";

const roles = ["importer", "dispatcher", "station", "unit"] as const;
const stepBody = z.strictObject({ incidentId: ulidSchema, assignmentId: ulidSchema });

type StepBody = z.output<typeof stepBody>;

/** The incident, and the unit of the assignment once the incident is loaded. */
export function assignmentStreams({ body }: Order<StepBody>, states: States): readonly string[] {
  const incident = incidentOf(states, body.incidentId);
  const assignment = isRefusal(incident) ? incident : assignmentOf(incident, body.assignmentId);
  return [
    districtStream,
    incidentStream(body.incidentId),
    ...(isRefusal(assignment) ? [] : [unitStream(assignment.unit)]),
  ];
}

/** With this step the crew is on scene, and was not before. */
function comes(step: string, { times }: Assignment): boolean {
  return step === "onScene" || (step === "handling" && times.onScene === undefined);
}

/**
 * A step forward. Steps may be skipped as the field does (a crew that was passing by is on scene without having been en
 * route), never taken twice or backwards. Refused: `AssignmentOver`, `StepAlreadyTaken`, `TimeRunsBackwards`,
 * `NotYourUnit`, `NotYourStation`.
 */
function defineStep(name: string, step: "acknowledged" | "enRoute" | "onScene" | "handling", title: Sentence) {
  return defineOrder(name, {
    title,
    roles,
    body: stepBody,
    concerns: concernOfAssignment,
    streams: (order, states) => [...assignmentStreams(order, states), ...recordingStreams],
    refuses: ["AssignmentOver", "AssignmentUnknown", "IncidentUnknown", "StepAlreadyTaken", "TimeRunsBackwards"],
    decide: (states, { body, occurredAt }) => {
      const incident = incidentOf(states, body.incidentId);
      if (isRefusal(incident)) return incident;
      const assignment = assignmentOf(incident, body.assignmentId);
      if (isRefusal(assignment)) return assignment;
      if (!isActive(assignment)) return refuse("AssignmentOver", { unit: assignment.callsign });
      if (steps.indexOf(step) <= steps.indexOf(assignment.step)) {
        return refuse("StepAlreadyTaken", { unit: assignment.callsign, step });
      }
      const wrongTime = judgeTime(assignment.times, step, occurredAt);
      if (wrongTime !== undefined) return wrongTime;
      const streams = [incidentStream(incident.id), unitStream(assignment.unit)];
      const records = comes(step, assignment) && mustRecord(states, occurredAt) ? { records: true as const } : {};
      return [StepTaken.draft(streams, { assignment: assignment.id, unit: assignment.unit, step, ...records })];
    },
  });
}

export const AcknowledgeOrder = defineStep("AcknowledgeOrder", "acknowledged", { zh: "签收", en: "Acknowledge" });
export const GoEnRoute = defineStep("GoEnRoute", "enRoute", { zh: "出警", en: "Go en route" });
export const ArriveOnScene = defineStep("ArriveOnScene", "onScene", { zh: "到场", en: "Arrive on scene" });
export const BeginHandling = defineStep("BeginHandling", "handling", { zh: "开始处置", en: "Begin handling" });

/**
 * 处警完毕: the crew is available from here. A crew that was never on scene must give a reason (`ReasonMissing`).
 * Further refusals as for every ending.
 */
export const ClearUnit = defineOrder("ClearUnit", {
  title: { zh: "处警完毕", en: "Clear" },
  roles,
  body: stepBody.extend({
    ending: z.enum(["done", "notOnScene", "cancelled"]).optional(),
    reason: text(500).optional(),
  }),
  concerns: concernOfAssignment,
  streams: assignmentStreams,
  refuses: [
    "AssignmentOver",
    "AssignmentUnknown",
    "IncidentUnknown",
    "ReasonMissing",
    "TimeRunsBackwards",
    "UnitAlreadyCommitted",
    "UnitUnknown",
  ],
  decide: (states, order) => {
    const { incidentId, assignmentId, ending, reason } = order.body;
    const incident = incidentOf(states, incidentId);
    if (isRefusal(incident)) return incident;
    const assignment = assignmentOf(incident, assignmentId);
    if (isRefusal(assignment)) return assignment;
    const wasThere = assignment.times.onScene !== undefined || assignment.times.handling !== undefined;
    const how = ending ?? (wasThere ? "done" : "notOnScene");
    if ((how !== "done" || !wasThere) && reason === undefined) return refuse("ReasonMissing");
    return endAssignment(states, order, how, reason);
  },
});

/** A crew at work says when it will be free, so that it counts for what comes. Refused: `AssignmentOver`. */
export const ExpectClearing = defineOrder("ExpectClearing", {
  title: { zh: "预计完毕时间", en: "Say when the crew will be free" },
  roles,
  body: stepBody.extend({ minutes: z.number().int().min(1).max(1440) }),
  concerns: concernOfAssignment,
  streams: assignmentStreams,
  refuses: ["AssignmentOver", "AssignmentUnknown", "IncidentUnknown"],
  decide: (states, order) => {
    const { incidentId, assignmentId, minutes } = order.body;
    const incident = incidentOf(states, incidentId);
    if (isRefusal(incident)) return incident;
    const assignment = assignmentOf(incident, assignmentId);
    if (isRefusal(assignment)) return assignment;
    if (!isActive(assignment)) return refuse("AssignmentOver", { unit: assignment.callsign });
    const streams = [incidentStream(incident.id), unitStream(assignment.unit)];
    const at = plusSeconds(order.occurredAt, minutes * 60);
    return [ClearingExpected.draft(streams, { assignment: assignment.id, unit: assignment.unit, at })];
  },
});
