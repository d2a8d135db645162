import assert from "node:assert/strict";
import { test } from "node:test";
import { drawsFrom } from "../../src/district/anhe/draws.ts";
import { readIn } from "../../src/ground/fold.ts";
import { personStream } from "../../src/access/people-facts.ts";
import { rosterStream } from "../../src/duty/facts.ts";
import type { Person } from "../../src/access/person.ts";
import { rosterView } from "../../src/duty/roster.ts";
import { standingOf } from "../../src/access/standing.ts";
import type { Fact, Giver } from "../../src/ground/fact.ts";
import { isWaiting } from "../../src/intake/call-view.ts";
import { isAvailable } from "../../src/dispatch/status.ts";
import { memoryDistrict } from "./testing/drill-district.ts";
import { isOfDrill } from "./people.ts";

type District = ReturnType<typeof memoryDistrict>;
type Players = ReturnType<District["players"]>;

const hourMs = 3_600_000;
const system: Giver = { officer: "system", role: "system" };
const security: Giver = { officer: "S1", role: "securityAdministrator" };

async function demo(begins?: string, seed = 1): Promise<{ district: District; players: Players }> {
  const district = memoryDistrict(begins === undefined ? undefined : Date.parse(begins));
  await district.make("demo");
  return { district, players: district.players(drawsFrom(seed)) };
}

/** Lets the drill play so many seconds, a turn every few of them. */
async function play({ district, players }: { district: District; players: Players }, seconds: number, every = 1) {
  for (let second = 0; second < seconds; second += every) {
    await district.tick();
    await players.turn();
    district.clock.now += every * 1000;
  }
}

async function onPostAt({ people }: District, post: string): Promise<readonly Person[]> {
  return (await people()).filter(({ onPost }) => onPost?.post === post);
}

async function acts(district: District, officer: string, after: number): Promise<readonly Fact[]> {
  return (await district.facts()).filter(({ n, by }) => n > after && by.officer === officer);
}

/** Takes off the roster what a part has planned at these posts until the next day is over. */
async function clearRoster(district: District, part: string, posts: readonly string[]): Promise<void> {
  const stream = rosterStream(part, "2026-11");
  const roster = readIn(await district.journal.states([stream]))(rosterView, stream);
  const soon = new Date(district.clock.now + 36 * hourMs).toISOString();
  const shifts = Object.values(roster?.shifts ?? {}).filter(({ post, from }) => posts.includes(post) && from < soon);
  const remove = shifts.map(({ shift }) => shift);
  assert.ok(remove.length > 0);
  const body = { part, month: "2026-11", add: [], remove, reason: "演练" };
  assert.ok((await district.give("PlanShifts", body, security)).accepted);
}

/** A visitor signs in as somebody; answers the session. */
async function signIn(district: District, person: string): Promise<string> {
  const until = new Date(district.clock.now + 8 * hourMs).toISOString();
  const answer = await district.give("OpenSession", { person, by: ["drill"], from: "127.0.0.1", until }, system);
  assert.ok(answer.accepted, JSON.stringify(answer));
  return answer.facts[0]?.order ?? "";
}

test("at the first start those whose shift it is are on post since it began, and the other crews are off duty", async () => {
  const { district, players } = await demo("2026-11-23T06:00:00.000Z");
  await players.turn();
  const counts = ["hall-leader", "hall-commander", "hall-calltaker", "hall-dispatcher", "desk-AH-01"];
  const standing = await Promise.all(counts.map((post) => onPostAt(district, post)));
  assert.deepEqual(
    standing.map(({ length }) => length),
    [1, 1, 4, 3, 2],
  );
  // 08:00 in the district.
  assert.ok(standing.flat().every(({ onPost }) => (onPost?.since ?? "") < "2026-11-23T00:00:00.000Z"));
  for (const { onPost = [], status, crew } of await district.units()) {
    assert.ok(onPost.length === 0 || onPost.length === crew.length);
    assert.equal(status === "offDuty", onPost.length === 0);
  }
});

