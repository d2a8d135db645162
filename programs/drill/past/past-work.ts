import { isSameParty, partyOf } from "../../../src/tasking/party.ts";
import type { Party } from "../../../src/tasking/party-facts.ts";
import { anheServices } from "../../../src/tasking/anhe-services.ts";
import { copyFor } from "../../../src/tasking/issuing.ts";
import type { Service } from "../../../src/tasking/service.ts";
import type { TaskKind } from "../../../src/tasking/task.ts";
import type { AskedField } from "../../../src/tasking/task-facts.ts";
import type { Giver } from "../../../src/ground/fact.ts";
import { instantOf } from "../../../src/ground/instant.ts";
import { dayOf } from "../../../src/ground/zone.ts";
import { anheForceOnDuty } from "../plan-ahead.ts";
import { directiveFor, groupOf, requestFor, stationsOf } from "../giving-work.ts";
import { shareOf } from "../share.ts";
import { courseOf } from "../task-course.ts";
import { both, drillNeeds, drillWorkWords as words } from "../task-texts.ts";
import { answerTo } from "../working.ts";
import type { Write } from "./past-event.ts";
import type { PastRoster } from "./past-roster.ts";

/*
 * The tasks of the past: directives of the duty commanders, requests on incidents, a task group. Each runs the course that
 * its id draws, as among the drill's players, only that all of it is written down at once.
 */

const minute = 60_000;
const hour = 60 * minute;
const zone = "Asia/Shanghai";
/** Hours between two directives, and the share of incidents on which something was asked for. */
const betweenDirectives = 15;
const asking = 0.035;
/** The last directives are so young that a newcomer finds them at work. */
const latest = [28, 9];

interface Parts {
  readonly write: Write;
  readonly roster: PastRoster;
}

interface Work {
  readonly id: string;
  readonly kind: TaskKind;
  readonly asks: readonly AskedField[];
  readonly referral: boolean;
  readonly to: Party;
  readonly asked: number;
  /** Minutes to sign. */
  readonly sign: number;
  /** Minutes that it takes from the signature to the answer, and to the answer that is late. */
  readonly takes: readonly [usual: number, late: number];
  readonly keys: readonly string[];
  /** Who speaks for either side at a moment. */
  readonly asker: (at: number) => Giver | undefined;
  readonly answerer: (at: number) => Giver | undefined;
}

/** Directives through the days, and a task group of a week that still stands. */
export function writeWork(
  { write, roster }: Parts,
  span: { readonly from: number; readonly to: number },
  stations: readonly string[],
): void {
  const commander = (at: number) => roster.at(at, "dutyCommander", "directives");
  makeGroup({ write, roster }, Math.max(span.from + hour, span.to - 48 * hour));
  const moments: number[] = [];
  for (let at = span.from + 2 * hour; at < span.to - hour; at += betweenDirectives * hour) {
    moments.push(at + shareOf(`${at} directive`) * 3 * hour);
  }
  moments.push(...latest.map((minutes) => span.to - minutes * minute).filter((at) => at > span.from + hour));
  for (const drawn of moments) {
    const asked = Math.round(drawn);
    const giver = commander(asked);
    const key = `${asked} gives`;
    const to = stationsOf(key, stations);
    if (giver === undefined || to.length === 0) continue;
    const body = directiveFor(key, to, asked);
    const keys = [`directive ${asked}`];
    const id = write(asked, giver, "IssueDirective", body, keys);
    for (const party of to) {
      const task = copyFor(id, party, instantOf(asked));
      writeTask(write, {
        ...{
          id: task,
          kind: "directive",
          asks: body.asks,
          referral: false,
          to: party,
          asked,
          sign: 10,
          takes: [14, 45],
          keys,
        },
        asker: commander,
        answerer: (at) => roster.at(at, "station", task, { station: party.id ?? "" }),
      });
    }
  }
}

function makeGroup({ write, roster }: Parts, at: number): void {
  const giver = roster.at(at, "dutyCommander", "directives");
  const officers = anheForceOnDuty.staff
    .filter(({ kind, part }) => kind === "officer" && anheForceOnDuty.posts.some(({ post }) => post === `desk-${part}`))
    .map(({ person }) => ({ id: person }));
  if (giver !== undefined) write(at, giver, "SetGroup", groupOf(officers, at, zone), ["group"]);
}

