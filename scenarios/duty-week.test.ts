import assert from "node:assert/strict";
import { test } from "node:test";
import { drawsFrom } from "../src/district/anhe/draws.ts";
import {
  type DutyFact,
  type HandoverConfirmed,
  postsStream,
  rosterStream,
  type RosterWarning,
  type SignedOff,
  type SignedOn,
} from "../src/duty/facts.ts";
import type { Power, PowerRole } from "../src/ground/role.ts";
import type { Person } from "../src/access/person.ts";
import { isSamePower } from "../src/access/person-view.ts";
import { readIn } from "../src/ground/fold.ts";
import { noPosts, type Post, postsView } from "../src/duty/posts.ts";
import { certificateWarnings, hourWarnings, standingWarnings } from "../src/duty/rest.ts";
import { postRoles } from "../src/access/role.ts";
import { rosterView } from "../src/duty/roster.ts";
import { leads } from "../src/duty/strength.ts";
import type { Fact, FactOf } from "../src/ground/fact.ts";
import { instantOf, millis } from "../src/ground/instant.ts";
import { drillBadges } from "../programs/drill/plan-ahead.ts";
import { memoryDistrict } from "../programs/drill/testing/drill-district.ts";

type District = ReturnType<typeof memoryDistrict>;

/*
 * The clock goes in steps of three minutes and the drill at a fifth of life's pace: a call about every four minutes, and a
 * crew takes three quarters of an hour for an incident, each of its steps seen at a turn. A week is some 3400 turns.
 */
const stepMs = 3 * 60_000;
const pace = 0.2;
const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const zone = "Asia/Shanghai";

/** One time on post. */
interface Span {
  readonly person: string;
  readonly power: Power;
  readonly post: string | undefined;
  readonly on: FactOf<typeof SignedOn>;
  readonly off?: FactOf<typeof SignedOff>;
}

async function play(district: District, until: number): Promise<void> {
  await district.give("SetDrillPace", { pace }, { officer: "A1", role: "systemAdministrator" });
  const players = district.players(drawsFrom(20_261_123));
  for (; district.clock.now < until; district.clock.now += stepMs) {
    await district.tick();
    await players.turn();
  }
}

function spansOf(facts: readonly Fact[]): readonly Span[] {
  const spans: Span[] = [];
  const open = new Map<string, number>();
  for (const told of facts) {
    const fact = told as DutyFact;
    if (fact.type === "SignedOn") {
      const { person, power, post } = fact.data;
      open.set(person, spans.length);
      spans.push({ person, power, post, on: fact });
    }
    if (fact.type !== "SignedOff") continue;
    const at = open.get(fact.data.person) ?? -1;
    const span = spans[at];
    assert.ok(span !== undefined, `${fact.data.person} signed off without having signed on`);
    spans[at] = { ...span, off: fact };
  }
  return spans;
}

function covers({ on, off }: Span, instant: string): boolean {
  return on.occurredAt <= instant && (off === undefined || instant <= off.occurredAt);
}

/** Facts that one of the staff gave in a role of posts while not on post in that role and place. */
function actsOffDuty(facts: readonly Fact[], spans: readonly Span[]): readonly string[] {
  const own = new Map<string, Span[]>();
  for (const span of spans) own.set(span.person, [...(own.get(span.person) ?? []), span]);
  return facts.flatMap(({ type, by, occurredAt }) => {
    if (!drillBadges.has(by.officer) || !(postRoles as readonly string[]).includes(by.role)) return [];
    // Coming on post is what one does off post.
    if (type === "SignedOn" && by.offPost === true) return [];
    const power = { ...by, role: by.role as PowerRole };
    const isOnPost = (own.get(by.officer) ?? []).some(
      (span) => isSamePower(span.power, power) && covers(span, occurredAt),
    );
    return isOnPost && by.offPost !== true ? [] : [`${type} by ${by.officer} as ${by.role} at ${occurredAt}`];
  });
}

/** Minutes at which nobody stands at a post, `post instant`. */
function alone(posts: readonly Post[], spans: readonly Span[], from: number, to: number): readonly string[] {
  return posts.flatMap(({ post }) => {
    const here = spans.filter((span) => span.post === post);
    const found: string[] = [];
    for (let at = from; at < to; at += minuteMs) {
      const instant = instantOf(at);
      if (!here.some((span) => covers(span, instant))) found.push(`${post} ${instant}`);
    }
    return found;
  });
}

/** Times on post at the leading posts that ended without somebody having taken over everything. */
function leftWithoutHandover(posts: readonly Post[], facts: readonly Fact[], spans: readonly Span[]) {
  const leading = new Set(posts.map(({ post }) => post));
  const confirmed = facts.filter((fact): fact is FactOf<typeof HandoverConfirmed> => fact.type === "HandoverConfirmed");
  const ended = spans.filter(({ post, off }) => off !== undefined && leading.has(post ?? ""));
  const bare = ended.filter((span) => {
    const own = confirmed.filter(({ data, occurredAt }) => {
      return data.from === span.person && data.post === span.post && covers(span, occurredAt);
    });
    return own.length !== 1 || own[0]?.data.to === span.person;
  });
  return { ended, bare };
}

async function postsOf(district: District): Promise<Readonly<Record<string, Post>>> {
  return (readIn(await district.journal.states([postsStream]))(postsView, postsStream) ?? noPosts).posts;
}

const sorted = (all: readonly unknown[]) => all.map((one) => JSON.stringify(one)).toSorted();

/** Warnings that the rules say of all shifts planned, which were planned in their order and none taken away. */
function expectedPlanWarnings(people: readonly Person[], posts: Readonly<Record<string, Post>>) {
  const { rest } = noPosts;
  return people.flatMap((person): readonly RosterWarning[] => [
    ...hourWarnings(person.id, person.shifts, rest),
    ...standingWarnings(person, person.shifts, posts, zone),
  ]);
}

