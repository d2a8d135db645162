import { createHash, createPrivateKey, type KeyObject } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type pg from "pg";
import { z } from "zod";
import { readJson, syncFolder, writeDurably, writePartsDurably } from "./engine/durable-file.ts";
import { Environment } from "./engine/environment.ts";
import { GivenFileRefused, mostBytes, readGiven } from "./engine/given-file.ts";
import type { KeySource, Wrapping } from "./key-source.ts";
import { isSecretName, type KeyStore } from "./key-store.ts";
import { KeysTroubled, sumOf, writeSum } from "./key-sums.ts";
import { epochFile, verifiersFile } from "./keys.ts";
import type { SecretTable } from "./room-server.ts";
import { wrappingOf } from "./wrapped-file.ts";
import { decrypt } from "./wrapping.ts";

/**
 * Every secret of an installation in one file, kept apart from the backup of the journal: the files of the folder
 * `keys/` as they are, wrapped or not; record keys; the rooms' tables of secrets (what people sign in with), each row
 * as PostgreSQL's JSON. Marks of numbers and their keys are not in it.
 */
const recordRow = z.strictObject({ record: z.string(), epoch: z.number(), wrapped: z.base64() });
const content = {
  callsign: z.literal("keys"),
  files: z.record(z.string().regex(/^[\w.-]+$/), z.base64()),
  records: z.array(recordRow),
  tables: z.record(z.string().regex(/^[a-z_]+\.[a-z_]+$/), z.array(z.record(z.string(), z.unknown()))).optional(),
};
const said = { takenAt: z.iso.datetime(), wrapping: z.enum(["none", "main-key", "command"]) };
/**
 * Format 1 said neither when it was written nor by what its files were wrapped, and they never were. Format 3 ends with a
 * line of its own, the SHA-256 of the line before. Format 4 names what people sign in with by the schema `access`: a
 * program that knows only `duty` refuses the file, and does not restore it without them.
 */
const keyFile = z.discriminatedUnion("format", [
  z.strictObject({ ...content, format: z.literal(1) }),
  z.strictObject({ ...content, ...said, format: z.literal(2) }),
  z.strictObject({ ...content, ...said, format: z.literal(3) }),
  z.strictObject({ ...content, ...said, format: z.literal(4) }),
]);
const lastLine = /^\n([0-9a-f]{64})\n$/;

type RecordRow = z.output<typeof recordRow>;

export interface KeyFile extends Pick<z.output<typeof keyFile>, "format" | "files" | "tables"> {
  readonly takenAt?: string;
  readonly records: Records;
}

/** Read out of the file's bytes each time: as objects, half a million of them would be held as long as a restore takes. */
export interface Records extends Iterable<RecordRow> {
  /** Lets go of the bytes, when nobody will ask again. */
  letGo(): void;
}

function recordsOf(rows: () => Iterable<RecordRow>): Records {
  let read: (() => Iterable<RecordRow>) | undefined = rows;
  return {
    [Symbol.iterator]: () => {
      if (read === undefined) throw new Error("the records of the key file were let go");
      return read()[Symbol.iterator]();
    },
    letGo: () => (read = undefined),
  };
}

/** Of five years there are some hundred thousand record keys: all at once they would take as much memory as the rest. */
const recordsAtOnce = 2_000;

/** Writes a key file, durably and for its owner only, in constant memory: a running server does it too. */
export async function writeKeyFile(
  client: Pick<pg.ClientBase, "query">,
  store: KeyStore,
  file: string,
  secretTables: readonly SecretTable[],
  takenAt: string,
): Promise<void> {
  // A damaged secret is not written: a key file that cannot open its values is worse than none.
  if (store.troubles.length > 0) throw new KeysTroubled(store.folder, store.troubles, () => undefined);
  await writePartsDurably(file, summed(partsOf(client, store, secretTables, takenAt)), 0o600);
}

