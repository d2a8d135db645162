import { isActive } from "../../src/dispatch/stage.ts";
import type { Incident } from "../../src/dispatch/incident.ts";
import type { Giver } from "../../src/ground/fact.ts";
import { instantOf, millis } from "../../src/ground/instant.ts";
import { dayOf } from "../../src/ground/zone.ts";
import { isSameParty, partyOf } from "../../src/tasking/party.ts";
import type { Party } from "../../src/tasking/party-facts.ts";
import { answererAt, isInForce, type Service } from "../../src/tasking/service.ts";
import { isOfDrill } from "./people.ts";
import { type DrillOrder, given, isPast, type Scene } from "./scene.ts";
import { shareOf } from "./share.ts";
import { valueOf } from "./task-course.ts";
import {
  both,
  drillDirectives,
  drillGiven,
  drillGivenElse,
  drillGroups,
  drillNeeds,
  drillWorkWords,
} from "./task-texts.ts";
import { commander, speakerOf, squadFor } from "./working.ts";

/*
 * The work that the synthetic people give: directives of the duty commander, requests of crews and desks, a task group.
 * Whether something is given now follows from the second and the scene, so looking twice decides the same.
 */

const dayMs = 86_400_000;
const minute = 60_000;
/** Seconds of drill time between two directives, and between two looks at whether a task group stands. */
const betweenDirectives = 1500;
const betweenGroups = 600;
/** The share of directives that go to the task group. */
const toGroup = 0.2;
/** Of the drill's own, no more lie open at once. */
const mostTasks = 14;
/** The share of incidents on which something is asked for, and the seconds of handling between which that is. */
const asking = 0.09;
const [asksFrom, asksUntil] = [45, 140];

export function giveWork(scene: Scene, ours: readonly Incident[]): readonly DrillOrder[] {
  const own = scene.tasks.filter(({ id, directive }) => isOfDrill({ order: directive ?? id }));
  if (own.length >= mostTasks) return [];
  return [...makeGroup(scene), ...direct(scene), ...ours.flatMap((incident) => askFor(scene, incident))];
}

/** True once in so many seconds of drill time, at a second that the purpose draws. */
function isTime({ now, pace }: Pick<Scene, "now" | "pace">, seconds: number, purpose: string): boolean {
  return shareOf(`${Math.floor(now / 1000)} ${purpose}`) < pace / seconds;
}

function makeGroup(scene: Scene): readonly DrillOrder[] {
  if (scene.groups.length > 0 || !isTime(scene, betweenGroups, "group")) return [];
  const badges = scene.people.filter(({ kind, part }) => kind === "officer" && scene.stations.includes(part));
  return given(commander(scene), "SetGroup", groupOf(badges, scene.now, scene.zone));
}

/** A task group of a week: four officers of stations. */
export function groupOf(officers: readonly { readonly id: string }[], now: number, zone: string) {
  const day = dayOf(instantOf(now), zone);
  const [lead = "", ...members] = officers
    .map(({ id }) => id)
    .toSorted((a, b) => shareOf(`${a} ${day}`) - shareOf(`${b} ${day}`))
    .slice(0, 4);
  const { name, purpose } = chosen(`${day} group`, drillGroups);
  const until = dayOf(instantOf(now + 6 * dayMs), zone);
  return { name: both(name), purpose: both(purpose), lead, members, until };
}

function chosen<Item>(key: string, [first, ...others]: readonly Item[]): Item {
  const found = [first, ...others][Math.floor(shareOf(key) * (others.length + 1))] ?? first;
  if (found === undefined) throw new Error("there is nothing to choose from");
  return found;
}

function direct(scene: Scene): readonly DrillOrder[] {
  if (!isTime(scene, betweenDirectives, "directive")) return [];
  const key = `${Math.floor(scene.now / 1000)} gives`;
  const group = scene.groups.find(({ lead, members }) =>
    [lead, ...members].some((badge) => scene.onDuty.member(badge) !== undefined),
  );
  if (group !== undefined && shareOf(`${key} group`) < toGroup) {
    const body = directiveFor(key, [{ kind: "group", id: group.id }], scene.now);
    return given(commander(scene), "IssueDirective", { ...body, group: group.id });
  }
  const there = scene.stations.filter(
    (station) => scene.onDuty.desk(station, key) !== undefined || scene.isVisited({ station }),
  );
  const to = stationsOf(key, there);
  return to.length === 0 ? [] : given(commander(scene), "IssueDirective", directiveFor(key, to, scene.now));
}

