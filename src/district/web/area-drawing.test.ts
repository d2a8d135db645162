import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import type { Point } from "../../ground/point.ts";
import type { Land } from "../areas.ts";
import { judgeAreas } from "../judge-areas.ts";
import { shapes } from "../server/shapes.ts";
import {
  addCorner,
  areaChanges,
  beginDrawing,
  beginSteps,
  chooseArea,
  chosenLand,
  cornersOf,
  dropArea,
  dropCorner,
  type Drawing,
  moveCorner,
  redo,
  startArea,
  stepCorner,
  type Steps,
  takeStep,
  undo,
} from "./area-drawing.ts";
import { handOf } from "./area-hand.ts";
import { faultsOf } from "./drawing-faults.ts";

const named = { zh: "一号", en: "One" };

function square(id: string, west: number): Land {
  const points: readonly Point[] = [
    [west, 31.2],
    [west + 0.01, 31.2],
    [west + 0.01, 31.21],
    [west, 31.21],
  ];
  return { kind: "grid", id, name: named, parts: [[points]] };
}

const corners = (drawing: Drawing) => cornersOf(chosenLand(drawing) ?? { parts: [] }).map(({ point }) => point);

test("corners are added after the one that is chosen, moved, and taken away; the one before is chosen then", () => {
  let drawing = startArea(beginDrawing([]), "grid");
  for (const point of [
    [110, 31],
    [111, 31],
    [111, 32],
  ] satisfies Point[]) {
    drawing = addCorner(drawing, drawing.corner, point);
  }
  assert.equal(drawing.corner, 2);
  drawing = addCorner(drawing, 0, [110.5, 30.5]);
  assert.deepEqual(corners(drawing), [
    [110, 31],
    [110.5, 30.5],
    [111, 31],
    [111, 32],
  ]);
  drawing = moveCorner(drawing, 3, [111, 33]);
  drawing = dropCorner(drawing, 1);
  assert.deepEqual(corners(drawing), [
    [110, 31],
    [111, 31],
    [111, 33],
  ]);
  assert.equal(drawing.corner, 0);
  assert.equal(stepCorner(drawing, -1).corner, 2);
});

test("whatever is done is undone to the beginning, and done again to the end", () => {
  const act = fc.oneof(
    fc.record({
      what: fc.constant("add" as const),
      x: fc.integer({ min: 0, max: 20 }),
      y: fc.integer({ min: 0, max: 20 }),
    }),
    fc.record({
      what: fc.constant("move" as const),
      x: fc.integer({ min: 0, max: 20 }),
      y: fc.integer({ min: 0, max: 20 }),
    }),
    fc.record({
      what: fc.constantFrom("drop" as const, "start" as const, "remove" as const),
      x: fc.constant(0),
      y: fc.constant(0),
    }),
  );
  fc.assert(
    fc.property(fc.array(act, { maxLength: 30 }), (acts) => {
      const begun = beginSteps(chooseArea(beginDrawing([square("A", 110)]), 0));
      const end = acts.reduce<Steps>((steps, { what, x, y }) => {
        const { now } = steps;
        const point: Point = [110 + x / 1000, 31 + y / 1000];
        if (what === "add") return takeStep(steps, addCorner(now, now.corner, point));
        if (what === "move") return takeStep(steps, moveCorner(now, now.corner ?? 0, point));
        if (what === "drop") return takeStep(steps, dropCorner(now, now.corner ?? 0));
        return takeStep(steps, what === "start" ? startArea(now, "grid") : dropArea(now));
      }, begun);
      let steps = end;
      while (steps.past.length > 0) steps = undo(steps);
      assert.deepEqual(steps.now, begun.now);
      while (steps.future.length > 0) steps = redo(steps);
      assert.deepEqual(steps.now, end.now);
    }),
  );
});

test("one movement of a corner is one step back, by mouse and by arrows", () => {
  let steps = beginSteps(chooseArea(beginDrawing([square("A", 110)]), 0));
  const change = (how: (now: Steps) => Steps) => (steps = how(steps));
  const hand = () => handOf(steps, true, [], change);
  const held = { role: "corner", index: 2 } as const;
  for (const x of [1, 2, 3]) hand().onMove([110.01 + x / 100, 31.21], held, "drag 1");
  for (const y of [1, 2]) hand().onMove([110.04, 31.21 + y / 100], null, "keys");
  assert.deepEqual(corners(steps.now)[2], [110.04, 31.23]);
  steps = undo(steps);
  assert.deepEqual(corners(steps.now)[2], [110.04, 31.21]);
  steps = undo(steps);
  assert.deepEqual(corners(steps.now)[2], [110.01, 31.21]);
  assert.equal(steps.past.length, 0);
});

