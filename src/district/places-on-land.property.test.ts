import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import type { Point } from "../ground/point.ts";
import { type Area, areasAt, type LandKind } from "./areas.ts";
import { placesOnLand } from "./places-on-land.ts";

/** Steps of a thousandth of a degree, about a hundred metres. */
function degrees(east: number, north: number): Point {
  return [110.4 + east / 1000, 31.2 + north / 1000];
}

const edge = fc.integer({ min: 0, max: 12 });
const size = fc.integer({ min: 1, max: 6 });
const box = fc
  .tuple(fc.constantFrom<LandKind>("station", "circle", "ring"), edge, edge, size, size)
  .map(([kind, west, south, wide, high]) => ({ kind, west, south, east: west + wide, north: south + high }));

test("the places found are all combinations that land divided in hundred-metre steps has, and no others", () => {
  fc.assert(
    fc.property(fc.array(box, { minLength: 1, maxLength: 8 }), (boxes) => {
      const areas = boxes.map(({ kind, west, south, east, north }, index): Area => {
        const outline = [degrees(west, south), degrees(east, south), degrees(east, north), degrees(west, north)];
        return { kind, id: `A${index}`, name: { zh: "一", en: "one" }, parts: [[outline]] };
      });
      const expected = new Set<string>();
      for (let x = 0; x < 18; x += 1) {
        for (let y = 0; y < 18; y += 1) {
          const place = areasAt(areas, degrees(x + 0.5, y + 0.5));
          if (Object.keys(place).length > 0) expected.add(JSON.stringify(place));
        }
      }
      const found = placesOnLand(areas).map((place) => JSON.stringify(place));
      assert.deepEqual(found.toSorted(), [...expected].toSorted());
    }),
    { numRuns: 25 },
  );
});

test("without areas the land is one place that lies in none", () => {
  const post: Area = { kind: "post", id: "P", name: { zh: "岗", en: "Post" }, point: [110.4, 31.2] };
  assert.deepEqual(placesOnLand([]), [{}]);
  assert.deepEqual(placesOnLand([post]), [{}]);
});
