import assert from "node:assert/strict";
import { test } from "node:test";
import { promisesOf } from "./promise.ts";
import { administrator, crew, dispatcher, hall } from "./testing/hall.ts";

const inTown = { kind: "circle", id: "KF-1", name: { zh: "快反圈", en: "Circle" } };
const outline = [
  [109.9, 30.9],
  [110.1, 30.9],
  [110.1, 31.1],
  [109.9, 31.1],
];

const promises = {
  clock: "ordered",
  tierOf: { patrol: "post", airSquad: "city" },
  rows: [
    { where: "circle", priorities: [1, 2], seconds: { post: 60, city: 300 } },
    { where: "circle", seconds: { post: 180 } },
    { where: "outside", seconds: { post: 600 } },
  ],
};

async function promisingHall(more: object = {}) {
  const made = await hall();
  await made.give(administrator, "AdoptAreas", {
    source: "a.geojson",
    areas: [{ ...inTown, parts: [[outline]] }],
    accepted: {},
  });
  await made.give(administrator, "SetPromises", { ...promises, ...more });
  const order = (id: string, unitId: string) => made.give(dispatcher, "OrderUnit", { incidentId: id, unitId });
  const step = (id: string, assignment: string, unit: string, name: string) =>
    made.give(crew(unit), name, { incidentId: id, assignmentId: assignment });
  const outcomes = async (id: string) =>
    promisesOf(await made.incident(id)).map(({ tier, outcome }) => [tier, outcome]);
  return { ...made, order, step, outcomes };
}

test("an incident learns the areas its place lies in, and again when the place is corrected", async () => {
  const { open, incident, give } = await promisingHall();
  const id = await open();
  assert.deepEqual((await incident(id)).liesIn, { circle: "KF-1" });
  await give(dispatcher, "CorrectPlace", { incidentId: id, place: { point: [120, 31] } });
  assert.equal((await incident(id)).liesIn, undefined);
});

test("the promise comes with the order, by circle, tier and priority; another crew in its place starts no new clock", async () => {
  const { open, order, give, pass, at, incident } = await promisingHall();
  const id = await open("robbery");
  const first = await order(id, "N1");
  pass(40);
  await give(dispatcher, "ReassignUnit", { incidentId: id, assignmentId: first.id, unitId: "N2", reason: "nearer" });
  await order(id, "AIR");
  const made = promisesOf(await incident(id));
  assert.deepEqual(
    made.map(({ tier, seconds, due, circle, priority }) => ({ tier, seconds, due, circle, priority })),
    [
      { tier: "post", seconds: 60, due: at(60), circle: "KF-1", priority: 1 },
      { tier: "city", seconds: 300, due: at(340), circle: "KF-1", priority: 1 },
    ],
  );
});

test("the clock runs from the ring where the district says so", async () => {
  const { open, order, pass, at, incident } = await promisingHall({ clock: "received" });
  const id = await open("robbery");
  pass(20);
  await order(id, "N1");
  assert.equal(promisesOf(await incident(id))[0]?.due, at(60));
});

test("kept on scene in time; broken when the time came first, with how far the crew was, and its cause is stated", async () => {
  const { open, order, step, pass, ring, outcomes, incident, give } = await promisingHall();
  const [kept, broken] = [await open("robbery"), await open("robbery")];
  const [one, two] = [await order(kept, "N1"), await order(broken, "N2")];
  const cause = { incidentId: broken, tier: "post", cause: "traffic", note: "market" };
  assert.equal((await give(dispatcher, "StatePromiseCause", cause)).refused, "PromiseNotBroken");
  pass(30);
  await step(broken, two.id, "N2", "AcknowledgeOrder");
  await step(kept, one.id, "N1", "ArriveOnScene");
  assert.deepEqual(await outcomes(kept), [["post", "kept"]]);
  assert.deepEqual(await outcomes(broken), [["post", "running"]]);
  pass(30);
  assert.deepEqual(await ring(broken), [undefined]);
  assert.deepEqual(await ring(broken), [], "a promise is broken once");
  assert.deepEqual(await outcomes(broken), [["post", "broken"]]);
  assert.equal((await give(dispatcher, "StatePromiseCause", cause)).refused, undefined);
  pass(30);
  await step(broken, two.id, "N2", "ArriveOnScene");
  const [promise] = promisesOf(await incident(broken));
  assert.equal(promise?.outcome, "broken");
  assert.equal(promise.broken?.step, "acknowledged");
  assert.deepEqual(promise.cause, { cause: "traffic", note: "market", by: "D1" });
});

test("a late tap put right afterwards makes a broken promise a kept one", async () => {
  const { open, order, step, pass, at, ring, outcomes, give } = await promisingHall();
  const id = await open("robbery");
  const { id: assignmentId } = await order(id, "N1");
  pass(70);
  await ring(id);
  await step(id, assignmentId, "N1", "ArriveOnScene");
  assert.deepEqual(await outcomes(id), [["post", "broken"]]);
  const body = { incidentId: id, assignmentId, step: "onScene", to: at(55), reason: "radio" };
  assert.equal((await give(dispatcher, "CorrectTime", body)).refused, undefined);
  assert.deepEqual(await outcomes(id), [["post", "kept"]]);
});

test("a forecast is recorded once, while the promise runs and only when it is after the promise", async () => {
  const { open, order, at, step, incident, give } = await promisingHall();
  const id = await open("robbery");
  const { id: assignment } = await order(id, "N1");
  const system = { officer: "system", role: "system" } as const;
  const forecast = (seconds: number) =>
    give(system, "ForecastPromiseBreach", { incidentId: id, tier: "post", expectedAt: at(seconds) });
  assert.equal((await forecast(60)).refused, "PromiseNotRunning");
  assert.equal((await forecast(90)).facts.length, 1);
  assert.equal((await forecast(95)).facts.length, 0);
  assert.equal(promisesOf(await incident(id))[0]?.expectedAt, at(90));
  await step(id, assignment, "N1", "ArriveOnScene");
  assert.equal((await forecast(99)).refused, "PromiseNotRunning");
});

test("who is called back before the time owes nothing, and a back-entered order wakes no clock", async () => {
  const { open, order, give, outcomes, pass, ring, at } = await promisingHall();
  const id = await open("robbery");
  const { id: assignmentId } = await order(id, "N1");
  await give(dispatcher, "CancelAssignment", { incidentId: id, assignmentId, reason: "false" });
  assert.deepEqual(await outcomes(id), [["post", "released"]]);
  const paper = await open("robbery");
  pass(600);
  await give(dispatcher, "OrderUnit", { incidentId: paper, unitId: "N2" }, at(100));
  assert.deepEqual(await ring(paper), []);
});

test("promises count from a moment on, never from the past, and the ones given stay", async () => {
  const { give, at, pass, open, order, incident } = await promisingHall();
  const later = { ...promises, from: at(100), rows: [{ where: "anywhere", seconds: { post: 7 } }] };
  assert.equal((await give(administrator, "SetPromises", later)).facts.length, 1);
  assert.equal((await give(administrator, "SetPromises", later)).facts.length, 0);
  const now = await open("robbery");
  await order(now, "N1");
  pass(100);
  const then = await open("robbery");
  await order(then, "N2");
  assert.deepEqual(
    [promisesOf(await incident(now))[0]?.seconds, promisesOf(await incident(then))[0]?.seconds],
    [60, 7],
  );
  assert.equal((await give(administrator, "SetPromises", later)).refused, undefined, "it is in force already");
  const past = { ...later, from: at(50) };
  assert.equal((await give(administrator, "SetPromises", past)).refused, "PromisesBackdated");
});
