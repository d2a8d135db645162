import assert from "node:assert/strict";
import { test } from "node:test";
import { stageOf } from "./stage.ts";
import { unitStatus } from "./status.ts";
import { calltaker, crew, desk, dispatcher, hall } from "./testing/hall.ts";

test("an incident goes through its stages from the ring to the file", async () => {
  const { give, incident, unit, call, pass } = await hall();
  const ring = await give(calltaker, "RingCall", { channel: "voice", kind: "emergency", number: "00012345678" });
  await give(calltaker, "AnswerCall", { callId: ring.id });
  const opened = await give(calltaker, "OpenIncident", {
    callId: ring.id,
    type: "quarrel",
    place: { words: "a" },
    held: true,
  });
  const stage = async () => stageOf(await incident(opened.id));
  assert.equal(await stage(), "registered");
  assert.equal((await call(ring.id)).incident, opened.id);
  await give(calltaker, "ReleaseIncident", { incidentId: opened.id });
  assert.equal(await stage(), "waiting");
  const order = await give(dispatcher, "OrderUnit", { incidentId: opened.id, unitId: "N1" });
  assert.equal(await stage(), "ordered");
  assert.equal(unitStatus(await unit("N1")), "awaitingAcknowledgement");
  const step = { incidentId: opened.id, assignmentId: order.id };
  for (const [name, wanted] of [
    ["AcknowledgeOrder", "acknowledged"],
    ["GoEnRoute", "enRoute"],
    ["ArriveOnScene", "onScene"],
    ["BeginHandling", "handling"],
  ] as const) {
    pass(10);
    assert.equal((await give(crew("N1"), name, step)).refused, undefined);
    assert.equal(await stage(), wanted);
    assert.equal(unitStatus(await unit("N1")), wanted);
  }
  await give(crew("N1"), "ClearUnit", step);
  assert.equal(await stage(), "cleared");
  assert.equal(unitStatus(await unit("N1")), "returning");
  assert.equal((await give(dispatcher, "FileIncident", { incidentId: opened.id })).refused, "ResultMissing");
  await give(crew("N1"), "RecordResult", { incidentId: opened.id, result: "mediated" });
  assert.equal((await give(dispatcher, "FileIncident", { incidentId: opened.id })).refused, "ReportMissing");
  await give(crew("N1"), "GiveReport", { incidentId: opened.id, text: "done" });
  assert.equal(await stage(), "inReview");
  await give(dispatcher, "ReturnReport", { incidentId: opened.id, reason: "incomplete" });
  assert.equal(await stage(), "returned");
  await give(crew("N1"), "GiveReport", { incidentId: opened.id, text: "more" });
  assert.equal((await give(dispatcher, "FileIncident", { incidentId: opened.id })).refused, undefined);
  assert.equal(await stage(), "filed");
  assert.equal((await give(dispatcher, "OrderUnit", { incidentId: opened.id, unitId: "N2" })).refused, "IncidentEnded");
  await give(dispatcher, "ReopenIncident", { incidentId: opened.id, reason: "a witness came" });
  assert.equal(await stage(), "reopened");
});

test("the first to claim a waiting call has it", async () => {
  const { give, call } = await hall();
  const { id: callId } = await give(calltaker, "RingCall", { channel: "voice", kind: "emergency" });
  assert.equal((await give(calltaker, "AnswerCall", { callId })).refused, undefined);
  assert.equal(
    (await give({ officer: "C2", role: "calltaker" }, "AnswerCall", { callId })).refused,
    "CallAlreadyAnswered",
  );
  assert.deepEqual((await give(calltaker, "AnswerCall", { callId })).facts, []);
  assert.equal((await call(callId)).answeredBy, "C1");
});