/** The object of a key file (`KeyFile`) as JSON, in parts. */
async function* partsOf(
  client: Pick<pg.ClientBase, "query">,
  store: KeyStore,
  secretTables: readonly SecretTable[],
  takenAt: string,
): AsyncGenerator<string> {
  const { wrapping } = store.source;
  // Before and after the rows: a rotation in between makes one epoch's key and destroys another's, and rows need both.
  const before = filesOf(store.folder, store);
  const head = { callsign: "keys", format: 4, takenAt, wrapping } satisfies Partial<z.output<typeof keyFile>>;
  yield `${JSON.stringify(head).slice(0, -1)},"records":[`;
  for (let last = ""; ;) {
    const { rows } = await client.query<{ record: string; epoch: number; wrapped: Buffer }>({
      name: "key-file-records",
      text: `select record, epoch, wrapped from vault.record_key where record > $1 order by record limit ${recordsAtOnce}`,
      values: [last],
    });
    if (rows.length === 0) break;
    const records = rows.map((row) => JSON.stringify({ ...row, wrapped: row.wrapped.toString("base64") }));
    yield `${last === "" ? "" : ","}${records.join(",")}`;
    last = rows.at(-1)?.record ?? last;
  }
  const tables: Record<string, Record<string, unknown>[]> = {};
  for (const { name: table } of secretTables) {
    const found = await client.query<{ row: Record<string, unknown> }>(`select to_json(t) as row from ${table} t`);
    tables[table] = found.rows.map(({ row }) => row);
  }
  const files = { ...before, ...filesOf(store.folder, store) };
  yield `],"tables":${JSON.stringify(tables)},"files":${JSON.stringify(files)}}`;
}

/** Followed by a line with its SHA-256. */
async function* summed(parts: AsyncIterable<string>): AsyncGenerator<string> {
  const hash = createHash("sha256");
  for await (const part of parts) {
    hash.update(part);
    yield part;
  }
  yield `\n${hash.digest("hex")}\n`;
}

function filesOf(folder: string, store: KeyStore): Record<string, string> {
  const names = [...store.names(), verifiersFile].filter((name) => existsSync(join(folder, name)));
  return Object.fromEntries(names.map((name) => [name, readFileSync(join(folder, name)).toString("base64")]));
}

/** A key file, whole as it was written; one of an earlier version has no checksum and is taken as it is. */
export function readKeyFile(file: string): KeyFile {
  const bytes = readBytes(file);
  const sum = lastLine.exec(bytes.subarray(-lastLineLength).toString("latin1"))?.[1];
  const line = sum === undefined ? bytes : bytes.subarray(0, -lastLineLength);
  if (sum !== undefined && sum !== sumOf(line)) throw damaged(file);
  const rows = recordsIn(line);
  const without = rows === undefined ? line : Buffer.concat([line.subarray(0, rows.from), line.subarray(rows.to)]);
  const read = keyFile.safeParse(parsed(without.toString("utf8")));
  if (!read.success) {
    throw new Environment(
      { zh: "{file} 不是 Callsign 的密钥文件，或不完整。", en: "{file} is no Callsign key file, or not whole." },
      { file },
    );
  }
  if (read.data.format >= 3 && sum === undefined) throw damaged(file);
  const { records, ...said } = read.data;
  return { ...said, records: recordsOf(() => (rows === undefined ? records : rowsOf(line, rows))) };
}

const lastLineLength = 66;

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

/** Where in a key file the rows of its records stand, between the brackets. */
interface Rows {
  readonly from: number;
  readonly to: number;
}

const recordsBegin = '"records":[';
/** In files as they are written now, the records come after a few short words. */
const shortHead = 512;
const [openBrace, closeBrace, comma, closeBracket] = [0x7b, 0x7d, 0x2c, 0x5d];

/** Where the records stand, each of them whole; undefined where a file is laid out otherwise, and has to be read as one text. */
function recordsIn(line: Buffer): Rows | undefined {
  const found = line.subarray(0, shortHead).indexOf(recordsBegin);
  if (found === -1) return undefined;
  const from = found + recordsBegin.length;
  let to = from;
  for (let row = rowAt(line, to); row !== undefined; row = rowAt(line, to)) {
    ({ to } = row);
    if (line[to] !== comma || line[to + 1] !== openBrace) break;
    to += 1;
  }
  return line[to] === closeBracket ? { from, to } : undefined;
}

/** The row that begins at this place, and where it ends. */
function rowAt(line: Buffer, from: number): { readonly row: RecordRow; readonly to: number } | undefined {
  if (line[from] !== openBrace) return undefined;
  const to = line.indexOf(closeBrace, from) + 1;
  const read = recordRow.safeParse(parsed(line.toString("utf8", from, to)));
  return read.success ? { row: read.data, to } : undefined;
}

function* rowsOf(line: Buffer, { from, to }: Rows): Generator<RecordRow> {
  for (let at = from; at < to;) {
    const found = rowAt(line, at);
    if (found === undefined) throw new Error("a key file changed after it was read");
    yield found.row;
    at = found.to + 1;
  }
}

function readBytes(file: string): Buffer {
  try {
    return readGiven(file, mostBytes.keys);
  } catch (error) {
    if (error instanceof GivenFileRefused) throw error;
    const { code = "" } = error as NodeJS.ErrnoException;
    throw new Environment(
      { zh: "读不到密钥文件 {file}（{code}）。", en: "The key file {file} cannot be read ({code})." },
      { file, code },
      { cause: error },
    );
  }
}

