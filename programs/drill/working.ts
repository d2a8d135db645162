import { isAvailable } from "../../src/dispatch/status.ts";
import type { Unit, UnitKind } from "../../src/dispatch/unit.ts";
import type { Giver } from "../../src/ground/fact.ts";
import { instantOf, millis } from "../../src/ground/instant.ts";
import { dayOf } from "../../src/ground/zone.ts";
import { answerDue } from "../../src/tasking/clock.ts";
import { isSameParty, partyKey, partyOf } from "../../src/tasking/party.ts";
import type { Party } from "../../src/tasking/party-facts.ts";
import { taskStage } from "../../src/tasking/stage.ts";
import type { Task } from "../../src/tasking/task.ts";
import { taskStream } from "../../src/tasking/task-facts.ts";
import { isOfDrill } from "./people.ts";
import { type DrillOrder, given, isPast, type Scene } from "./scene.ts";
import { courseOf, valuesFor } from "./task-course.ts";
import { both, drillWorkWords as words } from "./task-texts.ts";

/*
 * What the synthetic people do with work that is there: sign, return, ask for more, answer, check. Each side moves by
 * itself, and a side that a person plays is that person's: who stands there (`isVisited`), who asked, and who has acted in
 * the task for that side (`actedFor`).
 */

const minute = 60_000;
/** How long a promise may be, in milliseconds, so that breaking it is no more than being late. */
const shortPromise = 75 * minute;

/** Their next moves in the tasks that are open. */
export function work(scene: Scene): readonly DrillOrder[] {
  return scene.tasks.flatMap((task) => {
    const lost = withoutAsker(scene, task);
    return lost.length > 0 ? lost : move(scene, task);
  });
}

function move(scene: Scene, task: Task): readonly DrillOrder[] {
  switch (taskStage(task)) {
    case "issued":
      return receive(scene, task);
    case "atWork":
      return [...answer(scene, task), ...answerAlong(scene, task)];
    case "asker":
      return reply(scene, task);
    case "returned":
      return askAgain(scene, task);
    case "answered":
      return check(scene, task);
    case "closed":
    case "withdrawn":
      return [];
  }
}

/** Whether the drill asked for it: then it also says when that is done. */
function isAskedByDrill({ directive, id }: Task): boolean {
  return isOfDrill({ order: directive ?? id });
}

/** Who speaks for a party and is not a visitor; undefined: nobody is there, or a visitor is. */
export function speakerOf(scene: Scene, { kind, id = "" }: Party, key: string, members: readonly string[] = []) {
  const { onDuty, isVisited } = scene;
  switch (kind) {
    case "hall":
      return onDuty.dispatcher(key);
    case "supervision":
      return isVisited({ role: "supervisor" }) ? undefined : onDuty.supervisor(key);
    case "department":
      return isVisited({ department: id }) ? undefined : onDuty.department(id, key);
    case "station":
      return isVisited({ station: id }) ? undefined : onDuty.desk(id, key);
    case "unit":
      return isVisited({ unit: id }) ? undefined : onDuty.crew(id);
    case "group":
      return members.flatMap((badge) => onDuty.member(badge) ?? [])[0];
  }
}

/** Whoever answers it for the drill. */
function answererOf(scene: Scene, task: Task): Giver | undefined {
  const acted = scene.actedFor(taskStream(task.id));
  const isPeoples =
    task.to.kind === "group" ? [...acted].some((party) => party !== partyKey(task.from)) : acted.has(partyKey(task.to));
  return isPeoples ? undefined : speakerOf(scene, task.to, task.id, task.members);
}

/** Whoever asked for it, while that is the drill's: the duty commander checks directives, each asker their request. */
function askerOf(scene: Scene, task: Task): Giver | undefined {
  if (!isAskedByDrill(task) || scene.actedFor(taskStream(task.id)).has(partyKey(task.from))) return undefined;
  return task.kind === "directive" ? commander(scene) : speakerOf(scene, task.from, task.id);
}

export function commander({ onDuty, isVisited }: Scene): Giver | undefined {
  return isVisited({ role: "dutyCommander" }) ? undefined : onDuty.commander();
}