test("a call opens one incident or joins one, and a complaint neither", async () => {
  const { give, open } = await hall();
  const other = await open();
  const { id: callId } = await give(calltaker, "RingCall", { channel: "app", kind: "help" });
  await give(calltaker, "JoinCall", { callId, incidentId: other });
  const body = { callId, type: "quarrel", place: { words: "a" } };
  assert.equal((await give(calltaker, "OpenIncident", body)).refused, "CallAlreadyAttached");
  const complaint = await give(calltaker, "RingCall", { channel: "voice", kind: "complaint" });
  assert.equal(
    (await give(calltaker, "OpenIncident", { ...body, callId: complaint.id })).refused,
    "ComplaintIsNotIncident",
  );
  assert.equal(
    (await give(calltaker, "OpenIncident", { ...body, callId: undefined, type: "none" })).refused,
    "TypeUnknown",
  );
  assert.equal((await give(calltaker, "OpenIncident", { type: "quarrel", place: {} })).refused, "PlaceMissing");
});

test("numbers count the district's day", async () => {
  const { give, incident } = await hall();
  const open = async (at?: string) => {
    const { id } = await give(calltaker, "OpenIncident", { type: "quarrel", place: { words: "a" } }, at);
    const { number, fullNumber } = await incident(id);
    return `${number} ${fullNumber}`;
  };
  assert.equal(await open(), "0001 9901002026112300001");
  assert.equal(await open(), "0002 9901002026112300002");
  assert.equal(await open("2026-11-22T15:59:59Z"), "0001 9901002026112200001");
  assert.equal(await open("2026-11-22T16:00:00Z"), "0003 9901002026112300003");
});

test("a station signs, sends its own crew, or returns the order; nobody else acts for it", async () => {
  const { give, open, incident } = await hall();
  const incidentId = await open();
  const south = { ...desk, station: "south" };
  const { id: stationOrderId } = await give(dispatcher, "OrderStation", { incidentId, stationId: "north" });
  assert.equal(
    (await give(dispatcher, "OrderStation", { incidentId, stationId: "north" })).refused,
    "StationAlreadyOrdered",
  );
  assert.equal((await give(dispatcher, "OrderStation", { incidentId, stationId: "east" })).refused, "StationUnknown");
  const order = { incidentId, stationOrderId };
  assert.equal((await give(south, "SignOrder", order)).refused, "NotYourStation");
  assert.equal((await give(desk, "SendCrew", { ...order, unitId: "N1" })).refused, "StationOrderNotSigned");
  await give(desk, "SignOrder", order);
  assert.equal(stageOf(await incident(incidentId)), "acknowledged");
  assert.equal((await give(desk, "SignOrder", order)).refused, "StationOrderAlreadySigned");
  assert.equal((await give(desk, "SendCrew", { ...order, unitId: "S1" })).refused, "NotYourStation");
  const sent = await give(desk, "SendCrew", { ...order, unitId: "N1" });
  assert.equal(stageOf(await incident(incidentId)), "ordered");
  assert.equal((await give(desk, "ReturnOrder", { ...order, reason: "late" })).refused, "StationOrderOver");
  assert.equal(
    (await give(crew("N2"), "AcknowledgeOrder", { incidentId, assignmentId: sent.id })).refused,
    "NotYourUnit",
  );
  assert.equal(
    (await give(south, "AcknowledgeOrder", { incidentId, assignmentId: sent.id })).refused,
    "NotYourStation",
  );

  const second = await open();
  const first = await give(dispatcher, "OrderStation", { incidentId: second, stationId: "north" });
  await give(dispatcher, "ReassignStation", {
    incidentId: second,
    stationOrderId: first.id,
    stationId: "south",
    reason: "nearer",
  });
  assert.deepEqual(
    (await incident(second)).stationOrders.map(({ station, withdrawnAt }) => [station, withdrawnAt !== undefined]),
    [
      ["north", true],
      ["south", false],
    ],
  );
  const latest = (await incident(second)).stationOrders[1]?.id ?? "";
  await give(south, "ReturnOrder", { incidentId: second, stationOrderId: latest, reason: "no crew" });
  assert.equal(stageOf(await incident(second)), "waiting");
});