/** What speaks against a time on post that begins: rest since the last, certificates of the post. */
function expectedSignOnWarnings(span: Span, before: Span | undefined, person: Person, post: Post): readonly string[] {
  const { shift: id } = span.on.data;
  const from = span.on.occurredAt;
  const shift = person.shifts.find((one) => one.shift === id);
  const rested = before?.off === undefined ? Infinity : millis(from) - millis(before.off.occurredAt);
  const about = { person: person.id, from, ...(shift === undefined ? {} : { to: shift.to }) };
  const certificates = certificateWarnings(person, post.needs, about, zone).map(({ what }) => what);
  return [
    ...(shift === undefined ? ["notOnRoster"] : []),
    ...(rested < 11 * hourMs ? ["restShort"] : []),
    ...new Set(certificates),
  ];
}

test("a week of Anhe's roster: nobody acts off duty, every minute has its leader, every handover leaves nothing without an owner", async () => {
  const district = memoryDistrict();
  await district.make("demo");
  const from = district.clock.now;
  const to = from + 7 * 24 * hourMs;
  await play(district, to);
  const facts = await district.facts();
  const spans = spansOf(facts);
  const posts = await postsOf(district);
  const leading = Object.values(posts).filter(leads);
  const people = await district.people();
  const byId = new Map(people.map((person) => [person.id, person]));
  assert.deepEqual(district.refused, []);

  assert.equal(leading.length, 11);
  assert.deepEqual(alone(leading, spans, from, to), []);
  assert.deepEqual(actsOffDuty(facts, spans), []);

  const { ended, bare } = leftWithoutHandover(leading, facts, spans);
  assert.deepEqual(bare, []);
  const changes = (post: string) => ended.filter((span) => span.post === post).length;
  assert.deepEqual([changes("hall-leader"), changes("hall-commander"), changes("desk-AH-05")], [21, 7, 14]);
  const confirmed = facts.filter((fact): fact is FactOf<typeof HandoverConfirmed> => fact.type === "HandoverConfirmed");
  assert.equal(confirmed.length, ended.length);
  const items = confirmed.flatMap(({ data }) => data.items);
  assert.ok(items.length > 500, `${items.length} items were handed over`);
  assert.deepEqual(
    items.filter(({ owner }) => owner === undefined || owner === ""),
    [],
  );

  const planned = facts.flatMap((fact) => (fact.type === "ShiftsPlanned" ? (fact as DutyFact & typeof fact) : []));
  const warned = planned.flatMap((fact) => (fact.data as { warnings: readonly RosterWarning[] }).warnings);
  assert.ok(warned.length > 100, `${warned.length} warnings`);
  assert.deepEqual(sorted(warned), sorted(expectedPlanWarnings(people, posts)));
  const last = new Map<string, Span>();
  for (const span of spans) {
    const [person, post] = [byId.get(span.person), posts[span.post ?? ""]];
    assert.ok(person !== undefined && post !== undefined, span.person);
    const expected = expectedSignOnWarnings(span, last.get(span.person), person, post);
    assert.deepEqual(span.on.data.warnings ?? [], expected, `${span.person} ${span.on.occurredAt}`);
    assert.equal(span.off?.data.warnings, undefined, `${span.person} left with warnings`);
    last.set(span.person, span);
  }
  assert.ok(last.size > 320, `${last.size} people came on post`);

  const count = (type: string) => facts.filter((fact) => fact.type === type).length;
  const [opened, filed] = [count("IncidentOpened"), count("IncidentFiled")];
  assert.ok(opened > 1500 && filed > opened * 0.95, `${filed} of ${opened} incidents filed`);
});

test("with a night's shift leader off the roster, the check of the week says which minutes have nobody", async () => {
  const district = memoryDistrict(Date.parse("2026-11-23T14:00:00.000Z"));
  await district.make("demo");
  const stream = rosterStream("command", "2026-11");
  const roster = readIn(await district.journal.states([stream]))(rosterView, stream);
  const night = Object.values(roster?.shifts ?? {}).find(
    ({ post, from }) => post === "hall-leader" && from === "2026-11-23T16:00:00.000Z",
  );
  assert.ok(night !== undefined);
  const body = { part: "command", month: "2026-11", add: [], remove: [night.shift], reason: "病假" };
  assert.ok((await district.give("PlanShifts", body, { officer: "S1", role: "securityAdministrator" })).accepted);
  const from = district.clock.now;
  const to = Date.parse("2026-11-24T02:00:00.000Z");
  await play(district, to);
  const facts = await district.facts();
  const spans = spansOf(facts);
  const leading = Object.values(await postsOf(district)).filter(leads);
  const missing = alone(leading, spans, from, to);
  assert.ok(missing.length > 7 * 60 && missing.length < 8 * 60, `${missing.length} minutes`);
  assert.ok(missing.every((one) => one.startsWith("hall-leader 2026-11-23T") || one < "hall-leader 2026-11-24T00:00"));
  const { bare } = leftWithoutHandover(leading, facts, spans);
  assert.deepEqual(
    bare.map(({ post, off }) => [post, off?.data.warnings]),
    [["hall-leader", ["withoutHandover", "noLeader"]]],
  );
  assert.deepEqual(actsOffDuty(facts, spans), []);
  // What somebody does after having gone home is told as well.
  const gone = bare[0];
  assert.ok(gone?.off !== undefined);
  const late: Fact = { ...gone.off, type: "UnitOrdered", occurredAt: instantOf(millis(gone.off.occurredAt) + 1) };
  assert.equal(actsOffDuty([late], spans).length, 1);
});
