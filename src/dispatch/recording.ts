import { z } from "zod";
import { districtView, unnamedDistrict } from "../district/district.ts";
import { districtStream } from "../district/facts.ts";
import type { States } from "../ground/fold.ts";
import type { Instant } from "../ground/instant.ts";
import { defineOrder } from "../ground/order-kind.ts";
import { isRefusal, refuse } from "../ground/refusal.ts";
import { codeSchema } from "../ground/text.ts";
import { ulidSchema } from "../ground/ulid.ts";
import { statuteStream } from "../statute/facts.ts";
import { dutiesInForce, noStatute, statuteView } from "../statute/statute.ts";
import { assignmentOf, concernOfAssignment, incidentOf } from "./asking.ts";
import { incidentStream } from "./facts.ts";
import { RecordingRuns } from "./report-facts.ts";
import { isActive } from "./stage.ts";

/* That a crew on scene records what the law wants recorded: said while it runs, not only with the report. */

export const recordingStreams: readonly string[] = [districtStream, statuteStream];

/** Whether the law of that moment wants enforcement recorded on scene. */
export function mustRecord(states: States, at: Instant): boolean {
  const { zone } = states(districtView, districtStream) ?? unnamedDistrict;
  const statute = states(statuteView, statuteStream) ?? noStatute;
  return dutiesInForce(statute, at, zone).some(({ duty }) => duty.told === "enforcement");
}

/**
 * A crew on scene says that its recording runs, by the number of the recording or its device. What is recorded in the end
 * its report says. Refused: `NotOnSceneYet`, `RecordingRunsAlready`, `AssignmentOver`.
 */
export const SayRecordingRuns = defineOrder("SayRecordingRuns", {
  title: { zh: "报告已开始录制", en: "Say that a recording runs" },
  roles: ["dispatcher", "station", "unit"],
  body: z.strictObject({ incidentId: ulidSchema, assignmentId: ulidSchema, number: codeSchema }),
  concerns: concernOfAssignment,
  streams: ({ body }) => [incidentStream(body.incidentId)],
  refuses: ["AssignmentOver", "AssignmentUnknown", "IncidentUnknown", "NotOnSceneYet", "RecordingRunsAlready"],
  decide: (states, { body: { incidentId, assignmentId, number } }) => {
    const incident = incidentOf(states, incidentId);
    if (isRefusal(incident)) return incident;
    const assignment = assignmentOf(incident, assignmentId);
    if (isRefusal(assignment)) return assignment;
    const { callsign: unit, times, recording } = assignment;
    if (!isActive(assignment)) return refuse("AssignmentOver", { unit });
    if (times.onScene === undefined && times.handling === undefined) return refuse("NotOnSceneYet", { unit });
    if (recording !== undefined) return refuse("RecordingRunsAlready", { unit, number: recording.number });
    return [
      RecordingRuns.draft([incidentStream(incidentId)], { assignment: assignmentId, unit: assignment.unit, number }),
    ];
  },
});
