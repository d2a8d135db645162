import assert from "node:assert/strict";
import { test } from "node:test";
import type { Incident } from "../incident.ts";
import { worstFirst } from "./alarm-order.ts";

const at = (second: number) => `2026-11-29T08:00:${String(second).padStart(2, "0")}.000Z`;

/** Only what the order of alarms looks at. */
const incident = {
  assignments: [
    { id: "a", times: { ordered: at(10) } },
    { id: "b", times: { ordered: at(5) } },
  ],
  stationOrders: [{ id: "s", orderedAt: at(20) }],
} as unknown as Incident;

const alarm = (id: string, order: string, level: number) =>
  ({ id, order, level, alerted: "dispatcher", raisedAt: at(40) }) as Incident["alerts"][number];

test("the alarm passed on the furthest comes first, and of two alike the one that has stood longer", () => {
  const alarms = [alarm("1", "a", 1), alarm("2", "b", 1), alarm("3", "s", 2)];
  assert.deepEqual(
    worstFirst(incident, alarms).map(({ id }) => id),
    ["3", "2", "1"],
  );
});
