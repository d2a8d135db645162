import assert from "node:assert/strict";
import { test } from "node:test";
import { unitStatus } from "./status.ts";
import { unitView } from "./unit-view.ts";
import { calltaker, crew, desk, dispatcher, hall } from "./testing/hall.ts";

test("a unit has one active assignment; a second is refused unless the order pre-empts", async () => {
  const { give, open, incident, unit } = await hall();
  const [one, other] = [await open(), await open("robbery")];
  const first = await give(dispatcher, "OrderUnit", { incidentId: one, unitId: "N1" });
  const second = { incidentId: other, unitId: "N1" };
  assert.equal((await give(dispatcher, "OrderUnit", second)).refused, "UnitAlreadyCommitted");
  assert.equal((await give(dispatcher, "OrderUnit", { ...second, incidentId: one })).refused, "AlreadyOnIncident");
  const taken = await give(dispatcher, "OrderUnit", { ...second, preempt: true, reason: "robbery" });
  assert.deepEqual(
    taken.facts.map(({ type }) => type),
    ["AssignmentEnded", "UnitOrdered"],
  );
  assert.deepEqual(
    (await incident(one)).assignments.map(({ id, ending }) => [id, ending]),
    [[first.id, "preempted"]],
  );
  assert.equal((await unit("N1")).active?.incident, other);
});

test("positions are told that a unit off duty is on duty again while it has an assignment, and on what", async () => {
  const { give, open, unit } = await hall();
  const idle = await unit("N1");
  assert.equal(unitView.reporting?.({ ...idle, status: "offDuty" }).onDuty, false);
  const incidentId = await open();
  await give(dispatcher, "OrderUnit", { incidentId, unitId: "N1" });
  const ordered = await unit("N1");
  assert.deepEqual(unitView.reporting?.({ ...ordered, status: "offDuty" }), {
    ...{ id: "N1", kind: idle.kind, station: idle.station, onDuty: true },
    incident: { id: incidentId, since: ordered.active?.orderedAt },
  });
});

test("who cannot go is not ordered, and says why", async () => {
  const { give, open, unit } = await hall();
  const incidentId = await open();
  for (const status of ["outOfService", "offDuty", "engaged", "noContact"]) {
    await give(crew("N1"), "SetUnitStatus", { unitId: "N1", status });
    assert.equal(
      (await give(dispatcher, "OrderUnit", { incidentId, unitId: "N1" })).refused,
      "UnitNotAvailable",
      status,
    );
  }
  await give(crew("N1"), "SetUnitStatus", { unitId: "N1", status: "patrol" });
  assert.equal((await give(dispatcher, "OrderUnit", { incidentId, unitId: "N1" })).refused, undefined);
  assert.equal(
    (await give(crew("N1"), "SetUnitStatus", { unitId: "N1", status: "standby" })).refused,
    "UnitAlreadyCommitted",
  );
  assert.equal((await give(crew("N2"), "SetUnitStatus", { unitId: "N1", status: "standby" })).refused, "NotYourUnit");
  assert.equal((await give(dispatcher, "OrderUnit", { incidentId, unitId: "N9" })).refused, "UnitUnknown");
  assert.equal(unitStatus(await unit("N1")), "awaitingAcknowledgement");
});

test("an auxiliary-only crew may not lead enforcement work, and may support it", async () => {
  const { give, open, incident } = await hall();
  const incidentId = await open("robbery");
  assert.equal((await give(dispatcher, "OrderUnit", { incidentId, unitId: "AUX" })).refused, "AuxiliaryMayNotLead");
  const lead = await give(dispatcher, "OrderUnit", { incidentId, unitId: "N1" });
  const support = await give(dispatcher, "OrderUnit", { incidentId, unitId: "AUX" });
  assert.equal(support.refused, undefined);
  const change = { incidentId, assignmentId: support.id };
  assert.equal((await give(dispatcher, "ChangeLead", change)).refused, "AuxiliaryMayNotLead");
  assert.deepEqual(
    (await incident(incidentId)).assignments.map(({ role }) => role),
    ["lead", "support"],
  );
  await give(dispatcher, "CancelAssignment", { incidentId, assignmentId: lead.id, reason: "needed elsewhere" });
  assert.deepEqual(
    (await incident(incidentId)).assignments.map(({ role }) => role),
    ["lead", "support"],
  );

  const quarrel = await open();
  await give(dispatcher, "OrderUnit", { incidentId: quarrel, unitId: "S1", role: "support" });
  const changed = await give(calltaker, "ChangeReportedType", {
    incidentId: quarrel,
    type: "robbery",
    reason: "a knife",
  });
  assert.equal(changed.refused, undefined);
});