function damaged(file: string): Environment {
  return new Environment(
    {
      zh: "密钥文件 {file} 已损坏：内容与其校验和不符，或末行缺失。请改用另一份。没有改动任何内容。",
      en: "The key file {file} is damaged: it does not match its checksum, or its last line is gone. Use another copy. Nothing was changed.",
    },
    { file },
  );
}

/**
 * Refuses a key file whose secrets the source does not open, or with an epoch's key that opens none of its own records,
 * before anything is made of it.
 */
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
  for (const [epoch, rows] of recordsByEpoch(keys)) {
    const secret = await secretIn(keys, epochFile(epoch), source);
    if (secret === undefined || rows.some((row) => opensRecord(secret, row))) continue;
    throw new Environment(
      {
        zh: "密钥文件 {file} 中第 {epoch} 期的密钥打不开该文件里由它包裹的任何记录密钥（试了 {tried} 个）：文件已损坏，请改用另一份。没有改动任何内容。",
        en: "In the key file {file} the key of epoch {epoch} opens none of the record keys it wrapped there ({tried} tried): the file is damaged, use another copy. Nothing was changed.",
      },
      { file, epoch, tried: rows.length },
    );
  }
}

/** Of each epoch its last few. */
function recordsByEpoch(keys: KeyFile): ReadonlyMap<number, readonly RecordRow[]> {
  const found = new Map<number, RecordRow[]>();
  for (const row of keys.records) {
    const rows = found.get(row.epoch) ?? [];
    rows.push(row);
    if (rows.length > mostTried) rows.shift();
    found.set(row.epoch, rows);
  }
  return found;
}

/** A few damaged rows are not the key's fault. */
const mostTried = 50;

function opensRecord(epochKey: Buffer, { record, wrapped }: RecordRow): boolean {
  return epochKey.length === 32 && decrypt(epochKey, Buffer.from(wrapped, "base64"), record) !== null;
}

/** A secret of the file, opened; undefined when the file has none of that name. */
export async function secretIn(keys: KeyFile, name: string, source: KeySource): Promise<Buffer | undefined> {
  const text = keys.files[name];
  if (text === undefined) return undefined;
  const bytes = Buffer.from(text, "base64");
  return wrappingOf(bytes) === "none" ? bytes : await source.unwrap(name, bytes);
}

/** The key that signs checkpoints, where the file has one that is whole. */
export async function signingIn(keys: KeyFile, source: KeySource): Promise<KeyObject | undefined> {
  const pem = await secretIn(keys, "signing.pem", source);
  try {
    return pem === undefined ? undefined : createPrivateKey(pem);
  } catch {
    return undefined;
  }
}

/** Puts the secrets where an installation looks for them. */
export async function restoreKeys(
  client: Pick<pg.ClientBase, "query">,
  dataFolder: string,
  keys: KeyFile,
  secretTables: readonly SecretTable[],
): Promise<void> {
  const folder = join(dataFolder, "keys");
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  for (const [name, text] of Object.entries(keys.files)) {
    // Only what an installation looks for: a file names no other place.
    if (!isSecretName(name) && name !== verifiersFile) continue;
    const bytes = Buffer.from(text, "base64");
    writeFileSync(join(folder, name), bytes, { mode: 0o600, flush: true });
    if (isSecretName(name)) writeSum(folder, name, sumOf(bytes));
  }
  syncFolder(folder);
  for (const some of inGroups(keys.records, recordsAtOnce)) {
    await client.query({
      name: "restore-record-keys",
      text: "insert into vault.record_key select * from unnest($1::text[], $2::integer[], $3::bytea[])",
      values: [
        some.map(({ record }) => record),
        some.map(({ epoch }) => epoch),
        some.map(({ wrapped }) => Buffer.from(wrapped, "base64")),
      ],
    });
  }
  // Only tables this program knows of: a file says which rows, never which table is written.
  for (const { name: table, formerly = table } of secretTables) {
    const rows = keys.tables?.[table] ?? keys.tables?.[formerly] ?? [];
    await client.query(`insert into ${table} select * from json_populate_recordset(null::${table}, $1)`, [
      JSON.stringify(rows),
    ]);
  }
}

function* inGroups<T>(all: Iterable<T>, size: number): Generator<readonly T[]> {
  let group: T[] = [];
  for (const one of all) {
    group.push(one);
    if (group.length < size) continue;
    yield group;
    group = [];
  }
  if (group.length > 0) yield group;
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
