import assert from "node:assert/strict";
import { test } from "node:test";
import { anheAddresses } from "../../src/district/anhe/anhe.ts";
import { drawsFrom } from "../../src/district/anhe/draws.ts";
import { drillCaller, wordsOfCaller } from "../../src/ground/drill-caller.ts";
import { placeSchema, placeWords } from "../../src/ground/place-words.ts";
import { standardTypes } from "../../src/district/standard-types.ts";
import { incidentStream, unitStream } from "../../src/dispatch/facts.ts";
import { stageOf } from "../../src/dispatch/stage.ts";
import { isAvailable } from "../../src/dispatch/status.ts";
import { callStream } from "../../src/intake/facts.ts";
import { isWaiting } from "../../src/intake/call-view.ts";
import type { Fact } from "../../src/ground/fact.ts";
import { memoryDistrict } from "./testing/drill-district.ts";
import { placeOf } from "./calling.ts";
import { drillCalls } from "./drill-texts.ts";
import { scriptOf } from "./speaking.ts";
import { isOfDrill } from "./people.ts";

type District = ReturnType<typeof memoryDistrict>;
type Players = ReturnType<District["players"]>;

const calltaker = { officer: "li", role: "calltaker" };
const dispatcher = { officer: "wang", role: "dispatcher" };

async function demo(): Promise<District> {
  const district = memoryDistrict();
  await district.make("demo");
  return district;
}

/** Lets the drill play so many seconds, with the clock's own orders between its turns. */
async function play(district: District, players: Players, seconds: number): Promise<void> {
  for (let second = 0; second < seconds; second++) {
    await district.tick();
    await players.turn();
    district.clock.now += 1000;
  }
}

/** Facts of the drill on a stream, from a fact on. */
async function drillFacts(district: District, stream: string, after: number): Promise<readonly Fact[]> {
  const facts = await district.journal.factsOf(stream);
  return facts.filter((fact) => fact.n > after && isOfDrill(fact) && fact.type !== "SignedOff");
}

test("ten seconds after the first start the board has incidents in several stages and a call that waits", async () => {
  const district = await demo();
  await play(district, district.players(drawsFrom(1)), 10);
  const stages = new Set((await district.incidents()).map(stageOf));
  assert.ok(stages.size >= 4, [...stages].join(" "));
  assert.ok((await district.calls()).some(isWaiting));
  assert.deepEqual(district.refused, []);
});

test("whoever reads English reads where the drill's incidents are in English, of the first ones and of those that come", async () => {
  const district = await demo();
  const players = district.players(drawsFrom(4));
  await play(district, players, 10);
  const first = (await district.incidents()).length;
  await play(district, players, 300);
  const incidents = await district.incidents();
  assert.ok(first > 0 && incidents.length > first, `${first} first, ${incidents.length} now`);
  for (const { place } of incidents) {
    const { zh = "", en = "" } = placeWords(place) ?? {};
    assert.match(zh, /\p{Script=Han}/u);
    assert.match(en, /^[ -~]+$/);
  }
});

test("what the drill enters after the fact raises no alert", async () => {
  const district = await demo();
  await play(district, district.players(drawsFrom(2)), 25);
  const raised = (await district.facts()).filter(({ type }) => type === "AcknowledgementOverdue");
  assert.deepEqual(raised, []);
});

test("a call that rings is left to people for three quarters of a minute, whatever the pace for one of them", async () => {
  for (const pace of [1, 20]) {
    const district = await demo();
    await district.give("SetDrillPace", { pace }, dispatcher);
    const players = district.players(drawsFrom(3));
    await play(district, players, 400);
    const facts = (await district.facts()).filter(({ recordedAt, occurredAt }) => recordedAt === occurredAt);
    const rang = new Map(facts.filter(({ type }) => type === "CallRang").map((fact) => [fact.order, fact.recordedAt]));
    const waits = facts
      .filter(({ type }) => type === "CallAnswered")
      .flatMap(({ streams, recordedAt }) => {
        const since = rang.get(streams[0]?.slice("call/".length) ?? "");
        return since === undefined ? [] : [(Date.parse(recordedAt) - Date.parse(since)) / 1000];
      });
    const long = waits.filter((wait) => wait >= 45).length;
    assert.ok(pace === 1 ? long === waits.length && long > 3 : long >= 2 && long < waits.length, waits.join(" "));
  }
});

