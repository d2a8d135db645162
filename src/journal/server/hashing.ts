import { hash } from "node:crypto";

/** The leaf of a fact's body, by OpenSSL: some ten times as quick as the rules' own for bodies of this size. */
export function leafOf(body: string): Buffer {
  return hash("sha256", `\u0000${body}`, "buffer");
}

/** The bytes of a node, laid side by side: an object that hashes piece by piece costs more than the hashing. */
const pair = Buffer.alloc(65, 1);

export function node(left: Uint8Array, right: Uint8Array): Buffer {
  pair.set(left, 1);
  pair.set(right, 33);
  return hash("sha256", pair, "buffer");
}
