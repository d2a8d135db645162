import type { Unit } from "../../src/dispatch/unit.ts";
import type { Shift } from "../../src/duty/facts.ts";
import type { Handover } from "../../src/duty/handover.ts";
import type { OnPost, Person } from "../../src/access/person.ts";
import { hasPower } from "../../src/duty/rest.ts";
import { standingOf } from "../../src/access/standing.ts";
import { leads } from "../../src/duty/strength.ts";
import { instantOf, millis } from "../../src/ground/instant.ts";
import { owingUnits } from "./handling.ts";
import { type DrillOrder, given, type Scene } from "./scene.ts";
import { shareOf } from "./share.ts";

const minuteMs = 60_000;
/** People sign on between these many minutes before their shift. */
const earliest = 12;
const latest = 6;
/**
 * How long before the end of a shift its leader prepares the handover, and how long after it the leader waits for a
 * relief who does not come.
 */
const preparesMs = 5 * minuteMs;
const waitsMs = 15 * minuteMs;

/**
 * What the synthetic people do to come on post and to leave it, as the roster says. The next come before the last go, and
 * a leader goes once the next has taken over. A crew that is out, or owes a report, stays until it is done.
 */
export function comeAndGo(scene: Scene): readonly DrillOrder[] {
  const owing = owingUnits(scene.incidents);
  const units = new Map(scene.units.map((unit) => [unit.id, unit]));
  const dueOf = shiftsDue(scene);
  return scene.people.flatMap((person) => {
    const { onPost } = person;
    if (onPost === undefined) return come(scene, person, dueOf(person));
    const end = endOf(person, onPost);
    if (mustHandOver(scene, onPost)) return [...handOver(scene, person, onPost, end), ...takeOver(scene, person)];
    const unit = units.get(onPost.power.unit ?? "");
    const isHeld = unit !== undefined && (isOut(unit) || owing.has(unit.id));
    return scene.now < end || isHeld ? [] : asOf(scene, person, "SignOff", {});
  });
}

/** Tells the shift that somebody should be on post for now. */
export function shiftsDue({ now, posts, zone }: Scene): (of: Person) => Shift | undefined {
  const [at, soon] = [instantOf(now), instantOf(now + earliest * minuteMs)];
  return (person) =>
    person.shifts.find((shift) => {
      if (shift.from > soon || shift.to <= at) return false;
      const power = posts[shift.post]?.power;
      const comes = comesFor(shift);
      if (power === undefined || now < comes) return false;
      // Whom somebody sent home in their shift does not come back for it.
      if (person.offPostSince !== undefined && millis(person.offPostSince) >= comes) return false;
      return hasPower(person, power, at, zone);
    });
}

/** When the one who has the shift comes for it, in milliseconds. */
export function comesFor({ person, from }: Shift): number {
  return millis(from) - (latest + (earliest - latest) * shareOf(`${person} ${from}`)) * minuteMs;
}

function come(scene: Scene, person: Person, shift: Shift | undefined): readonly DrillOrder[] {
  return shift === undefined ? [] : asOf(scene, person, "SignOn", { post: shift.post });
}

/** When somebody's time on post ends; at once for whom a visitor put there, off the roster. */
function endOf({ shifts }: Person, { shift: id, since }: OnPost): number {
  return millis(shifts.find(({ shift }) => shift === id)?.to ?? since);
}

function isOut({ active, earlier }: Unit): boolean {
  return active !== undefined || earlier.length > 0;
}

function mustHandOver({ posts }: Scene, { post }: OnPost): boolean {
  const defined = posts[post ?? ""];
  return defined !== undefined && leads(defined);
}

/** What somebody who leads does before and at the end of their shift. */
function handOver(scene: Scene, person: Person, { post = "", since, handedOver }: OnPost, end: number) {
  const { now, handovers } = scene;
  if (now < end - preparesMs) return [];
  const isPrepared = handedOver === true || handovers.some((one) => one.from === person.id && one.preparedAt >= since);
  if (!isPrepared) return asOf(scene, person, "PrepareHandover", { post, items: scene.openItems(post) });
  const isDone = handedOver === true || (now >= end + waitsMs && !hasRelief(scene, person, post));
  return now >= end && isDone ? asOf(scene, person, "SignOff", {}) : [];
}

/** Somebody is to take over: there already, or due by now. */
function hasRelief(scene: Scene, { id }: Person, post: string): boolean {
  const dueOf = shiftsDue(scene);
  return scene.people.some((other) => {
    if (other.id === id) return false;
    if (other.onPost === undefined) return dueOf(other)?.post === post;
    return other.onPost.post === post && stays(scene, other, other.onPost);
  });
}

function stays({ now }: Scene, person: Person, onPost: OnPost): boolean {
  return endOf(person, onPost) > now + waitsMs;
}

/** The first of those who stay at a post takes over whatever is handed over there. */
function takeOver(scene: Scene, person: Person): readonly DrillOrder[] {
  const { onPost } = person;
  const theirs = scene.handovers.filter(({ post, from }) => post === onPost?.post && from !== person.id);
  if (theirs.length === 0 || reliefAt(scene, onPost?.post)?.id !== person.id) return [];
  return theirs.flatMap((handover) => confirm(scene, person, handover));
}

function reliefAt(scene: Scene, post: string | undefined): Person | undefined {
  return scene.people.find((person) => {
    const { onPost } = person;
    return onPost !== undefined && onPost.post === post && stays(scene, person, onPost);
  });
}

function confirm(scene: Scene, person: Person, { id: handoverId, post }: Handover): readonly DrillOrder[] {
  const items = scene.openItems(post);
  const takes = items.filter(({ owner }) => owner === undefined).map(({ id }) => id);
  return asOf(scene, person, "ConfirmHandover", { handoverId, items, takes });
}

function asOf(scene: Scene, person: Person, name: string, body: Record<string, unknown>): readonly DrillOrder[] {
  return given(standingOf(person, instantOf(scene.now), scene.zone), name, body);
}

/** Units that nobody is on post for are off duty: the hall says so of those that are not shown so yet. */
export function standDown(scene: Scene): readonly DrillOrder[] {
  return scene.units
    .filter((unit) => unit.status !== "offDuty" && (unit.onPost ?? []).length === 0 && !isOut(unit))
    .flatMap(({ id }) =>
      given(scene.onDuty.dispatcher(id), "SetUnitStatus", { unitId: id, status: "offDuty", reason: "未到班" }),
    );
}
