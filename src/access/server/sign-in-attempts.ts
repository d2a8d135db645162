import { createHmac } from "node:crypto";
import type pg from "pg";
import { type Instant, instantOf } from "../../ground/instant.ts";
import {
  type AttemptCount,
  type AttemptLimit,
  attemptLimits as limits,
  charged,
  isHeld,
  leftBefore,
} from "../attempt-limits.ts";
import { type GuessFrom, type KnownPlaces, knownPlaces } from "./known-places.ts";

export type GuessedFactor = "password" | "totp";

export type GuessAnswer =
  | { readonly outcome: "ok" }
  /** `delayed`: this guess made the address, or the person everywhere, wait until then. */
  | { readonly outcome: "wrong"; readonly left: number; readonly delayed?: Instant }
  /** `began`: it was this very guess that locked it, so that the fact is recorded once. */
  | { readonly outcome: "locked"; readonly until: Instant; readonly failures: number; readonly began: boolean }
  /** Not this person here, but this address or this person everywhere has to wait; nothing was looked at. */
  | { readonly outcome: "delayed"; readonly until: Instant };

/**
 * Counts wrong guesses by person and place, so that guesses elsewhere do not lock a person out here. A guess is counted
 * before it is checked, and the count is taken back if it was right: so simultaneous guesses get no more tries than
 * successive ones. Unknown names are counted too, so that the count does not reveal who has an account.
 *
 * - A session's own screen has a count of its own, and no other count applies.
 * - A browser this person has signed in with before has a count of its own, and no other count applies.
 * - All other guesses count by person and address, by address, and by person everywhere. The last does not apply at an
 *   address where this person has signed in before.
 */
export interface SignInAttempts {
  guess(person: string, factor: GuessedFactor, from: GuessFrom, isRight: () => Promise<boolean>): Promise<GuessAnswer>;
  /** Whether it comes from a session, or from a browser this person has signed in with. */
  isKnown(person: string, from: GuessFrom): Promise<boolean>;
  readonly places: Pick<KnownPlaces, "remember" | "forget">;
  /** Lifts a lock and forgets what was counted. */
  forget(person: string, factor?: GuessedFactor): Promise<void>;
  /** The longest lock of the person at any one place. */
  lockedUntil(person: string): Promise<Instant | undefined>;
  sweep(): Promise<void>;
}

/** Names nobody has, and counts that hold for an address, are forgotten after this; longer than the longest lock. */
const strangersHours = 48;

/** Argon2 lets some 70,000 guesses through an hour; an attacker who changes the name with each fills no disk. */
const mostRows = 200_000;

interface Counter {
  readonly person: string;
  readonly factor: string;
  readonly place: string;
  readonly limit: AttemptLimit;
}

interface Row {
  readonly person: string;
  readonly factor: string;
  readonly place: string;
  readonly failures: number;
  readonly locked_until: Date | null;
  readonly last_at: Date;
}

/** The one whose count says how many tries are left comes first. */
type Counters = readonly [Counter, ...Counter[]];

const keysOf = (counters: readonly Counter[]) => [
  counters.map(({ person }) => person),
  counters.map(({ factor }) => factor),
  counters.map(({ place }) => place),
];

const beginSql = `
  insert into access.failed_sign_in (person, factor, place, failures, locked_until, last_at)
  select person, factor, place, 0, null, $4::timestamptz
  from unnest($1::text[], $2::text[], $3::text[]) as begun(person, factor, place)
  order by person, factor, place
  on conflict (person, factor, place) do nothing`;

const holdSql = `
  select counted.* from access.failed_sign_in as counted
  join unnest($1::text[], $2::text[], $3::text[]) as asked(person, factor, place) using (person, factor, place)
  order by person, factor, place for update of counted`;

const chargeSql = `
  update access.failed_sign_in as counted
  set failures = now.failures, locked_until = now.until, last_at = $6::timestamptz
  from unnest($1::text[], $2::text[], $3::text[], $4::integer[], $5::timestamptz[])
    as now(person, factor, place, failures, until)
  where (counted.person, counted.factor, counted.place) = (now.person, now.factor, now.place)`;

/** A right guess ends the wait it began itself; a wait that another guess began stays. */
const strikeOffSql = `
  update access.failed_sign_in as counted
  set failures = greatest(counted.failures - 1, 0),
    locked_until = case when counted.locked_until = mine.until then null else counted.locked_until end
  from unnest($1::text[], $2::text[], $3::text[], $4::timestamptz[]) as mine(person, factor, place, until)
  where (counted.person, counted.factor, counted.place) = (mine.person, mine.factor, mine.place)`;

const sweepSql = `
  delete from access.failed_sign_in as tried where last_at < $1
  and (place like 'session %' or not exists (select from access.credential where person = tried.person))`;

const capSql = `
  delete from access.failed_sign_in where ctid in (
    select ctid from access.failed_sign_in order by last_at desc offset ${mostRows}
  )`;

