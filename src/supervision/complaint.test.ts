import assert from "node:assert/strict";
import { test } from "node:test";
import type { Call } from "../intake/call.ts";
import { awaitsSupervision, callView } from "../intake/call-view.ts";
import { callStream } from "../intake/facts.ts";
import { readIn, type States } from "../ground/fold.ts";
import { judgeHandler } from "./complaint-handler.ts";
import type { Incident } from "../dispatch/incident.ts";
import type { Unit } from "../dispatch/unit.ts";
import { instantOf } from "../ground/instant.ts";
import { complaintDue, complaintNumber, nextReminder } from "./complaint.ts";
import type { CallRead, IncidentRead, UnitRead } from "./complaint-seen.ts";
import { complaintView } from "./complaint-view.ts";
import { calltaker, colleague, commander, house, north, supervisor, system } from "./testing/house.ts";

/** What this room reads of other rooms' states is still in them: where it is not, this does not compile. */
const read: readonly [(call: Call) => CallRead, (incident: Incident) => IncidentRead, (unit: Unit) => UnitRead] = [
  (call) => call,
  (incident) => incident,
  (unit) => unit,
];

test("what is read of other rooms' states is what they have", () => assert.equal(read.length, 3));

test("a complaint at a counter has a number, and is due by the limits of the law that is in force", async () => {
  const { receive, complaint } = await house();
  const id = await receive({ aboutUnit: "N-1", name: "…", contact: "…" }, north);
  const state = await complaint(id);
  assert.equal(state.number, complaintNumber(id));
  assert.match(state.number, /^[0-9A-Z]{4}-[0-9A-Z]{4}$/);
  // 15 days of notice and 60 days to be done, each with the midnight that ends its last day in Shanghai.
  assert.equal(state.notice?.due, "2026-12-08T16:00:00.000Z");
  assert.equal(state.answer?.due, "2027-01-22T16:00:00.000Z");
  assert.deepEqual(state.ties, ["of:unit:N-1", "of:person:P1"]);
});

test("it must say something, be about what there is, and not of what is to come", async () => {
  const { give } = await house();
  const code = async (more: object) =>
    (await give(supervisor, "ReceiveComplaint", { channel: "letter", ...more })).code;
  assert.equal(await code({}), "ComplaintSaysNothing");
  assert.equal(await code({ words: "…", aboutUnit: "N-9" }), "ComplainedOfUnknown");
  assert.equal(await code({ words: "…", aboutStation: "east" }), "ComplainedOfUnknown");
  assert.equal(await code({ words: "…", happenedAt: "2026-11-24T02:00:00.000Z" }), "HappensLater");
  assert.equal(await code({ words: "…", incidentId: "01M85K8DEFVJZ58TSXGXMT4F2B" }), "IncidentUnknown");
  assert.equal(await code({ words: "…", happenedAt: "2026-11-22T02:00:00.000Z" }), "");
});

test("a call that was a complaint waits for supervision until a complaint is opened of it, and is opened once", async () => {
  const { complaintCall, journal, must, give, complaint } = await house();
  const callId = await complaintCall({ aboutUnit: "N-1" });
  const call = async () => readIn(await journal.states([callStream(callId)]))(callView, callStream(callId)) as Call;
  assert.equal(awaitsSupervision(await call()), true);
  assert.deepEqual(
    callView.owed?.(await call(), "2026-11-23T03:00:00.000Z").map(({ by }) => by),
    [["supervisor"]],
  );
  const { id } = await must(supervisor, "ReceiveComplaint", { channel: "counter", callId }, 30);
  assert.equal(awaitsSupervision(await call()), false);
  assert.equal((await call()).complaint, id);
  const state = await complaint(id);
  assert.equal(state.channel, "call");
  assert.equal(state.receivedAt, (await call()).rangAt, "its time counts from the call");
  assert.ok(state.ties.includes("of:unit:N-1"), "hidden from whom the call is hidden from");
  assert.equal((await give(supervisor, "ReceiveComplaint", { channel: "counter", callId })).code, "CallHasComplaint");
});