interface Scene {
  readonly incidentId: string;
  readonly type: string;
  readonly priority: number;
  readonly arrived: number;
  readonly keys: readonly string[];
  readonly crew: (at: number) => Giver | undefined;
}

/** What a crew asked for on an incident of the past, if on this one it did. */
export function writeRequest(
  { write, roster }: Parts,
  { incidentId, type, priority, arrived, keys, crew }: Scene,
): void {
  if (shareOf(`${incidentId} asks`) >= asking) return;
  const asked = Math.round(arrived + (2 + 3 * shareOf(`${incidentId} when`)) * minute);
  const giver = crew(asked);
  const found = (drillNeeds[type] ?? [])
    .toSorted((a, b) => shareOf(`${incidentId} ${a}`) - shareOf(`${incidentId} ${b}`))
    .flatMap((code) => anheServices().filter((service) => service.service === code))
    .find((service) => answererOf(roster, service, asked) !== undefined);
  const to = found?.answeredBy[0];
  if (giver === undefined || found === undefined || to === undefined || isSameParty(partyOf(giver), to)) return;
  const body = requestFor(found, { id: incidentId, priority }, { now: asked, zone });
  const own = `request ${incidentId}`;
  const id = write(asked, giver, "AskForService", body, [...keys, own]);
  writeTask(write, {
    ...{ id, kind: "request", asks: [], referral: found.referral, to, asked, sign: 3, keys: [own] },
    takes: [7, priority === 1 ? 17 : 32],
    asker: crew,
    answerer: (at) => answererOf(roster, found, at),
  });
}

/** Who answered an item that crews may ask for at any hour: the hall, or a seat with somebody there. */
function answererOf(roster: PastRoster, { answeredBy: [to], hours, askers }: Service, at: number): Giver | undefined {
  if (hours !== undefined || askers.length > 0 || to === undefined) return undefined;
  if (to.kind === "hall") return roster.at(at, "dispatcher", "work");
  return to.kind === "department" ? roster.at(at, "department", "work", { department: to.id ?? "" }) : undefined;
}

/** Writes down what became of a piece of work. Where nobody is there to take a step, it goes no further. */
function writeTask(write: Write, work: Work): void {
  const { id: taskId, kind, asked, sign, takes, keys, referral } = work;
  const { isWithdrawn, isSlow, isReturned, asksMore, isLate, isThanked, isReopened } = courseOf(taskId);
  const spread = (name: string) => 0.67 + 0.66 * shareOf(`${taskId} ${name}`);
  let at = asked;
  /** Takes a step after some minutes; false where nobody is there. */
  const step = (minutes: number, side: Work["asker"], name: string, body: Record<string, unknown> = {}): boolean => {
    at += minutes * minute;
    const giver = side(at);
    if (giver !== undefined) write(at, giver, name, { taskId, ...body }, keys);
    return giver !== undefined;
  };
  const { asker, answerer } = work;
  const day = dayOf(instantOf(asked), zone);
  const answer = answerTo({ ...work, id: taskId }, day);
  if (isWithdrawn && kind === "directive")
    return void step(spread("withdrawn"), asker, "WithdrawTask", { reason: both(words.changed) });
  const signs = isSlow ? sign + 1.5 : sign * 0.4 * spread("signs");
  if (isReturned && !step(signs, answerer, "ReturnTask", { reason: both(words.returned) })) return;
  if (isReturned && !step(2 * spread("again"), asker, "ReassignTask", { to: work.to, reason: both(words.askedAgain) }))
    return;
  if (!step(isReturned ? 2 : signs, answerer, "SignTask")) return;
  if (kind === "request" && asksMore && !referral) {
    if (!step(spread("asks"), answerer, "AskAsker", { words: both(words.more) })) return;
    if (!step(1.5 * spread("replies"), asker, "ReplyToTask", { words: both(words.reply) })) return;
  }
  if (!step(isLate ? takes[1] : takes[0] * spread("takes"), answerer, "AnswerTask", answer)) return;
  if (isReopened && !referral) {
    if (!step(2.5 * spread("reopens"), asker, "ReopenTask", { reason: both(words.reopened) })) return;
    if (!step(4 * spread("answers"), answerer, "AnswerTask", answer)) return;
  }
  step(2.5 * spread("checks"), asker, "ConfirmTask", { thanked: isThanked });
}