test("the middle of a side that is drawn away is a corner, one and no more", () => {
  let steps = beginSteps(chooseArea(beginDrawing([square("A", 110)]), 0));
  const change = (how: (now: Steps) => Steps) => (steps = how(steps));
  const held = { role: "middle", index: 0 } as const;
  for (const y of [1, 2, 3]) handOf(steps, false, [], change).onMove([110.005, 31.2 - y / 1000], held, "drag 1");
  assert.deepEqual(corners(steps.now).length, 5);
  assert.deepEqual(corners(steps.now)[1], [110.005, 31.197]);
});

test("Enter halves the side after the chosen corner, and begins in the middle of the map", () => {
  let steps = beginSteps(startArea(beginDrawing([]), "circle"));
  const change = (how: (now: Steps) => Steps) => (steps = how(steps));
  handOf(steps, true, [], change).onEnter?.([110, 31], null);
  handOf(steps, true, [], change).onEnter?.([110, 31], [110.01, 31]);
  handOf(steps, true, [], change).onEnter?.([110, 31], [110.01, 31.01]);
  handOf(steps, true, [], change).onEnter?.([110, 31], [0, 0]);
  assert.deepEqual(corners(steps.now), [
    [110, 31],
    [110.01, 31],
    [110.01, 31.01],
    [110.005, 31.005],
  ]);
});

test("an outline that crosses itself, a code that comes twice and what is missing are said; what was there before is not judged", () => {
  const stations = { S1: {} };
  const before = [square("A", 110)];
  const says = (lands: readonly Land[]) => faultsOf(before, { lands }, stations).map(({ says: { en } }) => en);
  assert.deepEqual(says(before), []);
  const bow: Land = {
    ...square("B", 110.02),
    parts: [
      [
        [
          [110.02, 31.2],
          [110.03, 31.21],
          [110.03, 31.2],
          [110.02, 31.21],
        ],
      ],
    ],
  };
  assert.match(says([...before, bow])[0] ?? "", /^Grids, B: the outline crosses itself near 110\.0[23], 31\.2/);
  assert.deepEqual(says([...before, { ...square("A", 110.02) }]).length, 2);
  assert.deepEqual(says([...before, { kind: "station", id: "", name: { zh: "", en: "" }, parts: [[[]]] }]), [
    "Station areas, ?: choose a station",
    "Station areas, ?: give it a name in Chinese and in English",
    "Station areas, ?: an outline has at least three corners",
  ]);
  assert.match(says([])[0] ?? "", /^Grids: at least one must stay/);
});

test("what changes is told kind by kind with its size; an area put back as it was is no change", () => {
  const before = [square("A", 110), square("B", 110.01)];
  const moved = moveCorner(chooseArea(beginDrawing(before), 0), 0, [109.99, 31.2]);
  const all = startArea(dropArea(chooseArea(moved, 1)), "ring");
  assert.deepEqual(
    areaChanges(before, all).map(({ kind, id, what }) => [kind, id, what]),
    [
      ["grid", "A", "changed"],
      ["grid", "B", "removed"],
      ["ring", "", "new"],
    ],
  );
  assert.deepEqual(areaChanges(before, moveCorner(moved, 0, [110, 31.2])), []);
});

test("a corner drawn over the border makes an overlap of the land between, and drawn back none; its parts are that land", () => {
  const before = [square("A", 110), square("B", 110.01)];
  const over = moveCorner(chooseArea(beginDrawing(before), 0), 1, [110.015, 31.2]);
  const { overlaps } = judgeAreas(over.lands, new Set(["grid"]), shapes);
  assert.deepEqual(
    overlaps.map(({ one, other }) => [one, other]),
    [["A", "B"]],
  );
  const land = overlaps[0]?.parts.flat(2) ?? [];
  assert.ok(land.length >= 3 && land.every(([x, y]) => x >= 110.01 && x <= 110.015 && y >= 31.2 && y <= 31.21));
  const back = moveCorner(over, 1, [110.01, 31.2]);
  assert.deepEqual(judgeAreas(back.lands, new Set(["grid"]), shapes).overlaps, []);
});
