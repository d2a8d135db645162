import assert from "node:assert/strict";
import { test } from "node:test";
import type { Point } from "../../ground/point.ts";
import type { Area } from "../areas.ts";
import { areasSetting, bodyOf, drawingOf, findingsIn } from "./areas-draft.ts";

const name = { zh: "一号", en: "One" };
const square: readonly Point[] = [
  [110, 0],
  [110.2, 0],
  [110.2, 0.1],
  [110, 0.1],
];
const grid: Area = { kind: "grid", id: "g1", name, parts: [[square]] };
const post: Area = { kind: "post", id: "p1", name, point: [110, 0] };
const point: Point = [110.1, 0.05];
const findings = {
  overlaps: [{ kind: "grid" as const, one: "g1", other: "g2", hectares: 1.234, point, parts: [] }],
  gaps: [{ kind: "grid" as const, hectares: 0.5, point, parts: [] }],
};

test("the order says how much overlap and gap its giver accepts, and nothing where there is none", () => {
  assert.deepEqual(bodyOf("a.geojson", { areas: [grid], findings }).accepted, {
    overlapHectares: 1.23,
    gapHectares: 0.5,
  });
  assert.deepEqual(bodyOf("a.geojson", { areas: [grid], findings: { overlaps: [], gaps: [] } }).accepted, {});
});

test("overlaps and gaps are numbered for table and drawing alike", () => {
  assert.deepEqual(
    findingsIn(findings).map(({ number, what, of }) => [number, what, of]),
    [
      [1, "overlap", "g1 · g2"],
      [2, "gap", ""],
    ],
  );
});

test("a drawing has north on top and keeps the proportions of the land", () => {
  const drawing = drawingOf([grid, post]);
  assert.equal(drawing?.height, 500);
  assert.deepEqual(drawing?.placeOf([110, 0.1]), [0, 0]);
  assert.deepEqual(drawing?.placeOf([110.2, 0]), [1000, 500]);
  assert.equal(drawing?.outlines.length, 1);
  assert.equal(drawingOf([post]), undefined);
});

test("areas are said by kind with their number", () => {
  const lines = areasSetting.lines(bodyOf("a.geojson", { areas: [grid, post], findings }), {} as never);
  assert.deepEqual(
    lines.map(({ key, said: { en } }) => [key, en]),
    [
      ["source", "a.geojson"],
      ["grid", "1"],
      ["post", "1"],
      ["corners", "5"],
      ["overlaps", "1.23 ha"],
      ["gaps", "0.5 ha"],
    ],
  );
});
