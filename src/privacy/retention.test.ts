import assert from "node:assert/strict";
import { test } from "node:test";
import { districtRoom } from "../district/room.ts";
import { dispatchRoom } from "../dispatch/room.ts";
import { accessRoom } from "../access/room.ts";
import { dutyRoom } from "../duty/room.ts";
import type { Giver } from "../ground/fact.ts";
import { instantOf, plusSeconds } from "../ground/instant.ts";
import { derivedUlid } from "../ground/ulid.ts";
import { intakeRoom } from "../intake/room.ts";
import { memoryJournal } from "../journal/memory-journal.ts";
import { rulebookOf } from "../journal/rulebook.ts";
import type { Retention } from "./retention.ts";
import { daysOf, retentionAt, retentionIn } from "./retention.ts";
import { retentionStream } from "./retention-facts.ts";
import { privacyRoom } from "./room.ts";
import { usualDaysOf } from "./testing/usual-days.ts";

const book = rulebookOf([districtRoom, accessRoom, dutyRoom, intakeRoom, dispatchRoom, privacyRoom]);
const day = 86_400;

const supervisor: Giver = { officer: "V1", role: "supervisor" };
const other: Giver = { officer: "V2", role: "supervisor" };
const commander: Giver = { officer: "B1", role: "dutyCommander" };
const taker: Giver = { officer: "C1", role: "calltaker" };
const system: Giver = { officer: "system", role: "system" };

/** Everything in memory, with a clock that goes only when told. Nobody holds an approving power: acts happen at once. */
function office() {
  const journal = memoryJournal(book);
  let now = instantOf(Date.UTC(2026, 0, 1));
  let count = 0;
  async function give(by: Giver, name: string, body: Record<string, unknown>, occurredAt = now) {
    count += 1;
    const kind = book.orders.get(name);
    assert.ok(kind, name);
    assert.ok(
      kind.roles.some((role) => role === by.role),
      name,
    );
    const id = derivedUlid(Date.parse(now), String(count));
    const read = { ...(kind.body.parse(body) as Record<string, unknown>) };
    const order = { id, name, by, receivedAt: now, occurredAt, body: read };
    const record = kind.record(order);
    for (const field of kind.sealed) {
      if (read[field] !== undefined) read[field] = { record, field, nonce: "n", cipher: "c" };
    }
    const outcome = await journal.submit({ order, digest: String(count) });
    for (const fact of outcome.accepted ? outcome.facts : []) {
      const shape = book.facts.get(fact.type)?.shape.safeParse(fact.data);
      assert.ok(shape?.success, `${fact.type} has not its shape: ${String(shape?.error)}`);
    }
    return {
      id,
      did: outcome.accepted ? outcome.facts.map(({ type }) => type).join() : outcome.refusal.refused,
      facts: outcome.accepted ? outcome.facts : [],
    };
  }
  const id = async (by: Giver, name: string, body: Record<string, unknown>, occurredAt = now) => {
    const { id: made, facts, did } = await give(by, name, body, occurredAt);
    assert.ok(facts.length > 0, did);
    return made;
  };
  const did = async (by: Giver, name: string, body: Record<string, unknown>) => (await give(by, name, body)).did;
  return {
    give,
    id,
    did,
    pass: (days: number) => void (now = plusSeconds(now, days * day)),
    in: (days: number) => plusSeconds(now, days * day),
    now: () => now,
    /** A call and its incident. */
    work: async () => {
      const types = { code: "row", name: { zh: "纠纷", en: "Row" }, priority: 3, enforcement: false };
      await give({ officer: "A1", role: "systemAdministrator" }, "DefineIncidentType", types);
      const call = await id(taker, "RingCall", { channel: "voice", kind: "emergency", number: "13812345678" });
      await id(taker, "AnswerCall", { callId: call });
      const place = { words: "人民路1号" };
      const incident = await id(taker, "OpenIncident", { callId: call, type: "row", place, narrative: "争吵" });
      return { call: `call/${call}`, callId: call, incident: `incident/${incident}`, incidentId: incident };
    },
    erase: (stream: string) => did(system, "EraseDue", { stream }),
    retention: async (): Promise<Retention | null> => retentionIn(await journal.states([retentionStream])),
    request: (concerns: readonly string[], by = supervisor) =>
      id(by, "ReceivePersonRequest", {
        ...{ kind: "correction", applicant: "王某", contact: "13812345678", identityShown: "identityCard" },
        concerns,
      }),
  };
}

