import assert from "node:assert/strict";
import { test } from "node:test";
import { dispatcher, hall } from "../../src/dispatch/testing/hall.ts";
import { noMatrix } from "../../src/duty/responsibility.ts";
import { openItemsOf, type Whose } from "./handover-items.ts";

const whose: Whose = {
  matrix: noMatrix,
  calendar: { zone: "Asia/Shanghai", isWorkingDay: () => true },
  post: "hall",
};

test("what is handed over says its place in both languages", async () => {
  const one = await hall();
  const place = { words: "人民路3号2楼", named: { zh: "人民路3号", en: "3 Renmin Road" } };
  const { id } = await one.give(dispatcher, "OpenIncident", { type: "quarrel", place });
  const streams = [{ stream: `incident/${id}`, state: await one.incident(id) }];
  const [item] = openItemsOf(streams, Date.parse(one.at(0)), whose);
  assert.deepEqual(item?.about?.place, { zh: "人民路3号2楼", en: "3 Renmin Road 2楼" });
});

test("a handover names an alarm while its cause holds, and no longer", async () => {
  const one = await hall();
  const incidentId = await one.open("robbery");
  const kinds = async () => {
    const stream = { stream: `incident/${incidentId}`, state: await one.incident(incidentId) };
    return openItemsOf([stream], Date.parse(one.at(100)), whose).map(({ kind }) => kind);
  };
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
