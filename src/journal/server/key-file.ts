import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type pg from "pg";
import { z } from "zod";
import { readJson, syncFolder, writeDurably } from "./engine/durable-file.ts";
import { Environment } from "./engine/environment.ts";
import { GivenFileRefused, mostBytes, readGivenText } from "./engine/given-file.ts";
import type { KeySource, Wrapping } from "./key-source.ts";
import { isSecretName, type KeyStore } from "./key-store.ts";
import { verifiersFile } from "./keys.ts";
import { wrappingOf } from "./wrapped-file.ts";

/**
 * Every secret of an installation in one file, apart from the backup of the journal: the folder `keys/` as it lies there,
 * wrapped where it is wrapped; record keys; and the rooms' tables of secrets (what people sign in with), each row as
 * PostgreSQL says it in JSON. Marks of numbers and their keys are in no file.
 */
const content = {
  callsign: z.literal("keys"),
  files: z.record(z.string().regex(/^[\w.-]+$/), z.base64()),
  records: z.array(z.strictObject({ record: z.string(), epoch: z.number(), wrapped: z.base64() })),
  tables: z.record(z.string().regex(/^[a-z_]+\.[a-z_]+$/), z.array(z.record(z.string(), z.unknown()))).optional(),
};
/** Format 1 said neither when it was written nor by what its files were wrapped, and they never were. */
const keyFile = z.discriminatedUnion("format", [
  z.strictObject({ ...content, format: z.literal(1) }),
  z.strictObject({
    ...content,
    format: z.literal(2),
    takenAt: z.iso.datetime(),
    wrapping: z.enum(["none", "main-key", "command"]),
  }),
]);

export type KeyFile = z.output<typeof keyFile>;

/** Writes a key file, durably and for its owner only. */
export async function writeKeyFile(
  client: Pick<pg.ClientBase, "query">,
  store: KeyStore,
  file: string,
  secretTables: readonly string[],
  takenAt: string,
): Promise<void> {
  // Before and after the rows: a rotation in between makes one epoch's key and destroys another's, and rows need both.
  const before = filesOf(store.folder, store);
  const { rows } = await client.query<{ record: string; epoch: number; wrapped: Buffer }>(
    "select record, epoch, wrapped from vault.record_key order by record",
  );
  const files = { ...before, ...filesOf(store.folder, store) };
  const records = rows.map(({ record, epoch, wrapped }) => ({ record, epoch, wrapped: wrapped.toString("base64") }));
  const tables: Record<string, Record<string, unknown>[]> = {};
  for (const table of secretTables) {
    const found = await client.query<{ row: Record<string, unknown> }>(`select to_json(t) as row from ${table} t`);
    tables[table] = found.rows.map(({ row }) => row);
  }
  const { wrapping } = store.source;
  const written: KeyFile = { callsign: "keys", format: 2, takenAt, wrapping, files, records, tables };
  writeDurably(file, `${JSON.stringify(written)}\n`, 0o600);
}

function filesOf(folder: string, store: KeyStore): Record<string, string> {
  const names = [...store.names(), verifiersFile].filter((name) => existsSync(join(folder, name)));
  return Object.fromEntries(names.map((name) => [name, readFileSync(join(folder, name)).toString("base64")]));
}

export function readKeyFile(file: string): KeyFile {
  let value: unknown;
  try {
    value = JSON.parse(readGivenText(file, mostBytes.keys));
  } catch (error) {
    if (error instanceof GivenFileRefused) throw error;
    value = undefined;
  }
  const read = keyFile.safeParse(value);
  if (read.success) return read.data;
  throw new Environment(
    { zh: "{file} 不是 Callsign 的密钥文件，或不完整。", en: "{file} is no Callsign key file, or not whole." },
    { file },
  );
}

/** Refuses a key file whose secrets the source does not open, before anything is made of it. */
export async function refuseClosedKeyFile(file: string, keys: KeyFile, source: KeySource): Promise<void> {
  for (const [name, text] of Object.entries(keys.files)) {
    const bytes = Buffer.from(text, "base64");
    const wrapping: Wrapping = wrappingOf(bytes);
    if (!isSecretName(name) || wrapping === "none") continue;
    if (wrapping !== source.wrapping) {
      throw new Environment(
        {
          zh: "密钥文件 {file} 已被包裹（{wrapping}）。请用 --key-source 指明当时的密钥来源。",
          en: "The key file {file} is wrapped ({wrapping}). Name the key source of that time with --key-source.",
        },
        { file, wrapping },
      );
    }
    await source.unwrap(name, bytes);
  }
}

/** Puts the secrets where an installation looks for them. */
export async function restoreKeys(
  client: Pick<pg.ClientBase, "query">,
  dataFolder: string,
  keys: KeyFile,
  secretTables: readonly string[],
): Promise<void> {
  const folder = join(dataFolder, "keys");
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  for (const [name, text] of Object.entries(keys.files)) {
    // Only what an installation looks for: a file names no other place.
    if (!isSecretName(name) && name !== verifiersFile) continue;
    writeFileSync(join(folder, name), Buffer.from(text, "base64"), { mode: 0o600, flush: true });
  }
  syncFolder(folder);
  await client.query("insert into vault.record_key select * from unnest($1::text[], $2::integer[], $3::bytea[])", [
    keys.records.map(({ record }) => record),
    keys.records.map(({ epoch }) => epoch),
    keys.records.map(({ wrapped }) => Buffer.from(wrapped, "base64")),
  ]);
  // Only tables this program knows of: a file says which rows, never which table is written.
  for (const table of secretTables) {
    const rows = keys.tables?.[table] ?? [];
    await client.query(`insert into ${table} select * from json_populate_recordset(null::${table}, $1)`, [
      JSON.stringify(rows),
    ]);
  }
}

const noteFile = "last-key-backup.json";

/** Remembers when the keys were last written to a file. */
export function noteKeyBackup(dataFolder: string, at: string): void {
  writeDurably(join(dataFolder, noteFile), `${JSON.stringify({ at })}\n`, 0o644);
}

/** When the keys were last written to a file; null when never. */
export function lastKeyBackup(dataFolder: string): string | null {
  return (readJson(join(dataFolder, noteFile)) as { at?: string } | undefined)?.at ?? null;
}