const usual = usualDaysOf(book);
const shorter = { ...usual, call: 30, narrative: 60 };

test("a schedule counts from its day on, and one not yet in force is replaced", async () => {
  const { did, retention, in: from, now, pass } = office();
  const [soon, later] = [from(10), from(20)];
  assert.equal(await did(supervisor, "SetRetention", { from: soon, days: shorter }), "RetentionSet");
  await did(supervisor, "SetRetention", { from: later, days: usual, graceHours: 24 });
  assert.deepEqual(retentionAt(await retention(), now()), { days: {}, graceHours: 72 });
  assert.deepEqual(retentionAt(await retention(), soon), { from: soon, days: shorter, graceHours: 72 });
  assert.deepEqual(retentionAt(await retention(), later), { from: later, days: usual, graceHours: 24 });
  await did(supervisor, "SetRetention", { from: soon, days: { ...shorter, call: 31 } });
  assert.equal(retentionAt(await retention(), soon).days.call, 31);
  pass(11);
  assert.equal(await did(supervisor, "SetRetention", { from: soon, days: shorter }), "RetentionInPast");
});

test("a schedule names every kind that is kept here and no other, and one from before there was a kind keeps its usual days", async () => {
  const { did, in: from } = office();
  const { media: _, ...others } = usual;
  assert.equal(await did(supervisor, "SetRetention", { from: from(1), days: others }), "RetentionKindMissing");
  for (const kind of ["positions", "dreams"]) {
    const days = { ...usual, [kind]: 30 };
    assert.equal(await did(supervisor, "SetRetention", { from: from(1), days }), "RetentionKindUnknown");
  }
  const kind = book.retentions.get("media") ?? assert.fail();
  assert.deepEqual([daysOf({ days: others }, kind), daysOf({ days: { media: 7 } }, kind)], [183, 7]);
});

test("nobody keeps the logs of who opened and who read for less than six months", async () => {
  const { did, in: from } = office();
  for (const kind of ["openings", "reads"]) {
    const days = { ...usual, [kind]: 182 };
    assert.equal(await did(supervisor, "SetRetention", { from: from(1), days }), "RetentionTooShort");
  }
});

test("a call's days count from its end, an incident's from its leaving, and not while it is reopened", async () => {
  const { id, did, erase, pass, work } = office();
  const { call, callId, incident, incidentId } = await work();
  pass(2000);
  assert.deepEqual([await erase(call), await erase(incident)], ["NotYetDue", "NotYetDue"]);
  await id(taker, "EndCall", { callId });
  await id(taker, "WithdrawIncident", { incidentId, reason: "已和解" });
  pass(365);
  assert.deepEqual([await erase(call), await erase(incident)], ["SealedErased", "NotYetDue"]);
  assert.equal(await erase(call), "", "gone once is gone");
  await id({ officer: "D1", role: "dispatcher" }, "ReopenIncident", { incidentId, reason: "再次来电" });
  pass(1095);
  assert.equal(await erase(incident), "NotYetDue");
  await did(taker, "WithdrawIncident", { incidentId, reason: "已和解" });
  pass(1094);
  assert.equal(await erase(incident), "NotYetDue");
  pass(1);
  assert.equal(await erase(incident), "SealedErased");
});

