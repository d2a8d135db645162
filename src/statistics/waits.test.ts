import assert from "node:assert/strict";
import { test } from "node:test";
import { calltaker, dispatcher, hall } from "../dispatch/testing/hall.ts";
import { type IncidentTimes, intervalView, waitResults } from "./interval-view.ts";

type Hall = Awaited<ReturnType<typeof hall>>;

async function figure({ journal }: Hall, id: string) {
  const stream = `incident/${id}`;
  let state: IncidentTimes | null = null;
  for (const fact of await journal.factsOf(stream)) state = intervalView.evolve(state, fact, stream);
  return state === null ? [] : waitResults(state);
}

test("a wait over its bound counts under the priority it had; lowering that later does not take it out", async () => {
  const one = await hall();
  const incidentId = await one.open("robbery");
  assert.deepEqual(await figure(one, incidentId), [{ priority: 1, overdue: false }]);
  one.pass(60);
  await one.ring(incidentId);
  await one.give(dispatcher, "ChangePriority", { incidentId, priority: 4, reason: "x" });
  await one.give(dispatcher, "OrderUnit", { incidentId, unitId: "N1" });
  assert.deepEqual(await figure(one, incidentId), [{ priority: 1, overdue: true }]);
});

test("what was entered after the fact is in neither figure", async () => {
  const one = await hall();
  one.pass(1000);
  const { id } = await one.give(calltaker, "OpenIncident", { type: "robbery", place: { words: "a" } }, one.at(1));
  assert.deepEqual(await figure(one, id), []);
});
