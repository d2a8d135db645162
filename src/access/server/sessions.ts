import { randomBytes } from "node:crypto";
import type pg from "pg";
import { type Instant, instantOf, millis } from "../../ground/instant.ts";
import { type Ulid, ulidOf } from "../../ground/ulid.ts";
import { digestOf, drawSecret, secretShape } from "./random-secret.ts";
import { type Session, type SessionLimits, type SessionsDue, sessionsDue } from "./session-limits.ts";

/**
 * The sessions of everybody who is signed in. They live in memory, so that a request costs one look-up and no query.
 * When a session opens or unlocks, its row is written before the session is used; a restart reads all rows back. Only
 * one server writes a database (the journal's lock), so no other process can end a session unnoticed.
 */
export interface Sessions {
  /** Reads all of them from the table; to be awaited before the first request. */
  load(): Promise<void>;
  /** The secret is for the cookie and is told here only. `id`: the order that made it, if one did. */
  open(
    person: string,
    o: { address: string; agent?: string; expires: Instant; id?: Ulid; shown?: boolean },
  ): Promise<{ readonly secret: string; readonly session: Session }>;
  /** Whose secret it is, unless ended or past `expiresAt`; also when locked. From memory, and unless `fromMemory` from the table on a miss. */
  find(secret: string, fromMemory?: boolean): Promise<Session | undefined>;
  byId(id: Ulid): Session | undefined;
  /** It was active just now; nothing is written before `flush`. A locked screen is not active. */
  touch(id: Ulid): void;
  /** Writes when sessions were last active, all in one statement; once a minute and before the server stops. */
  flush(): Promise<void>;
  /** The person has shown again what they sign in with. */
  show(id: Ulid): Promise<void>;
  lock(id: Ulid): Promise<Session | undefined>;
  unlock(id: Ulid): Promise<Session | undefined>;
  /** From the call on no request gets through; the session that ended, if there was one. */
  end(id: Ulid): Promise<Session | undefined>;
  /** All of a person's but the one named; those that ended. */
  endAllOf(person: string, but?: Ulid): Promise<readonly Session[]>;
  /** The latest first. */
  list(person?: string): readonly Session[];
  /** The sessions to end or lock now. This call does not end or lock them. */
  sweep(limitsOf: (session: Session) => SessionLimits): SessionsDue;
}

interface Row {
  readonly id: Ulid;
  readonly digest: string;
  readonly person: string;
  readonly address: string;
  readonly agent: string | null;
  readonly created_at: Date;
  readonly last_active_at: Date;
  readonly expires_at: Date;
  readonly locked_at: Date | null;
  readonly shown_at: Date | null;
  readonly asks_two: boolean;
}

/** The digest stays apart from the session, which may be shown. */
interface Held {
  readonly session: { -readonly [Key in keyof Session]: Session[Key] };
  readonly digest: string;
  /** Whether the table knows when it was last active. */
  written: boolean;
}