test("an end entered afterwards with a time of years ago does not bring the erasure forward", async () => {
  const { id, erase, now, pass, work } = office();
  const { call, callId } = await work();
  const rang = now();
  pass(400);
  await id(taker, "EndCall", { callId }, rang);
  assert.equal(await erase(call), "NotYetDue");
  pass(365);
  assert.equal(await erase(call), "SealedErased");
});

test("what is sealed after an erasure has its own days", async () => {
  const { id, erase, pass, work } = office();
  const { call, callId } = await work();
  await id(taker, "EndCall", { callId });
  pass(365);
  await erase(call);
  await id(taker, "NoteCall", { callId, said: "补记" });
  assert.equal(await erase(call), "NotYetDue");
  pass(365);
  assert.equal(await erase(call), "SealedErased");
});

test("a hold on an incident keeps it and its calls from both ways of erasing, until its end or until it is lifted", async () => {
  const { id, did, erase, in: until, pass, work } = office();
  const { call, callId, incident } = await work();
  await id(taker, "EndCall", { callId });
  const hold = await id(commander, "PlaceHold", { stream: incident, reason: "行政诉讼", until: until(500) });
  pass(400);
  assert.equal(await erase(call), "HeldByLaw");
  for (const stream of [call, incident]) {
    assert.equal(await did(supervisor, "EraseEarly", { stream, reason: "本人请求" }), "HeldByLaw");
  }
  assert.equal(await did(supervisor, "ExtendHold", { hold, until: until(50), reason: "上诉" }), "HoldNotLonger");
  await id(supervisor, "ExtendHold", { hold, until: until(300), reason: "上诉" });
  pass(200);
  assert.equal(await erase(call), "HeldByLaw");
  assert.equal(await did(system, "EndHold", { hold }), "", "it was extended");
  await id(supervisor, "LiftHold", { hold, reason: "撤诉" });
  assert.equal(await did(supervisor, "LiftHold", { hold, reason: "撤诉" }), "HoldOver");
  assert.equal(await erase(call), "SealedErased");
});

test("a hold is over by itself at its end", async () => {
  const { id, did, erase, in: until, pass, work } = office();
  const { call, callId } = await work();
  await id(taker, "EndCall", { callId });
  const hold = await id(supervisor, "PlaceHold", { stream: call, reason: "投诉复核", until: until(400) });
  assert.equal(await did(supervisor, "PlaceHold", { stream: call, reason: "x", until: until(-1) }), "HoldEndsInPast");
  pass(400);
  assert.equal(await did(system, "EndHold", { hold }), "HoldEnded");
  assert.equal(await erase(call), "SealedErased");
});

test("a call stays while its incident's recall keeps the incident, so that a hold on the incident finds its calls", async () => {
  const { id, erase, in: until, pass, work } = office();
  const { call, callId, incident } = await work();
  await id(taker, "EndCall", { callId });
  pass(364);
  const erasure = await id(supervisor, "EraseEarly", { stream: incident, reason: "选错了记录" });
  await id(supervisor, "RecallErasure", { erasure, reason: "选错了记录" });
  pass(2);
  assert.equal(await erase(call), "NotYetDue", "its year is over, the three days are not");
  const hold = await id(supervisor, "PlaceHold", { stream: incident, reason: "行政复议", until: until(10) });
  pass(5);
  assert.equal(await erase(call), "HeldByLaw");
  await id(supervisor, "LiftHold", { hold, reason: "撤回复议" });
  assert.equal(await erase(call), "SealedErased");
});

test("a hold on an incident keeps what is in its grace: no grace of its calls ends while it stands", async () => {
  const { id, did, in: until, pass, work } = office();
  const { call, incident } = await work();
  const erasure = await id(supervisor, "EraseEarly", { stream: call, reason: "选错了记录" });
  const hold = await id(supervisor, "PlaceHold", { stream: incident, reason: "行政复议", until: until(30) });
  pass(5);
  assert.equal(await did(system, "EndErasureGrace", { erasure }), "HeldByLaw");
  await id(supervisor, "LiftHold", { hold, reason: "撤回复议" });
  assert.equal(await did(system, "EndErasureGrace", { erasure }), "GraceEnded");
});

