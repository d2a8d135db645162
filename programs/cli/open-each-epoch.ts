import pg from "pg";
import { type Sealed, sealedIn } from "../../src/ground/sealed.ts";
import type { Sentence } from "../../src/ground/sentence.ts";
import type { KeyStore } from "../../src/journal/server/key-store.ts";
import { epochFile, epochsIn } from "../../src/journal/server/keys.ts";
import { vaultOf } from "../../src/journal/server/vault.ts";
import { decrypt } from "../../src/journal/server/wrapping.ts";
import { spoken } from "./language.ts";
import { isFactOf } from "../../src/journal/server/fact-type.ts";

/** What became of the records under one epoch's key. Nothing of the values themselves is in it. */
export interface EpochOpened {
  readonly epoch: number;
  readonly records: number;
  /** `value`: a sealed value was read; `key`: a record's key was, of a record without values; `no`: neither. */
  readonly opened: "value" | "key" | "no";
  readonly keyAtHand: boolean;
}

export interface EpochsOpened {
  /** True when of each epoch something opens, and there is an epoch if there are sealed values. */
  readonly ok: boolean;
  readonly epochs: readonly EpochOpened[];
  /** Records with sealed values in the log whose keys are not here and that were not erased. */
  readonly recordsWithoutKey: number;
}

const recordsTried = 50;

/** Opens at least one sealed value of each epoch that wraps record keys in a database. */
export async function openEachEpoch(url: string, store: KeyStore): Promise<EpochsOpened> {
  const pool = new pg.Pool({ connectionString: url, max: 1 });
  // A database that goes while a connection to it is being closed is no error of this.
  pool.on("error", () => undefined);
  try {
    const keys = new Map<number, Buffer>();
    for (const epoch of epochsIn(store)) {
      const key = await store.read(epochFile(epoch));
      if (key?.length === 32) keys.set(epoch, key);
    }
    const vault = vaultOf({ epoch: Math.max(0, ...keys.keys()), epochs: keys }, pool);
    const { rows } = await pool.query<{ epoch: number; records: string }>(
      "select epoch, count(*) as records from vault.record_key group by epoch order by epoch",
    );
    const epochs: EpochOpened[] = [];
    for (const { epoch, records } of rows) {
      const key = keys.get(epoch);
      const opened = key === undefined ? "no" : await openOne(pool, vault.open, epoch, key);
      epochs.push({ epoch, records: Number(records), opened, keyAtHand: key !== undefined });
    }
    const recordsWithoutKey = await withoutKey(pool);
    const ok = epochs.every(({ opened }) => opened !== "no") && (epochs.length > 0 || recordsWithoutKey === 0);
    return { ok, epochs, recordsWithoutKey };
  } finally {
    await pool.end();
  }
}

async function openOne(
  pool: pg.Pool,
  open: (values: readonly Sealed[]) => Promise<readonly (string | null)[]>,
  epoch: number,
  key: Buffer,
): Promise<EpochOpened["opened"]> {
  const { rows } = await pool.query<{ record: string; wrapped: Buffer; bodies: string[] }>(
    `select k.record, k.wrapped, array(
       select f.body from journal.fact_stream s join journal.fact f using (n)
       where s.stream = k.record and f.body like '%"cipher":"%' order by f.n desc limit 3) as bodies
     from vault.record_key k where k.epoch = $1 order by k.record desc limit ${recordsTried}`,
    [epoch],
  );
  const records = new Set(rows.map(({ record }) => record));
  const values = rows.flatMap(({ bodies }) => bodies.flatMap((body) => sealedIn(JSON.parse(body))));
  const own = values.filter(({ record }) => records.has(record));
  if (own.length > 0) return (await open(own)).some((text) => text !== null) ? "value" : "no";
  return rows.some(({ record, wrapped }) => decrypt(key, wrapped, record) !== null) ? "key" : "no";
}

/** One reading of the facts that hold sealed values. */
async function withoutKey(pool: pg.Pool): Promise<number> {
  const { rows } = await pool.query<{ records: string }>(
    `select count(*) as records from (
       select distinct (regexp_matches(body, '"record":"([^"]+)"', 'g'))[1] as record
       from journal.fact where body like '%"cipher":"%') r
     where not exists (select 1 from vault.record_key k where k.record = r.record)
       and not exists (
         select 1 from journal.fact_stream s join journal.fact f using (n)
         where s.stream = r.record and ${isFactOf("SealedErased", "f.body")})`,
  );
  return Number(rows[0]?.records ?? 0);
}

/** Which epochs could and could not be opened, one line each. */
export function openedInWords({ epochs, recordsWithoutKey }: EpochsOpened): readonly string[] {
  const lines = epochs.map((one) => `${one.opened === "no" ? "BAD" : "ok"}  ${spoken(sentenceOf(one))}`);
  if (recordsWithoutKey === 0) return lines;
  const left = {
    zh: `${recordsWithoutKey} 条记录的密封内容没有密钥（密钥备份早于它们，或已放弃），打不开`,
    en: `the sealed values of ${recordsWithoutKey} records have no key here (they are younger than the key file, or were given up) and do not open`,
  };
  return [...lines, `--  ${spoken(left)}`];
}

function sentenceOf({ epoch, records, opened, keyAtHand }: EpochOpened): Sentence {
  if (opened === "value")
    return {
      zh: `第 ${epoch} 期密钥：${records} 个记录密钥，已试开一项密封内容`,
      en: `epoch ${epoch}: ${records} record keys, a sealed value was opened`,
    };
  if (opened === "key")
    return {
      zh: `第 ${epoch} 期密钥：${records} 个记录密钥，已试开一个（日志中没有它们的密封内容）`,
      en: `epoch ${epoch}: ${records} record keys, one was opened (the log has no sealed values of theirs)`,
    };
  return keyAtHand
    ? {
        zh: `第 ${epoch} 期密钥：${records} 个记录密钥，打不开任何密封内容：密钥不对或已损坏`,
        en: `epoch ${epoch}: ${records} record keys, no sealed value opens: the key is another one or damaged`,
      }
    : {
        zh: `第 ${epoch} 期密钥不在：${records} 条记录的密封内容打不开`,
        en: `epoch ${epoch}: its key is not here, the sealed values of ${records} records do not open`,
      };
}