function leader({ onDuty, isVisited }: Scene): Giver | undefined {
  return isVisited({ role: "shiftLeader" }) ? undefined : onDuty.leader();
}

/** When it came to whoever has it: the drill passes work on with ten minutes to sign. */
function cameAt(task: Task): string {
  const passedOn = instantOf(millis(task.signBy) - 10 * minute);
  return isAskedByDrill(task) && passedOn > task.askedAt ? passedOn : task.askedAt;
}

function receive(scene: Scene, task: Task): readonly DrillOrder[] {
  const { id: taskId, kind } = task;
  const giver = answererOf(scene, task);
  if (giver === undefined) return passOn(scene, task);
  const { isSlow, isReturned } = courseOf(taskId);
  const since = cameAt(task);
  if (isSlow && task.late.length === 0 && millis(task.signBy) - millis(since) <= shortPromise) {
    return scene.now < millis(task.signBy) + minute ? [] : given(giver, "SignTask", { taskId });
  }
  if (!isPast(scene, since, kind === "request" ? 75 : 150, taskId)) return [];
  const returns = isReturned && task.returns === 0 && task.reopened.length === 0;
  return returns
    ? given(giver, "ReturnTask", { taskId, reason: both(words.returned) })
    : given(giver, "SignTask", { taskId });
}

/** The squads that do what the special patrol is asked for: it has no seat of its own. */
const squads: Readonly<Record<string, UnitKind>> = { "drone-sortie": "airSquad" };

/** A crew that is on post and free to take what a department without a seat is asked for. */
export function squadFor(scene: Scene, service: string | undefined): Unit | undefined {
  const kind = squads[service ?? ""] ?? "emergencySquad";
  return scene.units.find(
    (unit) =>
      unit.kind === kind && isAvailable(unit) && speakerOf(scene, { kind: "unit", id: unit.id }, "") !== undefined,
  );
}

/** Where nobody is on post, the shift leader gives it to a squad or to the hall, or takes back what the drill asked. */
function passOn(scene: Scene, task: Task): readonly DrillOrder[] {
  const { to, from, id: taskId } = task;
  const { kind, id = "" } = to;
  const isEmpty =
    (kind === "department" && !scene.isVisited({ department: id })) ||
    (kind === "unit" && !scene.isVisited({ unit: id }));
  if (!isEmpty || scene.actedFor(taskStream(taskId)).has(partyKey(to))) return [];
  if (!isPast(scene, task.signed?.at ?? cameAt(task), 60, taskId)) return [];
  const squad = kind === "department" && id === "special" ? squadFor(scene, task.service) : undefined;
  const others: readonly Party[] = [
    ...(squad === undefined ? [] : [{ kind: "unit", id: squad.id } as const]),
    { kind: "hall" },
  ];
  const next = others.find((party) => !isSameParty(party, from));
  const reason = both(words.nobody);
  if (next !== undefined) return given(leader(scene), "ReassignTask", { taskId, to: next, reason });
  return isAskedByDrill(task) ? given(leader(scene), "WithdrawTask", { taskId, reason }) : [];
}

function answer(scene: Scene, task: Task): readonly DrillOrder[] {
  const { id: taskId, kind, signed, reopened, replies, questions, referral } = task;
  const giver = answererOf(scene, task);
  if (giver === undefined) return passOn(scene, task);
  const since =
    [signed?.at ?? task.askedAt, reopened.at(-1)?.at ?? "", replies.at(-1)?.at ?? ""].toSorted().at(-1) ?? "";
  const { asksMore, isLate } = courseOf(taskId);
  if (kind === "request" && asksMore && !referral && questions.length === 0 && reopened.length === 0) {
    return isPast(scene, since, 60, taskId) ? given(giver, "AskAsker", { taskId, words: both(words.more) }) : [];
  }
  const due = answerDue(task);
  const breaks = isLate && reopened.length === 0 && due !== undefined && millis(due) - millis(since) <= shortPromise;
  const isReady = breaks
    ? scene.now >= millis(due) + minute
    : isPast(scene, since, reopened.length > 0 ? 240 : kind === "request" ? 420 : 900, taskId);
  return isReady
    ? given(giver, "AnswerTask", { taskId, ...answerTo(task, dayOf(instantOf(scene.now), scene.zone)) })
    : [];
}

