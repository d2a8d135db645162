import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { test } from "node:test";
import fc from "fast-check";
import { ulidOf } from "../ground/ulid.ts";
import { reviewKinds } from "./check-facts.ts";
import { selectionOf, drawnNumber, isDrawn } from "./review-draw.ts";

const seeds = fc.string({ minLength: 16, maxLength: 40 });
const bytes = fc.uint8Array({ minLength: 10, maxLength: 10 });
const ids = bytes.map((tail) => ulidOf(1_795_000_000_000, tail));
const share = fc.integer({ min: 0, max: 100 });
const shares = fc.record({ void: share, merged: share, diverted: share, reclassified: share, ordinary: share });

test("a draw is what the guide says: the first 48 bits of SHA-256 of seed, space and id, of a hundred", () => {
  fc.assert(
    fc.property(seeds, ids, (seed, id) => {
      const hex = createHash("sha256").update(`${seed} ${id}`).digest("hex").slice(0, 12);
      assert.equal(drawnNumber(seed, id), (Number.parseInt(hex, 16) / 2 ** 48) * 100);
    }),
  );
});

test("the same seed draws the same incidents in whatever order, and a greater share draws them and more", () => {
  fc.assert(
    fc.property(
      seeds,
      fc.array(ids, { maxLength: 50 }),
      shares,
      fc.constantFrom(...reviewKinds),
      (seed, all, of, kind) => {
        const drawn = (from: readonly string[], how = of) =>
          new Set(from.filter((id) => isDrawn({ seed, shares: how }, id, kind)));
        assert.deepEqual([...drawn(all)].toSorted(), [...drawn(all.toReversed())].toSorted());
        const more = { ...of, [kind]: Math.min(100, of[kind] + 10) };
        const wider = drawn(all, more);
        assert.ok([...drawn(all)].every((id) => wider.has(id)));
        assert.equal(drawn(all, { ...of, [kind]: 0 }).size, 0);
        assert.equal(drawn(all, { ...of, [kind]: 100 }).size, new Set(all).size);
      },
    ),
  );
});

test("of many incidents the share that was published is drawn, whatever the seed", () => {
  const many = Array.from({ length: 4000 }, (_, place) =>
    ulidOf(1_795_000_000_000 + place * 7919, createHash("sha256").update(`${place}`).digest()),
  );
  fc.assert(
    fc.property(seeds, fc.integer({ min: 1, max: 99 }), (seed, percent) => {
      const drawn = many.filter((id) => drawnNumber(seed, id) < percent).length / many.length;
      // Six times the standard deviation of a fair draw.
      assert.ok(Math.abs(drawn - percent / 100) < 6 * Math.sqrt(((percent / 100) * (1 - percent / 100)) / many.length));
    }),
    { numRuns: 50 },
  );
});

test("a month without a sample looks at each that left the figures, and at no ordinary one", () => {
  for (const kind of reviewKinds) {
    assert.equal(
      selectionOf(undefined, "01M85K8DEGQ3X1M396A1205V7W", kind),
      kind === "ordinary" ? undefined : "always",
    );
  }
});
