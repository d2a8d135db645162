import assert from "node:assert/strict";
import { test } from "node:test";
import { openAlarms, standingAlarms, waitingSince } from "./alarms.ts";
import { calltaker, crew, desk, dispatcher, hall } from "./testing/hall.ts";

type Hall = Awaited<ReturnType<typeof hall>>;

async function standing({ incident }: Hall, id: string): Promise<readonly string[]> {
  return standingAlarms(await incident(id)).map(({ alerted }) => alerted);
}

/** An incident with an order nobody acknowledged, alerted to the dispatcher. */
async function unanswered(kind: "OrderUnit" | "OrderStation") {
  const one = await hall();
  const incidentId = await one.open();
  const order = await one.give(dispatcher, kind, {
    incidentId,
    ...(kind === "OrderUnit" ? { unitId: "N1" } : { stationId: "north" }),
  });
  one.pass(31);
  await one.ring(incidentId);
  assert.deepEqual(await standing(one, incidentId), ["dispatcher"]);
  return { one, incidentId, id: order.id };
}

test("the alarm of an unacknowledged crew ends when it acknowledges, comes back when that is undone, and stays in the history", async () => {
  const { one, incidentId, id: assignmentId } = await unanswered("OrderUnit");
  await one.give(crew("N1"), "AcknowledgeOrder", { incidentId, assignmentId });
  assert.deepEqual(await standing(one, incidentId), []);
  assert.equal((await one.incident(incidentId)).alerts.length, 1);
  await one.give(crew("N1"), "UndoStep", { incidentId, assignmentId });
  assert.deepEqual(await standing(one, incidentId), ["dispatcher"]);
});

test("it ends too when the crew is cancelled, clears, or another goes", async () => {
  for (const [name, more] of [
    ["CancelAssignment", { reason: "x" }],
    ["ReassignUnit", { reason: "x", unitId: "N2" }],
  ] as const) {
    const { one, incidentId, id: assignmentId } = await unanswered("OrderUnit");
    assert.equal((await one.give(dispatcher, name, { incidentId, assignmentId, ...more })).refused, undefined, name);
    assert.deepEqual(await standing(one, incidentId), [], name);
  }
  const { one, incidentId, id: assignmentId } = await unanswered("OrderUnit");
  await one.give(crew("N1"), "ClearUnit", { incidentId, assignmentId, reason: "x" });
  assert.deepEqual(await standing(one, incidentId), []);
});

test("the alarm of an unsigned station order ends when it is signed, returned, withdrawn or the incident goes", async () => {
  for (const [by, name, more] of [
    [desk, "SignOrder", {}],
    [desk, "ReturnOrder", { reason: "x" }],
    [dispatcher, "WithdrawStationOrder", { reason: "x" }],
    [dispatcher, "DivertIncident", { to: "x", reason: "x" }],
    [dispatcher, "WithdrawIncident", { reason: "x" }],
  ] as const) {
    const { one, incidentId, id: stationOrderId } = await unanswered("OrderStation");
    const body = name.endsWith("Incident") ? { incidentId, ...more } : { incidentId, stationOrderId, ...more };
    assert.equal((await one.give(by, name, body)).refused, undefined, name);
    assert.deepEqual(await standing(one, incidentId), [], name);
  }
});

test("noting an alarm that is over records nothing and is no fault", async () => {
  const { one, incidentId, id: assignmentId } = await unanswered("OrderUnit");
  const alertId = (await one.incident(incidentId)).alerts[0]?.id;
  await one.give(crew("N1"), "AcknowledgeOrder", { incidentId, assignmentId });
  const given = await one.give(dispatcher, "AcknowledgeAlert", { incidentId, alertId });
  assert.deepEqual([given.refused, given.facts], [undefined, []]);
});

test("an incident nobody is ordered to goes to the dispatcher, the shift leader and the duty commander, by its priority", async () => {
  for (const [type, seconds] of [
    ["robbery", 60],
    ["quarrel", 600],
  ] as const) {
    const one = await hall();
    const id = await one.open(type);
    one.pass(seconds - 1);
    assert.deepEqual(await one.ring(id), []);
    one.pass(1);
    assert.deepEqual(await one.ring(id), [undefined]);
    assert.deepEqual(await standing(one, id), ["dispatcher"]);
    assert.deepEqual(await one.ring(id), []);
    for (const step of ["shiftLeader", "dutyCommander"]) {
      one.pass(seconds);
      await one.ring(id);
      assert.equal((await standing(one, id)).at(-1), step);
    }
    one.pass(86_400);
    assert.deepEqual(await one.ring(id), []);
    const times = (await one.incident(id)).alerts.map(({ raisedAt }) => raisedAt);
    assert.deepEqual(times, [one.at(seconds), one.at(2 * seconds), one.at(3 * seconds)]);
  }
});

