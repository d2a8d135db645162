import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { test } from "node:test";
import fc from "fast-check";
import {
  append,
  consistencyPath,
  emptyFrontier,
  emptyRoot,
  inclusionPath,
  isConsistent,
  leafHash,
  rangeRoot,
  rootFromInclusion,
  rootOf,
} from "./merkle.ts";

const hex = (hash: Uint8Array) => Buffer.from(hash).toString("hex");

/** The eight entries and roots that Certificate Transparency implementations are tried with. */
const entries = [
  "",
  "00",
  "10",
  "2021",
  "3031",
  "40414243",
  "5051525354555657",
  "606162636465666768696a6b6c6d6e6f",
].map((text) => Buffer.from(text, "hex"));
const roots = [
  "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
  "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
  "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
  "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
  "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
  "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
  "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
  "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
];

test("has the roots of the published vectors", () => {
  const leaves = entries.map(leafHash);
  assert.equal(hex(emptyRoot), createHash("sha256").digest("hex"));
  for (const [index, root] of roots.entries()) assert.equal(hex(rangeRoot(leaves, 0, index + 1)), root);
});

test("a frontier leads to the root by the definition, leaf by leaf", () => {
  const leaves = Array.from({ length: 130 }, (_, index) => leafHash(Buffer.from(`entry ${index}`)));
  let frontier = emptyFrontier;
  for (const [index, leaf] of leaves.entries()) {
    frontier = append(frontier, leaf);
    assert.equal(hex(rootOf(frontier)), hex(rangeRoot(leaves, 0, index + 1)));
  }
});

const trees = fc
  .integer({ min: 1, max: 70 })
  .chain((size) =>
    fc.tuple(fc.constant(size), fc.integer({ min: 0, max: size - 1 }), fc.integer({ min: 0, max: size })),
  );

test("every leaf's path leads to the root, and another leaf's does not", () => {
  fc.assert(
    fc.property(trees, ([size, index]) => {
      const leaves = Array.from({ length: size }, (_, n) => leafHash(Buffer.from(`${n}`)));
      const path = inclusionPath(leaves, index);
      const root = hex(rangeRoot(leaves));
      assert.equal(hex(rootFromInclusion(leaves[index] ?? emptyRoot, index, size, path) ?? emptyRoot), root);
      assert.notEqual(hex(rootFromInclusion(leafHash(Buffer.from("no")), index, size, path) ?? emptyRoot), root);
    }),
  );
});

test("a tree is consistent with every beginning of itself and with no other", () => {
  fc.assert(
    fc.property(trees, ([size, , first]) => {
      const leaves = Array.from({ length: size }, (_, n) => leafHash(Buffer.from(`${n}`)));
      const path = consistencyPath(leaves, first);
      const root = rangeRoot(leaves);
      const before = rangeRoot(leaves, 0, first);
      assert.ok(isConsistent(first, before, size, root, path));
      if (first > 0) {
        const changed = [leafHash(Buffer.from("changed")), ...leaves.slice(1)];
        assert.ok(!isConsistent(first, rangeRoot(changed, 0, first), size, root, path));
      }
    }),
  );
});
