import { generateSecret, generateURI, verifySync } from "otplib";
import type pg from "pg";
import { refuse, type Refusal } from "../../ground/refusal.ts";
import { type QrPath, qrPath } from "./qr-path.ts";
import { openSecret, sealSecret } from "./sealed-secret.ts";
import type { GuessFrom } from "./known-places.ts";
import type { GuessAnswer, SignInAttempts } from "./sign-in-attempts.ts";

/** What is shown once so that a phone can make codes. */
export interface CodesBegun {
  /** Base 32, for typing it. */
  readonly secret: string;
  /** `otpauth://totp/…` */
  readonly uri: string;
  readonly qr: QrPath;
}

export type CodeAnswer = GuessAnswer | { readonly outcome: "used" } | { readonly outcome: "absent" };

/** Codes of six digits that change every 30 seconds (TOTP, RFC 6238), one step before and after taken too. */
export interface OneTimeCodes {
  /** Draws a secret; what was set before stays in force until `confirm`. */
  begin(person: string, issuer: string): Promise<CodesBegun>;
  confirm(person: string, code: string): Promise<Refusal<"CodeNotBegun" | "CodeNotConfirmed"> | undefined>;
  /** Takes each code once; `used` when it was right and has been taken, `absent` when the person has no codes. */
  check(person: string, code: string, from: GuessFrom): Promise<CodeAnswer>;
  /** True when there was something to remove. */
  remove(person: string): Promise<boolean>;
}

const stepSeconds = 30;

interface Row {
  readonly totp_secret: Buffer | null;
  readonly totp_pending: Buffer | null;
}

export function oneTimeCodes(o: {
  pool: pg.Pool;
  key: Buffer;
  now: () => number;
  attempts: SignInAttempts;
}): OneTimeCodes {
  const about = (person: string) => `totp ${person}`;

  async function rowOf(person: string): Promise<Row | undefined> {
    const sql = `select totp_secret, totp_pending from access.credential where person = $1`;
    return (await o.pool.query<Row>(sql, [person])).rows[0];
  }

  /** The step a code belongs to, if it is one of the three that count now. */
  function stepOf(person: string, sealed: Buffer, code: string): number | undefined {
    if (!/^\d{6}$/.test(code)) return undefined;
    const secret = openSecret(o.key, about(person), sealed);
    if (secret === undefined) throw new Error(`the one-time codes of ${person} were sealed under another key`);
    const epoch = Math.floor(o.now() / 1000);
    const found = verifySync({ secret, token: code, epoch, epochTolerance: stepSeconds });
    return found.valid && "timeStep" in found ? found.timeStep : undefined;
  }

  return {
    begin: async (person, issuer) => {
      const secret = generateSecret();
      await o.pool.query(
        `insert into access.credential (person, totp_pending) values ($1, $2)
         on conflict (person) do update set totp_pending = excluded.totp_pending`,
        [person, sealSecret(o.key, about(person), secret)],
      );
      const uri = generateURI({ issuer, label: person, secret });
      return { secret, uri, qr: qrPath(uri) };
    },

    confirm: async (person, code) => {
      const pending = (await rowOf(person))?.totp_pending ?? undefined;
      if (pending === undefined) return refuse("CodeNotBegun");
      const step = stepOf(person, pending, code);
      if (step === undefined) return refuse("CodeNotConfirmed");
      // Only what the code was checked against: somebody may have begun anew meanwhile.
      const { rowCount } = await o.pool.query(
        `update access.credential set totp_secret = totp_pending, totp_pending = null, totp_last_step = $3
         where person = $1 and totp_pending = $2`,
        [person, pending, step],
      );
      if (rowCount !== 1) return refuse("CodeNotBegun");
      await o.attempts.forget(person, "totp");
      return undefined;
    },

    check: async (person, code, from) => {
      const sealed = (await rowOf(person))?.totp_secret ?? undefined;
      if (sealed === undefined) return { outcome: "absent" };
      let isUsed = false;
      const answer = await o.attempts.guess(person, "totp", from, async () => {
        const step = stepOf(person, sealed, code);
        if (step === undefined) return false;
        const { rowCount } = await o.pool.query(
          `update access.credential set totp_last_step = $3
           where person = $1 and totp_secret = $2 and (totp_last_step is null or totp_last_step < $3)`,
          [person, sealed, step],
        );
        isUsed = rowCount !== 1;
        return !isUsed;
      });
      return isUsed && answer.outcome === "wrong" ? { outcome: "used" } : answer;
    },

    remove: async (person) => {
      const { rowCount } = await o.pool.query(
        `update access.credential set totp_secret = null, totp_pending = null, totp_last_step = null
         where person = $1 and totp_secret is not null`,
        [person],
      );
      await o.attempts.forget(person, "totp");
      return rowCount === 1;
    },
  };
}