/** What an answer says: of a referral nothing but that it was answered. */
export function answerTo(
  { id, to, kind, asks, referral }: Pick<Task, "id" | "to" | "kind" | "asks" | "referral">,
  day: string,
) {
  if (referral) return {};
  return {
    words: both(kind === "request" ? words.sent : words.done),
    values: valuesFor(id, asks, day),
    ...(to.kind === "unit" && to.id !== undefined ? { sent: [to.id] } : {}),
  };
}

/** Those that answer along give their part before the lead is done. */
function answerAlong(scene: Scene, task: Task): readonly DrillOrder[] {
  const { id: taskId, with: along, parts, signed, referral, from, to } = task;
  if (referral || signed === undefined || !isPast(scene, signed.at, 200, `${taskId} along`)) return [];
  const acted = scene.actedFor(taskStream(taskId));
  return along
    .filter((party) => !parts.some((part) => isSameParty(part.from, party)) && !acted.has(partyKey(party)))
    .filter((party) => party.kind !== "hall" || (from.kind !== "hall" && to.kind !== "hall"))
    .flatMap((party) => {
      const giver = speakerOf(scene, party, taskId);
      const isOfLead = giver !== undefined && isSameParty(partyOf(giver), to);
      return isOfLead ? [] : given(giver, "AnswerTask", { taskId, words: both(words.part) });
    });
}

function reply(scene: Scene, task: Task): readonly DrillOrder[] {
  const { id: taskId, questions } = task;
  const at = questions.at(-1)?.at;
  if (at === undefined || !isPast(scene, at, 90, taskId)) return [];
  return given(askerOf(scene, task), "ReplyToTask", { taskId, words: both(words.reply) });
}

function askAgain(scene: Scene, task: Task): readonly DrillOrder[] {
  const { id: taskId, returned, to } = task;
  if (returned === undefined || !isPast(scene, returned.at, 120, taskId)) return [];
  return given(askerOf(scene, task), "ReassignTask", { taskId, to, reason: both(words.askedAgain) });
}

function check(scene: Scene, task: Task): readonly DrillOrder[] {
  const { id: taskId, answered, reopened, referral } = task;
  if (answered === undefined || !isPast(scene, answered.at, 150, taskId)) return [];
  const { isReopened, isThanked } = courseOf(taskId);
  return isReopened && !referral && reopened.length === 0
    ? given(askerOf(scene, task), "ReopenTask", { taskId, reason: both(words.reopened) })
    : given(askerOf(scene, task), "ConfirmTask", { taskId, thanked: isThanked });
}

/**
 * What nobody waits for any more is taken back: things have changed, its incident is over before it was signed
 * for, or its crew has gone.
 */
function withoutAsker(scene: Scene, task: Task): readonly DrillOrder[] {
  const { id: taskId, about, from } = task;
  if (!isAskedByDrill(task) || scene.actedFor(taskStream(taskId)).has(partyKey(from))) return [];
  const stage = taskStage(task);
  if (task.kind === "directive" && stage === "issued" && task.returns === 0 && courseOf(taskId).isWithdrawn) {
    const reason = both(words.changed);
    return isPast(scene, task.askedAt, 60, taskId)
      ? given(askerOf(scene, task), "WithdrawTask", { taskId, reason })
      : [];
  }
  const isOver = about?.kind === "incident" && !scene.incidents.some(({ id }) => id === about.id);
  if (isOver && (stage === "issued" || stage === "returned")) {
    const reason = both(words.incidentOver);
    return isPast(scene, task.askedAt, 90, taskId)
      ? given(askerOf(scene, task), "WithdrawTask", { taskId, reason })
      : [];
  }
  const isGone =
    from.kind === "unit" && !scene.isVisited({ unit: from.id }) && scene.onDuty.crew(from.id ?? "") === undefined;
  if (!isGone || !isPast(scene, task.askedAt, 900, taskId)) return [];
  return given(leader(scene), "WithdrawTask", { taskId, reason: both(words.crewGone) });
}
