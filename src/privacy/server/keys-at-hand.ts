import { join } from "node:path";
import type pg from "pg";
import type { Fact } from "../../ground/fact.ts";
import { fill, type Sentence } from "../../ground/sentence.ts";
import { readGivenUp } from "../../journal/server/given-up.ts";
import { hasTable } from "../../journal/server/has-table.ts";
import { comparedWithMarks } from "../../journal/server/key-marks.ts";
import type { KeyStore } from "../../journal/server/key-store.ts";
import { type KeyTrouble, KeysTroubled } from "../../journal/server/key-sums.ts";
import { epochLost, type KeyUse } from "../../journal/server/key-use.ts";
import { epochFile, epochsIn, epochOf, verifierOfSecret } from "../../journal/server/keys.ts";
import { signersOf, verifiersIn } from "../../journal/server/note-signature.ts";
import { decrypt } from "../../journal/server/wrapping.ts";
import { type KeyEpochs, keyEpochsView } from "../key-epochs.ts";
import { keysStream } from "../key-facts.ts";

type Client = Pick<pg.ClientBase, "query">;

export interface KeysAtHand {
  readonly troubles: readonly KeyTrouble[];
  /** Records whose keys each epoch wraps. */
  readonly records: ReadonlyMap<number, number>;
  /** The number of the epoch a start has to begin, never used before; undefined when the present one goes on. */
  readonly needsEpoch: number | undefined;
  /** What is lost with a secret. */
  lostWith(name: string): Sentence | undefined;
}

const rowsTried = 20;

/**
 * Compares the secrets in `keys/` with everything that names them: their own checksums; the store (marks, the epochs
 * that wrap record keys, what rooms keep under a secret); the log (the present epoch, who signed the last checkpoint).
 * A secret that was given up on record is not missed. An empty store misses nothing.
 */
export async function keysAtHand(
  client: Client,
  {
    store,
    dataFolder,
    writer,
    keyUses,
  }: {
    readonly store: KeyStore;
    readonly dataFolder: string;
    readonly writer: string;
    /** What the rooms of the program keep under secrets. */
    readonly keyUses: readonly KeyUse[];
  },
): Promise<KeysAtHand> {
  const found = new Map<string, KeyTrouble>(store.troubles.map((trouble) => [trouble.name, trouble]));
  const waived = new Set(readGivenUp(dataFolder).map(({ name }) => name));
  const records = new Map<number, number>();
  const answer = (needsEpoch: number | undefined): KeysAtHand => ({
    troubles: [...found.values()].filter(({ name, kind }) => kind !== "missing" || !waived.has(name)),
    records,
    needsEpoch,
    lostWith: (name) => {
      const epoch = epochOf(name);
      if (epoch !== undefined) return epochLost(records.get(epoch) ?? 0);
      return keyUses.find((use) => use.name === name)?.lost;
    },
  });
  if (!(await hasTable(client, "journal.fact"))) return answer(undefined);

  const state = await epochsByLog(client);
  for (const name of state?.givenUp ?? []) if (epochOf(name) !== undefined) waived.add(name);
  const missing = (name: string) => {
    if (!waived.has(name) && !found.has(name) && !store.names().includes(name))
      found.set(name, { name, kind: "missing" });
  };
  const other = (name: string) => void (found.has(name) || found.set(name, { name, kind: "other" }));
  /** The secret, unless it is gone or damaged. */
  const whole = async (name: string) => (found.has(name) ? undefined : await store.read(name));

  const marked: string[] = [];
  if (await hasTable(client, "vault.key_mark")) {
    for (const { name, agrees } of await comparedWithMarks(client, store)) {
      marked.push(name);
      if (agrees === undefined) missing(name);
      else if (!agrees) other(name);
    }
  }
  for (const { name, usedWhen } of keyUses) {
    if (usedWhen === undefined || store.names().includes(name) || !(await isUsed(client, usedWhen))) continue;
    missing(name);
  }

  for (const [epoch, count] of await epochsOfRows(client)) {
    records.set(epoch, count);
    missing(epochFile(epoch));
    const key = await whole(epochFile(epoch));
    if (key !== undefined && !(await opensRows(client, epoch, key))) other(epochFile(epoch));
  }
  const highestFile = Math.max(0, ...epochsIn(store));
  // A rotation that was cut short before its key was made has nothing under that key.
  const begun = state?.leaving === undefined ? state?.epoch : undefined;
  if (begun !== undefined && begun > highestFile) missing(epochFile(begun));

  const signing = await whole("signing.pem");
  const note = await lastCheckpoint(client, writer);
  if (signing !== undefined && note !== undefined && !waived.has("signing.pem")) {
    const verifier = verifierOfSecret(`callsign/${writer}`, signing);
    if (verifier === undefined || signersOf(note, verifiersIn([verifier])).length === 0) other("signing.pem");
  }
  const spokenOf = [...records.keys(), ...[...marked, ...waived].map((name) => epochOf(name) ?? 0), begun ?? 0];
  const highest = Math.max(0, ...spokenOf);
  return answer(highest > highestFile ? highest + 1 : undefined);
}

