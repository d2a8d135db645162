import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type pg from "pg";
import { z } from "zod";
import { syncFolder, writeDurably } from "./engine/durable-file.ts";
import { Environment } from "./engine/environment.ts";

/**
 * Every secret of an installation in one file, apart from the backup of the journal: the folder `keys/`, record keys, and
 * the rooms' tables of secrets (what people sign in with), each row as PostgreSQL says it in JSON.
 */
const keyFile = z.strictObject({
  callsign: z.literal("keys"),
  format: z.literal(1),
  files: z.record(z.string().regex(/^[\w.-]+$/), z.base64()),
  records: z.array(z.strictObject({ record: z.string(), epoch: z.number(), wrapped: z.base64() })),
  tables: z.record(z.string().regex(/^[a-z_]+\.[a-z_]+$/), z.array(z.record(z.string(), z.unknown()))).optional(),
});

export type KeyFile = z.output<typeof keyFile>;

export async function writeKeyFile(
  client: pg.Client,
  dataFolder: string,
  file: string,
  secretTables: readonly string[],
): Promise<void> {
  const folder = join(dataFolder, "keys");
  const files = Object.fromEntries(
    readdirSync(folder).map((name) => [name, readFileSync(join(folder, name)).toString("base64")]),
  );
  const { rows } = await client.query<{ record: string; epoch: number; wrapped: Buffer }>(
    "select record, epoch, wrapped from vault.record_key order by record",
  );
  const records = rows.map(({ record, epoch, wrapped }) => ({ record, epoch, wrapped: wrapped.toString("base64") }));
  const tables: Record<string, Record<string, unknown>[]> = {};
  for (const table of secretTables) {
    const found = await client.query<{ row: Record<string, unknown> }>(`select to_json(t) as row from ${table} t`);
    tables[table] = found.rows.map(({ row }) => row);
  }
  const content: KeyFile = { callsign: "keys", format: 1, files, records, tables };
  writeDurably(file, `${JSON.stringify(content)}\n`, 0o600);
}

export function readKeyFile(file: string): KeyFile {
  let value: unknown;
  try {
    value = JSON.parse(readFileSync(file, "utf8"));
  } catch {
    value = undefined;
  }
  const read = keyFile.safeParse(value);
  if (read.success) return read.data;
  throw new Environment(
    { zh: "{file} 不是 Callsign 的密钥文件，或不完整。", en: "{file} is no Callsign key file, or not whole." },
    { file },
  );
}

/** Puts the secrets where an installation looks for them. */
export async function restoreKeys(
  client: pg.Client,
  dataFolder: string,
  keys: KeyFile,
  secretTables: readonly string[],
): Promise<void> {
  const folder = join(dataFolder, "keys");
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  for (const [name, content] of Object.entries(keys.files)) {
    writeFileSync(join(folder, name), Buffer.from(content, "base64"), { mode: 0o600, flush: true });
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