test("a call that is no complaint opens none", async () => {
  const { must, give } = await house();
  const { id } = await must(calltaker, "RingCall", { channel: "voice", kind: "emergency" });
  assert.equal(
    (await give(supervisor, "ReceiveComplaint", { channel: "counter", callId: id })).code,
    "CallNoComplaint",
  );
});

test("nobody handles a complaint about themself, their crew, their station or department", async () => {
  const { receive, give, person } = await house();
  await person("N7", "supervisor", "north");
  const own = await receive({ aboutOfficer: "L1" });
  // For whom it is about it is not there.
  assert.equal(
    (await give(supervisor, "AssignComplaint", { complaintId: own, handler: "L1" })).code,
    "ComplaintUnknown",
  );
  assert.equal(
    (await give(colleague, "AssignComplaint", { complaintId: own, handler: "L1" })).code,
    "HandlerComplainedOf",
  );
  assert.equal((await give(colleague, "AssignComplaint", { complaintId: own, handler: "P1" })).code, "HandlerUnknown");
  assert.equal((await give(colleague, "AssignComplaint", { complaintId: own, handler: "L2" })).code, "");
  const station = await receive({ aboutStation: "north" });
  assert.equal(
    (await give(supervisor, "AssignComplaint", { complaintId: station, handler: "N7" })).code,
    "HandlerComplainedOf",
  );
});

test("nobody handles it behind whose account may be who is behind that of somebody it is about", () => {
  const factor = (letIn: readonly string[]) => ({
    factor: "password",
    label: "",
    at: "2026-11-01T00:00:00.000Z",
    letIn,
  });
  const person = (id: string, letIn: readonly string[]) => ({
    ...{ id, part: "bureau", powers: [{ role: "supervisor" }], glass: [], factors: [factor(letIn)] },
  });
  const people: Readonly<Record<string, unknown>> = {
    "person/L1": person("L1", ["S1"]),
    "person/L2": person("L2", ["S2"]),
    "person/P7": person("P7", ["S1"]),
    "person/S2": person("S2", []),
  };
  const states = ((_: unknown, stream: string) => people[stream] ?? null) as States;
  const judged = (about: string, handler: string) =>
    judgeHandler(states, { ties: [`of:person:${about}`] }, handler, "2026-11-23T02:00:00.000Z")?.refused;
  assert.equal(judged("P7", "L1"), "HandlerBehindIt", "S1 let both in");
  assert.equal(judged("S2", "L2"), "HandlerBehindIt", "S2 let L2 in and is complained of");
  assert.equal(judged("P7", "L2"), undefined);
});

test("who has it answers it: with words, unless it was withdrawn", async () => {
  const { receive, give, must, complaint } = await house();
  const complaintId = await receive();
  const answer = async (by: typeof supervisor, more: object) =>
    (await give(by, "AnswerComplaint", { complaintId, told: "written", ...more }, 60)).code;
  assert.equal(await answer(supervisor, { outcome: "upheld", words: "…" }), "ComplaintWithoutHandler");
  await must(supervisor, "AssignComplaint", { complaintId, handler: "L2" });
  assert.equal(await answer(supervisor, { outcome: "upheld", words: "…" }), "NotYourComplaint");
  assert.equal(await answer(colleague, { outcome: "upheld" }), "AnswerMissing");
  assert.equal(await answer(colleague, { outcome: "passedOn" }), "AnswerMissing");
  assert.equal(await answer(colleague, { outcome: "passedOn", words: "…" }), "");
  assert.equal(await answer(colleague, { outcome: "upheld", words: "…" }), "ComplaintOver");
  assert.equal((await complaint(complaintId)).answered?.outcome, "passedOn");
});

