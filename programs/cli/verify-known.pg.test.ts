import assert from "node:assert/strict";
import { after, test } from "node:test";
import pg from "pg";
import { findDataFolder } from "../../src/journal/server/engine/data-folder.ts";
import { readVerifiers } from "../../src/journal/server/keys.ts";
import { administer } from "../../src/journal/server/testing/test-database.ts";
import { testServer } from "../server/testing/test-server.ts";
import { verifyDatabase } from "./verify.ts";

/* A log that was cut back as a whole verifies by itself: what lies outside its database shows it. */
const server = await testServer();
await server.stop();
const name = new URL(server.databaseUrl).pathname.slice(1);
const urlOf = (database: string) => Object.assign(new URL(server.databaseUrl), { pathname: `/${database}` }).href;
const copies: string[] = [];
after(async () => {
  for (const copy of copies) await administer(urlOf("postgres"), `drop database ${copy} with (force)`);
  await server.close();
});

async function copyOf(): Promise<string> {
  const copy = `${name}_${copies.length + 1}`;
  await administer(urlOf("postgres"), `create database ${copy} template ${name}`);
  copies.push(copy);
  return urlOf(copy);
}

async function verified(url: string) {
  const folder = findDataFolder(server.folder);
  return await verifyDatabase(url, readVerifiers(server.folder), undefined, () => undefined, folder);
}

const older = await copyOf();
// The file of a checkpoint is named by its second.
await new Promise((resolve) => setTimeout(resolve, 1001 - (Date.now() % 1000)));
await server.start();
await server.must("RingCall", { channel: "voice", kind: "emergency" }, server.token("importer"));
await server.stop();

test("the log is held against the data folder's checkpoint files, and what was compared is said", async () => {
  const { ok, compared, trees } = await verified(server.databaseUrl);
  assert.deepEqual([ok, compared?.files, compared?.witnesses], [true, 2, []]);
  assert.equal(compared?.largest?.size, trees[0]?.size);
});

test("an older copy that proves itself is found to lack what a checkpoint file says", async () => {
  const own = await verifyDatabase(older, readVerifiers(server.folder), undefined, () => undefined);
  assert.equal(own.ok, true);
  const { ok, first, compared } = await verified(older);
  assert.deepEqual([ok, first?.kind, compared?.files], [false, "rolledBack", 2]);
});

test("what a witness cosigned is not gone with the facts after it", async () => {
  const cut = await copyOf();
  const client = new pg.Client({ connectionString: cut });
  await client.connect();
  const { rows } = await client.query<{ writer: string; n: string }>("select writer, n from journal.writer");
  const [writer, n] = [rows[0]?.writer ?? "", Number(rows[0]?.n)];
  await client.query("insert into journal.cosignature values ($1, $2, 'house', 'line', now())", [writer, n]);
  await client.query("delete from journal.checkpoint where size = $1", [n]);
  await client.end();
  const { ok, first, compared } = await verified(cut);
  assert.deepEqual([ok, first?.kind, compared?.witnesses], [false, "forked", ["house"]]);
});
