import { randomBytes } from "node:crypto";
import type pg from "pg";
import type { Sealed } from "../../ground/sealed.ts";
import type { Keys } from "./keys.ts";
import { destroyAside, forgetAside, putBack, recordOfKey, setAside } from "./set-aside.ts";
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
  /** Seals one more value under the same key. */
  more(field: string, text: string): Sealed;
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
  /** Takes a record's keys from where they are used and sets them aside for an erasure's grace: its values read as erased. */
  setAside(record: string, erasure: string): Promise<void>;
  /** Destroys what an erasure set aside: its values can never be read again. */
  destroy(erasure: string): Promise<void>;
  /** Puts back what an erasure set aside; answers how many keys the record has then. */
  recall(record: string, erasure: string): Promise<number>;
  /** Once an erasure is over: it sets nothing aside any more. */
  forget(erasure: string): Promise<void>;
}

const held = 10_000;

/** `forgetDigests`: orders about an erased record are no longer compared with repetitions, in memory neither. */
export function vaultOf(
  keys: Pick<Keys, "epoch" | "epochs">,
  pool: pg.Pool,
  forgetDigests: (orders: readonly string[]) => void = () => {},
): Vault {
  /** A record's keys: the one it is sealed under, and what an erasure that was taken back put beside it. */
  const cache = new Map<string, readonly Buffer[]>();
  /*
   * A record whose key is on its way into the store. Only one order at a time may make a record's key: a second order
   * would seal its value under a key that is never stored, and nobody could ever open the value.
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
      const rows = await rowsOf(missing);
      const moved = new Set(
        rows.filter(({ epoch }) => !keys.epochs.has(epoch)).map(({ record }) => recordOfKey(record)),
      );
      // Read just before a rotation moved it and destroyed the key it was under: it is under the present one by now.
      const again = moved.size === 0 ? [] : await rowsOf([...moved]);
      keep([...rows.filter(({ record }) => !moved.has(recordOfKey(record))), ...again], erased);
    } finally {
      readings.delete(erased);
    }
  }

  async function rowsOf(records: readonly string[]): Promise<readonly KeyRow[]> {
    const { rows } = await pool.query<KeyRow>(
      bounded({
        text: `select record, epoch, wrapped from vault.record_key where record = any($1)
          union all
          select record, epoch, wrapped from vault.record_key
          where record like '%~%' and split_part(record, '~', 1) = any($1)`,
        values: [records],
      }),
    );
    return rows;
  }

  function keep(rows: readonly KeyRow[], erased: ReadonlySet<string>): void {
    const found = new Map<string, Buffer[]>();
    for (const row of rows) {
      const record = recordOfKey(row.record);
      const key = erased.has(record) ? null : unwrap(row);
      if (key !== null) found.set(record, [...(found.get(record) ?? []), key]);
    }
    for (const [record, all] of found) remember(record, all);
  }

  function remember(record: string, all: readonly Buffer[]): void {
    cache.set(record, all);
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
      // A record that seems new waits too: the same order, given twice, may be sealing it now.
      for (let other = underway.get(record); other !== undefined; other = underway.get(record)) await other;
      let key = cache.get(record)?.[0];
      if (key === undefined && !isNew) {
        await load([record]);
        for (let other = underway.get(record); other !== undefined; other = underway.get(record)) await other;
        key = cache.get(record)?.[0];
      }
      if (key !== undefined) return { ...sealedUnder(key, record, fields), key: undefined, settle: () => {} };
      const fresh = randomBytes(32);
      const epochKey = keys.epochs.get(keys.epoch);
      if (epochKey === undefined) throw new Error("the present epoch has no key");
      let done = () => {};
      underway.set(record, new Promise((resolve) => (done = resolve)));
      return {
        ...sealedUnder(fresh, record, fields),
        key: { record, epoch: keys.epoch, wrapped: encrypt(epochKey, fresh, record) },
        settle: (durable) => {
          underway.delete(record);
          if (durable) remember(record, [fresh]);
          done();
        },
      };
    },
    open: async (values) => {
      await load([...new Set(values.map(({ record }) => record))]);
      return values.map(({ record, field, nonce, cipher }) => {
        const sealed = Buffer.concat([Buffer.from(nonce, "base64"), Buffer.from(cipher, "base64")]);
        for (const key of cache.get(record) ?? []) {
          const plain = decrypt(key, sealed, `${record} ${field}`);
          if (plain !== null) return plain.toString("utf8");
        }
        return null;
      });
    },
    settled: async () => {
      await Promise.all(underway.values());
    },
    setAside: async (record, erasure) => {
      for (const erased of readings) erased.add(record);
      forgetDigests(await setAside(pool, record, erasure));
      for (const erased of readings) erased.add(record);
      cache.delete(record);
    },
    destroy: (erasure) => destroyAside(pool, erasure),
    recall: async (record, erasure) => {
      // No key of the record is on its way into the store meanwhile: it could meet the one put back there.
      for (let other = underway.get(record); other !== undefined; other = underway.get(record)) await other;
      let done = () => {};
      underway.set(record, new Promise((resolve) => (done = resolve)));
      try {
        return await putBack(pool, keys, record, erasure);
      } finally {
        cache.delete(record);
        underway.delete(record);
        done();
      }
    },
    forget: (erasure) => forgetAside(pool, erasure),
  };
}

function sealedUnder(
  key: Buffer,
  record: string,
  fields: Readonly<Record<string, string>>,
): Pick<Sealing, "sealed" | "more"> {
  const more = (field: string, text: string): Sealed => {
    const bytes = encrypt(key, Buffer.from(text), `${record} ${field}`);
    const nonce = bytes.subarray(0, 12).toString("base64");
    return { record, field, nonce, cipher: bytes.subarray(12).toString("base64") };
  };
  return {
    more,
    sealed: Object.fromEntries(Object.entries(fields).map(([field, text]) => [field, more(field, text)])),
  };
}
