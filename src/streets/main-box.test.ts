import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { mainBox } from "./main-box.ts";

/** A grid of 100 by 100 points over a tenth of a degree. */
const lons = Array.from({ length: 10_000 }, (_, at) => 86_000_000 + (at % 100) * 10_000);
const lats = Array.from({ length: 10_000 }, (_, at) => 494_000_000 + Math.floor(at / 100) * 10_000);

test("a road that leads far off, and one point at 0,0, do not widen the box; a suburb beside does", () => {
  const box = mainBox(Int32Array.from(lons), Int32Array.from(lats));
  assert.deepEqual(box, [8.6, 49.4, 8.699, 49.499]);
  const strays = Array.from({ length: 50 }, (_, at) => 90_000_000 + at * 20_000);
  const far = mainBox(
    Int32Array.from([...lons, ...strays, 0]),
    Int32Array.from([...lats, ...strays.map(() => 494_500_000), 0]),
  );
  assert.deepEqual(far, box);
  const beside = mainBox(Int32Array.from([...lons, 87_200_000]), Int32Array.from([...lats, 494_500_000]));
  assert.equal(beside?.[2], 8.72);
});

test("the box lies inside that of all points and holds nearly all of them", () => {
  const values = fc.array(fc.integer({ min: -1_000_000_000, max: 1_000_000_000 }), { minLength: 1, maxLength: 200 });
  fc.assert(
    fc.property(values, (all) => {
      const [west = 0, , east = 0] = mainBox(Int32Array.from(all), Int32Array.from(all)) ?? [];
      const inside = all.filter((value) => value / 1e7 >= west && value / 1e7 <= east);
      assert.ok(inside.length >= Math.floor(all.length * 0.94));
      assert.ok(all.includes(Math.round(west * 1e7)) && all.includes(Math.round(east * 1e7)));
    }),
  );
  assert.equal(mainBox(new Int32Array(), new Int32Array()), undefined);
});
