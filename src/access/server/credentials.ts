import { hkdfSync } from "node:crypto";
import type pg from "pg";
import type { Instant } from "../../ground/instant.ts";
import { refuse, type Refusal } from "../../ground/refusal.ts";
import { judgePassword, type PasswordRuleCode } from "../password-rules.ts";
import { judgeCommon } from "./common-passwords.ts";
import { type EntryLinks, entryLinks } from "./entry-links.ts";
import { type OneTimeCodes, oneTimeCodes } from "./one-time-codes.ts";
import { type Passkeys, passkeysOf } from "./passkeys.ts";
import { passwordsOf } from "./passwords.ts";
import type { GuessFrom } from "./known-places.ts";
import { type GuessAnswer, type SignInAttempts, signInAttempts } from "./sign-in-attempts.ts";

/** The means a person has to sign in, without any secret. */
export interface Factors {
  readonly password?: { readonly setAt: Instant; readonly mustChange: boolean };
  readonly hasCodes: boolean;
  readonly passkeys: number;
  /** The password, the codes or both are locked until then. */
  readonly lockedUntil?: Instant;
}

export type PasswordAnswer =
  | { readonly outcome: "ok"; readonly setAt: Instant; readonly mustChange: boolean }
  | Exclude<GuessAnswer, { readonly outcome: "ok" }>
  /** Too many are signing in at this moment; nothing was counted. */
  | { readonly outcome: "busy" };

/** Why a password cannot be set. */
type PasswordCode = PasswordRuleCode | "PasswordCommon" | "PasswordUnchanged" | "SignInBusy";

/** Everything people sign in with. Whether somebody is of the staff and not disabled is asked elsewhere. */
export interface Credentials {
  /**
   * `about`: badge and name (in pinyin too, where there is one). With `mustChange` the person must set another after
   * signing in. Lifts a lock.
   */
  setPassword(
    person: string,
    password: string,
    o: { about: readonly string[]; mustChange?: boolean },
  ): Promise<Refusal<PasswordCode> | undefined>;
  /**
   * Five wrong ones in a row from one place lock it there for ten minutes, five more for twenty, and so on; while locked
   * the right one too. `SignInAttempts` says what counts where.
   */
  checkPassword(person: string, password: string, from: GuessFrom): Promise<PasswordAnswer>;
  /** Where people have signed in well before; a browser or an address that is known has fewer limits. */
  readonly places: SignInAttempts["places"];
  /** True when there was one. */
  removePassword(person: string): Promise<boolean>;
  /** Lifts a lock before its time. */
  unlock(person: string): Promise<void>;
  factorsOf(person: string): Promise<Factors>;
  readonly codes: OneTimeCodes;
  readonly passkeys: Passkeys;
  readonly links: EntryLinks;
  /** Forgets names nobody has and old links; once an hour is often enough. */
  sweep(): Promise<void>;
}

interface Row {
  readonly password_hash: string;
  readonly password_set_at: Date;
  readonly must_change: boolean;
}

interface FactorsRow {
  readonly set_at: Date | null;
  readonly must_change: boolean | null;
  readonly codes: boolean | null;
  readonly passkeys: number;
}

const factorsSql = `
  select max(password_set_at) as set_at, bool_or(must_change) as must_change, bool_or(totp_secret is not null) as codes,
    (select count(*)::integer from access.passkey where person = $1) as passkeys
  from access.credential where person = $1`;

/** `key`: `installationKey(folder, "credential")`. `now`: the clock on the wall in milliseconds, also in a drill. */
export function credentialsOf(o: { pool: pg.Pool; key: Buffer; now: () => number }): Credentials {
  const { pool, now } = o;
  const passwords = passwordsOf();
  const attempts = signInAttempts(pool, now, Buffer.from(hkdfSync("sha256", o.key, "", "callsign places", 32)));
  const links = entryLinks(pool, now);

  async function passwordOf(person: string): Promise<Row | undefined> {
    const sql = `select password_hash, password_set_at, must_change from access.credential
      where person = $1 and password_hash is not null`;
    return (await pool.query<Row>(sql, [person])).rows[0];
  }

  async function check(person: string, password: string, from: GuessFrom): Promise<PasswordAnswer> {
    let found: Row | undefined;
    const answer = await attempts.guess(person, "password", from, async () => {
      found = await passwordOf(person);
      return passwords.verify(found?.password_hash, password);
    });
    if (answer.outcome !== "ok") return answer;
    if (found === undefined) throw new Error("a password that is not there was right");
    if (passwords.needsRehash(found.password_hash)) {
      const sql = "update access.credential set password_hash = $3 where person = $1 and password_hash = $2";
      await pool.query(sql, [person, found.password_hash, await passwords.hash(password)]);
    }
    return { outcome: "ok", setAt: found.password_set_at.toISOString(), mustChange: found.must_change };
  }

  async function set(
    person: string,
    password: string,
    mustChange: boolean,
  ): Promise<Refusal<"PasswordUnchanged"> | undefined> {
    const before = await passwordOf(person);
    if (before !== undefined && (await passwords.verify(before.password_hash, password)))
      return refuse("PasswordUnchanged");
    await pool.query(
      `insert into access.credential (person, password_hash, password_set_at, must_change) values ($1, $2, $3, $4)
       on conflict (person) do update set password_hash = excluded.password_hash,
         password_set_at = excluded.password_set_at, must_change = excluded.must_change`,
      [person, await passwords.hash(password), new Date(now()), mustChange],
    );
    await attempts.forget(person);
    return undefined;
  }

  return {
    setPassword: async (person, password, { about, mustChange }) => {
      const refusal = judgePassword(password, about) ?? judgeCommon(password);
      if (refusal !== undefined) return refusal;
      const turn = passwords.inOwnTurn(() => set(person, password, mustChange === true));
      return turn === undefined ? refuse("SignInBusy") : turn;
    },
    checkPassword: async (person, password, from) => {
      const isKnown = await attempts.isKnown(person, from);
      const inTurn = isKnown ? passwords.inOwnTurn : passwords.inTurn;
      return inTurn(() => check(person, password, from)) ?? { outcome: "busy" };
    },
    places: attempts.places,
    removePassword: async (person) => {
      const { rowCount } = await pool.query(
        `update access.credential set password_hash = null, password_set_at = null, must_change = false
         where person = $1 and password_hash is not null`,
        [person],
      );
      return rowCount === 1;
    },
    unlock: (person) => attempts.forget(person),
    factorsOf: async (person) => {
      const { rows } = await pool.query<FactorsRow>(factorsSql, [person]);
      const until = await attempts.lockedUntil(person);
      const setAt = rows[0]?.set_at?.toISOString();
      return {
        ...(setAt === undefined ? {} : { password: { setAt, mustChange: rows[0]?.must_change === true } }),
        hasCodes: rows[0]?.codes === true,
        passkeys: rows[0]?.passkeys ?? 0,
        ...(until === undefined ? {} : { lockedUntil: until }),
      };
    },
    codes: oneTimeCodes({ ...o, attempts }),
    passkeys: passkeysOf(o),
    links,
    sweep: async () => {
      await attempts.sweep();
      await links.sweep();
    },
  };
}
