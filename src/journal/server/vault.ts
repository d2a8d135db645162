import { randomBytes } from "node:crypto";
import type pg from "pg";
import type { Sealed } from "../../ground/sealed.ts";
import type { Keys } from "./keys.ts";
import { bounded } from "./store-failure.ts";
import { decrypt, encrypt } from "./wrapping.ts";

/** A record's key as it is stored: wrapped by an epoch's key. */
export interface KeyRow {
  readonly record: string;
  readonly epoch: number;
  readonly wrapped: Buffer;
}

/** The fields of one order after sealing, and what must happen to the record's key. */
export interface Sealing {
  readonly sealed: Readonly<Record<string, Sealed>>;
  /** The record's key when it is new; it is written in the same commit as the order's facts. */
  readonly key: KeyRow | undefined;
  /** To be called once the order's end is known: `durable` when its facts were written. */
  settle(durable: boolean): void;
}

/** Keeps the keys of records; opens and seals values. */
export interface Vault {
  /** `isNew`: the record comes to be with this very order, so the store need not be asked for a key. */
  seal(record: string, isNew: boolean, fields: Readonly<Record<string, string>>): Promise<Sealing>;
  /** The plain texts, in order; null where a key is gone. */
  open(values: readonly Sealed[]): Promise<readonly (string | null)[]>;
  /** When every record key that is on its way into the store now has arrived or failed. */
  settled(): Promise<void>;
  /** Destroys a record's key, and with it the marks of its numbers: its values can never be read again. */
  erase(record: string): Promise<void>;
}

const held = 10_000;

/** `forgetDigests`: orders about an erased record are no longer compared with repetitions, in memory neither. */
export function vaultOf(
  keys: Keys,
  pool: pg.Pool,
  forgetDigests: (orders: readonly string[]) => void = () => {},
): Vault {
  const cache = new Map<string, Buffer>();
  /*
   * A record whose key is on its way into the store. Only one order at a time may make a record's key: another that
   * drew its own meanwhile would seal a value under a key that is never stored, and nobody could ever open it.
   */
  const underway = new Map<string, Promise<void>>();

  /** For each reading of keys under way, what was erased meanwhile: a key read just before must not come back. */
  const readings = new Set<Set<string>>();

  async function load(records: readonly string[]): Promise<void> {
    const missing = records.filter((record) => !cache.has(record));
    if (missing.length === 0) return;
    const erased = new Set<string>();
    readings.add(erased);
    try {
      const moved: string[] = [];
      for (const row of await rowsOf(missing)) {
        if (!keys.epochs.has(row.epoch)) moved.push(row.record);
        else if (!erased.has(row.record)) keep(row);
      }
      // Read just before a rotation moved it and destroyed the key it was under: it is under the present one by now.
      if (moved.length === 0) return;
      for (const row of await rowsOf(moved)) if (!erased.has(row.record)) keep(row);
    } finally {
      readings.delete(erased);
    }
  }

  async function rowsOf(records: readonly string[]): Promise<readonly KeyRow[]> {
    const { rows } = await pool.query<KeyRow>(
      bounded({
        text: "select record, epoch, wrapped from vault.record_key where record = any($1)",
        values: [records],
      }),
    );
    return rows;
  }

  function keep(row: KeyRow): void {
    const key = unwrap(row);
    if (key !== null) remember(row.record, key);
  }

  function remember(record: string, key: Buffer): void {
    cache.set(record, key);
    if (cache.size <= held) return;
    const oldest = cache.keys().next().value;
    if (oldest !== undefined) cache.delete(oldest);
  }

  function unwrap({ record, epoch, wrapped }: KeyRow): Buffer | null {
    const epochKey = keys.epochs.get(epoch);
    return epochKey === undefined ? null : decrypt(epochKey, wrapped, record);
  }

  return {
    seal: async (record, isNew, fields) => {
      // Also a record that seems new waits: its order may be a repetition of one that is under way.
      for (let other = underway.get(record); other !== undefined; other = underway.get(record)) await other;
      let key = cache.get(record);
      if (key === undefined && !isNew) {
        await load([record]);
        for (let other = underway.get(record); other !== undefined; other = underway.get(record)) await other;
        key = cache.get(record);
      }
      if (key !== undefined) return { sealed: sealAll(key, record, fields), key: undefined, settle: () => {} };
      const fresh = randomBytes(32);
      const epochKey = keys.epochs.get(keys.epoch);
      if (epochKey === undefined) throw new Error("the present epoch has no key");
      let done = () => {};
      underway.set(record, new Promise((resolve) => (done = resolve)));
      return {
        sealed: sealAll(fresh, record, fields),
        key: { record, epoch: keys.epoch, wrapped: encrypt(epochKey, fresh, record) },
        settle: (durable) => {
          underway.delete(record);
          if (durable) remember(record, fresh);
          done();
        },
      };
    },
    open: async (values) => {
      await load([...new Set(values.map(({ record }) => record))]);
      return values.map(({ record, field, nonce, cipher }) => {
        const key = cache.get(record);
        if (key === undefined) return null;
        const sealed = Buffer.concat([Buffer.from(nonce, "base64"), Buffer.from(cipher, "base64")]);
        return decrypt(key, sealed, `${record} ${field}`)?.toString("utf8") ?? null;
      });
    },
    settled: async () => {
      await Promise.all(underway.values());
    },
    erase: async (record) => {
      for (const erased of readings) erased.add(record);
      // The digests of its orders go too, whatever was compared by them: nothing about the record is left to try words at.
      const { rows } = await pool.query<{ order_id: string }>(
        `with orders as (
           select distinct f.order_id from journal.fact_stream s join journal.fact f using (writer, n) where s.stream = $1
         ), digests as (
           update journal.answer a set digest = '' from orders o where a.order_id = o.order_id and a.digest <> ''
         ), marks as (delete from vault.number_mark where record = $1
         ), gone as (delete from vault.record_key where record = $1)
         select order_id from orders`,
        [record],
      );
      forgetDigests(rows.map(({ order_id: order }) => order));
      for (const erased of readings) erased.add(record);
      cache.delete(record);
    },
  };
}

function sealAll(key: Buffer, record: string, fields: Readonly<Record<string, string>>): Record<string, Sealed> {
  return Object.fromEntries(
    Object.entries(fields).map(([field, text]) => {
      const bytes = encrypt(key, Buffer.from(text), `${record} ${field}`);
      const nonce = bytes.subarray(0, 12).toString("base64");
      return [field, { record, field, nonce, cipher: bytes.subarray(12).toString("base64") }];
    }),
  );
}
