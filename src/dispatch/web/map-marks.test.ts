import assert from "node:assert/strict";
import { test } from "node:test";
import type { Incident } from "../incident.ts";
import { incidentFeatures } from "./map-incidents.ts";
import { type MarkFeature, type MarkFeatures, type MarkKind, shownMarks, type SourceChanges } from "./map-marks.ts";

function marks(kind: MarkKind, places: Readonly<Record<string, number>>): MarkFeatures {
  return new Map(
    Object.entries(places).map(([id, lon]): [string, MarkFeature] => [
      id,
      { type: "Feature", geometry: { type: "Point", coordinates: [lon, 31] }, properties: { id, kind } },
    ]),
  );
}

const idsOf = (features: readonly MarkFeature[] | null | undefined) =>
  features?.map(({ properties }) => properties["id"]) ?? null;

const told = (changes: SourceChanges | null) => changes && { remove: changes.remove, add: idsOf(changes.add) };

test("the map is told only of what appeared, moved or went, each kind apart", () => {
  const shown = shownMarks();
  const incident = marks("incident", { I: 110 });
  const first = shown.become({ unit: marks("unit", { A: 110, B: 110, C: 110 }), incident });
  assert.deepEqual(told(first.unit), { remove: [], add: ["A", "B", "C"] });
  assert.deepEqual(told(first.incident), { remove: [], add: ["I"] });
  const second = shown.become({ unit: marks("unit", { A: 110, B: 110.1 }), incident: marks("incident", { I: 110 }) });
  assert.deepEqual(told(second.unit), { remove: ["C"], add: ["B"] });
  assert.equal(second.incident, null);
  assert.deepEqual(
    shown.all().unit.features.map(({ geometry }) => geometry),
    [
      { type: "Point", coordinates: [110, 31] },
      { type: "Point", coordinates: [110.1, 31] },
    ],
  );
});

test("choosing draws the mark of what is chosen and no other again", () => {
  const shown = shownMarks();
  shown.become({ unit: marks("unit", { A: 110, B: 110 }), incident: marks("incident", { I: 110 }) });
  const chosen = shown.choose({ unit: "A", incident: null });
  assert.deepEqual([chosen.unit, chosen.incident, idsOf(chosen.chosen)], [null, null, ["A"]]);
  assert.equal(shown.choose({ unit: "A", incident: null }).chosen, null);
  assert.deepEqual(idsOf(shown.choose({ unit: null, incident: "I" }).chosen), ["I"]);
  assert.deepEqual(idsOf(shown.choose({ unit: null, incident: null }).chosen), []);
});

test("the chosen mark goes along with its unit, and comes as soon as there is one", () => {
  const shown = shownMarks();
  const incident = marks("incident", {});
  shown.choose({ unit: "A", incident: null });
  assert.equal(shown.lacksChosen(), true);
  assert.deepEqual(idsOf(shown.become({ unit: marks("unit", { A: 110, B: 110 }), incident }).chosen), ["A"]);
  assert.equal(shown.lacksChosen(), false);
  const moved = shown.become({ unit: marks("unit", { A: 110.1, B: 110 }), incident });
  assert.deepEqual(moved.chosen?.[0]?.geometry.coordinates, [110.1, 31]);
  assert.equal(shown.become({ unit: marks("unit", { A: 110.1, B: 110.1 }), incident }).chosen, null);
  assert.deepEqual(shown.become({ unit: marks("unit", { B: 110.1 }), incident }).chosen, []);
});

test("an incident without a point has no mark, and one that awaits its report stands below", () => {
  const of = (id: string, more: object) =>
    ({ id, number: id, priority: 2, place: { point: [110, 31] }, assignments: [], stationOrders: [], alerts: [], ...more }) as
      unknown as Incident;
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
