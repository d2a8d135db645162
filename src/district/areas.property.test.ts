import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import type { Point } from "../ground/point.ts";
import { type Area, areasAt, hectaresOf, isWithin, type Part } from "./areas.ts";
import { judgeAreas, pointWithin, toleranceHectares } from "./judge-areas.ts";
import { shapes } from "./server/shapes.ts";

/** West, south, east and north in steps of a thousandth of a degree, about a hundred metres. */
type Box = readonly [west: number, south: number, east: number, north: number];

const step = 0.001;
const edge = fc.integer({ min: 0, max: 12 });
const box = fc
  .tuple(edge, edge, fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 6 }))
  .map(([west, south, wide, high]): Box => [west, south, west + wide, south + high]);
const boxes = fc.array(box, { minLength: 1, maxLength: 8 });

function degrees(east: number, north: number): Point {
  return [110.4 + east * step, 31.2 + north * step];
}

function outline([west, south, east, north]: Box): readonly Point[] {
  return [degrees(west, south), degrees(east, south), degrees(east, north), degrees(west, north)];
}

function gridOf(one: Box, index: number): Area {
  const id = `G${index}`;
  return { kind: "grid", id, name: { zh: id, en: id }, parts: [[outline(one)]] };
}

function common(one: Box, other: Box): Box | undefined {
  const [west, south] = [Math.max(one[0], other[0]), Math.max(one[1], other[1])];
  const [east, north] = [Math.min(one[2], other[2]), Math.min(one[3], other[3])];
  return west < east && south < north ? [west, south, east, north] : undefined;
}

const close = (one: number, other: number) => assert.ok(Math.abs(one - other) < 1e-3, `${one} is not ${other}`);

test("the smallest of the areas a point lies in is its grid, and the first by id among equals", () => {
  const middle = fc.tuple(fc.integer({ min: -1, max: 20 }), fc.integer({ min: -1, max: 20 }));
  fc.assert(
    fc.property(boxes, middle, (all, [x, y]) => {
      const around = all
        .map((one, index) => ({ one, index }))
        .filter(({ one: [west, south, east, north] }) => west <= x && x < east && south <= y && y < north)
        .map(({ one, index }) => ({ index, hectares: hectaresOf([[outline(one)]]) }))
        .toSorted((a, b) => a.hectares - b.hectares || a.index - b.index);
      const [first] = around;
      const found = areasAt(all.map(gridOf), degrees(x + 0.5, y + 0.5));
      assert.deepEqual(found, first === undefined ? {} : { grid: `G${first.index}` });
    }),
  );
});

test("wherever land is divided, a point on a border is in exactly one of its areas, as every other point is", () => {
  const turned = fc.double({ min: -0.9, max: 0.9, noNaN: true });
  const share = fc.double({ min: 0, max: 1, noNaN: true });
  fc.assert(
    fc.property(fc.array(turned, { minLength: 18, maxLength: 18 }), fc.nat(11), share, (bends, side, along) => {
      // Three by three cells whose inner corners lie anywhere near their places; the point lies on a border of one.
      const corner = (row: number, column: number): Point => {
        const bend = (index: number) =>
          row > 0 && row < 3 && column > 0 && column < 3 ? (bends[(row * 4 + column + index) % 18] ?? 0) * 0.4 : 0;
        return degrees(column + bend(0), row + bend(5));
      };
      const cell = (row: number, column: number): readonly Point[] => {
        const ring = [
          corner(row, column),
          corner(row, column + 1),
          corner(row + 1, column + 1),
          corner(row + 1, column),
        ];
        return (row + column) % 2 === 0 ? ring : ring.toReversed();
      };
      const cells = [0, 1, 2].flatMap((row) => [0, 1, 2].map((column): readonly Part[] => [[cell(row, column)]]));
      const [row, column] = [1 + (side % 2), 1 + (Math.floor(side / 2) % 2)];
      const [from, to] = [corner(row, column), side < 6 ? corner(row, column + 1) : corner(row + 1, column)];
      const point: Point = [from[0] + (to[0] - from[0]) * along, from[1] + (to[1] - from[1]) * along];
      const whole: readonly Part[] = [[[corner(0, 0), corner(0, 3), corner(3, 3), corner(3, 0)]]];
      const count = cells.filter((parts) => isWithin(point, parts)).length;
      assert.equal(count, isWithin(point, whole) ? 1 : 0);
    }),
    { numRuns: 2000 },
  );
});

test("two areas overlap by what they have in common, whichever is asked first, and where it is said lies in both", () => {
  fc.assert(
    fc.property(box, box, (one, other) => {
      const areas = [gridOf(one, 1), gridOf(other, 2)];
      const [found, turned] = [areas, areas.toReversed()].map(
        (both) => judgeAreas(both, new Set(["grid"]), shapes).overlaps,
      );
      const both = common(one, other);
      const hectares = both === undefined ? 0 : hectaresOf([[outline(both)]]);
      assert.equal(found?.length, hectares > toleranceHectares ? 1 : 0);
      assert.equal(turned?.length, found?.length);
      if (found?.[0] === undefined || turned?.[0] === undefined) return;
      close(found[0].hectares, hectares);
      close(turned[0].hectares, hectares);
      for (const { point } of [found[0], turned[0]]) {
        assert.ok([one, other].every((each) => isWithin(point, [[outline(each)]])));
      }
    }),
  );
});

test("gaps are the district's cells that no grid covers, and where each is said lies in it", () => {
  const size = 8;
  const whole: Box = [0, 0, size, size];
  fc.assert(
    fc.property(boxes, (all) => {
      const station: Area = { kind: "station", id: "S", name: { zh: "所", en: "S" }, parts: [[outline(whole)]] };
      const { gaps } = judgeAreas([station, ...all.map(gridOf)], new Set(["grid"]), shapes);
      const isCovered = (x: number, y: number) =>
        all.some(([west, south, east, north]) => west <= x && x < east && south <= y && y < north);
      let bare = 0;
      for (let x = 0; x < size; x++) {
        for (let y = 0; y < size; y++) if (!isCovered(x, y)) bare += hectaresOf([[outline([x, y, x + 1, y + 1])]]);
      }
      close(
        gaps.reduce((sum, { hectares }) => sum + hectares, 0),
        bare,
      );
      for (const { point } of gaps) {
        assert.ok(isWithin(point, [[outline(whole)]]));
        assert.ok(!all.some((one) => isWithin(point, [[outline(one)]])));
      }
    }),
  );
});

test("a hectare is a hectare: a square kilometre at 31 degrees north, with a hole in it", () => {
  const metres = 111_195.08;
  const [wide, high] = [1000 / (metres * Math.cos((31.2045 * Math.PI) / 180)), 1000 / metres];
  const square = (share: number): readonly Point[] => [
    [110.4, 31.2],
    [110.4 + wide * share, 31.2],
    [110.4 + wide * share, 31.2 + high * share],
    [110.4, 31.2 + high * share],
  ];
  assert.ok(Math.abs(hectaresOf([[square(1)]]) - 100) < 0.01);
  assert.ok(Math.abs(hectaresOf([[square(1), square(0.5)]]) - 75) < 0.01);
});

test("a point within lies on land, not in a hole of it", () => {
  const part = [outline([0, 0, 12, 12]), outline([1, 1, 11, 11])];
  assert.ok(isWithin(pointWithin([part]), [part]));
});
