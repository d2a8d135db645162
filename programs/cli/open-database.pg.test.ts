import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { Client } from "pg";
import { folderHolder, lockDataFolder, openDataFolder } from "../../src/journal/server/engine/data-folder.ts";
import { until } from "../../src/journal/server/engine/waiting.ts";
import { withDatabase } from "./open-database.ts";
import { makeClone, processesOf } from "./testing/clone.ts";
import type { Clone } from "./testing/clone.ts";

let clone: Clone;
before(() => {
  clone = makeClone();
});
after(() => clone.remove());

async function ask(url: string, sql: string): Promise<unknown[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}

async function newFolder(): Promise<string> {
  const data = clone.data();
  const lock = await lockDataFolder(data, "start");
  assert.ok("release" in lock);
  openDataFolder(data, "empty");
  lock.release();
  return data;
}

test("without a running Callsign the database is started for the while, and verbs wait for each other", async () => {
  const data = await newFolder();
  const order: string[] = [];
  const use = (verb: string) =>
    withDatabase({ data, verb }, async (url, folder, beside) => {
      order.push(`${verb} begins`);
      assert.deepEqual([folder.path, beside, folderHolder(data)?.verb], [data, false, verb]);
      const rows = await ask(url, "SELECT 1 AS one");
      order.push(`${verb} ends`);
      return rows;
    });
  const answers = await Promise.all([use("verify"), use("backup")]);
  assert.deepEqual(answers, [[{ one: 1 }], [{ one: 1 }]]);
  assert.deepEqual(
    order.map((line) => line.split(" ")[1]),
    ["begins", "ends", "begins", "ends"],
  );
  assert.deepEqual([processesOf(data), folderHolder(data)], [[], undefined]);
});

test("work that fails leaves nothing running and the folder free", async () => {
  const data = await newFolder();
  await assert.rejects(
    withDatabase({ data, verb: "verify" }, () => Promise.reject(new Error("it differs"))),
    /it differs/,
  );
  assert.deepEqual([processesOf(data), folderHolder(data)], [[], undefined]);
});

test("beside a running Callsign, or one that is just starting, its database is used and left running", async () => {
  const data = clone.data();
  const starting = clone.start(data, ["--demo"]);
  assert.ok(await until(() => folderHolder(data), 10_000, 5));
  const rows = await withDatabase({ data, verb: "verify" }, async (url, _folder, beside) => {
    assert.equal(beside, true);
    return ask(url, "SELECT count(*)::int AS words FROM kept");
  });
  assert.deepEqual(rows, [{ words: 0 }]);
  const started = await starting;
  assert.deepEqual((await started.ask("still here")).kept, ["still here"]);
  started.kill("SIGTERM");
  assert.equal(await started.ended, 0);
});

test("a folder that is none is a sentence", async () => {
  await assert.rejects(
    withDatabase({ data: clone.data(), verb: "verify" }, async () => {}),
    /is not a Callsign data folder/,
  );
});
