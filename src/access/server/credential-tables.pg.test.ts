import assert from "node:assert/strict";
import { after, test } from "node:test";
import pg from "pg";
import { migrate } from "../../journal/server/migrate.ts";
import { testDatabase } from "../../journal/server/testing/test-database.ts";
import { credentialMigrations } from "./credential-tables.ts";

const database = await testDatabase();
const client = new pg.Client({ connectionString: database.url });
await client.connect();
after(async () => {
  await client.end();
  await database.drop();
});

/** The steps as the version before took them, when the tables stood in the schema `duty`. */
const before = credentialMigrations
  .filter(({ name }) => name.startsWith("duty-"))
  .map(({ name, sql }) => ({ name, sql: sql.replaceAll("access", "duty") }));

for (const taken of [1, before.length]) {
  test(`a store in which ${taken} steps were taken in the schema duty keeps its rows under access`, async () => {
    await client.query("drop schema if exists access cascade; drop schema if exists duty cascade");
    await client.query("drop table if exists journal.migration");
    await migrate(database.url, before.slice(0, taken));
    await client.query("insert into duty.token values ('T1', 'a hash', now(), now())");
    await migrate(database.url, credentialMigrations);
    assert.deepEqual((await client.query("select id from access.token")).rows, [{ id: "T1" }]);
    assert.equal((await client.query("select from pg_namespace where nspname = 'duty'")).rowCount, 0);
    // The last step's column is there, whichever schema it was made in.
    assert.equal((await client.query("select shown_at from access.session")).rowCount, 0);
  });
}
