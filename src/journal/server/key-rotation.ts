import type pg from "pg";
import { forgetKeyMark } from "./key-marks.ts";
import { epochFile, type Keys } from "./keys.ts";
import { decrypt, encrypt } from "./wrapping.ts";

/*
 * The steps of a rotation, after its fact is durable. If the process is killed at any step, the next start repeats them
 * from the first.
 *
 *   1. The new epoch's key is made. New records are wrapped by this key from here on.
 *   2. Rows wrapped by an old key that are still being written arrive in the store.
 *   3. Every row under an old key is moved to the new key, one batch per transaction. The old key stays until the end.
 *   4. When no row is left under an old key, its file is overwritten and removed, and a fact says so.
 *
 * A row that somebody erased or replaced in between is not touched: the update has `where wrapped = (the value read)`.
 */
export interface RotationParts {
  readonly keys: Pick<Keys, "epoch" | "epochs" | "past" | "raise" | "destroy">;
  readonly pool: pg.Pool;
  /** When the record keys now on their way have arrived. */
  settled(): Promise<void>;
  /** False while a commit whose answer was lost may still land: nothing is destroyed meanwhile. */
  isAvailable(): boolean;
  isStopping(): boolean;
  /** Notes that a key is gone, and how many are left. */
  destroyed(epoch: number, left: number): Promise<void>;
}

/** Tables of keys wrapped by an epoch's key: what names a row, and what is authenticated with it. */
const tables = [
  { table: "vault.record_key", id: "record", sealedWith: "record" },
  { table: "vault.match_key", id: "day", sealedWith: "day" },
  // In its grace: what is put back must open under the present key.
  { table: "vault.set_aside_key", id: "name", sealedWith: "record" },
  { table: "vault.upload", id: "id", sealedWith: "id" },
] as const;

/** Some 4 ms of work in Node: orders under way do not feel it. */
const rowsAtOnce = 500;
const passes = 3;

/** Brings everything under the epoch. True when no older key is left; otherwise it is to be tried again. */
export async function turnTo(epoch: number, parts: RotationParts): Promise<boolean> {
  const { keys, pool } = parts;
  await keys.raise(epoch);
  await parts.settled();
  for (let pass = 0; pass < passes && !parts.isStopping(); pass++) {
    for (const table of tables) await moveRows(table, parts);
    if (!parts.isAvailable()) return false;
    // In one look: a key that is set aside or put back meanwhile would else be in neither table.
    const { rows } = await pool.query<{ epoch: number }>(
      tables.map(({ table }) => `select epoch from ${table} where epoch = any($1)`).join(" union "),
      [keys.past()],
    );
    const held = new Set(rows.map((row) => row.epoch));
    if (!parts.isAvailable()) return false;
    for (const past of keys.past()) {
      if (held.has(past)) continue;
      // The mark is removed first: killed in between, there is a key without a mark, which is harmless; a mark without a key
      // would stop the start.
      await forgetKeyMark(pool, epochFile(past));
      keys.destroy(past);
      await parts.destroyed(past, keys.past().length);
    }
    if (keys.past().length === 0) return true;
  }
  return false;
}

async function moveRows(of: (typeof tables)[number], { keys, pool, isStopping }: RotationParts): Promise<void> {
  const { table, id, sealedWith } = of;
  const present = keys.epoch;
  const presentKey = keys.epochs.get(present);
  if (presentKey === undefined) throw new Error("the present epoch has no key");
  for (let last = ""; !isStopping();) {
    const { rows } = await pool.query<{ name: string; with: string; epoch: number; wrapped: Buffer }>(
      `select ${id} as name, ${sealedWith} as "with", epoch, wrapped from ${table} where ${id} > $1 order by ${id} limit ${rowsAtOnce}`,
      [last],
    );
    const moved = rows.flatMap(({ name, with: text, epoch, wrapped }) => {
      const key = keys.epochs.get(epoch);
      // A row whose epoch's key is gone could not be opened before either, and is skipped. A row that does not open
      // under its present key keeps that key in use.
      const plain = epoch === present || key === undefined ? null : decrypt(key, wrapped, text);
      return plain === null ? [] : [{ name, before: wrapped, after: encrypt(presentKey, plain, text) }];
    });
    if (moved.length > 0) await move(pool, table, id, present, moved);
    last = rows.at(-1)?.name ?? "";
    if (rows.length < rowsAtOnce) return;
  }
}

async function move(
  pool: pg.Pool,
  table: string,
  id: string,
  epoch: number,
  rows: readonly { name: string; before: Buffer; after: Buffer }[],
): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query("begin");
    // The moved rows must be on the disk before the old key is destroyed, even if the database commits asynchronously.
    await client.query("set local synchronous_commit = on");
    await client.query(
      `update ${table} k set epoch = $1, wrapped = t.after
       from unnest($2::text[], $3::bytea[], $4::bytea[]) as t (name, before, after)
       where k.${id} = t.name and k.wrapped = t.before`,
      [epoch, rows.map(({ name }) => name), rows.map(({ before }) => before), rows.map(({ after }) => after)],
    );
    await client.query("commit");
    client.release();
  } catch (error) {
    client.release(true);
    throw error;
  }
}
