import { sha256 } from "@noble/hashes/sha2.js";
import { utf8ToBytes } from "@noble/hashes/utils.js";
import { z } from "zod";

/** 26 characters of Crockford's base 32: 48 bits of milliseconds, 80 bits that make it unique. */
export type Ulid = string;

const alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

export const ulidSchema = z.string().regex(/^[0-7][0-9A-HJKMNP-TV-Z]{25}$/, { error: "must be a ULID" });

/** A ULID of a moment (milliseconds since 1970) and at least 10 bytes that the caller drew or derived. */
export function ulidOf(milliseconds: number, bytes: Uint8Array): Ulid {
  let time = "";
  let rest = milliseconds;
  for (let place = 0; place < 10; place++) {
    time = alphabet.charAt(rest % 32) + time;
    rest = Math.floor(rest / 32);
  }
  let tail = "";
  let bits = 0;
  let held = 0;
  for (let index = 0; index < 10; index++) {
    held = (held << 8) | (bytes[index] ?? 0);
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      tail += alphabet.charAt((held >> bits) & 31);
    }
    held &= (1 << bits) - 1;
  }
  return time + tail;
}

/** The ULID that the same seed always gives for the same moment: for timers and for replays, which must not double. */
export function derivedUlid(milliseconds: number, seed: string): Ulid {
  return ulidOf(milliseconds, sha256(utf8ToBytes(seed)));
}

/** The moment (milliseconds since 1970) a ULID carries. */
export function ulidMillis(ulid: Ulid): number {
  let time = 0;
  for (let place = 0; place < 10; place++) time = time * 32 + alphabet.indexOf(ulid.charAt(place));
  return time;
}
