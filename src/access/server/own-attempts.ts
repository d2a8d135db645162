import type pg from "pg";
import { type Instant, instantOf } from "../../ground/instant.ts";
import type { RefusedEvent } from "../security-events.ts";
import type { Session } from "./session-limits.ts";

/** A sign-in as its person sees it. */
export interface OwnSignIn {
  readonly at: Instant;
  readonly from: string;
  readonly by: readonly string[];
  readonly agent?: string;
}

/** What failed under somebody's name, within a minute and from one address. */
export interface OwnFailure {
  readonly event: RefusedEvent;
  /** Nothing where there were too many addresses to tell apart. */
  readonly from?: string;
  readonly count: number;
  readonly last: Instant;
}

export interface OwnAttemptsSeen {
  readonly signIns: readonly OwnSignIn[];
  readonly failures: readonly OwnFailure[];
  /** Failures between the sign-in before this session's and this one; nothing when there were none, or it was noted. */
  readonly sinceLast?: { readonly count: number; readonly from: readonly string[]; readonly since?: Instant };
}

/**
 * The attempts under a person's own name, as they see them. Kept beside the journal for half a year, because the record
 * of acts is for the audit administrator, and an address is a personal detail of the person who sat there.
 */
export interface OwnAttempts {
  /** Counts in memory; written by `flush`, and before anybody reads. */
  failed(person: string, event: RefusedEvent, address: string | undefined): void;
  signedIn(
    person: string,
    o: { session: string; address: string; by: readonly string[]; agent?: string | undefined },
  ): Promise<void>;
  of(person: string, session: Session): Promise<OwnAttemptsSeen>;
  /** The person has read what `sinceLast` says to this session. */
  noted(session: string): void;
  flush(): Promise<void>;
  sweep(): Promise<void>;
}

/** Attempts that are told to the person; what the edge refuses a session is not among them. */
export const toldToOneself: readonly RefusedEvent[] = [
  ...(["signInFailed", "secondFactorFailed", "unlockFailed", "proofFailed", "attemptHeldBack"] as const),
];

const keptDays = 180;
/** Lines between two flushes that tell addresses apart; those beyond are counted without one. */
const mostPending = 500;
const mostRows = 200_000;
const mostShown = 20;
const minute = 60_000;

interface Pending {
  readonly person: string;
  readonly event: RefusedEvent;
  readonly address: string;
  readonly minute: number;
  count: number;
  last: number;
}

const flushSql = `
  insert into access.own_failure as before (person, event, address, minute, count, last_at)
  select * from unnest($1::text[], $2::text[], $3::text[], $4::timestamptz[], $5::integer[], $6::timestamptz[])
  on conflict (person, event, address, minute) do update
  set count = before.count + excluded.count, last_at = greatest(before.last_at, excluded.last_at)`;

const sinceSql = `
  select sum(count)::integer as count, array_agg(distinct address) filter (where address <> '') as addresses
  from access.own_failure where person = $1 and last_at <= $2 and ($3::timestamptz is null or last_at > $3)`;

export function ownAttempts(pool: pg.Pool, now: () => number): OwnAttempts {
  let pending = new Map<string, Pending>();
  const read = new Set<string>();

  async function flush(): Promise<void> {
    if (pending.size === 0) return;
    const rows = [...pending.values()];
    pending = new Map();
    await pool.query(flushSql, [
      rows.map(({ person }) => person),
      rows.map(({ event }) => event),
      rows.map(({ address }) => address),
      rows.map((row) => new Date(row.minute)),
      rows.map(({ count }) => count),
      rows.map(({ last }) => new Date(last)),
    ]);
  }

  async function sinceLast(person: string, session: Session): Promise<OwnAttemptsSeen["sinceLast"]> {
    if (read.has(session.id)) return undefined;
    const before = await pool.query<{ at: Date | null }>(
      "select max(at) as at from access.own_sign_in where person = $1 and session <> $2 and at < $3",
      [person, session.id, session.createdAt],
    );
    const since = before.rows[0]?.at ?? null;
    const found = await pool.query<{ count: number | null; addresses: string[] | null }>(sinceSql, [
      person,
      session.createdAt,
      since,
    ]);
    const { count, addresses } = found.rows[0] ?? { count: null, addresses: null };
    if (count === null || count === 0) return undefined;
    const from = (addresses ?? []).slice(0, 3);
    return { count, from, ...(since === null ? {} : { since: since.toISOString() }) };
  }

  return {
    failed: (person, event, address = "") => {
      const at = now();
      const began = Math.floor(at / minute) * minute;
      const told = pending.size < mostPending ? address : "";
      const key = JSON.stringify([person, event, told, began]);
      const line = pending.get(key) ?? { person, event, address: told, minute: began, count: 0, last: at };
      line.count += 1;
      line.last = at;
      pending.set(key, line);
    },
    signedIn: async (person, { session, address, by, agent }) => {
      await flush();
      await pool.query(
        "insert into access.own_sign_in (person, session, at, address, means, agent) values ($1, $2, $3, $4, $5, $6)",
        [person, session, new Date(now()), address, by, agent ?? null],
      );
    },
    of: async (person, session) => {
      await flush();
      const signIns = await pool.query<{ at: Date; address: string; means: string[]; agent: string | null }>(
        `select * from access.own_sign_in where person = $1 order by at desc limit ${mostShown}`,
        [person],
      );
      const failures = await pool.query<{ event: RefusedEvent; address: string; count: number; last_at: Date }>(
        `select * from access.own_failure where person = $1 order by last_at desc limit ${mostShown}`,
        [person],
      );
      const since = await sinceLast(person, session);
      return {
        signIns: signIns.rows.map(({ at, address, means, agent }) => ({
          ...{ at: at.toISOString(), from: address, by: means },
          ...(agent === null ? {} : { agent }),
        })),
        failures: failures.rows.map(({ event, address, count, last_at: last }) => ({
          ...{ event, count, last: instantOf(last.getTime()) },
          ...(address === "" ? {} : { from: address }),
        })),
        ...(since === undefined ? {} : { sinceLast: since }),
      };
    },
    noted: (session) => void read.add(session),
    flush,
    sweep: async () => {
      const oldest = new Date(now() - keptDays * 86_400_000);
      await pool.query("delete from access.own_sign_in where at < $1", [oldest]);
      await pool.query("delete from access.own_failure where last_at < $1", [oldest]);
      await pool.query(`delete from access.own_failure where ctid in (
        select ctid from access.own_failure order by last_at desc offset ${mostRows})`);
    },
  };
}
