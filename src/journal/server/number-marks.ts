import { createHmac, createSecretKey, type KeyObject, randomBytes } from "node:crypto";
import type pg from "pg";
import { type Instant, instantOf } from "../../ground/instant.ts";
import type { Keys } from "./keys.ts";
import type { Migration } from "./room-server.ts";
import { bounded } from "./store-failure.ts";
import { decrypt, encrypt } from "./wrapping.ts";

/*
 * The one look-up across records (SCOPE.md 7): the exact number, for 72 hours. A mark is an HMAC of the number under a
 * random key of its day, so that nobody without the day's key can try numbers, and with the key's row gone nobody can at
 * all. Marks and day keys are in no backup and no key file: a restored district begins without them.
 */
export const numberMarkMigration: Migration = {
  name: "vault-0001",
  sql: `
    create table vault.match_key (
      day text primary key,
      epoch integer not null,
      wrapped bytea not null
    );
    create table vault.number_mark (
      mark bytea not null,
      record text not null,
      day text not null,
      at timestamptz not null,
      primary key (mark, record)
    );
    create index number_mark_record on vault.number_mark (record);
  `,
  keeps: {
    "vault.match_key": {
      day: "a day",
      wrapped: "a wrapped key, destroyed after 72 hours",
    },
    "vault.number_mark": {
      mark: "an HMAC under a key of its day, which is destroyed after 72 hours",
      record: "a stream's id",
      day: "a day",
    },
  },
};

/** A mark as it is stored; it is written in the commit of its order's facts. */
export interface MarkRow {
  readonly mark: Buffer;
  readonly record: string;
  readonly day: string;
  readonly at: Instant;
}

export interface NumberMarks {
  /** The mark of a record's number; undefined for what occurred too long ago to be matched. */
  mark(record: string, number: string, occurredAt: Instant): Promise<MarkRow | undefined>;
  /** Records marked with the number within the hours, newest first, at most fifty. */
  earlier(number: string): Promise<readonly string[]>;
  /** Destroys the keys and marks of days nothing can match any more. */
  sweep(): Promise<void>;
}

export const matchMillis = 72 * 3_600_000;
const dayMillis = 86_400_000;

const dayOf = (millis: number) => instantOf(millis).slice(0, 10);

export function numberMarksOf(keys: Pick<Keys, "epoch" | "epochs">, pool: pg.Pool, now: () => number): NumberMarks {
  const held = new Map<string, Promise<KeyObject | undefined>>();

  /** The key of a day, made when it is wanted; undefined when there is none. */
  async function keyOf(day: string, make: boolean): Promise<KeyObject | undefined> {
    const known = await held.get(day);
    if (known !== undefined) return known;
    const found = (make ? makeKey(day) : Promise.resolve()).then(() => readKey(day));
    held.set(day, found);
    const key = await found.catch((error: unknown) => {
      held.delete(day);
      throw error;
    });
    if (key !== undefined || !make) return key;
    // Perhaps a rotation moved the key at that moment. Otherwise the key that wraps it is gone, so nothing of this day
    // can be matched any more, and the day gets a new key.
    const moved = await readKey(day);
    if (moved !== undefined) return moved;
    await pool.query("delete from vault.match_key where day = $1", [day]);
    await makeKey(day);
    return readKey(day);
  }

  async function makeKey(day: string): Promise<void> {
    const epochKey = keys.epochs.get(keys.epoch);
    if (epochKey === undefined) throw new Error("the present epoch has no key");
    const wrapped = encrypt(epochKey, randomBytes(32), day);
    await pool.query(
      bounded({
        text: "insert into vault.match_key values ($1, $2, $3) on conflict do nothing",
        values: [day, keys.epoch, wrapped],
      }),
    );
  }

  async function readKey(day: string): Promise<KeyObject | undefined> {
    const { rows } = await pool.query<{ epoch: number; wrapped: Buffer }>(
      bounded({ text: "select epoch, wrapped from vault.match_key where day = $1", values: [day] }),
    );
    const row = rows[0];
    const under = row === undefined ? undefined : keys.epochs.get(row.epoch);
    const key = row === undefined || under === undefined ? null : decrypt(under, row.wrapped, day);
    return key === null ? undefined : createSecretKey(key);
  }

  const markOf = (key: KeyObject, number: string) => createHmac("sha256", key).update(number).digest();

  return {
    mark: async (record, number, occurredAt) => {
      const at = Date.parse(occurredAt);
      if (at <= now() - matchMillis) return undefined;
      const day = dayOf(at);
      const key = await keyOf(day, true);
      return key === undefined ? undefined : { mark: markOf(key, number), record, day, at: occurredAt };
    },
    earlier: async (number) => {
      const from = now() - matchMillis;
      const days = Array.from({ length: matchMillis / dayMillis + 1 }, (_, back) => dayOf(now() - back * dayMillis));
      const marks: Buffer[] = [];
      for (const day of days) {
        const key = await keyOf(day, false);
        if (key !== undefined) marks.push(markOf(key, number));
      }
      if (marks.length === 0) return [];
      const { rows } = await pool.query<{ record: string }>(
        `select record from vault.number_mark where mark = any($1) and at > $2
         group by record order by max(at) desc, record limit 50`,
        [marks, instantOf(from)],
      );
      return rows.map(({ record }) => record);
    },
    sweep: async () => {
      // The last moment of the day before this one lies more than the hours back.
      const oldest = dayOf(now() - matchMillis);
      for (const day of held.keys()) if (day < oldest) held.delete(day);
      await pool.query("delete from vault.match_key where day < $1", [oldest]);
      await pool.query("delete from vault.number_mark where day < $1", [oldest]);
    },
  };
}