test("a crew acts as its leader, as long as that one is on post", async () => {
  const { district, players } = await demo();
  await play({ district, players }, 600);
  const leaders = new Set((await district.units()).map(({ crew }) => crew[0]?.badge));
  const byCrews = (await district.facts()).filter(
    ({ type, by }) => by.role === "unit" && type !== "SignedOn" && type !== "SignedOff",
  );
  assert.ok(byCrews.length > 20);
  assert.ok(byCrews.every(({ by }) => leaders.has(by.officer)));
});

test("with nobody on post to take calls, none is answered; with no dispatcher, nobody is sent", async () => {
  for (const [post, undone] of [
    ["hall-calltaker", "CallAnswered"],
    ["hall-dispatcher", "UnitOrdered"],
  ] as const) {
    const { district, players } = await demo();
    await clearRoster(district, "command", [post]);
    await play({ district, players }, 900);
    const facts = await district.facts();
    assert.ok(facts.filter(({ type }) => type === "CallRang").length > 1, "people call all the same");
    assert.equal(facts.filter(({ type }) => type === undone).length, 0);
    assert.deepEqual(district.refused, []);
  }
});

test("with no crew on the roster nobody is on the streets, and incidents wait", async () => {
  const { district, players } = await demo();
  const units = await district.units();
  for (const part of new Set(
    units.map(({ station, kind }) => station ?? (kind === "airSquad" ? "special-air" : "special")),
  )) {
    await clearRoster(
      district,
      part,
      units.map(({ id }) => `crew-${id}`),
    );
  }
  await play({ district, players }, 900);
  assert.ok((await district.units()).every(({ status }) => status === "offDuty"));
  assert.ok((await district.facts()).every(({ type, by }) => type !== "UnitOrdered" && by.role !== "unit"));
  assert.ok((await district.incidents()).length > 5);
  assert.deepEqual(district.refused, []);
});

test("a crew that is out when its shift ends stays until it has done and reported, then its unit is off duty", async () => {
  // The crews of the day change at 20:00, which is 12:00 UTC.
  const { district, players } = await demo("2026-11-23T11:30:00.000Z", 4);
  const ends = "2026-11-23T12:00:00.000Z";
  await play({ district, players }, 1800);
  const out = (await district.units()).filter(({ active, crew }) => active !== undefined && crew.length > 0);
  await play({ district, players }, 2700);
  const facts = await district.facts();
  const late = new Set<string>();
  for (const { id, crew } of out) {
    const done = facts.findLast(
      ({ type, data }) => type === "AssignmentEnded" && (data as { unit: string }).unit === id,
    );
    const left = facts.find(({ type, by, occurredAt }) => {
      return type === "SignedOff" && by.unit === id && crew[0]?.badge === by.officer && occurredAt >= ends;
    });
    if (left === undefined || done === undefined) continue;
    const written = facts.filter(({ type, by, n }) => type === "ReportGiven" && by.unit === id && n > left.n);
    assert.ok(done.n < left.n && done.occurredAt <= left.occurredAt && written.length === 0, id);
    if (left.occurredAt > "2026-11-23T12:01:00.000Z") late.add(id);
  }
  assert.ok(late.size >= 3, `${late.size} crews stayed longer`);
  const units = await district.units();
  assert.ok([...late].every((id) => units.find((unit) => unit.id === id)?.status === "offDuty"));
  assert.deepEqual(district.refused, []);
});