export function sessionsOf(o: { pool: pg.Pool; now: () => number; isClockTrusted?: () => boolean }): Sessions {
  const { pool, now } = o;
  const byDigest = new Map<string, Held>();
  const byId = new Map<Ulid, Held>();
  /** Ended by this process: a row that a query brings back, read before it was deleted, revives nothing. */
  const ended = new Set<Ulid>();

  function hold(row: Row): Session {
    const present = byId.get(row.id);
    if (present !== undefined) return present.session;
    const held: Held = { session: sessionOf(row), digest: row.digest, written: true };
    byDigest.set(held.digest, held);
    byId.set(row.id, held);
    return held.session;
  }

  function drop(id: Ulid): Session | undefined {
    const held = byId.get(id);
    ended.add(id);
    byId.delete(id);
    if (held !== undefined) byDigest.delete(held.digest);
    return held?.session;
  }

  /** From the table too, whatever is in memory; a row that a query under way puts there meanwhile is dropped after. */
  async function remove(condition: string, values: readonly unknown[]): Promise<readonly Session[]> {
    const { rows } = await pool.query<Row>(`delete from access.session where ${condition} returning *`, [...values]);
    for (const { id } of rows) drop(id);
    return rows.map(sessionOf);
  }

  function list(person?: string): readonly Session[] {
    const all = [...byId.values()].map(({ session }) => session);
    return all
      .filter((session) => person === undefined || session.person === person)
      .sort((one, other) => (one.id < other.id ? 1 : -1));
  }

  return {
    load: async () => {
      if (o.isClockTrusted?.() !== false)
        await pool.query("delete from access.session where expires_at <= $1", [new Date(now())]);
      const { rows } = await pool.query<Row>("select * from access.session");
      for (const row of rows) hold(row);
    },

    open: async (person, { address, agent, expires, id = ulidOf(now(), randomBytes(10)), shown = false }) => {
      const { secret, digest } = drawSecret();
      const { rows } = await pool.query<Row>(
        `insert into access.session
           (id, digest, person, address, agent, created_at, last_active_at, expires_at, shown_at, asks_two)
         values ($1, $2, $3, $4, $5, $6, $6, $7, case when $8 then $6::timestamptz end, true) returning *`,
        [id, digest, person, address, agent ?? null, new Date(now()), expires, shown],
      );
      if (rows[0] === undefined) throw new Error("a session was not written");
      return { secret, session: hold(rows[0]) };
    },

    find: async (secret, fromMemory = false) => {
      if (!secretShape.test(secret)) return undefined;
      const digest = digestOf(secret);
      let session: Session | undefined = byDigest.get(digest)?.session;
      if (session === undefined) {
        if (fromMemory) return undefined;
        const { rows } = await pool.query<Row>("select * from access.session where digest = $1", [digest]);
        if (rows[0] === undefined || ended.has(rows[0].id)) return undefined;
        session = hold(rows[0]);
      }
      return millis(session.expiresAt) <= now() ? undefined : session;
    },

    byId: (id) => byId.get(id)?.session,

    touch: (id) => {
      const held = byId.get(id);
      if (held === undefined || held.session.lockedAt !== undefined) return;
      held.session.lastActiveAt = instantOf(now());
      held.written = false;
    },

    flush: async () => {
      const active = [...byId.values()].filter((held) => !held.written);
      if (active.length === 0) return;
      // Before the query: who is active while it runs is written by the next.
      for (const held of active) held.written = true;
      try {
        await writeActive(
          pool,
          active.map(({ session }) => session),
        );
      } catch (error) {
        for (const held of active) held.written = false;
        throw error;
      }
    },

    show: async (id) => {
      const held = byId.get(id);
      if (held === undefined) return;
      const at = instantOf(now());
      await pool.query("update access.session set shown_at = $2 where id = $1", [id, at]);
      held.session.shownAt = at;
    },

    lock: async (id) => {
      const held = byId.get(id);
      if (held === undefined) return undefined;
      held.session.lockedAt ??= instantOf(now());
      await pool.query("update access.session set locked_at = $2 where id = $1", [id, held.session.lockedAt]);
      return held.session;
    },

    unlock: async (id) => {
      const held = byId.get(id);
      if (held === undefined) return undefined;
      const at = instantOf(now());
      await pool.query("update access.session set locked_at = null, last_active_at = $2 where id = $1", [id, at]);
      held.session.lockedAt = undefined;
      held.session.lastActiveAt = at;
      return held.session;
    },

    end: async (id) => {
      const present = drop(id);
      const removed = await remove("id = $1", [id]);
      return present ?? removed[0];
    },

    endAllOf: async (person, but) => {
      const present = list(person).filter(({ id }) => id !== but);
      for (const { id } of present) drop(id);
      const removed = await remove("person = $1 and id is distinct from $2", [person, but ?? null]);
      return [...present, ...removed.filter(({ id }) => present.every((session) => session.id !== id))];
    },

    list,

    sweep: (limitsOf) => sessionsDue(list(), limitsOf, now()),
  };
}

async function writeActive(pool: pg.Pool, active: readonly Session[]): Promise<void> {
  await pool.query(
    `update access.session set last_active_at = active.at
     from unnest($1::text[], $2::timestamptz[]) as active(id, at) where session.id = active.id`,
    [active.map(({ id }) => id), active.map(({ lastActiveAt }) => lastActiveAt)],
  );
}

function sessionOf(row: Row): Session {
  return {
    id: row.id,
    person: row.person,
    address: row.address,
    agent: row.agent ?? undefined,
    createdAt: row.created_at.toISOString(),
    lastActiveAt: row.last_active_at.toISOString(),
    expiresAt: row.expires_at.toISOString(),
    lockedAt: row.locked_at?.toISOString(),
    shownAt: row.shown_at?.toISOString(),
    asksTwo: row.asks_two,
  };
}
