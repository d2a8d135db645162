import assert from "node:assert/strict";
import { test } from "node:test";
import type { Point } from "../../ground/point.ts";
import { frameOf } from "./map-frame.ts";

const station = (point: Point, area?: readonly Point[]) => ({
  id: "N",
  name: { zh: "城关所", en: "North" },
  point,
  ...(area === undefined ? {} : { area }),
});
const square: readonly Point[] = [
  [8.6, 49.4],
  [8.7, 49.4],
  [8.7, 49.5],
  [8.6, 49.4],
];
const imported = [8.5, 49.3, 8.9, 49.6];

test("the whole imported land is shown while the district has no land of its own: without a station, with one, with two", () => {
  assert.deepEqual(frameOf({ stations: {} }, null, [], imported), imported);
  assert.deepEqual(frameOf({ stations: { N: station([8.6, 49.4]) } }, { features: [] }, [], imported), imported);
  const far = { N: station([8.6, 49.4]), S: station([110, 31]) };
  assert.deepEqual(frameOf({ stations: far }, null, [], imported), imported);
});

test("a district's own land is shown when it lies on the imported land, and the imported land when it lies elsewhere", () => {
  const here = { stations: { N: station([8.65, 49.45], square) } };
  assert.deepEqual(frameOf(here, null, [], imported), [8.6, 49.4, 8.7, 49.5]);
  assert.deepEqual(frameOf(here, null, [], [110, 31, 111, 32]), [110, 31, 111, 32]);
});

test("without imported streets stations are shown, else the street plan, else nothing", () => {
  assert.deepEqual(frameOf({ stations: { N: station([8.6, 49.4]) } }, null, [], null), [8.6, 49.4, 8.6, 49.4]);
  assert.deepEqual(
    frameOf(
      { stations: {} },
      null,
      [
        {
          points: [
            [1, 2],
            [3, 4],
          ],
        },
      ],
      null,
    ),
    [1, 2, 3, 4],
  );
  assert.equal(frameOf({ stations: {} }, null, [], null), null);
});
