import { sha256 } from "@noble/hashes/sha2.js";
import { concatBytes } from "@noble/hashes/utils.js";

/*
 * The Merkle tree of RFC 9162 §2.1 over a log: a leaf is SHA-256(0x00 ‖ entry), a node SHA-256(0x01 ‖ left ‖ right), and
 * the left subtree of n leaves has the largest power of two below n.
 */
export type Hash = Uint8Array;

const leafPrefix = new Uint8Array([0]);
const nodePrefix = new Uint8Array([1]);

export const emptyRoot: Hash = sha256(new Uint8Array());

export function leafHash(entry: Uint8Array): Hash {
  return sha256(concatBytes(leafPrefix, entry));
}

export function nodeHash(left: Hash, right: Hash): Hash {
  return sha256(concatBytes(nodePrefix, left, right));
}

/** What must be kept of a tree to extend it: the roots of its complete subtrees, largest first. */
export interface Frontier {
  readonly size: number;
  readonly hashes: readonly Hash[];
}

export const emptyFrontier: Frontier = { size: 0, hashes: [] };

/** The frontier with one more leaf; `node` is given where a quicker SHA-256 is at hand. */
export function append(frontier: Frontier, leaf: Hash, node: typeof nodeHash = nodeHash): Frontier {
  const tree = growing(node, frontier);
  tree.add(leaf);
  return tree.frontier();
}

/** A tree for whoever goes through a whole log: it grows in place. */
export interface Growing {
  add(leaf: Hash): void;
  size(): number;
  /** As it is now; it does not grow. */
  frontier(): Frontier;
}

export function growing(node: typeof nodeHash = nodeHash, from = emptyFrontier): Growing {
  const hashes = [...from.hashes];
  let { size } = from;
  return {
    add: (leaf) => {
      hashes.push(leaf);
      for (let rest = size; rest % 2 === 1; rest = Math.floor(rest / 2)) {
        const right = hashes.pop();
        const left = hashes.pop();
        if (left !== undefined && right !== undefined) hashes.push(node(left, right));
      }
      size += 1;
    },
    size: () => size,
    frontier: () => ({ size, hashes: [...hashes] }),
  };
}

/** The root over all leaves of a frontier. */
export function rootOf(frontier: Frontier, node: typeof nodeHash = nodeHash): Hash {
  const [last, ...rest] = frontier.hashes.toReversed();
  return last === undefined ? emptyRoot : rest.reduce((right, left) => node(left, right), last);
}

/** The root over leaf hashes [from, to), by the definition. */
export function rangeRoot(leaves: readonly Hash[], from = 0, to = leaves.length): Hash {
  if (to - from === 0) return emptyRoot;
  const only = leaves[from];
  if (to - from === 1 && only !== undefined) return only;
  const middle = from + split(to - from);
  return nodeHash(rangeRoot(leaves, from, middle), rangeRoot(leaves, middle, to));
}

/** Leaves [from, to) of a log. */
export type LeafRange = readonly [from: number, to: number];

/** RFC 9162 §2.1.3.1: the subtrees whose roots are the path of leaf `index` in the tree of the first `size` leaves. */
export function inclusionRanges(index: number, size: number): readonly LeafRange[] {
  const path = (from: number, to: number): LeafRange[] => {
    if (to - from <= 1) return [];
    const middle = from + split(to - from);
    return index < middle ? [...path(from, middle), [middle, to]] : [...path(middle, to), [from, middle]];
  };
  return path(0, size);
}

/** The path that proves that leaf `index` is in the tree of the first `size` leaves. */
export function inclusionPath(leaves: readonly Hash[], index: number, size = leaves.length): readonly Hash[] {
  return inclusionRanges(index, size).map(([from, to]) => rangeRoot(leaves, from, to));
}

/** RFC 9162 §2.1.3.2: the root that a leaf and its path lead to, or null when the path has the wrong length or holds no hashes. */
export function rootFromInclusion(leaf: Hash, index: number, size: number, path: readonly Hash[]): Hash | null {
  if (index < 0 || index >= size || [leaf, ...path].some((hash) => hash.length !== 32)) return null;
  let node = index;
  let last = size - 1;
  let root = leaf;
  for (const hash of path) {
    if (last === 0) return null;
    if (node % 2 === 1 || node === last) {
      root = nodeHash(hash, root);
      while (node % 2 === 0 && node !== 0) {
        node = Math.floor(node / 2);
        last = Math.floor(last / 2);
      }
    } else {
      root = nodeHash(root, hash);
    }
    node = Math.floor(node / 2);
    last = Math.floor(last / 2);
  }
  return last === 0 ? root : null;
}

/** RFC 9162 §2.1.4.1: the subtrees whose roots prove that the tree of `first` leaves is the beginning of that of `size`. */
export function consistencyRanges(first: number, size: number): readonly LeafRange[] {
  const path = (from: number, to: number, whole: boolean): LeafRange[] => {
    if (first === to) return whole ? [] : [[from, to]];
    const middle = from + split(to - from);
    return first <= middle
      ? [...path(from, middle, whole), [middle, to]]
      : [...path(middle, to, false), [from, middle]];
  };
  return first === 0 || first === size ? [] : path(0, size, true);
}

/** The path that proves that the tree of `first` leaves is the beginning of that of `size`. */
export function consistencyPath(leaves: readonly Hash[], first: number, size = leaves.length): readonly Hash[] {
  return consistencyRanges(first, size).map(([from, to]) => rangeRoot(leaves, from, to));
}

/** RFC 9162 §2.1.4.2: whether a path proves that a tree of `first` leaves grew into one of `size`. */
export function isConsistent(first: number, firstRoot: Hash, size: number, root: Hash, path: readonly Hash[]): boolean {
  if (first > size) return false;
  if (first === size) return path.length === 0 && isSame(firstRoot, root);
  if (first === 0) return path.length === 0;
  const hashes = isPowerOfTwo(first) ? [firstRoot, ...path] : path;
  let node = first - 1;
  let last = size - 1;
  while (node % 2 === 1) {
    node = Math.floor(node / 2);
    last = Math.floor(last / 2);
  }
  const [start, ...rest] = hashes;
  if (start === undefined) return false;
  let before = start;
  let after = start;
  for (const hash of rest) {
    if (last === 0) return false;
    if (node % 2 === 1 || node === last) {
      before = nodeHash(hash, before);
      after = nodeHash(hash, after);
      while (node % 2 === 0 && node !== 0) {
        node = Math.floor(node / 2);
        last = Math.floor(last / 2);
      }
    } else {
      after = nodeHash(after, hash);
    }
    node = Math.floor(node / 2);
    last = Math.floor(last / 2);
  }
  return last === 0 && isSame(before, firstRoot) && isSame(after, root);
}

export function isSame(one: Hash, other: Hash): boolean {
  return one.length === other.length && one.every((byte, index) => byte === other[index]);
}

/** The largest power of two below `leaves`, where the left subtree ends. */
export function split(leaves: number): number {
  let power = 1;
  while (power * 2 < leaves) power *= 2;
  return power;
}

export function isPowerOfTwo(number: number): boolean {
  return Number.isInteger(Math.log2(number));
}
