import assert from "node:assert/strict";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, unlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import pg from "pg";
import { Environment } from "../../src/journal/server/engine/environment.ts";
import { administer } from "../../src/journal/server/testing/test-database.ts";
import { testServer } from "./testing/test-server.ts";
import { isFactOf } from "../../src/journal/server/fact-type.ts";

/* A store is copied, work goes on, and somebody points the data folder at the copy. */
const server = await testServer();
const away = mkdtempSync(join(tmpdir(), "callsign-away-"));
const name = new URL(server.databaseUrl).pathname.slice(1);
const made: string[] = [];
after(async () => {
  await server.stop();
  for (const copy of made) await administer(maintenance, `drop database ${copy} with (force)`);
  await server.close();
  rmSync(away, { recursive: true });
});
const maintenance = urlOf("postgres");

function urlOf(database: string): string {
  const url = new URL(server.databaseUrl);
  url.pathname = `/${database}`;
  return url.href;
}

/** A copy of a database as it is now; nobody may be connected to it. */
async function copyOf(database: string): Promise<string> {
  const copy = `${database}_${made.length + 1}`;
  await administer(maintenance, `create database ${copy} template ${database}`);
  made.push(copy);
  return copy;
}

async function sizeOf(url: string): Promise<{ n: number; epoch: number }> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<{ n: string; epoch: string }>("select n, epoch from journal.writer");
    return { n: Number(rows[0]?.n ?? 0), epoch: Number(rows[0]?.epoch ?? 0) };
  } finally {
    await client.end();
  }
}

/** Work: some calls, and the checkpoint file that a stop leaves. */
async function work(more: Parameters<typeof server.start>[0] = {}): Promise<void> {
  await server.start(more);
  for (let times = 0; times < 3; times++)
    await server.must("RingCall", { channel: "voice", kind: "emergency" }, server.token("importer"));
  await server.stop();
}

async function refused(
  databaseUrl: string,
  pattern: RegExp,
  more: Parameters<typeof server.start>[0] = {},
): Promise<Environment> {
  const before = await sizeOf(databaseUrl);
  let said: Environment | undefined;
  await assert.rejects(server.start({ databaseUrl, ...more }), (error) => {
    assert.ok(error instanceof Environment, String(error));
    assert.match(error.sentence.en, pattern);
    assert.match(error.sentence.zh, /没有写入任何内容|请去掉该选项/);
    said = error;
    return true;
  });
  // Not one byte: neither a fact nor the right to write.
  assert.deepEqual(await sizeOf(databaseUrl), before);
  return said as unknown as Environment;
}

await server.stop();
const older = await copyOf(name);
await work();
const checkpoints = join(server.folder, "checkpoints");

test("an older copy is refused with both sizes and times; the present database starts", async () => {
  const { n } = await sizeOf(server.databaseUrl);
  const { n: less } = await sizeOf(urlOf(older));
  assert.ok(less < n);
  const { sentence } = await refused(urlOf(older), /older copy[^]*--accept-gap/);
  for (const part of [`has ${less} facts`, `had ${n} at 20`, join(checkpoints, "20"), `--accept-gap ${n}`])
    assert.ok(sentence.en.includes(part), `${part} in ${sentence.en}`);
  await work();
});

test("with a wrong number the older copy stays refused; on the present database the option is refused", async () => {
  const { n } = await sizeOf(server.databaseUrl);
  await refused(urlOf(older), /older copy/, { acceptGap: n - 1 });
  await refused(server.databaseUrl, /agrees with what is known/, { acceptGap: n });
});

test("an empty database, and one of another installation, are refused and stay as they were", async () => {
  const empty = `${name}_empty`;
  await administer(maintenance, `create database ${empty} template template0`);
  made.push(empty);
  await assert.rejects(server.start({ databaseUrl: urlOf(empty) }), /has 0 facts \(the last of -\)/);
  const client = new pg.Client({ connectionString: urlOf(empty) });
  await client.connect();
  assert.equal((await client.query("select 1 from pg_namespace where nspname = 'journal'")).rowCount, 0);
  await client.end();
  const other = await testServer();
  await other.stop();
  await refused(other.databaseUrl, /belongs to another data folder/);
  await other.close();
});

test("knowingly gone on with, the log says so; then it is started as ever, and the other copy is refused", async () => {
  const { n } = await sizeOf(server.databaseUrl);
  const { n: less } = await sizeOf(urlOf(older));
  const saved = join(away, "checkpoints");
  cpSync(checkpoints, saved, { recursive: true });
  await work({ databaseUrl: urlOf(older), acceptGap: n });
  const client = new pg.Client({ connectionString: urlOf(older) });
  await client.connect();
  const { rows } = await client.query<{ body: string }>(
    `select body from journal.fact where ${isFactOf("LogGapAccepted")}`,
  );
  await client.end();
  const [told] = rows.map(({ body }) => (JSON.parse(body) as { data: { size: number; known: number } }).data);
  assert.deepEqual([told?.size, told?.known, rows.length], [less, n, 1]);
  // Checkpoints of before bind it no more, also those a witness still has; what it signs since does.
  await work({ databaseUrl: urlOf(older), witnessFolder: saved });
  await refused(server.databaseUrl, /did not grow out of|older copy/);
});

test("a copy that was written to elsewhere until it is longer is refused too", async () => {
  const here = await copyOf(older);
  // Elsewhere: the same keys and identity, none of the checkpoint files.
  const kept = join(away, "kept");
  cpSync(checkpoints, kept, { recursive: true });
  for (const file of readdirSync(checkpoints)) unlinkSync(join(checkpoints, file));
  await work({ databaseUrl: urlOf(here) });
  await work({ databaseUrl: urlOf(here) });
  await work({ databaseUrl: urlOf(here) });
  for (const file of readdirSync(checkpoints)) unlinkSync(join(checkpoints, file));
  cpSync(kept, checkpoints, { recursive: true });
  await work({ databaseUrl: urlOf(older) });
  const { sentence } = await refused(urlOf(here), /did not grow out of/);
  const known = Number(/--accept-gap (\d+)/.exec(sentence.en)?.[1]);
  await work({ databaseUrl: urlOf(here), acceptGap: known });
  await work({ databaseUrl: urlOf(here) });
});

test("a file that is no checkpoint, of another log, or signed by nobody known stops nothing", async () => {
  const other = await testServer();
  await other.stop();
  const folder = join(away, "witness");
  mkdirSync(folder);
  cpSync(join(other.folder, "checkpoints"), folder, { recursive: true });
  await other.close();
  await work({ databaseUrl: urlOf(made.at(-1) ?? ""), witnessFolder: folder });
});
