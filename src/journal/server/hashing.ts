import { createHash } from "node:crypto";

/** The leaf of a fact's body, by OpenSSL: some ten times as quick as the rules' own for bodies of this size. */
export function leafOf(body: string): Buffer {
  return createHash("sha256").update(`\u0000${body}`).digest();
}

const nodePrefix = Buffer.from([1]);

export function node(left: Uint8Array, right: Uint8Array): Buffer {
  return createHash("sha256").update(nodePrefix).update(left).update(right).digest();
}