test("it is extended once, by who may, by 30 days, and not when its time is over", async () => {
  const { receive, give, must, complaint, day } = await house();
  const complaintId = await receive();
  await must(supervisor, "AssignComplaint", { complaintId, handler: "L1" });
  const extend = async (more: object, minute: number) =>
    (
      await give(
        supervisor,
        "ExtendComplaint",
        { complaintId, rung: "first", office: "petitionHead", reason: "复杂", ...more },
        minute,
      )
    ).code;
  assert.equal(await extend({ office: "stationHead" }, 50 * day), "NotWhoMay");
  assert.equal(await extend({ rung: "second" }, 50 * day), "RungUnknown");
  assert.equal(await extend({}, 61 * day), "AskedAfterEnd");
  assert.equal(await extend({}, 59 * day), "");
  assert.equal((await complaint(complaintId)).answer?.due, "2027-02-21T16:00:00.000Z");
  assert.equal(await extend({}, 70 * day), "RungTaken");
});

test("of what happens now somebody goes out at once, and that is owed first", async () => {
  const { receive, give, complaint } = await house();
  const complaintId = await receive({ isNow: true });
  const owed = async () => complaintView.owed?.(await complaint(complaintId), "2026-11-23T03:00:00.000Z") ?? [];
  assert.deepEqual(
    (await owed()).map(({ kind }) => kind),
    ["check", "sign"],
  );
  assert.equal((await give(supervisor, "AttendComplaint", { complaintId }, 20)).code, "");
  assert.deepEqual(
    (await owed()).map(({ kind }) => kind),
    ["sign"],
  );
  assert.equal((await give(supervisor, "AttendComplaint", { complaintId }, 21)).code, "NothingToAttend");
});

test("the clock reminds before a limit ends and at its end, of the notice first and of the answer once it was given", async () => {
  const { receive, give, must, complaint } = await house();
  const complaintId = await receive();
  const next = async () => nextReminder(await complaint(complaintId));
  const minuteOf = (at: string) => (Date.parse(at) - Date.parse("2026-11-23T02:00:00.000Z")) / 60_000 + 1;
  assert.deepEqual([(await next())?.step, (await next())?.minutes], ["notice", 2880]);
  const first = await next();
  assert.ok(first);
  assert.equal(
    (await give(system, "RemindComplaint", { complaintId, step: "notice", minutes: 2880 }, minuteOf(first.at) - 10))
      .code,
    "ComplaintReminderNotDue",
  );
  await must(system, "RemindComplaint", { complaintId, step: "notice", minutes: 2880 }, minuteOf(first.at));
  assert.equal((await next())?.minutes, 1440);
  await must(supervisor, "AcknowledgeComplaint", { complaintId, told: "written" }, minuteOf(first.at) + 1);
  assert.deepEqual([(await next())?.step, (await next())?.minutes], ["answer", 2880]);
  assert.equal(complaintDue(await complaint(complaintId))?.step, "answer");
  const timers = complaintView.timers?.(await complaint(complaintId), "") ?? [];
  assert.deepEqual(
    timers.map(({ order, due }) => [order, due]),
    [["RemindComplaint", instantOf(Date.parse("2027-01-20T16:00:00.000Z"))]],
  );
});

test("whom it names later is shut out from the complaint and its call, and whoever has it withdraws if they are among them", async () => {
  const { complaintCall, must, give, complaint, journal } = await house();
  const callId = await complaintCall({});
  const { id: complaintId } = await must(supervisor, "ReceiveComplaint", { channel: "counter", callId });
  await must(supervisor, "AssignComplaint", { complaintId, handler: "L2" });
  assert.equal((await give(supervisor, "NameComplainedOf", { complaintId })).code, "NobodyNamed");
  await must(supervisor, "NameComplainedOf", { complaintId, aboutOfficer: "L2" });
  const state = await complaint(complaintId);
  assert.equal(state.handler, undefined);
  const call = readIn(await journal.states([callStream(callId)]))(callView, callStream(callId)) as Call;
  assert.ok(callView.hiddenFrom?.(call).includes("of:person:L2"));
  assert.equal(
    (await give(colleague, "AcknowledgeComplaint", { complaintId, told: "spoken" })).code,
    "ComplaintUnknown",
  );
  assert.equal((await give(commander, "AcknowledgeComplaint", { complaintId, told: "spoken" })).code, "");
});
