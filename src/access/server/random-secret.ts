import { hash, randomBytes } from "node:crypto";

/**
 * What sessions, one-time links and programs' tokens show: 256 random bits. Only the SHA-256 of it is stored. A slow hash
 * as for passwords would buy nothing: nobody goes through 2^256 secrets however fast, and it would cost every request.
 */
export interface DrawnSecret {
  readonly secret: string;
  readonly digest: string;
}

/** 43 characters of base64url. */
export const secretShape = /^[\w-]{43}$/;

export function drawSecret(): DrawnSecret {
  const secret = randomBytes(32).toString("base64url");
  return { secret, digest: digestOf(secret) };
}

/** The SHA-256 of a secret in hex, by which its row is found. */
export function digestOf(secret: string): string {
  return hash("sha256", secret, "hex");
}