/** Two or three of the stations. */
export function stationsOf(key: string, stations: readonly string[]): readonly Party[] {
  const many = shareOf(`${key} many`) < 0.6 ? 2 : 3;
  return stations
    .toSorted((a, b) => shareOf(`${key} ${a}`) - shareOf(`${key} ${b}`))
    .slice(0, many)
    .map((id) => ({ kind: "station", id }));
}

/** A directive with ten minutes to sign and forty to answer. */
export function directiveFor(key: string, to: readonly Party[], now: number) {
  const { title, words, asks } = chosen(`${key} what`, drillDirectives);
  return {
    ...{ title: both(title), words: both(words), to, asks },
    priority: shareOf(`${key} priority`) < 0.2 ? 1 : 2,
    signBy: instantOf(now + 10 * minute),
    answerBy: instantOf(now + 40 * minute),
  };
}

/** On some incidents that a crew handles, it or its station's desk asks for what the incident needs. */
function askFor(scene: Scene, incident: Incident): readonly DrillOrder[] {
  const lead = incident.assignments.find((one) => isActive(one) && one.role === "lead" && one.step === "handling");
  const since = lead?.times.handling;
  const { id } = incident;
  if (lead === undefined || since === undefined || shareOf(`${id} asks`) >= asking) return [];
  if (!isPast(scene, since, asksFrom, id) || millisOf(scene, since) > asksUntil * 1000) return [];
  if (scene.tasks.some(({ about }) => about?.kind === "incident" && about.id === id)) return [];
  const needs = (drillNeeds[incident.reportedType] ?? []).toSorted(
    (a, b) => shareOf(`${id} ${a}`) - shareOf(`${id} ${b}`),
  );
  for (const code of needs) {
    const service = scene.menu[code];
    const giver = service === undefined ? undefined : mayAsk(scene, service, incident, lead.unit);
    if (service !== undefined && giver !== undefined)
      return given(giver, "AskForService", requestFor(service, incident, scene));
  }
  return [];
}

function millisOf({ now, pace }: Scene, since: string): number {
  return (now - millis(since)) * pace;
}

/** Whoever asks for it: the crew where it may, else its station's desk; undefined where nobody would answer now. */
function mayAsk(scene: Scene, service: Service, incident: Incident, unit: string): Giver | undefined {
  const at = instantOf(scene.now);
  if (!isInForce(service, dayOf(at, scene.zone))) return undefined;
  const answers = answererAt(service, at, scene.zone, scene.calendar);
  const { point } = incident.place;
  const station = point === undefined ? undefined : scene.stationOf(point);
  const isFor = (role: Service["askers"][number]) => service.askers.length === 0 || service.askers.includes(role);
  const asker: Party | undefined = isFor("unit")
    ? { kind: "unit", id: unit }
    : isFor("station") && station !== undefined
      ? { kind: "station", id: station }
      : undefined;
  if (answers === undefined || asker === undefined || !isThere(scene, answers.to, service.service)) return undefined;
  const giver = speakerOf(scene, asker, incident.id);
  return giver === undefined || isSameParty(partyOf(giver), answers.to) ? undefined : giver;
}

/** Whether somebody would answer: the party itself, a visitor there, or a squad for the special patrol. */
function isThere(scene: Scene, party: Party, service: string): boolean {
  if (speakerOf(scene, party, "there") !== undefined) return true;
  if (party.kind !== "department") return false;
  return (
    scene.isVisited({ department: party.id }) || (party.id === "special" && squadFor(scene, service) !== undefined)
  );
}

/** The request as the order takes it, about an incident. */
export function requestFor(
  { service, gives }: Service,
  { id, number, priority }: { readonly id: string; readonly number?: string; readonly priority: number },
  { now, zone }: Pick<Scene, "now" | "zone">,
) {
  const day = dayOf(instantOf(now), zone);
  return {
    ...{
      service,
      words: both(drillWorkWords.needed),
      priority: priority === 1 ? 1 : 2,
      about: { kind: "incident", id },
    },
    given: gives
      .filter(({ required }) => required)
      .map(({ field, kind }) => ({
        field,
        value:
          kind !== "text"
            ? valueOf(kind, `${id} ${field}`, day)
            : field === "incident" && number !== undefined
              ? number
              : both(drillGiven[field] ?? drillGivenElse),
      })),
  };
}
