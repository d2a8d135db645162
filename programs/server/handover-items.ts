import { standingAlarms } from "../../src/dispatch/alarms.ts";
import type { Incident } from "../../src/dispatch/incident.ts";
import { promisesOf } from "../../src/dispatch/promise.ts";
import { isActive, isOpen, isUnanswered, stageOf, stages } from "../../src/dispatch/stage.ts";
import { statuses } from "../../src/dispatch/unit-facts.ts";
import type { Unit } from "../../src/dispatch/unit.ts";
import type { HandoverItem } from "../../src/duty/facts.ts";
import type { Person } from "../../src/duty/person.ts";
import { type LocalCalendar, type Matrix, ownerOfIncident } from "../../src/duty/responsibility.ts";
import { streamKey, streamKind } from "../../src/ground/fact.ts";
import { instantOf } from "../../src/ground/instant.ts";
import { placeWords } from "../../src/ground/place-words.ts";
import type { Sentence } from "../../src/ground/sentence.ts";
import type { Call } from "../../src/intake/call.ts";
import { isUnsettled } from "../../src/intake/call-view.ts";
import { inForce, type RoadsState } from "../../src/streets/roads.ts";

/** An open thing with what there is to know of it now; only the bare item goes into the record of the handover. */
export interface OpenItem extends HandoverItem {
  readonly about?: AboutItem;
}

export interface AboutItem {
  readonly type?: Sentence;
  readonly priority?: number;
  readonly place?: Sentence;
  readonly stage?: Sentence;
  /** Since when it is open. */
  readonly since?: string;
}

/** As the record of a handover keeps it. */
export function bareItem({ about: _about, ...item }: OpenItem): HandoverItem {
  return item;
}

/** One current stream, as its owner's room holds it. */
export interface OpenStream {
  readonly stream: string;
  readonly state: unknown;
}

/** What decides whose something is when nobody has taken it: the matrix, the calendar, and the post that changes hands. */
export interface Whose {
  readonly matrix: Matrix;
  readonly calendar: LocalCalendar;
  readonly post: string;
  /** Without it, a type is said by its code. */
  readonly typeName?: (code: string) => Sentence;
}

/** As many as one handover can name; the first things first. */
const mostItems = 2000;

/**
 * Everything that is open when a post changes hands, with who has it: calls nobody has settled, alarms whose cause still holds, incidents, promises
 * that run, reports that are due, units out of service, restrictions of roads, broken glass nobody has reviewed.
 */
export function openItemsOf(streams: Iterable<OpenStream>, now: number, whose: Whose): readonly OpenItem[] {
  const items: OpenItem[] = [];
  for (const { stream, state } of streams) {
    switch (streamKind(stream)) {
      case "call":
        items.push(...ofCall(state as Call));
        break;
      case "incident":
        items.push(...ofIncident(state as Incident, whose));
        break;
      case "unit":
        items.push(...ofUnit(state as Unit));
        break;
      case "roads":
        items.push(...ofRoads(state as RoadsState, now, whose));
        break;
      case "person":
        items.push(...ofPerson(state as Person, streamKey(stream)));
        break;
      default:
    }
  }
  const order = ["call", "alarm", "incident", "promise", "report", "task", "restriction", "outOfService"];
  return items.toSorted((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind)).slice(0, mostItems);
}

function item(
  kind: HandoverItem["kind"],
  id: string,
  number: string,
  owner: string | undefined,
  about?: AboutItem,
): OpenItem {
  return { kind, id, number, ...(owner === undefined ? {} : { owner }), ...(about === undefined ? {} : { about }) };
}

function ofCall(call: Call): readonly OpenItem[] {
  if (!isUnsettled(call)) return [];
  return [item("call", call.id, call.recordingNumber ?? call.id.slice(-6), call.answeredBy, { since: call.rangAt })];
}

function ofIncident(incident: Incident, { matrix, calendar, typeName = bareCode }: Whose): readonly OpenItem[] {
  if (!isOpen(incident)) return [];
  const owner = ownerOf(incident) ?? answeringPart(incident, matrix, calendar);
  const { id, number } = incident;
  const running = promisesOf(incident).filter(({ outcome }) => outcome === "running");
  const reporter = incident.assignments.findLast(({ ending }) => ending === "done")?.unit;
  const owesReport = incident.reportDue !== undefined && incident.reports.length === 0;
  const alarms = standingAlarms(incident).length > 0;
  const place = placeWords(incident.place);
  const about: AboutItem = {
    type: typeName(incident.handledType ?? incident.reportedType),
    priority: incident.priority,
    ...(place === undefined ? {} : { place }),
    stage: stages[stageOf(incident)],
    since: incident.receivedAt,
  };
  return [
    ...(alarms ? [item("alarm", `${id} alarm`, number, owner, about)] : []),
    item("incident", id, number, owner, about),
    ...running.map(({ tier }) => item("promise", `${id} ${tier}`, number, owner, about)),
    ...(owesReport ? [item("report", `${id} report`, number, reporter ?? owner, about)] : []),
  ];
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

function answeringPart(incident: Incident, matrix: Matrix, calendar: LocalCalendar): string | undefined {
  // Somebody in the hall has to send somebody; a part answers for it only once it lies with nobody's seat.
  if (incident.held) return undefined;
  const { reportedType, handledType, liesIn = {}, receivedAt: at } = incident;
  return ownerOfIncident(matrix, { type: handledType ?? reportedType, liesIn, at }, calendar);
}

function ofUnit(unit: Unit): readonly OpenItem[] {
  const isAway = unit.active === undefined && ["outOfService", "noContact"].includes(unit.status);
  return isAway ? [item("outOfService", unit.id, unit.callsign, unit.station ?? unit.id, outOf(unit))] : [];
}

function outOf({ status, statusSince }: Unit): AboutItem {
  return { stage: statuses[status], since: statusSince };
}

function ofRoads(roads: RoadsState, now: number, { post }: Whose): readonly OpenItem[] {
  // A restriction belongs to the post that looks after the streets, not to the officer who set it.
  return inForce(roads, instantOf(now)).map(({ restriction, at }) =>
    item("restriction", restriction, restriction.slice(-6), post, { since: at }),
  );
}

function ofPerson(person: Person, id: string): readonly OpenItem[] {
  return person.glass
    .filter(({ review }) => review === undefined)
    .map(({ broken }) => item("task", broken, id, undefined));
}