test("whom a visitor signs in as the drill leaves alone until the session ends, also when the shift is over", async () => {
  const { district, players } = await demo("2026-11-23T07:00:00.000Z");
  await play({ district, players }, 60);
  const team = await onPostAt(district, "hall-dispatcher");
  const taken = team[0];
  assert.ok(team.length === 3 && taken !== undefined);
  const session = await signIn(district, taken.id);
  const before = district.journal.head();
  await play({ district, players }, 1.5 * 3600, 3);
  assert.deepEqual(await acts(district, taken.id, before), []);
  assert.ok(
    (await district.facts()).some(
      ({ n, type, by }) => n > before && type === "UnitOrdered" && by.role === "dispatcher",
    ),
  );
  const stayed = await onPostAt(district, "hall-dispatcher");
  assert.equal(stayed.length, 4, "the next three, and the one the visitor plays");
  assert.ok(stayed.some(({ id }) => id === taken.id));
  assert.ok((await district.give("EndSession", { session, why: "signedOut" }, system)).accepted);
  await play({ district, players }, 2);
  assert.equal((await onPostAt(district, "hall-dispatcher")).length, 3);
  assert.deepEqual(district.refused, []);
});

test("what a visitor does as one of the drill's people is a person's hand, also after a restart", async () => {
  const { district, players } = await demo();
  await play({ district, players }, 10);
  const [calltaker] = await onPostAt(district, "hall-calltaker");
  const call = (await district.calls()).find(isWaiting);
  assert.ok(calltaker !== undefined && call !== undefined);
  const session = await signIn(district, calltaker.id);
  const giver = standingOf(calltaker, district.now().toISOString(), "Asia/Shanghai");
  assert.ok(giver !== undefined);
  await district.give("AnswerCall", { callId: call.id }, giver);
  const place = { words: "人民路1号" };
  const opened = await district.give("OpenIncident", { callId: call.id, type: "fight", place }, giver);
  assert.ok(opened.accepted);
  await district.give("EndSession", { session, why: "signedOut" }, system);
  players.stop();
  const again = district.players(drawsFrom(2));
  const before = district.journal.head();
  await play({ district, players: again }, 900);
  const facts = (await district.facts()).filter(({ n }) => n > before);
  const streams = [`call/${call.id}`, `incident/${opened.facts[0]?.order ?? ""}`];
  const theirs = facts.filter((fact) => isOfDrill(fact) && fact.streams.some((stream) => streams.includes(stream)));
  assert.deepEqual(theirs, []);
  assert.ok(facts.length > 50, "the rest goes on");
});

test("whom somebody signs off in their shift does not come back for it", async () => {
  const { district, players } = await demo("2026-11-23T05:00:00.000Z");
  await play({ district, players }, 30);
  const [sent] = await onPostAt(district, "hall-calltaker");
  assert.ok(sent !== undefined);
  const leader: Giver = { officer: "L1", role: "shiftLeader" };
  assert.ok((await district.give("SignOffPerson", { person: sent.id, reason: "身体不适" }, leader)).accepted);
  await play({ district, players }, 600);
  const facts = await district.journal.factsOf(personStream(sent.id));
  assert.equal(facts.at(-1)?.type, "SignedOff");
  assert.equal((await onPostAt(district, "hall-calltaker")).length, 3);
});

test("a crew or a desk that a visitor stands on waits for the visitor, though others of it are there; then it obeys again", async () => {
  const { district, players } = await demo();
  await play({ district, players }, 10);
  const people = new Map((await district.people()).map((person) => [person.id, person]));
  const unit = (await district.units()).find(
    (one) => isAvailable(one) && one.station !== undefined && (one.onPost ?? []).length > 1 && one.crew[0]?.sworn,
  );
  const leader = people.get(unit?.crew[0]?.badge ?? "");
  assert.ok(unit !== undefined && leader?.onPost !== undefined);
  // Another station's desk, so that the two do not influence each other.
  const [clerk, colleague] = [...people.values()].filter(
    ({ onPost }) => onPost?.power.role === "station" && onPost.power.station === "AH-01" && unit.station !== "AH-01",
  );
  assert.ok(clerk !== undefined && colleague !== undefined);
  const dispatcher: Giver = { officer: "wang", role: "dispatcher" };
  const open = async () => {
    const answer = await district.give("OpenIncident", { type: "fight", place: { words: "人民路1号" } }, dispatcher);
    assert.ok(answer.accepted);
    return answer.facts[0]?.order ?? "";
  };
  const [withCrew, withDesk] = [await open(), await open()];
  const sessions = [await signIn(district, leader.id), await signIn(district, clerk.id)];
  await district.give("OrderUnit", { incidentId: withCrew, unitId: unit.id }, dispatcher);
  await district.give("OrderStation", { incidentId: withDesk, stationId: "AH-01" }, dispatcher);
  const now = async () => {
    const incidents = new Map((await district.incidents()).map((incident) => [incident.id, incident]));
    const signed = incidents.get(withDesk)?.stationOrders[0]?.signedAt !== undefined;
    return { step: incidents.get(withCrew)?.assignments[0]?.step, signed };
  };
  await play({ district, players }, 300);
  assert.deepEqual(await now(), { step: "ordered", signed: false });
  for (const session of sessions) await district.give("EndSession", { session, why: "signedOut" }, system);
  await play({ district, players }, 120);
  const then = await now();
  assert.ok(then.signed && then.step !== "ordered");
  assert.deepEqual(district.refused, []);
});

