import assert from "node:assert/strict";
import { test } from "node:test";
import { administrator, dispatcher, hall } from "./testing/hall.ts";

const card = {
  card: "robbery-1",
  name: { zh: "一级抢劫", en: "Robbery, priority 1" },
  when: { types: ["robbery"], priorities: [1] },
  send: [{ kinds: ["patrol"], count: 2 }],
  inform: ["shiftLeader"],
  policy: { first: "closest" },
  reasonDemanded: true,
};

test("where the run card demands it, another unit than the recommended needs a reason, and both are recorded", async () => {
  const { give, open, incident } = await hall();
  assert.equal((await give(administrator, "DefineRunCard", card)).facts.length, 1);
  assert.equal((await give(administrator, "DefineRunCard", card)).facts.length, 0);
  const order = (incidentId: string, more: object) =>
    give(dispatcher, "OrderUnit", { incidentId, unitId: "N1", ...more });
  const id = await open("robbery");
  assert.equal((await order(id, { recommended: "N2" })).refused, "ReasonDemanded");
  const taken = await order(id, { recommended: "N2", reason: "knows the house" });
  assert.deepEqual(
    taken.facts.map(({ data }) => [(data as { insteadOf?: string }).insteadOf, (data as { reason?: string }).reason]),
    [["N2", "knows the house"]],
  );
  const other = await open("quarrel");
  const free = await give(dispatcher, "OrderUnit", { incidentId: other, unitId: "S1", recommended: "N2" });
  assert.equal(free.refused, undefined, "no card demands a reason for a quarrel");
  assert.equal((await incident(other)).assignments[0]?.unit, "S1");
});

test("without a word on who was recommended, a unit that fills no place needs the reason", async () => {
  const { give, open } = await hall();
  await give(administrator, "DefineRunCard", card);
  const id = await open("robbery");
  const order = (unitId: string, more = {}) =>
    give(dispatcher, "OrderUnit", { incidentId: id, unitId, role: "support", ...more });
  assert.equal((await order("AIR")).refused, "ReasonDemanded");
  assert.equal((await order("N1")).refused, undefined);
  await give(administrator, "WithdrawRunCard", { card: card.card });
  assert.equal((await order("AIR")).refused, undefined);
  assert.equal((await give(administrator, "WithdrawRunCard", { card: card.card })).refused, "RunCardUnknown");
});

test("a unit at other work is refused as committed, not asked for a reason it would be refused with anyway", async () => {
  const { give, open } = await hall();
  await give(administrator, "DefineRunCard", card);
  await give(dispatcher, "OrderUnit", { incidentId: await open("quarrel"), unitId: "N1" });
  const order = { incidentId: await open("robbery"), unitId: "N1", recommended: "N2" };
  assert.equal((await give(dispatcher, "OrderUnit", order)).refused, "UnitAlreadyCommitted");
  assert.equal((await give(dispatcher, "OrderUnit", { ...order, preempt: true })).refused, "ReasonDemanded");
  assert.equal(
    (await give(dispatcher, "OrderUnit", { ...order, preempt: true, reason: "near by" })).refused,
    undefined,
  );
});

test("a run card that cannot be met by anybody or names no type is refused", async () => {
  const { give } = await hall();
  const define = async (more: object) => (await give(administrator, "DefineRunCard", { ...card, ...more })).refused;
  assert.equal(await define({ send: [{ count: 1 }] }), "RunCardWithoutForce");
  assert.equal(await define({ when: { types: ["nothing"] } }), "RunCardTypeUnknown");
});

test("the alarm's level and who was told are on the incident; a crew says when it will be free", async () => {
  const { give, open, incident, unit, at, pass } = await hall();
  const id = await open("robbery");
  const level = { incidentId: id, level: 2, reason: "more of them" };
  assert.equal((await give(dispatcher, "ChangeAlarmLevel", level)).refused, undefined);
  assert.equal((await give(dispatcher, "ChangeAlarmLevel", level)).refused, "AlarmLevelSame");
  await give(dispatcher, "InformPost", { incidentId: id, post: "shiftLeader" });
  assert.equal((await give(dispatcher, "InformPost", { incidentId: id, post: "shiftLeader" })).facts.length, 0);
  const { id: assignmentId } = await give(dispatcher, "OrderUnit", { incidentId: id, unitId: "N1" });
  pass(60);
  await give(dispatcher, "ExpectClearing", { incidentId: id, assignmentId, minutes: 10 });
  const now = await incident(id);
  assert.equal(now.alarmLevel, 2);
  assert.deepEqual(now.informed, [{ post: "shiftLeader", at: at(0), by: "D1" }]);
  assert.equal((await unit("N1")).active?.clearsAt, at(660));
});

test("the end of a shift stays until another is said or the unit goes off duty", async () => {
  const { give, unit, at } = await hall();
  const set = (status: string, more = {}) => give(dispatcher, "SetUnitStatus", { unitId: "N1", status, ...more });
  await set("patrol", { shiftEndsAt: at(3600) });
  assert.equal((await unit("N1")).shiftEndsAt, at(3600));
  await set("standby");
  assert.equal((await unit("N1")).shiftEndsAt, at(3600));
  assert.equal((await set("standby", { shiftEndsAt: at(7200) })).facts.length, 1);
  await set("offDuty");
  assert.equal((await unit("N1")).shiftEndsAt, undefined);
});
