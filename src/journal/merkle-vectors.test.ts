import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import {
  append,
  emptyFrontier,
  isConsistent,
  isSame,
  leafHash,
  rangeRoot,
  rootFromInclusion,
  rootOf,
} from "./merkle.ts";

/* Proofs that others published, and every way of spoiling them that they must be refused in. */
interface Vectors {
  readonly leaves: readonly string[];
  readonly roots: readonly string[];
  readonly inclusion: readonly { readonly leaf: number; readonly size: number; readonly proof: readonly string[] }[];
  readonly consistency: readonly {
    readonly size1: number;
    readonly size2: number;
    readonly proof: readonly string[];
  }[];
}

const file = new URL("./testing/vectors/merkle.json", import.meta.url);
const vectors = JSON.parse(readFileSync(file, "utf8")) as Vectors;
const bytes = (hex = "") => Uint8Array.from(Buffer.from(hex, "hex"));
const leaves = vectors.leaves.map((hex) => leafHash(bytes(hex)));
const roots = vectors.roots.map(bytes);
const rootAt = (size: number) => roots[size - 1] ?? bytes();
const words = (text: string) => Uint8Array.from(Buffer.from(text));
const some = bytes("abacaba000000000000000000000000000000000000000000060061e00123456");
const ofNothing = bytes("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
const nothing = bytes();

function flipped(proof: readonly Uint8Array[], bit: number): Uint8Array[][] {
  return proof.map((_, at) =>
    proof.map((hash, index) =>
      index === at ? Uint8Array.from(hash, (byte, place) => (place === 0 ? byte ^ bit : byte)) : hash,
    ),
  );
}

test("the roots of the published entries come out by the definition and leaf by leaf", () => {
  let tree = emptyFrontier;
  for (const [index, leaf] of leaves.entries()) {
    tree = append(tree, leaf);
    assert.deepEqual(rangeRoot(leaves, 0, index + 1), roots[index]);
    assert.deepEqual(rootOf(tree), roots[index]);
  }
  assert.equal(roots.length, 8);
});

const isIncluded = (leaf: Uint8Array, index: number, size: number, proof: readonly Uint8Array[], root: Uint8Array) => {
  const led = rootFromInclusion(leaf, index, size, proof);
  return led !== null && isSame(led, root);
};

for (const { leaf: number, size, proof: hex } of vectors.inclusion) {
  test(`entry ${number} of ${size} is proven, and by nothing spoiled`, () => {
    const index = number - 1;
    const proof = hex.map(bytes);
    const root = rootAt(size);
    const leaf = leaves[index] ?? nothing;
    assert.ok(isIncluded(leaf, index, size, proof, root));
    const spoiled: readonly (readonly [Uint8Array, number, number, readonly Uint8Array[], Uint8Array])[] = [
      [leaf, index - 1, size, proof, root],
      [leaf, index + 1, size, proof, root],
      [leaf, index ^ 2, size, proof, root],
      [leaf, index, size * 2, proof, root],
      [leaf, index, Math.floor(size / 2), proof, root],
      [words("WrongLeaf"), index, size, proof, root],
      [leaf, index, size, proof, ofNothing],
      [leaf, index, size, proof, some],
      [leaf, index, size, [...proof, nothing], root],
      [leaf, index, size, [...proof, root], root],
      [leaf, index, size, [nothing, ...proof], root],
      [leaf, index, size, [root, ...proof], root],
      ...flipped(proof, 8).map((wrong) => [leaf, index, size, wrong, root] as const),
      ...(proof.length > 0 ? [[leaf, index, size, proof.slice(0, -1), root] as const] : []),
      ...(proof.length > 1 ? [[leaf, index, size, [proof[0] ?? some, some, ...proof.slice(1)], root] as const] : []),
    ];
    for (const [at, one] of spoiled.entries()) assert.equal(isIncluded(...one), false, `spoiled ${at}`);
  });
}

test("what is no hash, and a place no tree has, prove nothing", () => {
  const leaf = leafHash(words("data"));
  assert.ok(isIncluded(leaf, 0, 1, [], leaf));
  for (const [root, of] of [
    [leaf, nothing],
    [nothing, leaf],
    [nothing, nothing],
  ] as const) {
    assert.equal(isIncluded(of, 0, 1, [], root), false);
  }
  for (const [index, size] of [
    [0, 0],
    [0, 1],
    [1, 0],
    [2, 1],
  ] as const) {
    assert.equal(isIncluded(some, index, size, [], nothing), false);
    assert.equal(isIncluded(nothing, index, size, [], ofNothing), false);
    assert.equal(isIncluded(some, index, size, [], ofNothing), false);
  }
});

test("sizes and roots that prove themselves, and those that never do", () => {
  const one = words("don't care 1");
  const two = words("don't care 2");
  for (const [size1, size2, root1, root2, proof, wanted] of [
    [0, 0, one, two, [], false],
    [1, 1, one, two, [], false],
    [0, 0, one, one, [], true],
    [0, 1, one, two, [], true],
    [1, 1, two, two, [], true],
    [1, 0, one, two, [], false],
    [2, 1, one, two, [], false],
    [1, 2, one, two, [], false],
    [0, 0, ofNothing, two, [], false],
    [1, 1, ofNothing, two, [], false],
    [0, 0, ofNothing, ofNothing, [ofNothing], false],
    [0, 1, ofNothing, ofNothing, [ofNothing], false],
    [1, 1, ofNothing, ofNothing, [ofNothing], false],
  ] as const) {
    assert.equal(isConsistent(size1, root1, size2, root2, proof), wanted, `${size1} to ${size2}`);
  }
});

for (const { size1, size2, proof: hex } of vectors.consistency) {
  test(`the tree of ${size2} is proven to have grown out of that of ${size1}, and by nothing spoiled`, () => {
    const proof = hex.map(bytes);
    const [root1, root2] = [rootAt(size1), rootAt(size2)];
    assert.ok(isConsistent(size1, root1, size2, root2, proof));
    if (proof.length === 0) return;
    const spoiled: readonly Parameters<typeof isConsistent>[] = [
      [size1 - 1, root1, size2, root2, proof],
      [size1 + 1, root1, size2, root2, proof],
      [size1 ^ 2, root1, size2, root2, proof],
      [size1, root1, size2 * 2, root2, proof],
      [size1, root1, Math.floor(size2 / 2), root2, proof],
      [size1, words("WrongRoot"), size2, root2, proof],
      [size1, root1, size2, words("WrongRoot"), proof],
      [size1, root2, size2, root1, proof],
      [size1, root1, size2, root2, []],
      [size1, root1, size2, root2, [...proof, nothing]],
      [size1, root1, size2, root2, [...proof, root1]],
      [size1, root1, size2, root2, [...proof, root2]],
      [size1, root1, size2, root2, [nothing, ...proof]],
      [size1, root1, size2, root2, [root1, ...proof]],
      [size1, root1, size2, root2, [root2, ...proof]],
      [size1, root1, size2, root2, [proof[0] ?? some, ...proof]],
      [size1, root1, size2, root2, proof.slice(0, -1)],
      ...flipped(proof, 16).map((wrong) => [size1, root1, size2, root2, wrong] as Parameters<typeof isConsistent>),
    ];
    for (const [at, one] of spoiled.entries()) assert.equal(isConsistent(...one), false, `spoiled ${at}`);
  });
}
