import assert from "node:assert/strict";
import { test } from "node:test";
import type { Point } from "../../ground/point.ts";
import type { Incident } from "../incident.ts";
import { incidentFeatures } from "./map-incidents.ts";
import { type Changes, labelsFrom, type MarkFeature, type Marks, shownMarks } from "./map-marks.ts";

function marks(places: Readonly<Record<string, number>>): Marks {
  return new Map(
    Object.entries(places).map(([id, lon]): [string, MarkFeature] => [
      id,
      { type: "Feature", geometry: { type: "Point", coordinates: [lon, 31] }, properties: { id } },
    ]),
  );
}

const idsOf = (features: readonly MarkFeature[] | null) => features?.map(({ properties }) => properties["id"]) ?? null;

const told = (changes: Changes | null) => changes && { remove: changes.remove, add: idsOf(changes.add) };

test("the map is told only of what appeared, moved or went", () => {
  const shown = shownMarks();
  assert.deepEqual(told(shown.become(marks({ A: 110, B: 110, C: 110 })).marks), { remove: [], add: ["A", "B", "C"] });
  assert.deepEqual(told(shown.become(marks({ A: 110, B: 110.1 })).marks), { remove: ["C"], add: ["B"] });
  assert.equal(shown.become(marks({ A: 110, B: 110.1 })).marks, null);
  assert.deepEqual(
    shown.all().marks.map(({ geometry }) => geometry.coordinates),
    [
      [110, 31],
      [110.1, 31],
    ],
  );
});

test("choosing draws the mark of what is chosen and no other again", () => {
  const shown = shownMarks();
  shown.become(marks({ A: 110, B: 110 }));
  const chosen = shown.choose(["A"]);
  assert.deepEqual([chosen.marks, idsOf(chosen.chosen)], [null, ["A"]]);
  assert.equal(shown.choose(["A"]).chosen, null);
  assert.deepEqual(idsOf(shown.choose(["B"]).chosen), ["B"]);
  assert.deepEqual(idsOf(shown.choose([]).chosen), []);
});

test("the chosen mark goes along with its unit, and comes as soon as there is one", () => {
  const shown = shownMarks();
  shown.choose(["A"]);
  assert.equal(shown.lacksChosen(), true);
  assert.deepEqual(idsOf(shown.become(marks({ A: 110, B: 110 })).chosen), ["A"]);
  assert.equal(shown.lacksChosen(), false);
  assert.deepEqual(shown.become(marks({ A: 110.1, B: 110 })).chosen?.[0]?.geometry.coordinates, [110.1, 31]);
  assert.equal(shown.become(marks({ A: 110.1, B: 110.1 })).chosen, null);
  assert.deepEqual(shown.become(marks({ B: 110.1 })).chosen, []);
});

test("labels of many are drawn from the zoom where a quarter of them finds room, labels of few always", () => {
  // The reference district: about 17 by 14 kilometres.
  const spread = (count: number): readonly Point[] =>
    Array.from({ length: count }, (_, at) => [110.32 + (0.18 * at) / count, 31.21 + 0.12 * ((at * 0.618) % 1)]);
  assert.deepEqual(
    [1, 100, 300, 1000].map((count) => labelsFrom(spread(count))),
    [0, 0, 11, 12],
  );
  assert.equal(labelsFrom(Array.from({ length: 300 }, () => [110, 31])), 16);
});

test("an incident without a point has no mark, and one that awaits its report stands below", () => {
  const of = (id: string, more: object) =>
    ({
      id,
      number: id,
      priority: 2,
      place: { point: [110, 31] },
      assignments: [],
      stationOrders: [],
      alerts: [],
      ...more,
    }) as unknown as Incident;
  const features = incidentFeatures([
    of("0001", {}),
    of("0002", { place: {} }),
    of("0003", { filedAt: "2026-11-23T08:00:00.000Z" }),
  ]);
  assert.deepEqual([...features.keys()], ["0001", "0003"]);
  const [open, over] = [...features.values()].map(({ properties }) => properties);
  assert.equal(open?.["image"], "incident|waiting");
  assert.equal(over?.["image"], "incident|filed|over");
  assert.ok(Number(over?.["order"]) < Number(open?.["order"]));
});
