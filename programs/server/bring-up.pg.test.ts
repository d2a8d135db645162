import assert from "node:assert/strict";
import { after, test } from "node:test";
import pg from "pg";
import { testServer } from "./testing/test-server.ts";

const server = await testServer();
const database = new pg.Client({ connectionString: server.databaseUrl });
await database.connect();
after(async () => {
  await database.end();
  await server.close();
});

const ended = async () =>
  (await database.query<{ stream: string }>("select stream from privacy.record where ended_at is not null")).rows;

test("a store that an older version folded is folded anew at the start, once", async () => {
  const { must, token } = server;
  const call = await must("RingCall", { channel: "voice", kind: "emergency" }, token("importer"));
  await must("EndCall", { callId: call }, token("importer"));
  assert.deepEqual(await ended(), [{ stream: `call/${call}` }]);
  await server.stop();
  // As an upgrade leaves it: the new table is there and empty.
  await database.query("truncate privacy.record");
  await database.query("update journal.folded set version = 7");
  await server.start();
  assert.deepEqual(await ended(), [{ stream: `call/${call}` }]);
  assert.equal(server.lines.filter((line) => line.includes("folded anew")).length, 1);
  await server.stop();
  await server.start();
  assert.equal(server.lines.filter((line) => line.includes("folded anew")).length, 1);
});
