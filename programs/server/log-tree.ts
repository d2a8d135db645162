import { createHash } from "node:crypto";

const tileSize = 1024;
const nodePrefix = Buffer.from([1]);

/** Reads the bodies of the facts n in (from, to], in order. */
export type ReadBodies = (from: number, to: number) => Promise<readonly string[]>;

/**
 * Proofs over a log of any length (RFC 9162 §2.1). The roots of whole tiles of 1,024 leaves never change once they are
 * full, so they are kept; a proof then reads two tiles at most instead of the whole log.
 */
export interface LogTree {
  inclusion(index: number, size: number): Promise<readonly Buffer[]>;
  consistency(first: number, size: number): Promise<readonly Buffer[]>;
}

export function logTreeOf(read: ReadBodies): LogTree {
  const tiles = new Map<number, Buffer>();

  /** The root of the leaves [from, to). */
  async function root(from: number, to: number): Promise<Buffer> {
    const isTile = to - from === tileSize && from % tileSize === 0;
    const kept = isTile ? tiles.get(from) : undefined;
    if (kept !== undefined) return kept;
    if (to - from <= tileSize) {
      const bodies = await read(from, to);
      if (bodies.length !== to - from) throw new Error(`the log has no facts ${from + 1} to ${to}`);
      const found = fold(bodies.map(leaf));
      if (isTile) tiles.set(from, found);
      return found;
    }
    const middle = from + split(to - from);
    return node(await root(from, middle), await root(middle, to));
  }

  async function path(index: number, from: number, to: number): Promise<Buffer[]> {
    if (to - from <= 1) return [];
    const middle = from + split(to - from);
    return index < middle
      ? [...(await path(index, from, middle)), await root(middle, to)]
      : [...(await path(index, middle, to)), await root(from, middle)];
  }

  /** SUBPROOF(m, D[n], b) of RFC 9162 §2.1.4.1, over the leaves [from, to). */
  async function proof(first: number, from: number, to: number, whole: boolean): Promise<Buffer[]> {
    if (first === to) return whole ? [] : [await root(from, to)];
    const middle = from + split(to - from);
    return first <= middle
      ? [...(await proof(first, from, middle, whole)), await root(middle, to)]
      : [...(await proof(first, middle, to, false)), await root(from, middle)];
  }

  return {
    inclusion: (index, size) => path(index, 0, size),
    consistency: (first, size) => (first === 0 ? Promise.resolve([]) : proof(first, 0, size, true)),
  };
}

/** The largest power of two below n. */
function split(n: number): number {
  let power = 1;
  while (power * 2 < n) power *= 2;
  return power;
}

function fold(hashes: readonly Buffer[]): Buffer {
  const [only] = hashes;
  if (hashes.length === 1 && only !== undefined) return only;
  const middle = split(hashes.length);
  return node(fold(hashes.slice(0, middle)), fold(hashes.slice(middle)));
}

function leaf(body: string): Buffer {
  return createHash("sha256").update(`\u0000${body}`).digest();
}

function node(left: Buffer, right: Buffer): Buffer {
  return createHash("sha256").update(nodePrefix).update(left).update(right).digest();
}