/** Throws `KeysTroubled`, with what is lost with each, when a secret is gone, damaged or another's. */
export function refuseTroubled({ troubles, lostWith }: KeysAtHand, store: KeyStore): void {
  if (troubles.length > 0) throw new KeysTroubled(store.folder, troubles, lostWith);
}

/** False too where an earlier version's schema has no such table yet. */
async function isUsed(client: Client, sql: string): Promise<boolean> {
  const table = /from (\w+\.\w+)/.exec(sql)?.[1] ?? "";
  if (!(await hasTable(client, table))) return false;
  const { rows } = await client.query<{ used: boolean }>(sql);
  return rows[0]?.used ?? false;
}

async function epochsByLog(client: Client): Promise<KeyEpochs | null> {
  const { rows } = await client.query<{ body: string }>(
    `select f.body from journal.fact_stream s join journal.fact f using (n) where s.stream = $1 order by n`,
    [keysStream],
  );
  return rows.reduce<KeyEpochs | null>(
    (state, { body }) => keyEpochsView.evolve(state, JSON.parse(body) as Fact, keysStream),
    null,
  );
}

async function epochsOfRows(client: Client): Promise<ReadonlyMap<number, number>> {
  // What an erasure set aside can come back in its grace, and so needs its epoch's key too.
  const aside = (await hasTable(client, "vault.set_aside_key"))
    ? "union all select epoch from vault.set_aside_key"
    : "";
  const { rows } = await client.query<{ epoch: number; records: string }>(
    `select epoch, count(*) as records from (select epoch from vault.record_key ${aside}) k group by epoch order by epoch`,
  );
  return new Map(rows.map(({ epoch, records }) => [epoch, Number(records)]));
}

/** Whether the key opens any of some record keys under its epoch: a few damaged rows are not the key's fault. */
async function opensRows(client: Client, epoch: number, key: Buffer): Promise<boolean> {
  if (key.length !== 32) return false;
  const { rows } = await client.query<{ record: string; wrapped: Buffer }>(
    `select record, wrapped from vault.record_key where epoch = $1 limit ${rowsTried}`,
    [epoch],
  );
  return rows.some(({ record, wrapped }) => decrypt(key, wrapped, record) !== null);
}

async function lastCheckpoint(client: Client, writer: string): Promise<string | undefined> {
  const { rows } = await client.query<{ note: string }>(
    "select note from journal.checkpoint where writer = $1 order by size desc limit 1",
    [writer],
  );
  return rows[0]?.note;
}

/** What is said when a start goes on without secrets that were given up. */
export function goesOnWithout(dataFolder: string): Sentence | undefined {
  const names = readGivenUp(dataFolder).map(({ name }) => join(dataFolder, "keys", name));
  if (names.length === 0) return undefined;
  return fill(
    {
      zh: "已放弃的密钥：{names}；需要时生成新密钥，并记入日志",
      en: "going on without keys that were given up: {names}; new ones are made where they are needed, and the log says so",
    },
    { names: names.join(", ") },
  );
}
