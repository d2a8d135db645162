import assert from "node:assert/strict";
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import pg from "pg";
import { KeysTroubled } from "../../src/journal/server/key-sums.ts";
import { openKeyStore } from "../../src/journal/server/key-store.ts";
import { keepOwnBackupKey } from "../../src/journal/server/backup/backup-key.ts";
import { writeGivenUp } from "../../src/journal/server/given-up.ts";
import { testServer } from "./testing/test-server.ts";
import { isFactOf } from "../../src/journal/server/fact-type.ts";

/* A district with one sealed value, and every way its keys can go. */
const server = await testServer();
const database = new pg.Client({ connectionString: server.databaseUrl });
await database.connect();
const away = mkdtempSync(join(tmpdir(), "callsign-away-"));
after(async () => {
  await database.end();
  await server.close();
  rmSync(away, { recursive: true });
});
const keys = join(server.folder, "keys");
const call = await server.must(
  "RingCall",
  { channel: "voice", kind: "emergency", number: "13800000000" },
  server.token("importer"),
);
await keepOwnBackupKey(await openKeyStore(server.folder));
await server.stop();
// The start notes what is in use, the backup key too.
await server.start();
await server.stop();

const secrets = ["backup.key", "credential.key", "digest.key", "epoch-1.key", "signing.pem", "token.key"];

/** What a refused start must leave as it was. */
async function everything() {
  const { rows } = await database.query("select n, hlc, epoch from journal.writer");
  const { rows: rest } = await database.query("select count(*) from vault.key_mark");
  return { rows, rest, keys: readdirSync(keys).map((name) => [name, readFileSync(join(keys, name), "hex")]) };
}

async function refused(pattern: RegExp, names: readonly string[]): Promise<void> {
  const before = await everything();
  await assert.rejects(server.start(), (error) => {
    assert.ok(error instanceof KeysTroubled, String(error));
    assert.deepEqual(error.troubles.map(({ name }) => name).toSorted(), names.toSorted());
    assert.match(error.sentence.en, pattern);
    for (const name of names) {
      assert.ok(error.sentence.en.includes(join(keys, name)), error.sentence.en);
      assert.ok(error.sentence.zh.includes(join(keys, name)), error.sentence.zh);
    }
    assert.match(error.sentence.zh, /put-back[^]*give-up/);
    return true;
  });
  assert.deepEqual(await everything(), before);
}

/** The value of the call as the store opens it now. */
async function number(): Promise<unknown> {
  const { content } = await server.ask("POST", "/api/v1/openings", server.token("dispatcher"), {
    stream: `call/${call}`,
    purpose: "other",
    words: "key drill",
  });
  return (content["values"] as { text: string | null }[] | undefined)?.map(({ text }) => text) ?? content;
}

test("the installation has the secrets this test is about, and no other", () => {
  const found = readdirSync(keys).filter((name) => /\.(key|pem)$/.test(name));
  assert.deepEqual(found.toSorted(), secrets);
});

for (const name of secrets) {
  test(`${name} gone, with or without its checksum, stops the start; put back as it was, everything opens`, async () => {
    renameSync(join(keys, name), join(away, name));
    await refused(/is missing\. Without it/, [name]);
    renameSync(join(keys, `${name}.sha256`), join(away, `${name}.sha256`));
    await refused(/is missing\. Without it/, [name]);
    // As in a store of an earlier version, which has no marks: only what it holds speaks of the key.
    const { rows } = await database.query<{ name: string; mark: Buffer }>("delete from vault.key_mark returning *");
    if (name !== "backup.key" && name !== "credential.key") await refused(/is missing\. Without it/, [name]);
    for (const row of rows) await database.query("insert into vault.key_mark values ($1, $2)", [row.name, row.mark]);
    renameSync(join(away, name), join(keys, name));
    await server.start();
    assert.deepEqual(await number(), ["13800000000"]);
    await server.stop();
    renameSync(join(away, `${name}.sha256`), join(keys, `${name}.sha256`));
  });

  test(`one flipped bit in ${name} stops the start, with its checksum and without`, async () => {
    const whole = readFileSync(join(keys, name));
    const flipped = Buffer.from(whole);
    flipped[9] = (flipped[9] ?? 0) ^ 1;
    writeFileSync(join(keys, name), flipped);
    await refused(/does not match its checksum/, [name]);
    renameSync(join(keys, `${name}.sha256`), join(away, `${name}.sha256`));
    await refused(/another installation's, or damaged/, [name]);
    renameSync(join(away, `${name}.sha256`), join(keys, `${name}.sha256`));
    writeFileSync(join(keys, name), whole);
  });
}

test("the whole folder gone names every secret; of another installation it names those it is not", async () => {
  renameSync(keys, join(away, "keys"));
  await assert.rejects(server.start(), (error) => {
    assert.ok(error instanceof KeysTroubled);
    assert.deepEqual(error.troubles.map(({ name }) => name).toSorted(), secrets);
    return true;
  });
  assert.equal(existsSync(keys), false);
  const other = await testServer();
  cpSync(join(other.folder, "keys"), keys, { recursive: true });
  chmodSync(keys, 0o700);
  await other.close();
  await refused(/another installation's/, secrets);
  // Without marks too, what is sealed and what is signed tell.
  await database.query("create table kept as select * from vault.key_mark");
  await database.query("delete from vault.key_mark");
  await refused(/another installation's/, ["epoch-1.key", "signing.pem"]);
  await database.query("insert into vault.key_mark select * from kept");
  rmSync(keys, { recursive: true });
  renameSync(join(away, "keys"), keys);
  await server.start();
  assert.deepEqual(await number(), ["13800000000"]);
  await server.stop();
});

test("an epoch given up goes on under a number never used; found later, its values open again and nothing closes", async () => {
  renameSync(join(keys, "epoch-1.key"), join(away, "epoch-1.key"));
  rmSync(join(keys, "epoch-1.key.sha256"));
  writeGivenUp(server.folder, [{ name: "epoch-1.key", records: 1, at: new Date().toISOString() }]);
  await database.query("delete from vault.key_mark where name = 'epoch-1.key'");
  await server.start();
  assert.deepEqual(await number(), [null]);
  assert.deepEqual(
    readdirSync(keys).filter((name) => /^epoch.*key$/.test(name)),
    ["epoch-2.key"],
  );
  const { rows } = await database.query<{ body: string }>(
    `select body from journal.fact where ${isFactOf("KeyGivenUp")}`,
  );
  assert.deepEqual(
    rows.map(({ body }) => (JSON.parse(body) as { data: unknown }).data),
    [{ key: "epoch-1.key", records: 1 }],
  );
  const later = await server.must(
    "RingCall",
    { channel: "voice", kind: "emergency", number: "13900000000" },
    server.token("importer"),
  );
  await server.stop();
  // What was given up is not asked for again.
  await server.start();
  await server.stop();
  assert.equal((await database.query(`select 1 from journal.fact where ${isFactOf("KeyGivenUp")}`)).rowCount, 1);
  renameSync(join(away, "epoch-1.key"), join(keys, "epoch-1.key"));
  await server.start();
  assert.deepEqual(await number(), ["13800000000"]);
  const { content } = await server.ask("POST", "/api/v1/openings", server.token("dispatcher"), {
    stream: `call/${later}`,
    purpose: "other",
    words: "key drill",
  });
  assert.deepEqual(
    (content["values"] as { text: string }[]).map(({ text }) => text),
    ["13900000000"],
  );
  await server.stop();
});
