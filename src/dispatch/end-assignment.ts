import type { FactDraft } from "../ground/fact.ts";
import { plusSeconds } from "../ground/instant.ts";
import { isRefusal, refuse, type Refusal } from "../ground/refusal.ts";
import type { States } from "../ground/fold.ts";
import type { Order } from "../ground/order-kind.ts";
import { assignmentOf, districtOf, incidentOf, isBackEntered, openIncidentOf, unitOf } from "./asking.ts";
import { districtStream } from "../district/facts.ts";
import { judgeSpan } from "./commitment.ts";
import { AssignmentEnded, LeadChanged } from "./assignment-facts.ts";
import { incidentStream, unitStream } from "./facts.ts";
import type { Assignment, Ending, Incident } from "./incident.ts";
import { isActive } from "./stage.ts";
import { judgeTime } from "./step-times.ts";

interface EndingBody {
  readonly incidentId: string;
  readonly assignmentId: string;
}

/** The incident, and the unit of the assignment once the incident is loaded. */
export function endingStreams(
  order: Order<{ readonly incidentId: string; readonly assignmentId: string }>,
  states: States,
): readonly string[] {
  const incident = openIncidentOf(states, order.body.incidentId);
  const assignment = isRefusal(incident) ? incident : assignmentOf(incident, order.body.assignmentId);
  const unit = isRefusal(assignment) ? [] : [unitStream(assignment.unit)];
  return [districtStream, incidentStream(order.body.incidentId), ...unit];
}

/** Why an assignment is not ended. */
export const endingRefusals = [
  "AssignmentOver",
  "AssignmentUnknown",
  "IncidentUnknown",
  "TimeRunsBackwards",
  "UnitAlreadyCommitted",
  "UnitUnknown",
] as const;

/**
 * Ends an assignment at the moment the order occurred, for the given reason. The crew is free from that moment. If the
 * crew had the lead, the lead goes to the first remaining crew that may lead. Refused: `endingRefusals`;
 * `UnitAlreadyCommitted` when the assignment's span would overlap another assignment of the unit.
 */
export function endAssignment(
  states: States,
  order: Order<EndingBody>,
  ending: Ending,
  reason: string | undefined,
): readonly FactDraft[] | Refusal<(typeof endingRefusals)[number]> {
  const incident = incidentOf(states, order.body.incidentId);
  if (isRefusal(incident)) return incident;
  const assignment = assignmentOf(incident, order.body.assignmentId);
  if (isRefusal(assignment)) return assignment;
  if (!isActive(assignment)) return refuse("AssignmentOver", { unit: assignment.callsign });
  const wrongTime = judgeTime(assignment.times, "cleared", order.occurredAt);
  if (wrongTime !== undefined) return wrongTime;
  const unit = unitOf(states, assignment.unit);
  if (isRefusal(unit)) return unit;
  const from = assignment.times.ordered ?? order.occurredAt;
  const overlap = judgeSpan(unit, assignment.id, from, order.occurredAt);
  if (overlap !== undefined) return overlap;
  const streams = [incidentStream(incident.id), unitStream(unit.id)];
  const ended = AssignmentEnded.draft(streams, {
    assignment: assignment.id,
    unit: unit.id,
    ending,
    ...(reason === undefined ? {} : { reason }),
    ...(ending === "done" && !isBackEntered(order)
      ? { reportBy: plusSeconds(order.occurredAt, districtOf(states).settings.reportMinutes * 60) }
      : {}),
  });
  const next = nextLead(incident, assignment);
  return next === undefined
    ? [ended]
    : [ended, LeadChanged.draft([incidentStream(incident.id)], { assignment: next.id })];
}

function nextLead(incident: Incident, leaving: Assignment): Assignment | undefined {
  if (leaving.role !== "lead") return undefined;
  return incident.assignments.find(
    (assignment) => isActive(assignment) && assignment.id !== leaving.id && (assignment.sworn || !incident.enforcement),
  );
}
