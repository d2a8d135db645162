import type { Owed, OwedKind } from "../ground/owed.ts";
import type { Instant } from "../ground/instant.ts";
import { phrase } from "../ground/sentence.ts";
import type { Incident } from "./incident.ts";
import { recordingDue } from "./recording-due.ts";
import { isActive, isComing, isOpen, isUnanswered, stageOf } from "./stage.ts";

/** What stations, crews and the hall owe for an incident: a signature, a report, a completion, the check before filing. */
export function owedForIncident(incident: Incident): readonly Owed[] {
  if (!isOpen(incident)) return [];
  const { number, stationOrders, assignments, reports, reportDue, returnedForCompletion } = incident;
  const what = phrase({ zh: "警情 {number}", en: "Incident {number}" }, { number });
  const owed = (kind: OwedKind, by: string, due?: Instant): Owed => ({
    ...{ kind, by: [by], what },
    ...(due === undefined ? {} : { due }),
  });
  const desks = stationOrders.filter((order) => isUnanswered(incident, order) && order.signedAt === undefined);
  const crews = assignments.filter((assignment) => isActive(assignment) && assignment.step === "ordered");
  const coming = assignments.filter((one) => isComing(one) && one.step !== "ordered");
  const isThere = (tier: string | undefined) =>
    assignments.some((one) => one.promise?.tier === tier && one.times.onScene !== undefined);
  const reporter = assignments.findLast(({ ending }) => ending === "done")?.unit;
  const isReportOpen = (reportDue !== undefined && reports.length === 0) || returnedForCompletion !== undefined;
  return [
    ...desks.map(({ station, acknowledgeBy }) => owed("sign", `station:${station}`, acknowledgeBy)),
    ...crews.map(({ unit, acknowledgeBy }) => owed("sign", `unit:${unit}`, acknowledgeBy)),
    ...coming.flatMap(({ unit, promise }) =>
      promise === undefined || isThere(promise.tier) ? [] : [owed("arrive", `unit:${unit}`, promise.due)],
    ),
    ...assignments.flatMap((one) => {
      const due = recordingDue(incident, one);
      return due === undefined ? [] : [owed("record", `unit:${one.unit}`, due)];
    }),
    ...(isReportOpen && reporter !== undefined ? [owed("report", `unit:${reporter}`, reportDue?.at)] : []),
    ...(stageOf(incident) === "inReview" ? [owed("check", "dispatcher")] : []),
  ];
}
