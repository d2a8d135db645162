import assert from "node:assert/strict";
import { after, test } from "node:test";
import pg from "pg";
import { testDatabase } from "../../src/journal/server/testing/test-database.ts";
import { migrateRooms } from "../server/rooms.ts";
import { eraseAgain } from "./restore-backup.ts";

const database = await testDatabase();
await migrateRooms(database.url);
const client = new pg.Client({ connectionString: database.url });
await client.connect();
after(async () => {
  await client.end();
  await database.drop();
});

test("keys of what was erased after the key file was written do not come back with it", async () => {
  const erased = (n: number, stream: string, recordedAt: string) =>
    client.query("insert into journal.fact (n, leaf, body) values ($1, '', $2)", [
      n,
      JSON.stringify({ type: "SealedErased", data: { stream, why: "schedule" }, recordedAt }),
    ]);
  await erased(1, "incident/before", "2026-11-01T00:00:00.000Z");
  await erased(2, "incident/after", "2026-11-20T00:00:00.000Z");
  for (const record of ["incident/before", "incident/after", "incident/kept"])
    await client.query("insert into vault.record_key values ($1, 1, '')", [record]);
  const left = async () =>
    (await client.query<{ record: string }>("select record from vault.record_key order by record")).rows.map(
      ({ record }) => record,
    );
  // Taken back since: its key stays.
  const recalled = { data: { stream: "incident/recalled", why: "early" }, streams: ["incident/recalled", "erasure/E"] };
  for (const [n, type] of [
    [3, "SealedErased"],
    [4, "ErasureRecalled"],
  ] as const) {
    const body = JSON.stringify({ ...recalled, type, recordedAt: "2026-11-21T00:00:00.000Z" });
    await client.query("insert into journal.fact (n, leaf, body) values ($1, '', $2)", [n, body]);
  }
  await client.query("insert into vault.record_key values ('incident/recalled', 1, ''), ('incident/after~E0', 1, '')");
  // A key written again after its record was erased is that of a value added since.
  await eraseAgain(client, { takenAt: "2026-11-10T00:00:00.000Z" });
  assert.deepEqual(await left(), ["incident/before", "incident/kept", "incident/recalled"]);
  // A file of the first format does not say when it was written.
  await eraseAgain(client, {});
  assert.deepEqual(await left(), ["incident/kept", "incident/recalled"]);
});