test("a long wait ends when a crew or a station is ordered, or the incident leaves; a new wait has a new clock", async () => {
  const ways = [
    ["OrderUnit", { unitId: "N1" }],
    ["OrderStation", { stationId: "north" }],
    ["DivertIncident", { to: "x", reason: "x" }],
    ["WithdrawIncident", { reason: "x" }],
    ["VoidIncident", { mark: "misdial", reason: "x" }],
  ] as const;
  for (const [name, more] of ways) {
    const one = await hall();
    const incidentId = await one.open("robbery");
    one.pass(60);
    await one.ring(incidentId);
    assert.equal((await standing(one, incidentId)).length, 1);
    const given = await one.give(dispatcher, name, { incidentId, ...more });
    assert.equal(given.refused, undefined, name);
    assert.deepEqual(await standing(one, incidentId), [], name);
    if (name !== "OrderUnit") continue;
    one.pass(100);
    await one.give(dispatcher, "CancelAssignment", { incidentId, assignmentId: given.id, reason: "x" });
    assert.equal(waitingSince(await one.incident(incidentId)), one.at(160));
    assert.deepEqual(await standing(one, incidentId), []);
    one.pass(60);
    await one.ring(incidentId);
    assert.deepEqual(await standing(one, incidentId), ["dispatcher"]);
  }
  const one = await hall();
  const [incidentId, intoId] = [await one.open("robbery"), await one.open("robbery")];
  one.pass(60);
  await one.ring(incidentId);
  await one.give(dispatcher, "MergeIncident", { incidentId, intoId, reason: "x" });
  assert.deepEqual(await standing(one, incidentId), []);
  await one.give(dispatcher, "UnmergeIncident", { incidentId, reason: "x" });
  assert.deepEqual(await standing(one, incidentId), []);
  one.pass(60);
  await one.ring(incidentId);
  assert.deepEqual(await standing(one, incidentId), ["dispatcher"]);
});

test("a held incident's clock runs too; a lower priority ends the alarm, a higher one raises it at once", async () => {
  const one = await hall();
  const body = { type: "quarrel", place: { words: "a" }, held: true };
  const { id: incidentId } = await one.give(calltaker, "OpenIncident", body);
  one.pass(120);
  assert.deepEqual(await one.ring(incidentId), []);
  await one.give(dispatcher, "ChangePriority", { incidentId, priority: 1, reason: "x" });
  assert.deepEqual(await one.ring(incidentId), [undefined]);
  await one.give(dispatcher, "ChangePriority", { incidentId, priority: 4, reason: "x" });
  assert.deepEqual(await standing(one, incidentId), []);
  await one.give(dispatcher, "ChangePriority", { incidentId, priority: 1, reason: "x" });
  assert.deepEqual(await standing(one, incidentId), ["dispatcher"]);
});

test("what was entered after the fact raises nothing, and each incident keeps the bounds it was registered under", async () => {
  const one = await hall();
  one.pass(1000);
  const old = await one.give(calltaker, "OpenIncident", { type: "robbery", place: { words: "a" } }, one.at(10));
  one.pass(86_400);
  assert.deepEqual(await one.ring(old.id), []);
  const before = await one.open("robbery");
  await one.tell("ChangeSettings", { waitingSeconds: [300, 300, 600, 1800] });
  const after = await one.open("robbery");
  one.pass(60);
  await one.ring(before);
  await one.ring(after);
  assert.equal(openAlarms(await one.incident(before)).length, 1);
  assert.equal(openAlarms(await one.incident(after)).length, 0);
});

test("a report is not due, nor reminded of, while the clearing it counted from is taken back", async () => {
  const one = await hall();
  const incidentId = await one.open();
  const { id: assignmentId } = await one.give(dispatcher, "OrderUnit", { incidentId, unitId: "N1" });
  await one.give(crew("N1"), "ArriveOnScene", { incidentId, assignmentId });
  await one.give(crew("N1"), "ClearUnit", { incidentId, assignmentId });
  assert.notEqual((await one.incident(incidentId)).reportDue, undefined);
  assert.equal((await one.give(crew("N1"), "UndoStep", { incidentId, assignmentId })).refused, undefined);
  assert.equal((await one.incident(incidentId)).reportDue, undefined);
  one.pass(3600);
  assert.deepEqual(await one.ring(incidentId), []);
  await one.give(crew("N1"), "ClearUnit", { incidentId, assignmentId });
  assert.equal((await one.incident(incidentId)).reportDue?.at, one.at(3600 + 30 * 60));
});
