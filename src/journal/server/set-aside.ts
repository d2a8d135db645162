import type pg from "pg";
import type { Keys } from "./keys.ts";
import type { Migration } from "./room-server.ts";
import { decrypt, encrypt } from "./wrapping.ts";

/*
 * The keys of erased records during their grace. They are rows of a table of their own, which no route, cache or key
 * file reads, until they are destroyed or put back.
 *
 * A record may be sealed again in the meantime, under a new key. A key that is put back then stands beside the new one,
 * under the name `call/01J…~ERASURE`. Code that deals with a record's keys takes all rows whose name, up to the first
 * `~`, is the record's.
 */
export const setAsideMigration: Migration = {
  name: "journal-set-aside-0001",
  sql: `
    /** Erasures whose keys were set aside: it is done once, for what is sealed afterwards is not erased by it. */
    create table vault.set_aside (
      erasure text primary key
    );
    create table vault.set_aside_key (
      name text primary key,
      erasure text not null,
      /** As the key was called in vault.record_key, and is authenticated with. */
      record text not null,
      epoch integer not null,
      wrapped bytea not null
    );
    create index set_aside_erasure on vault.set_aside_key (erasure);
    create index record_key_beside on vault.record_key (split_part(record, '~', 1)) where record like '%~%';
  `,
  keeps: {
    "vault.set_aside": {
      erasure: "an erasure's id",
    },
    "vault.set_aside_key": {
      name: "a stream's id and an erasure's",
      erasure: "an erasure's id",
      record: "a stream's id",
      wrapped: "a wrapped key in the grace of its erasure, then destroyed",
    },
  },
};

/** The record a key opens. */
export function recordOfKey(name: string): string {
  return name.split("~", 1)[0] ?? name;
}

const ofRecord = `(record = $1 or record like '%~%' and split_part(record, '~', 1) = $1)`;

/**
 * Moves a record's keys aside, and deletes the marks of its numbers and the digests of its orders, by which whoever has
 * their key could try every telephone number. A second time it does nothing. Answers the orders about the record, whose
 * digests in memory are to be forgotten too.
 */
export async function setAside(pool: pg.Pool, record: string, erasure: string): Promise<readonly string[]> {
  const { rows } = await pool.query<{ order_id: string }>(
    `with first as (insert into vault.set_aside values ($2) on conflict do nothing returning erasure),
       orders as (
         select distinct f.body::json ->> 'order' as order_id
         from journal.fact_stream s join journal.fact f using (n) where s.stream = $1),
       marks as (delete from vault.number_mark where record = $1 and exists (select from first)),
       digests as (
         update journal.answer set digest = ''
         where digest <> '' and exists (select from first) and order_id in (select order_id from orders)),
       gone as (delete from vault.record_key where ${ofRecord} and exists (select from first) returning *),
       aside as (
         insert into vault.set_aside_key select gone.record || '~' || $2, $2, record, epoch, wrapped from gone)
     select order_id from orders`,
    [record, erasure],
  );
  return rows.map(({ order_id: order }) => order);
}

/** Destroys what an erasure set aside. */
export async function destroyAside(pool: pg.Pool, erasure: string): Promise<void> {
  await pool.query("delete from vault.set_aside_key where erasure = $1", [erasure]);
}

/** Nothing is left to be done about an erasure. */
export async function forgetAside(pool: pg.Pool, erasure: string): Promise<void> {
  await pool.query("delete from vault.set_aside where erasure = $1", [erasure]);
}

/** Puts back what an erasure set aside; answers how many keys the record has then. */
export async function putBack(
  pool: pg.Pool,
  keys: Pick<Keys, "epochs">,
  record: string,
  erasure: string,
): Promise<number> {
  const client = await pool.connect();
  try {
    await client.query("begin");
    // Never set aside, as after a crash between the two decisions: then it stays where it is.
    await client.query("insert into vault.set_aside values ($1) on conflict do nothing", [erasure]);
    const { rows } = await client.query<{ record: string; epoch: number; wrapped: Buffer }>(
      "delete from vault.set_aside_key where erasure = $1 returning record, epoch, wrapped",
      [erasure],
    );
    for (const row of rows) {
      const insert = (name: string, wrapped: Buffer) =>
        client.query("insert into vault.record_key values ($1, $2, $3) on conflict do nothing", [
          ...[name, row.epoch, wrapped],
        ]);
      if ((await insert(row.record, row.wrapped)).rowCount === 1) continue;
      const epochKey = keys.epochs.get(row.epoch);
      const plain = epochKey === undefined ? null : decrypt(epochKey, row.wrapped, row.record);
      if (epochKey === undefined || plain === null) throw new Error(`a key set aside by ${erasure} cannot be opened`);
      const beside = `${row.record}~${erasure}`;
      await insert(beside, encrypt(epochKey, plain, beside));
    }
    const found = await client.query<{ keys: number }>(
      `select count(*)::int as keys from vault.record_key where ${ofRecord}`,
      [record],
    );
    await client.query("commit");
    return found.rows[0]?.keys ?? 0;
  } catch (error) {
    await client.query("rollback").catch(() => undefined);
    throw error;
  } finally {
    client.release();
  }
}