test("the lead passes on when the one who has it ends", async () => {
  const { give, open, incident } = await hall();
  const incidentId = await open();
  const { id: assignmentId } = await give(dispatcher, "OrderUnit", { incidentId, unitId: "N1" });
  await give(dispatcher, "OrderUnit", { incidentId, unitId: "N2" });
  await give(crew("N1"), "ReturnAssignment", { incidentId, assignmentId, reason: "flat tyre" });
  assert.deepEqual(
    (await incident(incidentId)).assignments.map(({ unit, role }) => `${unit} ${role}`),
    ["N1 lead", "N2 lead"],
  );
});

test("a reassigned order ends one crew and sends the other, in one step", async () => {
  const { give, open, incident, unit } = await hall();
  const incidentId = await open();
  const { id: assignmentId } = await give(dispatcher, "OrderUnit", { incidentId, unitId: "N1" });
  const reassign = { incidentId, assignmentId, unitId: "N2", reason: "nearer" };
  assert.equal((await give(dispatcher, "ReassignUnit", { ...reassign, unitId: "N1" })).refused, "AlreadyOnIncident");
  await give(dispatcher, "ReassignUnit", reassign);
  assert.deepEqual(
    (await incident(incidentId)).assignments.map(({ unit: id, role, ending }) => [id, role, ending]),
    [
      ["N1", "lead", "reassigned"],
      ["N2", "lead", undefined],
    ],
  );
  assert.equal((await unit("N1")).active, undefined);
});

test("steps may be skipped forward and are never taken twice or backwards", async () => {
  const { give, open, incident, pass } = await hall();
  const incidentId = await open();
  const step = { incidentId, assignmentId: (await give(dispatcher, "OrderUnit", { incidentId, unitId: "N1" })).id };
  pass(60);
  assert.equal((await give(crew("N1"), "ClearUnit", step)).refused, "ReasonMissing");
  await give(crew("N1"), "ArriveOnScene", step);
  assert.deepEqual(Object.keys((await incident(incidentId)).assignments[0]?.times ?? {}), ["ordered", "onScene"]);
  assert.equal((await give(crew("N1"), "GoEnRoute", step)).refused, "StepAlreadyTaken");
  assert.equal((await give(crew("N1"), "ArriveOnScene", step)).refused, "StepAlreadyTaken");
  assert.equal((await give(crew("N1"), "BeginHandling", step, "2026-11-23T08:00:30Z")).refused, "TimeRunsBackwards");
  await give(crew("N1"), "ClearUnit", step);
  assert.equal((await give(crew("N1"), "ClearUnit", step)).refused, "AssignmentOver");
});

test("a wrong tap is undone within ten seconds, by the one who made it", async () => {
  const { give, open, incident, unit, pass } = await hall();
  const incidentId = await open();
  const step = { incidentId, assignmentId: (await give(dispatcher, "OrderUnit", { incidentId, unitId: "N1" })).id };
  assert.equal((await give(dispatcher, "UndoStep", step)).refused, "NothingToUndo");
  await give(crew("N1"), "ArriveOnScene", step);
  pass(5);
  assert.equal((await give(dispatcher, "UndoStep", step)).refused, "UndoNotYours");
  assert.equal((await give(crew("N1"), "UndoStep", step)).refused, undefined);
  assert.equal((await incident(incidentId)).assignments[0]?.step, "ordered");
  assert.equal((await unit("N1")).active?.step, "ordered");
  await give(crew("N1"), "ArriveOnScene", step);
  pass(11);
  assert.equal((await give(crew("N1"), "UndoStep", step)).refused, "UndoTooLate");
  await give(crew("N1"), "ClearUnit", step);
  pass(3);
  await give(crew("N1"), "UndoStep", step);
  assert.equal((await unit("N1")).active?.assignment, step.assignmentId);
  assert.deepEqual((await unit("N1")).commitments, []);
  await give(crew("N1"), "ClearUnit", step);
  await give(dispatcher, "OrderUnit", { incidentId: await open(), unitId: "N1" });
  assert.equal((await give(crew("N1"), "UndoStep", step)).refused, "UnitAlreadyCommitted");
});