test("a call's recall does not keep its incident", async () => {
  const { id, erase, pass, work } = office();
  const { call, incident, incidentId } = await work();
  await id(taker, "WithdrawIncident", { incidentId, reason: "已和解" });
  pass(1095);
  const erasure = await id(supervisor, "EraseEarly", { stream: call, reason: "选错了记录" });
  await id(supervisor, "RecallErasure", { erasure, reason: "选错了记录" });
  assert.equal(await erase(incident), "SealedErased");
});

test("what people do not name is neither held nor erased early nor asked about, whoever knows its id", async () => {
  const { id, did, in: until, request, work } = office();
  const { incident } = await work();
  const opened = { stream: incident, fields: ["narrative"], atWork: false, purpose: "other", words: "核对" };
  const stream = `opening/${await id(supervisor, "OpenSealed", opened)}`;
  assert.equal(await did(supervisor, "EraseEarly", { stream, reason: "x" }), "NotErasable");
  assert.equal(await did(supervisor, "PlaceHold", { stream, reason: "x", until: until(9) }), "RecordUnknown");
  const requestId = await request([incident]);
  assert.equal(await did(supervisor, "AddRequestRecord", { requestId, stream }), "RecordUnknown");
});

test("an opening's words that are opened themselves go when their own days are over", async () => {
  const { id, did, erase, pass, work } = office();
  const { incident } = await work();
  const opened = { stream: incident, fields: ["narrative"], atWork: false, purpose: "other", words: "核对" };
  const stream = `opening/${await id(supervisor, "OpenSealed", opened)}`;
  pass(1094);
  const other = await id(supervisor, "OpenSealed", { ...opened, stream, fields: ["words"] });
  pass(1);
  assert.deepEqual([await erase(stream), await erase(`opening/${other}`)], ["SealedErased", "NotYetDue"]);
  assert.equal(await did(system, "EraseDue", { stream: incident }), "NotYetDue");
});

test("a person's request names its records, corrects beside what was recorded, and is answered by another", async () => {
  const { id, did, request, work } = office();
  const { call, incident } = await work();
  const requestId = await request([incident]);
  const text = "当时在场的是两人";
  assert.equal(await did(supervisor, "CorrectRecord", { requestId, stream: call, text }), "RecordNotConcerned");
  await id(supervisor, "AddRequestRecord", { requestId, stream: call });
  assert.equal(await did(supervisor, "CorrectRecord", { requestId, stream: call, text }), "RecordCorrected");
  assert.equal(await did(supervisor, "CorrectRecord", { requestId, stream: incident, text }), "RecordCorrected");
  await id(supervisor, "DropRequestRecord", { requestId, stream: call });
  const answer = { requestId, outcome: "granted", words: "已更正" };
  assert.equal(await did(supervisor, "AnswerPersonRequest", answer), "SecondPersonIsFirst");
  assert.equal(await did(commander, "AnswerPersonRequest", answer), "PersonRequestAnswered");
  assert.equal(await did(other, "AnswerPersonRequest", answer), "PersonRequestOver");
});

test("a request about a record that is not there, or about an erased one, is turned away", async () => {
  const { id, did, erase, pass, request, work } = office();
  const { call, callId } = await work();
  const requestId = await request([call]);
  const nowhere = `call/${"0".repeat(26)}`;
  assert.equal(await did(supervisor, "AddRequestRecord", { requestId, stream: nowhere }), "RecordUnknown");
  await id(taker, "EndCall", { callId });
  pass(365);
  await erase(call);
  assert.equal(await did(supervisor, "CorrectRecord", { requestId, stream: call, text: "x" }), "RecordErased");
  assert.equal(await erase(`request/${requestId}`), "NotYetDue");
  await id(other, "AnswerPersonRequest", { requestId, outcome: "refused" });
  pass(1095);
  assert.equal(await erase(`request/${requestId}`), "SealedErased");
});