test("a desk at which a visitor sits by one click, without a session of a person, waits for the visitor", async () => {
  const district = memoryDistrict();
  await district.make("demo");
  let seated = true;
  const players = district.players(drawsFrom(1), { sitsAt: ({ station }) => seated && station === "AH-01" });
  await play({ district, players }, 10);
  const dispatcher: Giver = { officer: "wang", role: "dispatcher" };
  const answer = await district.give("OpenIncident", { type: "fight", place: { words: "人民路1号" } }, dispatcher);
  assert.ok(answer.accepted);
  const incidentId = answer.facts[0]?.order ?? "";
  await district.give("OrderStation", { incidentId, stationId: "AH-01" }, dispatcher);
  const signedAt = async () =>
    (await district.incidents()).find(({ id }) => id === incidentId)?.stationOrders[0]?.signedAt;
  await play({ district, players }, 300);
  assert.equal(await signedAt(), undefined);
  seated = false;
  await play({ district, players }, 120);
  assert.notEqual(await signedAt(), undefined);
});

test("a crew that a visitor stands on neither reports nor changes its status by itself", async () => {
  const { district, players } = await demo();
  await play({ district, players }, 10);
  const owing = async () =>
    (await district.incidents()).find(
      ({ result, assignments, reports }) =>
        assignments.length > 0 &&
        assignments.every(({ ending }) => ending === "done") &&
        (result === undefined || reports.length === 0),
    );
  let incident = await owing();
  for (let tried = 0; incident === undefined && tried < 400; tried++) {
    await play({ district, players }, 5);
    incident = await owing();
  }
  const writer = (await district.units()).find(({ id }) => id === incident?.assignments[0]?.unit);
  const resting = (await district.units()).find((one) => isAvailable(one) && one.station !== undefined);
  assert.ok(incident !== undefined && writer !== undefined && resting !== undefined);
  const colleagues = new Set<string | undefined>();
  for (const { id, crew, onPost = [] } of [writer, resting]) {
    assert.ok(onPost.length > 1, `${id} has others`);
    for (const { badge } of crew.slice(1)) colleagues.add(badge);
    await signIn(district, crew[0]?.badge ?? "");
  }
  await district.give("SetDrillPace", { pace: 20 }, { officer: "wang", role: "dispatcher" });
  const before = district.journal.head();
  await play({ district, players }, 900, 3);
  const acts = (await district.facts()).filter(({ n, by }) => n > before && colleagues.has(by.officer));
  assert.deepEqual(
    acts.filter(({ type }) => type !== "SignedOff").map(({ type }) => type),
    [],
  );
  assert.ok((await district.facts()).some(({ n, type, by }) => n > before && type === "UnitStatusSet" && isCrew(by)));
  assert.ok((await district.facts()).some(({ n, type, by }) => n > before && type === "ReportGiven" && isCrew(by)));
  assert.deepEqual(district.refused, []);
});

function isCrew({ role }: Giver): boolean {
  return role === "unit";
}
