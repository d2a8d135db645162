import assert from "node:assert/strict";
import { test } from "node:test";
import type { OrderAnswer } from "../../journal/web/order-sender.ts";
import { type CallDraft, emptyDraft, type Given, missingIn, registerCall } from "./register-call.ts";

const draft: CallDraft = {
  ...emptyDraft,
  number: " 0990-5550101 ",
  type: "theft",
  priority: 3,
  words: "文昌路 1 号",
  said: "车被盗",
};
const refused: OrderAnswer = {
  kind: "refused",
  refused: { code: "TypeUnknown", status: 422, zh: "", en: "", details: {} },
};

/** Answers each order as accepted, but for the names listed once each, and keeps what was given. */
function clerk(refusing: string[] = []) {
  const given: { name: string; body: Record<string, unknown> }[] = [];
  const give = (name: string, body: unknown): Promise<OrderAnswer> => {
    given.push({ name, body: body as Record<string, unknown> });
    const at = refusing.indexOf(name);
    if (at >= 0) {
      refusing.splice(at, 1);
      return Promise.resolve(refused);
    }
    return Promise.resolve({ kind: "accepted", id: `${name}-${given.length}`, facts: [] });
  };
  return { give, given, names: () => given.map(({ name }) => name) };
}

test("a new contact rings, is answered, noted and opens an incident, in that order", async () => {
  const { give, given, names } = clerk();
  const answer = await registerCall(give, draft, {}, { purpose: "open", asCall: true, openedAt: Date.now() });
  assert.equal(answer.kind, "accepted");
  assert.deepEqual(names(), ["RingCall", "AnswerCall", "NoteCall", "OpenIncident"]);
  assert.equal(given[0]?.body["number"], "0990-5550101");
  assert.deepEqual(given[3]?.body, {
    callId: "RingCall-1",
    type: "theft",
    priority: 3,
    place: { words: "文昌路 1 号" },
    narrative: "车被盗",
  });
});

test("a place taken from the map is registered with its name in both languages", async () => {
  const { give, given } = clerk();
  const place = { words: "文昌路3楼", named: { zh: "文昌路", en: "Wenchang Road" }, point: [110, 31] as const };
  const how = { purpose: "open", asCall: false, openedAt: Date.now() } as const;
  await registerCall(give, { ...draft, ...place }, {}, how);
  assert.deepEqual(given[0]?.body["place"], place);
});

test("after a refusal, pressing again repeats nothing that was accepted", async () => {
  const { give, names } = clerk(["OpenIncident"]);
  const progress: Given = {};
  const how = { purpose: "open", asCall: true, openedAt: Date.now() } as const;
  assert.equal((await registerCall(give, draft, progress, how)).kind, "refused");
  assert.equal((await registerCall(give, draft, progress, how)).kind, "accepted");
  assert.deepEqual(names(), ["RingCall", "AnswerCall", "NoteCall", "OpenIncident", "OpenIncident"]);
});

test("what was said is noted once, though the number is corrected afterwards", async () => {
  const { give, given } = clerk(["OpenIncident"]);
  const progress: Given = {};
  const how = { purpose: "open", asCall: true, openedAt: Date.now() } as const;
  await registerCall(give, draft, progress, how);
  await registerCall(give, { ...draft, number: "0990-5550102" }, progress, how);
  const notes = given.filter(({ name }) => name === "NoteCall").map(({ body }) => body);
  assert.equal(notes.length, 2);
  assert.equal(notes[0]?.["said"], "车被盗");
  assert.equal(notes[1]?.["said"], undefined);
  assert.equal(notes[1]?.["number"], "0990-5550102");
});

test("a complaint opens no incident; a mark ends the call; joining joins", async () => {
  const claimed = (): Given => ({ callId: "c" });
  const complaint = clerk();
  await registerCall(complaint.give, { ...draft, kind: "complaint" }, claimed(), {
    purpose: "complaint",
    asCall: true,
    openedAt: 0,
  });
  assert.deepEqual(complaint.names(), ["NoteCall", "EndCall"]);
  const named = clerk();
  const about = { ...emptyDraft.about, officer: " 310042 ", station: "AH-03" };
  await registerCall(named.give, { ...draft, kind: "complaint", about }, claimed(), {
    purpose: "complaint",
    asCall: true,
    openedAt: 0,
  });
  assert.deepEqual([named.given[0]?.body["aboutOfficer"], named.given[0]?.body["aboutStation"]], ["310042", "AH-03"]);
  assert.ok(!("aboutUnit" in (named.given[0]?.body ?? {})));
  const mark = clerk();
  await registerCall(mark.give, emptyDraft, claimed(), {
    purpose: { mark: "misdial", reason: "误触" },
    asCall: true,
    openedAt: 0,
  });
  assert.deepEqual(mark.names().slice(-2), ["MarkCall", "EndCall"]);
  const join = clerk();
  await registerCall(join.give, draft, claimed(), { purpose: { join: "i" }, asCall: true, openedAt: 0 });
  assert.deepEqual(join.given.at(-1), { name: "JoinCall", body: { callId: "c", incidentId: "i" } });
});

test("says what each field misses", () => {
  const typed = { ...emptyDraft, type: "theft" };
  assert.deepEqual(missingIn(emptyDraft), { type: "type", place: "place" });
  assert.deepEqual(missingIn(typed), { place: "place" });
  assert.deepEqual(missingIn({ ...typed, words: "文昌路" }), { place: "point" });
  assert.deepEqual(missingIn({ ...typed, words: "文昌路", withoutPoint: true }), {});
  assert.deepEqual(missingIn({ ...typed, withoutPoint: true }), { place: "place" });
  assert.deepEqual(missingIn({ ...typed, point: [110, 31] }), {});
});

test("whom a complaint is about is noted, also where nothing else is said", async () => {
  const { give, given, names } = clerk();
  const about = { officer: "310042", unit: "", station: "N", department: "" };
  const how = { purpose: "complaint", asCall: true, openedAt: Date.now() } as const;
  await registerCall(give, { ...emptyDraft, kind: "complaint", about }, {}, how);
  assert.deepEqual(names(), ["RingCall", "AnswerCall", "NoteCall", "EndCall"]);
  assert.deepEqual(given[2]?.body, {
    ...{ callId: "RingCall-1", kind: "complaint" },
    ...{ aboutOfficer: "310042", aboutStation: "N" },
  });
});
