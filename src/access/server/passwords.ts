import { randomBytes } from "node:crypto";
import { hash, parseOptions, verify } from "@node-rs/argon2";
import { normalPassword } from "../password-rules.ts";
import { type InTurn, inTurn } from "./in-turn.ts";

/**
 * Argon2id (the library's default) with 64 MiB and three passes, the second choice of RFC 9106 on one lane; OWASP asks for
 * 19 MiB and two passes at least. Some 95 ms on a slow core.
 */
const strength = { memoryCost: 65_536, timeCost: 3, parallelism: 1 } as const;

/** libuv has four threads, and files and name look-ups need one too; the line is five seconds long at the most. */
const atOnce = 2;
const mostWaiting = 50;

/** Beside them, for whoever is signed in or has signed in from this browser: strangers do not take their places. */
const ownAtOnce = 1;

/** Turns passwords into hashes and compares them, three at a time. */
export interface Passwords {
  /** Runs work with passwords in its turn; undefined at once when too many wait. */
  readonly inTurn: InTurn;
  readonly inOwnTurn: InTurn;
  hash(password: string): Promise<string>;
  /** Without a hash it takes as long as with one and is false: the time tells nobody who has an account. */
  verify(hashed: string | undefined, password: string): Promise<boolean>;
  /** True when the hash was made with other parameters than today's. */
  needsRehash(hashed: string): boolean;
}

export function passwordsOf(): Passwords {
  // Of a password that nobody knows.
  const nobodys = hash(randomBytes(32), strength);
  nobodys.catch(() => {});
  return {
    inTurn: inTurn(atOnce, mostWaiting),
    inOwnTurn: inTurn(ownAtOnce, mostWaiting),
    hash: (password) => hash(normalPassword(password), strength),
    verify: async (hashed, password) => {
      const right = await verify(hashed ?? (await nobodys), normalPassword(password));
      return right && hashed !== undefined;
    },
    needsRehash: (hashed) => {
      const made = parseOptions(hashed);
      return (
        made.memoryCost !== strength.memoryCost ||
        made.timeCost !== strength.timeCost ||
        made.parallelism !== strength.parallelism ||
        !hashed.startsWith("$argon2id$")
      );
    },
  };
}