test("a corrected time counts, the original stays beside it, and neither steps nor commitments are turned over", async () => {
  const { give, open, incident, unit, pass, at } = await hall();
  const incidentId = await open();
  const step = { incidentId, assignmentId: (await give(dispatcher, "OrderUnit", { incidentId, unitId: "N1" })).id };
  pass(60);
  await give(crew("N1"), "ArriveOnScene", step);
  pass(600);
  await give(crew("N1"), "ClearUnit", step);
  const correct = (which: string, to: string) =>
    give(dispatcher, "CorrectTime", { ...step, step: which, to, reason: "radio log" });
  assert.equal((await correct("onScene", at(40))).refused, undefined);
  assert.equal((await correct("onScene", at(-40))).refused, "TimeRunsBackwards");
  assert.equal((await correct("enRoute", at(20))).refused, "StepNotTaken");
  assert.equal((await correct("cleared", at(99_999))).refused, "TimeInFuture");
  const [assignment] = (await incident(incidentId)).assignments;
  assert.equal(assignment?.times.onScene, at(40));
  assert.deepEqual(assignment?.corrections, [
    { step: "onScene", from: at(60), to: at(40), by: "D1", reason: "radio log" },
  ]);
  const next = await give(dispatcher, "OrderUnit", { incidentId: await open(), unitId: "N1" });
  assert.equal(next.refused, undefined);
  pass(100);
  assert.equal((await correct("cleared", at(700))).refused, "UnitAlreadyCommitted");
  assert.equal((await correct("cleared", at(500))).refused, undefined);
  assert.equal((await unit("N1")).commitments[0]?.to, at(500));
});

test("a paper log is judged by the times it says", async () => {
  const { give, open, unit, pass, at } = await hall();
  pass(4000);
  const [later, paper, third] = [await open(), await open(), await open()];
  await give(dispatcher, "OrderUnit", { incidentId: later, unitId: "N1" }, at(3000));
  const early = await give(dispatcher, "OrderUnit", { incidentId: paper, unitId: "N1" }, at(1000));
  assert.equal(early.refused, undefined);
  assert.equal((await unit("N1")).active?.incident, later);
  const between = { incidentId: third, unitId: "N1" };
  assert.equal((await give(dispatcher, "OrderUnit", between, at(1500))).refused, "UnitAlreadyCommitted");
  const clear = { incidentId: paper, assignmentId: early.id, reason: "x" };
  assert.equal((await give(crew("N1"), "ClearUnit", clear, at(3500))).refused, "UnitAlreadyCommitted");
  assert.equal((await give(crew("N1"), "ClearUnit", clear, at(1400))).refused, undefined);
  assert.equal((await give(dispatcher, "OrderUnit", between, at(1500))).refused, undefined);
});

test("a unit is moved to another station, taken from it, and put at no place; what is not said stays", async () => {
  const { give, unit } = await hall();
  const register = async (more: object) => {
    const body = { unit: "N1", callsign: "N1", kind: "patrol", crew: [], capabilities: [], ...more };
    const { facts, refused } = await give({ officer: "A1", role: "systemAdministrator" }, "RegisterUnit", body);
    assert.equal(refused, undefined);
    return facts.length;
  };
  const standing = async () => {
    const { station, point } = await unit("N1");
    return { station, point };
  };
  assert.equal(await register({ station: "south", point: [110, 31] }), 1);
  assert.deepEqual(await standing(), { station: "south", point: [110, 31] });
  assert.equal(await register({ callsign: "南一" }), 1);
  assert.deepEqual(await standing(), { station: "south", point: [110, 31] });
  assert.equal(await register({ callsign: "南一", station: null, point: null }), 1);
  assert.deepEqual(await standing(), { station: undefined, point: undefined });
  assert.equal(await register({ callsign: "南一", station: null, point: null }), 0, "again it is so already");
});

test("registering a unit again as it is records nothing", async () => {
  const { give } = await hall();
  const body = {
    unit: "N1",
    callsign: "N1",
    kind: "patrol",
    crew: [{ badge: "310001", sworn: true, post: "leader" }],
    capabilities: [],
    station: "north",
  };
  assert.deepEqual((await give({ officer: "A1", role: "systemAdministrator" }, "RegisterUnit", body)).facts, []);
  const other = await give({ officer: "A1", role: "systemAdministrator" }, "RegisterUnit", {
    ...body,
    callsign: "北一",
  });
  assert.equal(other.facts.length, 1);
  assert.equal(
    (await give({ officer: "A1", role: "systemAdministrator" }, "RegisterUnit", { ...body, station: "none" })).refused,
    "StationUnknown",
  );
  assert.equal(
    (await give({ ...desk, station: "south" }, "ChangeCrew", { unitId: "N1", crew: [] })).refused,
    "NotYourStation",
  );
});
