import assert from "node:assert/strict";
import { test } from "node:test";
import { dispatcher, hall } from "./testing/hall.ts";
import { openOfIncident } from "./handing-over.ts";

const handing = {
  partFor: () => undefined,
  post: "hall",
};

test("what is handed over says its place in both languages", async () => {
  const one = await hall();
  const place = { words: "人民路3号2楼", named: { zh: "人民路3号", en: "3 Renmin Road" } };
  const { id } = await one.give(dispatcher, "OpenIncident", { type: "quarrel", place });
  const [item] = openOfIncident(await one.incident(id), { ...handing, now: one.at(0) });
  assert.deepEqual(item?.about?.place, { zh: "人民路3号2楼", en: "3 Renmin Road 2楼" });
});

test("a handover names an alarm while its cause holds, and no longer", async () => {
  const one = await hall();
  const incidentId = await one.open("robbery");
  const kinds = async () =>
    openOfIncident(await one.incident(incidentId), { ...handing, now: one.at(100) }).map(({ kind }) => kind);
  assert.deepEqual(await kinds(), ["incident"]);
  one.pass(60);
  await one.ring(incidentId);
  assert.deepEqual(await kinds(), ["alarm", "incident"]);
  const given = await one.give(dispatcher, "OrderUnit", { incidentId, unitId: "N1" });
  assert.deepEqual(await kinds(), ["incident"]);
  one.pass(30);
  await one.ring(incidentId);
  assert.deepEqual(await kinds(), ["alarm", "incident"]);
  await one.give(dispatcher, "CancelAssignment", { incidentId, assignmentId: given.id, reason: "x" });
  assert.deepEqual(await kinds(), ["incident"]);
});