/** `key`: under which addresses, browsers and names nobody has are hashed. */
export function signInAttempts(pool: pg.Pool, now: () => number, key: Buffer): SignInAttempts {
  const hashed = (what: string, text: string) =>
    createHmac("sha256", key).update(`${what} ${text}`).digest("base64url").slice(0, 22);
  const places = knownPlaces(pool, now, hashed);

  /** Somebody without an account may have typed a password in the field of the name, so it is not kept as typed. */
  async function namedAs(person: string): Promise<string> {
    const { rowCount } = await pool.query("select from access.credential where person = $1", [person]);
    return rowCount === 0 ? `?${hashed("name", person)}` : person;
  }

  async function countersOf(person: string, factor: GuessedFactor, from: GuessFrom): Promise<Counters> {
    const known = await places.known(person, from);
    const name = await namedAs(person);
    if ("session" in from) return [{ person: name, factor, place: `session ${from.session}`, limit: limits.session }];
    if (known.device !== undefined) return [{ person: name, factor, place: known.device, limit: limits.place }];
    const place = places.ofAddress(from.address);
    const everywhere = factor === "totp" ? limits.codeEverywhere : limits.everywhere;
    return [
      { person: name, factor, place, limit: limits.place },
      { person: "", factor: "any", place, limit: limits.address },
      ...(known.address ? [] : [{ person: name, factor, place: "everywhere", limit: everywhere }]),
    ];
  }

  interface Charge {
    readonly counts: readonly AttemptCount[];
    /** Counts as they stand, nothing charged. */
    readonly isHeld: boolean;
  }

  async function charge(counters: Counters): Promise<Charge> {
    const at = now();
    const keys = keysOf(counters);
    const client = await pool.connect();
    try {
      await client.query("begin");
      await client.query(beginSql, [...keys, new Date(at)]);
      const { rows } = await client.query<Row>(holdSql, keys);
      const before = counters.map((counter) => countIn(rows, counter));
      const held = before.some((count) => isHeld(count, at));
      const counts = held ? before : counters.map(({ limit }, index) => charged(before[index] ?? nothing, limit, at));
      if (!held) {
        const values = [counts.map(({ failures }) => failures), counts.map(({ until }) => dateOrNull(until))];
        await client.query(chargeSql, [...keys, ...values, new Date(at)]);
      }
      await client.query(held ? "rollback" : "commit");
      return { counts, isHeld: held };
    } catch (error) {
      await client.query("rollback").catch(() => {});
      throw error;
    } finally {
      client.release();
    }
  }

  async function strikeOff([first, ...others]: Counters, counts: readonly AttemptCount[]): Promise<void> {
    const { person, factor, place } = first;
    const sql = "delete from access.failed_sign_in where person = $1 and factor = $2 and place = $3";
    await pool.query(sql, [person, factor, place]);
    const untils = others.map((_, index) => dateOrNull(counts[index + 1]?.until ?? null));
    if (others.length > 0) await pool.query(strikeOffSql, [...keysOf(others), untils]);
  }

  return {
    guess: async (person, factor, from, isRight) => {
      const counters = await countersOf(person, factor, from);
      const { counts, isHeld: held } = await charge(counters);
      const own = counts[0] ?? nothing;
      const ownUntil = own.until !== null && own.until > now() ? instantOf(own.until) : undefined;
      const others = counts.slice(1).map(({ until }) => until ?? 0);
      const delayed = Math.max(0, ...others) > now() ? instantOf(Math.max(...others)) : undefined;
      if (held) {
        if (ownUntil !== undefined) return { outcome: "locked", until: ownUntil, failures: own.failures, began: false };
        return { outcome: "delayed", until: delayed ?? instantOf(now()) };
      }
      if (await isRight()) {
        await strikeOff(counters, counts);
        return { outcome: "ok" };
      }
      if (own.until !== null)
        return { outcome: "locked", until: instantOf(own.until), failures: own.failures, began: true };
      const left = leftBefore(own, counters[0].limit);
      return { outcome: "wrong", left, ...(delayed === undefined ? {} : { delayed }) };
    },
    isKnown: async (person, from) => "session" in from || (await places.known(person, from)).device !== undefined,
    places,
    forget: async (person, factor) => {
      const sql = `delete from access.failed_sign_in where person = $1 and ($2::text is null or factor = $2)`;
      await pool.query(sql, [person, factor ?? null]);
    },
    lockedUntil: async (person) => {
      const { rows } = await pool.query<{ until: Date | null }>(
        `select max(locked_until) as until from access.failed_sign_in
         where person = $1 and locked_until > $2 and (place like 'address %' or place like 'device %')`,
        [person, new Date(now())],
      );
      return rows[0]?.until?.toISOString();
    },
    sweep: async () => {
      await pool.query(sweepSql, [new Date(now() - strangersHours * 3_600_000)]);
      await pool.query(capSql);
      await places.sweep();
    },
  };
}

const nothing: AttemptCount = { failures: 0, until: null, at: 0 };

function countIn(rows: readonly Row[], { person, factor, place }: Counter): AttemptCount {
  const row = rows.find((one) => one.person === person && one.factor === factor && one.place === place);
  if (row === undefined) return nothing;
  return { failures: row.failures, until: row.locked_until?.getTime() ?? null, at: row.last_at.getTime() };
}

function dateOrNull(millis: number | null): Date | null {
  return millis === null ? null : new Date(millis);
}
