import assert from "node:assert/strict";
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import pg from "pg";
import { compareStates } from "../programs/cli/rebuild.ts";
import { loadInto, restoredIn } from "../programs/cli/restore-backup.ts";
import { verifyDatabase } from "../programs/cli/verify.ts";
import { testServer } from "../programs/server/testing/test-server.ts";
import { readBackupName } from "../src/journal/backup-keeping.ts";
import { findChain, readChain } from "../src/journal/server/backup/backup-chain.ts";
import { backupKeyOf, keepOwnBackupKey, ownBackupKey, ownKeyOf } from "../src/journal/server/backup/backup-key.ts";
import { reportRestore } from "../src/journal/server/backup/restore-report.ts";
import { openKeyStore } from "../src/journal/server/key-store.ts";
import { takeBackup, type Taking } from "../src/journal/server/backup/take-backup.ts";
import { whereabouts } from "../src/journal/server/backup/whereabouts.ts";
import { testDatabase } from "../src/journal/server/testing/test-database.ts";

/* A full backup and the parts that go on from it, taken beside the server that writes, and put together again. */
const server = await testServer();
after(server.close);
const to = await mkdtemp(join(tmpdir(), "callsign-backups-"));
after(() => rm(to, { recursive: true, force: true }));
const store = await openKeyStore(server.folder);
const { secret: ownSecret } = await keepOwnBackupKey(store);
const key = ownKeyOf(ownSecret);
const taking: Taking = {
  ownSecret,
  plan: { to, everyMinutes: 60, keeping: { newest: 48, days: 35 }, key: undefined, access: {} },
  databaseUrl: server.databaseUrl,
  dataFolder: server.folder,
  version: "0.0.0",
  kind: "empty",
};

const administrator = server.token("systemAdministrator");
const dispatcher = server.token("dispatcher");
await server.must(
  "DefineIncidentType",
  { code: "fight", name: { zh: "打架", en: "Fight" }, priority: 2, enforcement: true },
  administrator,
);
const open = async (words: string) => {
  await server.must("OpenIncident", { type: "fight", place: { words }, narrative: "private words" }, dispatcher);
};

async function restored(until?: string) {
  const database = await testDatabase();
  const keyFolder = await mkdtemp(join(tmpdir(), "callsign-restored-"));
  try {
    const chain = await findChain(whereabouts(to, {}), until);
    const content = await readChain(chain, key, until, () => undefined);
    const quiet = () => undefined;
    const cut = until === undefined ? undefined : content.cut;
    const proven = await loadInto(database.url, { chain, key, cut, keys: undefined, keyFolder }, quiet, quiet);
    assert.deepEqual([proven.content, proven.verified.ok, proven.folded.ok], [content, true, true]);
    // What a restore proves as it loads, and what the verbs find that read everything again.
    const verified = await verifyDatabase(database.url, content.head.verifiers, undefined, quiet);
    assert.deepEqual(verified, proven.verified);
    const rebuilt = await compareStates(database.url, quiet);
    const client = new pg.Client({ connectionString: database.url });
    await client.connect();
    const answers = await client.query<{ count: string }>("select count(*) from journal.answer where n is not null");
    const late = await client.query("select 1 from journal.answer where n > $1", [content.cut.facts]);
    await client.end();
    return {
      files: chain.length,
      ...{ content, verified, rebuilt, late: late.rows.length },
      answers: Number(answers.rows[0]?.count),
      restored: await restoredIn(database.url, content),
    };
  } finally {
    await database.drop();
    await rm(keyFolder, { recursive: true, force: true });
  }
}

await open("Mill Lane 1");
const full = await takeBackup(taking);
await open("Mill Lane 2");
await open("Mill Lane 3");
const first = await takeBackup(taking);
const between = new Date().toISOString();
const idle = await takeBackup(taking);
await open("Mill Lane 4");
const last = await takeBackup(taking);

let untilBetween: ReturnType<typeof restored> | undefined;
const early = () => (untilBetween ??= restored(between));

test("the first backup is full, the ones after it hold only what came since, and none is readable without the key", async () => {
  assert.deepEqual(
    [full, first, idle, last].map((one) => one.full),
    [true, false, false, false],
  );
  assert.equal(idle.end.facts, first.end.facts);
  assert.ok(idle.bytes < first.bytes && first.bytes < full.bytes, `${full.bytes} ${first.bytes} ${idle.bytes}`);
  for (const file of await readdir(to)) {
    assert.notEqual(readBackupName(file), undefined, file);
    assert.equal((await readFile(join(to, file), "latin1")).includes("IncidentOpened"), false);
  }
  assert.deepEqual((await ownBackupKey(store))?.id, key.id);
});

