import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import type { Point } from "../../src/ground/point.ts";
import { metresAcross } from "../../src/streets/geometry.ts";
import { millisOf, type Way, whereAfter } from "./driving.ts";

const step = 0.001;

/** A way of streets of one or several straight pieces, each at a speed of its own. */
const ways = fc
  .array(
    fc.record({
      pieces: fc.array(fc.tuple(fc.integer({ min: -3, max: 3 }), fc.integer({ min: 1, max: 3 })), {
        minLength: 1,
        maxLength: 3,
      }),
      speed: fc.integer({ min: 3, max: 30 }),
    }),
    { minLength: 1, maxLength: 5 },
  )
  .map((drawn): Way & { readonly fastest: number } => {
    const line: Point[] = [[110, 31]];
    const streets = drawn.map(({ pieces, speed }) => {
      let metres = 0;
      for (const [east, north] of pieces) {
        const from = line.at(-1) ?? [0, 0];
        const to: Point = [from[0] + east * step, from[1] + north * step];
        metres += metresAcross(from, to);
        line.push(to);
      }
      return { metres, millis: (metres / speed) * 1000 };
    });
    return { line, streets, fastest: Math.max(...drawn.map(({ speed }) => speed)) };
  });

test("a car begins at the beginning, goes on along the line, and is at the end when the way has taken its time", () => {
  fc.assert(
    fc.property(ways, fc.double({ min: 1, max: 2, noNaN: true }), (way, slowness) => {
      const whole = millisOf(way) * slowness;
      const [first, last] = [way.line[0], way.line.at(-1)] as [Point, Point];
      assert.ok(metresAcross(whereAfter(way, 0, slowness).point, first) < 0.01);
      const end = whereAfter(way, whole + 1, slowness);
      assert.ok(end.isThere && end.speed === 0 && metresAcross(end.point, last) < 0.01);
      assert.ok(!whereAfter(way, whole * 0.99, slowness).isThere);
      let north = -1;
      for (let part = 0; part <= 20; part++) {
        const { point, heading } = whereAfter(way, (whole * part) / 20, slowness);
        assert.ok(point[1] >= north - 1e-9, "every piece of these ways goes north");
        assert.ok(heading <= 90 || heading >= 270);
        north = point[1];
      }
    }),
  );
});

test("a car is never faster than its streets allow, whatever the moments it is looked at", () => {
  fc.assert(
    fc.property(ways, fc.double({ min: 0.5, max: 2, noNaN: true }), fc.nat(100_000), (way, slowness, from) => {
      const [one, other] = [whereAfter(way, from, slowness), whereAfter(way, from + 1000, slowness)];
      assert.ok(metresAcross(one.point, other.point) <= way.fastest + 0.5);
      assert.ok(one.speed <= way.fastest + 1e-9);
    }),
  );
});