test("a drill that is stopped does nothing, and goes on when it is set going", async () => {
  const district = await demo();
  const players = district.players(drawsFrom(4));
  await play(district, players, 60);
  await district.give("SetDrillPace", { pace: 0 }, dispatcher);
  const facts = district.journal.head();
  for (let turn = 0; turn < 100; turn++) {
    await players.turn();
    district.clock.now += 1000;
  }
  assert.equal(district.journal.head(), facts);
  await district.give("SetDrillPace", { pace: 1 }, dispatcher);
  await players.turn();
  assert.ok(district.journal.head() > facts + 1);
});

test("in a district for real work the drill does nothing", async () => {
  const district = memoryDistrict();
  await district.make("empty");
  const facts = district.journal.head();
  await play(district, district.players(drawsFrom(5)), 120);
  assert.equal(district.journal.head(), facts);
});

test("a restart changes nothing: the next players go on from the streams alone", async () => {
  const [one, two] = [await demo(), await demo()];
  await play(one, one.players(drawsFrom(6)), 900);
  const draw = drawsFrom(6);
  for (let start = 0; start < 30; start++) {
    const players = two.players(draw);
    await play(two, players, 30);
    players.stop();
  }
  const plain = async (district: District) =>
    (await district.facts())
      .filter(isOfDrill)
      .map(({ type, streams, by, occurredAt }) => ({ type, streams, by, occurredAt }));
  assert.deepEqual(await plain(two), await plain(one));
});

/** Who of the drill did anything on a stream after a fact, by role; coming to work and going home left out. */
async function rolesAfter(district: District, stream: string, after: number): Promise<ReadonlySet<string>> {
  const facts = await drillFacts(district, stream, after);
  return new Set(facts.filter(({ type }) => type !== "SignedOn").map(({ by }) => by.role));
}

const crews = new Set(["unit"]);

test("a call and an incident that a person takes are that person's, and the crew does what it is ordered, also after a restart", async () => {
  const district = await demo();
  const first = district.players(drawsFrom(7));
  await play(district, first, 10);
  const call = (await district.calls()).find(isWaiting);
  const unit = (await district.units()).find((one) => isAvailable(one) && one.crew.some(({ sworn }) => sworn));
  assert.ok(call !== undefined && unit !== undefined);
  await district.give("AnswerCall", { callId: call.id }, calltaker);
  const opened = await district.give(
    "OpenIncident",
    { callId: call.id, type: "fight", place: { words: "人民路1号" } },
    calltaker,
  );
  assert.ok(opened.accepted);
  const incidentId = opened.facts[0]?.order ?? "";
  await district.give("OrderUnit", { incidentId, unitId: unit.id }, dispatcher);
  const before = district.journal.head();
  await play(district, first, 100);
  const [under] = (await district.incidents()).filter(({ id }) => id === incidentId);
  assert.equal(under?.assignments[0]?.step, "enRoute", "acknowledged and gone within a minute and a half");
  first.stop();
  await play(district, district.players(drawsFrom(8)), 1400);
  const incident = (await district.incidents()).find(({ id }) => id === incidentId);
  assert.deepEqual(Object.keys(incident?.assignments[0]?.times ?? {}), [
    ...["ordered", "acknowledged", "enRoute", "onScene", "handling", "cleared"],
  ]);
  assert.ok(incident?.result !== undefined && incident.reports.length === 1, "the crew has said how it went");
  assert.equal(incident.filedAt, undefined, "filing is the person's");
  assert.deepEqual(await drillFacts(district, callStream(call.id), before), []);
  for (const stream of [incidentStream(incidentId), unitStream(unit.id)]) {
    assert.deepEqual(await rolesAfter(district, stream, before), crews, stream);
  }
  assert.ok(district.journal.head() > before + 100, "the rest goes on");
  assert.deepEqual(district.refused, []);
});

test("a station that a person orders signs and sends a crew, which goes", async () => {
  const district = await demo();
  const players = district.players(drawsFrom(12));
  await play(district, players, 10);
  const place = { words: "人民路1号", point: anheAddresses()[0]?.point };
  const opened = await district.give("OpenIncident", { type: "noise", place }, dispatcher);
  assert.ok(opened.accepted);
  const incidentId = opened.facts[0]?.order ?? "";
  const stationId = (await district.units()).find((unit) => isAvailable(unit) && unit.station !== undefined)?.station;
  await district.give("OrderStation", { incidentId, stationId }, dispatcher);
  await play(district, players, 180);
  const incident = (await district.incidents()).find(({ id }) => id === incidentId);
  assert.notEqual(incident?.stationOrders[0]?.signedAt, undefined);
  assert.notEqual(incident?.assignments[0]?.times.enRoute, undefined);
});