test("a full backup and its parts lead to the log they were taken of, proven, with the answers orders got", async () => {
  const found = await restored();
  assert.equal(found.files, 4);
  assert.equal(found.verified.ok && found.rebuilt.ok, true);
  assert.deepEqual(
    found.verified.trees.map(({ size, root }) => ({ size, root })),
    [{ size: last.end.facts, root: last.end.root }],
  );
  assert.deepEqual(
    found.restored.openIncidents.map(({ number }) => number),
    ["0001", "0002", "0003", "0004"],
  );
  const live = new pg.Client({ connectionString: server.databaseUrl });
  await live.connect();
  const { rows } = await live.query<{ count: string }>("select count(*) from journal.answer where n is not null");
  await live.end();
  assert.equal(found.answers, Number(rows[0]?.count));
});

test("restored until a time, the log ends at the last checkpoint before it and knows no later answer", async () => {
  const found = await early();
  assert.equal(found.verified.ok && found.rebuilt.ok, true);
  assert.equal(found.content.cut.facts, first.end.facts);
  assert.equal(found.content.cut.root, first.end.root);
  assert.equal(found.late, 0);
  assert.deepEqual(
    found.restored.openIncidents.map(({ number }) => number),
    ["0001", "0002", "0003"],
  );
  const report = await reportRestore(found.restored, { lostData: server.folder });
  assert.equal(report.known?.facts, last.end.facts);
  assert.equal(report.missingFacts, last.end.facts - first.end.facts);
  assert.ok((report.missingSeconds ?? -1) >= 0);
  await assert.rejects(restored("2020-01-01T00:00:00.000Z"), /nothing recorded by 2020/);
});

test("a checkpoint kept elsewhere tells how much is missing; a file that is none is named", async () => {
  const found = await early();
  const reply = await server.get("/api/v1/log/checkpoint", server.token("auditAdministrator"));
  const kept = join(server.folder, "20991231T235959Z.checkpoint");
  await writeFile(kept, String(reply.content["text"]));
  const report = await reportRestore(found.restored, { checkpoint: kept });
  assert.equal(report.known?.at, "2099-12-31T23:59:59.000Z");
  // The auditor's first use of the token is a fact as well, recorded before or after the answer.
  assert.ok(report.known.facts >= last.end.facts);
  assert.equal(report.missingFacts, report.known.facts - first.end.facts);
  await writeFile(kept, "somewhere\n12\nAAAA\n");
  const other = await reportRestore(found.restored, { checkpoint: kept });
  assert.deepEqual([other.known, other.unusable], [null, [kept]]);
});

test("a part whose forerunner is gone, rotten or another is refused by name", async () => {
  const path = join(to, first.file);
  const whole = await readFile(path);
  const refused = async (pattern: RegExp) => {
    const chain = findChain(whereabouts(to, {}), undefined);
    await assert.rejects(
      chain.then((found) => readChain(found, key, undefined, () => undefined)),
      pattern,
    );
  };
  await rm(path);
  await refused(new RegExp(`goes on from cannot be read: There is no .*${first.file}`));
  const rotten = Buffer.from(whole);
  rotten[rotten.length - 40] = (rotten[rotten.length - 40] ?? 0) ^ 1;
  await writeFile(path, rotten);
  await refused(new RegExp(`${first.file} is not usable: chunk 1 was altered`));
  await writeFile(path, await readFile(join(to, full.file)));
  await refused(/does not go on from the one before it/);
  await writeFile(path, whole);
  const chain = await findChain(whereabouts(to, {}), undefined);
  await assert.rejects(
    readChain(chain, backupKeyOf(Buffer.alloc(32)), undefined, () => undefined),
    /under the key/,
  );
  await assert.rejects(
    readChain(chain, undefined, undefined, () => undefined),
    /--backup-key/,
  );
});

test("a new full backup is made when the last is gone, or the log is no longer the one it was taken of", async () => {
  await rm(join(to, last.file));
  assert.equal((await takeBackup(taking)).full, true);
  const note = join(server.folder, "backup-schedule.json");
  const said = JSON.parse(await readFile(note, "utf8")) as { before: { facts: number; frontier: string } };
  said.before.frontier = Buffer.alloc(Buffer.from(said.before.frontier, "base64").length).toString("base64");
  await writeFile(note, JSON.stringify(said));
  assert.equal((await takeBackup(taking)).full, true);
  await writeFile(note, "{");
  assert.equal((await takeBackup(taking)).full, true);
});

test("a folder that is not there any more is said, and nothing is written elsewhere", async () => {
  const before = await readdir(join(to, ".."));
  const plan = { ...taking.plan, to: `${to}-unmounted` };
  await assert.rejects(takeBackup({ ...taking, plan }), /is not there/);
  assert.deepEqual(
    (await readdir(join(to, ".."))).filter((name) => name.includes("unmounted")),
    [],
  );
  assert.ok(before.length > 0);
});