test("an order nobody acknowledges goes to the next in line, twice, and a back-entered one to nobody", async () => {
  const { give, open, ring, pass, incident, at } = await hall();
  const incidentId = await open();
  await give(dispatcher, "OrderUnit", { incidentId, unitId: "N1" });
  pass(29);
  assert.deepEqual(await ring(incidentId), []);
  pass(1);
  assert.deepEqual(await ring(incidentId), [undefined]);
  pass(30);
  await ring(incidentId);
  pass(300);
  assert.deepEqual(await ring(incidentId), []);
  const { alerts } = await incident(incidentId);
  assert.deepEqual(
    alerts.map(({ alerted }) => alerted),
    ["dispatcher", "shiftLeader"],
  );
  const alertId = alerts[0]?.id;
  assert.equal((await give(dispatcher, "AcknowledgeAlert", { incidentId, alertId })).refused, undefined);
  assert.equal(
    (await give(dispatcher, "AcknowledgeAlert", { incidentId, alertId })).refused,
    "AlertAlreadyAcknowledged",
  );

  const viaDesk = await open();
  const order = await give(dispatcher, "OrderStation", { incidentId: viaDesk, stationId: "north" });
  await give(desk, "SignOrder", { incidentId: viaDesk, stationOrderId: order.id });
  await give(desk, "SendCrew", { incidentId: viaDesk, stationOrderId: order.id, unitId: "N2" });
  pass(31);
  await ring(viaDesk);
  assert.equal((await incident(viaDesk)).alerts[0]?.alerted, "station");

  const old = await open();
  await give(dispatcher, "OrderUnit", { incidentId: old, unitId: "S1" }, at(10));
  pass(600);
  assert.deepEqual(await ring(old), []);
});

test("a report has its own clock and reminders, and does not hold the crew", async () => {
  const { give, open, ring, pass, incident, unit } = await hall();
  const incidentId = await open();
  const { id: assignmentId } = await give(dispatcher, "OrderUnit", { incidentId, unitId: "N1" });
  await give(crew("N1"), "ArriveOnScene", { incidentId, assignmentId });
  await give(crew("N1"), "ClearUnit", { incidentId, assignmentId });
  assert.equal((await unit("N1")).active, undefined);
  pass(30 * 60);
  await ring(incidentId);
  assert.equal(stageOf(await incident(incidentId)), "feedbackDue");
  pass(30 * 60);
  await ring(incidentId);
  assert.equal((await incident(incidentId)).reportDue?.reminded, 2);
  await give(crew("N1"), "GiveReport", { incidentId, text: "x" });
  pass(60 * 60);
  assert.deepEqual(await ring(incidentId), []);
  assert.equal(stageOf(await incident(incidentId)), "feedbackGiven");
});

test("two incidents of one event are merged and unmerged; crews stay where they were ordered", async () => {
  const { give, open, incident } = await hall();
  const [one, other] = [await open(), await open()];
  const { id: assignmentId } = await give(dispatcher, "OrderUnit", { incidentId: one, unitId: "N1" });
  const merge = { incidentId: one, intoId: other, reason: "same crash" };
  assert.equal((await give(dispatcher, "MergeIncident", merge)).refused, "CrewStillAssigned");
  assert.equal(
    (await give(dispatcher, "VoidIncident", { incidentId: one, mark: "false", reason: "x" })).refused,
    "CrewStillAssigned",
  );
  await give(dispatcher, "CancelAssignment", { incidentId: one, assignmentId, reason: "merged" });
  await give(dispatcher, "MergeIncident", merge);
  assert.equal(stageOf(await incident(one)), "merged");
  assert.deepEqual((await incident(other)).merged, [one]);
  assert.equal((await give(dispatcher, "ReopenIncident", { incidentId: one, reason: "x" })).refused, "IncidentEnded");
  await give(dispatcher, "UnmergeIncident", { incidentId: one, reason: "two after all" });
  assert.equal(stageOf(await incident(one)), "waiting");
  assert.deepEqual((await incident(other)).merged, []);
  assert.equal((await give(dispatcher, "MergeIncident", { ...merge, intoId: one })).refused, "MergeIntoItself");
  await give(dispatcher, "LinkIncidents", { incidentId: one, otherId: other });
  assert.deepEqual([(await incident(one)).links, (await incident(other)).links], [[other], [one]]);
});
