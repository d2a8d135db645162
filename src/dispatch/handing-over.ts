import type { HandoverItem } from "../duty/facts.ts";
import type { AboutItem, HandingOver, OpenItem } from "../ground/open-item.ts";
import { placeWords } from "../ground/place-words.ts";
import type { Sentence } from "../ground/sentence.ts";
import { standingAlarms } from "./alarms.ts";
import type { Incident } from "./incident.ts";
import { promisesOf } from "./promise.ts";
import { isActive, isOpen, isUnanswered, stageOf, stages } from "./stage.ts";
import { statuses } from "./unit-facts.ts";
import type { Unit } from "./unit.ts";

/**
 * The open items of an incident when a post changes hands: alarms whose cause still holds, the incident itself,
 * promises that run, a report that is due.
 */
export function openOfIncident(incident: Incident, handing: HandingOver): readonly OpenItem[] {
  if (!isOpen(incident)) return [];
  const owner = ownerOf(incident) ?? answeringPart(incident, handing);
  const { id, number } = incident;
  const running = promisesOf(incident).filter(({ outcome }) => outcome === "running");
  const reporter = incident.assignments.findLast(({ ending }) => ending === "done")?.unit;
  const owesReport = incident.reportDue !== undefined && incident.reports.length === 0;
  const alarms = standingAlarms(incident).length > 0;
  const place = placeWords(incident.place);
  const { typeName = bareCode } = handing;
  const about: AboutItem = {
    type: typeName(incident.handledType ?? incident.reportedType),
    priority: incident.priority,
    ...(place === undefined ? {} : { place }),
    stage: stages[stageOf(incident)],
    since: incident.receivedAt,
  };
  const item = (kind: HandoverItem["kind"], itemId: string, who = owner): OpenItem => ({
    ...{ kind, id: itemId, number },
    ...(who === undefined ? {} : { owner: who }),
    about,
  });
  return [
    ...(alarms ? [item("alarm", `${id} alarm`)] : []),
    item("incident", id),
    ...running.map(({ tier }) => item("promise", `${id} ${tier}`)),
    ...(owesReport ? [item("report", `${id} report`, reporter)] : []),
  ];
}

/** A unit that is out of service, or out of reach, and on no incident; its station has it. */
export function openOfUnit(unit: Unit): readonly OpenItem[] {
  const isAway = unit.active === undefined && ["outOfService", "noContact"].includes(unit.status);
  if (!isAway) return [];
  const { id, callsign, station, status, statusSince } = unit;
  const about = { stage: statuses[status], since: statusSince };
  return [{ kind: "outOfService", id, number: callsign, owner: station ?? id, about }];
}

function bareCode(code: string): Sentence {
  return { zh: code, en: code };
}

/** The crew that leads, any crew on it, the station that was ordered and has not answered, the crew that did the work. */
function ownerOf(incident: Incident): string | undefined {
  const active = incident.assignments.filter(isActive);
  const lead = active.find(({ role }) => role === "lead") ?? active[0];
  const station = incident.stationOrders.find((order) => isUnanswered(incident, order))?.station;
  return lead?.unit ?? station ?? incident.assignments.findLast(({ ending }) => ending === "done")?.unit;
}

function answeringPart(incident: Incident, { partFor }: HandingOver): string | undefined {
  // Somebody in the hall has to send somebody; a part answers for it only once it lies with nobody's seat.
  if (incident.held) return undefined;
  const { reportedType, handledType, liesIn = {}, receivedAt: at } = incident;
  return partFor({ type: handledType ?? reportedType, liesIn, at });
}
