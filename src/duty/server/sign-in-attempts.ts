import type pg from "pg";
import type { Instant } from "../../ground/instant.ts";

/** Failures in a row before it is locked, and for how many minutes: 10, then 20, 40 … at most a day. */
const series = 5;
const firstMinutes = 10;
const longestMinutes = 24 * 60;

/** Names nobody has are forgotten after this; longer than the longest lock. */
const strangersHours = 48;

export type GuessedFactor = "password" | "totp";

export type GuessAnswer =
  | { readonly outcome: "ok" }
  | { readonly outcome: "wrong"; readonly left: number }
  /** `began`: it was this very guess that locked it, so that the fact is recorded once. */
  | { readonly outcome: "locked"; readonly until: Instant; readonly failures: number; readonly began: boolean };

/**
 * Counts wrong guesses. A guess is charged before it is looked at and struck off when it was right: guesses made at the
 * same moment, on however many connections, cannot have more tries than guesses made one after another. Names nobody has
 * are counted like others, lest the count tell who has an account.
 */
export interface SignInAttempts {
  guess(person: string, factor: GuessedFactor, isRight: () => Promise<boolean>): Promise<GuessAnswer>;
  /** Lifts a lock and forgets what was counted. */
  forget(person: string, factor?: GuessedFactor): Promise<void>;
  lockedUntil(person: string): Promise<Instant | undefined>;
  sweep(): Promise<void>;
}

interface Row {
  readonly failures: number;
  readonly locked_until: Date | null;
}

const chargeSql = `
  insert into duty.failed_sign_in as before (person, factor, failures, locked_until, last_at)
  values ($1, $2, 1, null, $3::timestamptz)
  on conflict (person, factor) do update set
    failures = before.failures + 1,
    locked_until = case when (before.failures + 1) % ${series} = 0 then $3::timestamptz + interval '1 minute' *
      least(${firstMinutes} * 2 ^ least((before.failures + 1) / ${series} - 1, 20), ${longestMinutes}) end,
    last_at = $3::timestamptz
  where before.locked_until is null or before.locked_until <= $3::timestamptz
  returning failures, locked_until`;

const presentSql = `select failures, locked_until from duty.failed_sign_in where person = $1 and factor = $2`;

const sweepSql = `
  delete from duty.failed_sign_in as tried where last_at < $1
  and not exists (select from duty.credential where person = tried.person)`;

export function signInAttempts(pool: pg.Pool, now: () => number): SignInAttempts {
  async function charge(person: string, factor: GuessedFactor): Promise<{ row: Row; isLocked: boolean }> {
    for (;;) {
      const charged = await pool.query<Row>(chargeSql, [person, factor, new Date(now())]);
      if (charged.rows[0] !== undefined) return { row: charged.rows[0], isLocked: false };
      const present = await pool.query<Row>(presentSql, [person, factor]);
      // Gone or open again when somebody got in between the two questions: then there is something to charge once more.
      const row = present.rows[0];
      if (row !== undefined && (row.locked_until?.getTime() ?? 0) > now()) return { row, isLocked: true };
    }
  }

  async function forget(person: string, factor?: GuessedFactor): Promise<void> {
    await pool.query(`delete from duty.failed_sign_in where person = $1 and ($2::text is null or factor = $2)`, [
      person,
      factor ?? null,
    ]);
  }

  return {
    guess: async (person, factor, isRight) => {
      const { row, isLocked } = await charge(person, factor);
      if (!isLocked && (await isRight())) {
        await forget(person, factor);
        return { outcome: "ok" };
      }
      const { failures, locked_until: until } = row;
      if (until === null) return { outcome: "wrong", left: series - (failures % series) };
      return { outcome: "locked", until: until.toISOString(), failures, began: !isLocked };
    },
    forget,
    lockedUntil: async (person) => {
      const { rows } = await pool.query<{ until: Date | null }>(
        `select max(locked_until) as until from duty.failed_sign_in where person = $1 and locked_until > $2`,
        [person, new Date(now())],
      );
      return rows[0]?.until?.toISOString();
    },
    sweep: async () => {
      await pool.query(sweepSql, [new Date(now() - strangersHours * 3_600_000)]);
    },
  };
}