test("a caller tells whoever answers what, where and who, in both languages, once; nobody else's call gets words", async () => {
  const district = await demo();
  const players = district.players(drawsFrom(13));
  await play(district, players, 10);
  const call = (await district.calls()).find(isWaiting);
  assert.ok(call !== undefined);
  const own = await district.give("RingCall", { channel: "voice", kind: "emergency" }, calltaker);
  assert.ok(own.accepted);
  for (const callId of [call.id, own.facts[0]?.order]) await district.give("AnswerCall", { callId }, calltaker);
  await play(district, players, 20);
  const [told, ours] = [call.id, own.facts[0]?.order].map(
    (id) => async () => (await district.calls()).find((one) => one.id === id)?.said,
  );
  const said = await told?.();
  assert.deepEqual(
    said?.map(({ by }) => by),
    [drillCaller],
  );
  assert.deepEqual(await ours?.(), []);
});

test("the words of a call are the same for the same call, name its place, and are in both languages", () => {
  const addresses = anheAddresses();
  for (let each = 0; each < 300; each++) {
    const address = addresses[each % addresses.length];
    assert.ok(address !== undefined);
    const text = scriptOf(`call ${each}`, address);
    assert.equal(text, scriptOf(`call ${each}`, address));
    const { zh, en } = wordsOfCaller(text);
    assert.match(zh, /\p{Script=Han}/u);
    assert.doesNotMatch(en, /\p{Script=Han}/u);
    if (zh.startsWith("（")) continue;
    assert.ok(zh.includes(address.words) && en.includes(address.english), text);
  }
});

test("every place that is called from can be kept, by its name in both languages", () => {
  for (const address of anheAddresses()) {
    const place = placeSchema.parse(placeOf(address));
    assert.deepEqual(placeWords(place), { zh: address.words, en: address.english });
    assert.doesNotMatch(address.english, /\p{Script=Han}/u);
  }
});

test("of an incident that a person puts a hand on only its crew goes on; looking at it is no hand", async () => {
  const district = await demo();
  const players = district.players(drawsFrom(9));
  await play(district, players, 10);
  const [touched, seen] = (await district.incidents()).filter((incident) => stageOf(incident) === "handling");
  assert.ok(touched !== undefined && seen !== undefined);
  await district.give("AddNarrative", { incidentId: touched.id, text: "现场两人" }, dispatcher);
  await district.give(
    "OpenSealed",
    { stream: incidentStream(seen.id), fields: [], purpose: "dispatching", atWork: false },
    dispatcher,
  );
  const before = district.journal.head();
  await play(district, players, 900);
  assert.deepEqual(await rolesAfter(district, incidentStream(touched.id), before), crews);
  assert.ok((await drillFacts(district, incidentStream(seen.id), before)).length > 0);
});

test("a crew that a person sets out of service stays there", async () => {
  const district = await demo();
  const players = district.players(drawsFrom(10));
  await play(district, players, 10);
  const unit = (await district.units()).find(isAvailable);
  assert.ok(unit !== undefined);
  await district.give("SetUnitStatus", { unitId: unit.id, status: "outOfService", reason: "修车" }, dispatcher);
  await play(district, players, 3600);
  assert.equal((await district.units()).find(({ id }) => id === unit.id)?.status, "outOfService");
});

test("callers call about types that there are, and some of everything that can be seen comes up within two hours", async () => {
  const types = new Set(standardTypes.map(({ code }) => code));
  assert.deepEqual(
    drillCalls.filter(({ type }) => !types.has(type)),
    [],
  );
  const district = await demo();
  await play(district, district.players(drawsFrom(11)), 7200);
  const seen = new Set((await district.facts()).map(({ type }) => type));
  for (const type of [
    "StationOrdered",
    "StationSigned",
    "AcknowledgementOverdue",
    "WaitingOverdue",
    "AlertAcknowledged",
    "CallJoined",
  ]) {
    assert.ok(seen.has(type), type);
  }
  for (const type of ["CallMarked", "HandlingResultRecorded", "ReportGiven", "IncidentFiled", "UnitStatusSet"]) {
    assert.ok(seen.has(type), type);
  }
});
