import assert from "node:assert/strict";
import { test } from "node:test";
import type { Incident } from "./incident.ts";
import { isOutside } from "./jurisdiction.ts";
import { crew, desk, dispatcher, hall } from "./testing/hall.ts";

const south = { officer: "S2", role: "station", station: "south" };
const department = { officer: "F1", role: "department", department: "forensics" };

async function incident(more: Partial<Incident>): Promise<Incident> {
  const place = await hall();
  return { ...(await place.incident(await place.open())), ...more };
}

test("an incident in another station's area is outside for a desk and its crews, and inside for its own", async () => {
  const lies = await incident({ liesIn: { station: "north" } });
  assert.deepEqual([isOutside(desk, lies, undefined), isOutside(south, lies, undefined)], [false, true]);
  assert.deepEqual([isOutside(crew("P1"), lies, "north"), isOutside(crew("P1"), lies, "south")], [false, true]);
});

test("where no area is known, it is a desk's that was ordered or whose crew works on it", async () => {
  const orders = [{ id: "01ARZ3NDEKTSV4RRFFQ69G5FAV", station: "north", orderedAt: "2026-11-23T08:00:00.000Z" }];
  const ordered = await incident({ stationOrders: orders });
  assert.deepEqual([isOutside(desk, ordered, undefined), isOutside(south, ordered, undefined)], [false, true]);
});

test("a department is inside where it was called in", async () => {
  const joined = await incident({
    departments: [{ department: "forensics", at: "2026-11-23T08:00:00.000Z", by: "D1" }],
  });
  assert.deepEqual(
    [isOutside(department, joined, undefined), isOutside(department, await incident({}), undefined)],
    [false, true],
  );
});

test("it has no meaning for the hall, and for a crew of no station", async () => {
  const lies = await incident({ liesIn: { station: "north" } });
  assert.deepEqual([isOutside(dispatcher, lies, undefined), isOutside(crew("P1"), lies, undefined)], [null, null]);
});
