import type { Sentence } from "../ground/sentence.ts";
import type { Assignment, Incident, StationOrder } from "./incident.ts";

/** Every stage an incident can be in, in the order of its life, with the field's words. */
export const stages = {
  registered: { zh: "已登记", en: "Registered" },
  waiting: { zh: "待派警", en: "Waiting" },
  ordered: { zh: "已派警", en: "Ordered" },
  acknowledged: { zh: "已签收", en: "Acknowledged" },
  enRoute: { zh: "已出警", en: "En route" },
  onScene: { zh: "已到场", en: "On scene" },
  handling: { zh: "处置中", en: "Handling" },
  cleared: { zh: "处警完毕", en: "Cleared" },
  feedbackDue: { zh: "待反馈", en: "Report due" },
  feedbackGiven: { zh: "已反馈", en: "Report given" },
  inReview: { zh: "待审核", en: "In review" },
  returned: { zh: "退回补正", en: "Returned" },
  filed: { zh: "已归档", en: "Filed" },
  reopened: { zh: "重新启动", en: "Reopened" },
  merged: { zh: "已合并", en: "Merged" },
  diverted: { zh: "已分流", en: "Diverted" },
  handedOver: { zh: "已移交", en: "Handed over" },
  withdrawn: { zh: "报警人撤销", en: "Withdrawn" },
  void: { zh: "已撤销", en: "Void" },
} as const satisfies Record<string, Sentence>;

export type Stage = keyof typeof stages;

const advanced = ["ordered", "acknowledged", "enRoute", "onScene", "handling"] as const;

/** An assignment whose crew is still committed to it. */
export function isActive(assignment: Assignment): boolean {
  return assignment.ending === undefined;
}

/** An assignment whose crew is committed and not there yet; handling without having been on scene began there. */
export function isComing(assignment: Assignment): boolean {
  const { onScene, handling } = assignment.times;
  return isActive(assignment) && onScene === undefined && handling === undefined;
}

/** A station order that stands: neither returned nor withdrawn. */
export function stands(order: StationOrder): boolean {
  return order.returned === undefined && order.withdrawnAt === undefined;
}

/** A station order that stands and that no crew of the station has been sent on. */
export function isUnanswered(incident: Incident, order: StationOrder): boolean {
  return stands(order) && !incident.assignments.some((assignment) => assignment.stationOrder === order.id);
}

/** True once a crew has done its work here: only then is there a result and a report to give. */
export function wasHandled(incident: Incident): boolean {
  return incident.assignments.some((assignment) => assignment.ending === "done" || assignment.ending === "notOnScene");
}

/** The work goes on: not filed, and none of the exits taken. */
export function isOpen(incident: Incident): boolean {
  return incident.filedAt === undefined && incident.exit === undefined;
}

/** Work goes on, and the map does not show where: somebody must still give the place. */
export function lacksPlace(incident: Incident): boolean {
  return isOpen(incident) && incident.place.point === undefined;
}

/**
 * The stage of an incident, answered from its facts: exits first, then filing, then the most advanced assignment or
 * station order, then the paperwork after the last crew cleared. WORDS.md, line “Incident”.
 */
export function stageOf(incident: Incident): Stage {
  if (incident.exit !== undefined) return incident.exit.how;
  if (incident.filedAt !== undefined) return "filed";
  const active = advanced.toReversed().find((stage) => reached(incident, stage));
  if (active !== undefined) return active;
  if (incident.reopened !== undefined) return "reopened";
  if (!wasHandled(incident)) return incident.held ? "registered" : "waiting";
  if (incident.returnedForCompletion !== undefined) return "returned";
  const reported = incident.reports.length > 0;
  if (reported) return incident.result === undefined ? "feedbackGiven" : "inReview";
  return (incident.reportDue?.reminded ?? 0) > 0 ? "feedbackDue" : "cleared";
}

function reached(incident: Incident, stage: (typeof advanced)[number]): boolean {
  if (incident.assignments.some((assignment) => isActive(assignment) && assignment.step === stage)) return true;
  const waiting = incident.stationOrders.filter((order) => isUnanswered(incident, order));
  if (stage === "ordered") return waiting.some((order) => order.signedAt === undefined);
  return stage === "acknowledged" && waiting.some((order) => order.signedAt !== undefined);
}
