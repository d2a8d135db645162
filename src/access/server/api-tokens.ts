import { timingSafeEqual } from "node:crypto";
import type pg from "pg";
import { type Instant, instantOf, millis } from "../../ground/instant.ts";
import { type Ulid, ulidSchema } from "../../ground/ulid.ts";
import { digestOf, drawSecret, secretShape } from "./random-secret.ts";

/** A program's token; what it may do is in the journal under the same id. */
export interface ApiToken {
  readonly id: Ulid;
  readonly createdAt: Instant;
  readonly expiresAt: Instant;
  readonly lastUsedAt: Instant | undefined;
}

export type ApiTokenFault = "malformed" | "unknown" | "expired";

/** Tokens of programs, `cst_<id>_<secret>`: the prefix lets scanners of source code find one that was left lying about. */
export interface ApiTokens {
  load(): Promise<void>;
  /** The whole text, told here and never again. `id`: the order that made it. */
  make(id: Ulid, until: Instant): Promise<string>;
  /** From memory, and unless `fromMemory` from the table on a miss; the use is noted, and written by `flush`. */
  find(text: string, fromMemory?: boolean): Promise<ApiToken | ApiTokenFault>;
  /** From the call on nothing gets through; true when there was one. */
  revoke(id: Ulid): Promise<boolean>;
  /** The latest first. */
  list(): readonly ApiToken[];
  /** Writes when tokens were last used, all in one statement; once a minute and before the server stops. */
  flush(): Promise<void>;
}

/** The beginning of a program's token, by which it is told from a machine token. */
export const apiTokenPrefix = "cst_";

/** The digest stays apart from the token, which may be shown. */
interface Held {
  readonly token: { -readonly [Key in keyof ApiToken]: ApiToken[Key] };
  readonly digest: Buffer;
  /** Used since the table was last told. */
  used: boolean;
}

interface Row {
  readonly id: Ulid;
  readonly digest: string;
  readonly created_at: Date;
  readonly expires_at: Date;
  readonly last_used_at: Date | null;
}

export function apiTokensOf(o: { pool: pg.Pool; now: () => number }): ApiTokens {
  const { pool, now } = o;
  const tokens = new Map<Ulid, Held>();
  /** Revoked by this process: a row that a query brings back, read before it was deleted, revives nothing. */
  const revoked = new Set<Ulid>();

  function hold(row: Row): Held {
    const present = tokens.get(row.id);
    if (present !== undefined) return present;
    const held = heldOf(row);
    tokens.set(row.id, held);
    return held;
  }

  async function seek(id: Ulid): Promise<Held | undefined> {
    const { rows } = await pool.query<Row>("select * from access.token where id = $1", [id]);
    return rows[0] === undefined || revoked.has(id) ? undefined : hold(rows[0]);
  }

  return {
    load: async () => {
      const { rows } = await pool.query<Row>("select * from access.token");
      for (const row of rows) hold(row);
    },

    make: async (id, until) => {
      const { secret, digest } = drawSecret();
      const { rows } = await pool.query<Row>(
        "insert into access.token (id, digest, created_at, expires_at) values ($1, $2, $3, $4) returning *",
        [id, digest, new Date(now()), until],
      );
      if (rows[0] !== undefined) hold(rows[0]);
      return `${apiTokenPrefix}${id}_${secret}`;
    },

    find: async (text, fromMemory = false) => {
      const parts = partsOf(text);
      if (parts === undefined) return "malformed";
      const held = tokens.get(parts.id) ?? (fromMemory ? undefined : await seek(parts.id));
      if (held === undefined || !timingSafeEqual(held.digest, Buffer.from(digestOf(parts.secret)))) return "unknown";
      if (millis(held.token.expiresAt) <= now()) return "expired";
      held.token.lastUsedAt = instantOf(now());
      held.used = true;
      return held.token;
    },

    revoke: async (id) => {
      revoked.add(id);
      tokens.delete(id);
      return (await pool.query("delete from access.token where id = $1", [id])).rowCount === 1;
    },

    list: () => [...tokens.values()].map(({ token }) => token).sort((one, other) => (one.id < other.id ? 1 : -1)),

    flush: async () => {
      const used = [...tokens.values()].filter((held) => held.used);
      if (used.length === 0) return;
      for (const held of used) held.used = false;
      try {
        await pool.query(
          `update access.token set last_used_at = used.at
           from unnest($1::text[], $2::timestamptz[]) as used(id, at) where token.id = used.id`,
          [used.map(({ token }) => token.id), used.map(({ token }) => token.lastUsedAt)],
        );
      } catch (error) {
        for (const held of used) held.used = true;
        throw error;
      }
    },
  };
}

function partsOf(text: string): { id: Ulid; secret: string } | undefined {
  if (!text.startsWith(apiTokenPrefix)) return undefined;
  const id = text.slice(apiTokenPrefix.length, apiTokenPrefix.length + 26);
  // Cut by length: a secret may itself have underscores in it.
  const secret = text.slice(apiTokenPrefix.length + 27);
  const isWhole = text.charAt(apiTokenPrefix.length + 26) === "_" && secretShape.test(secret);
  return isWhole && ulidSchema.safeParse(id).success ? { id, secret } : undefined;
}

function heldOf(row: Row): Held {
  const token = {
    id: row.id,
    createdAt: row.created_at.toISOString(),
    expiresAt: row.expires_at.toISOString(),
    lastUsedAt: row.last_used_at?.toISOString(),
  };
  return { token, digest: Buffer.from(row.digest), used: false };
}
