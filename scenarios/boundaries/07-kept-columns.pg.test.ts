import assert from "node:assert/strict";
import { after, test } from "node:test";
import pg from "pg";
import { migrateRooms, migrations } from "../../programs/server/rooms.ts";
import { testDatabase } from "../../src/journal/server/testing/test-database.ts";
import type { Migration } from "../../src/journal/server/room-server.ts";
import { columnsIn } from "./walk.ts";

const database = await testDatabase();
await migrateRooms(database.url);
const client = new pg.Client({ connectionString: database.url });
await client.connect();
after(async () => {
  await client.end();
  await database.drop();
});

/** By `schema.table.column`, as each step of a schema says it of what it makes. */
const reasons: readonly (readonly [string, string])[] = [
  // The one table that no step makes: it says which were taken.
  ["journal.migration.name", "a step of the schema"],
  ...migrations.flatMap(reasonsOf),
];
const kept = new Map(reasons);

function reasonsOf({ keeps = {} }: Pick<Migration, "keeps">) {
  return Object.entries(keeps).flatMap(([table, why]) =>
    Object.entries(why).map(([column, reason]) => [`${table}.${column}`, reason] as const),
  );
}

async function columns(ofText: boolean): Promise<readonly string[]> {
  const { rows } = await client.query<{ name: string }>(
    `SELECT table_schema || '.' || table_name || '.' || column_name AS name FROM information_schema.columns
       JOIN information_schema.tables USING (table_schema, table_name)
     WHERE table_type = 'BASE TABLE' AND table_schema NOT IN ('pg_catalog', 'information_schema')
       AND (NOT $1 OR data_type IN ('text', 'character varying', 'character', 'json', 'jsonb', 'bytea', 'ARRAY', 'xml', 'USER-DEFINED'))
     ORDER BY 1`,
    [ofText],
  );
  return rows.map(({ name }) => name);
}

test("every column that can hold text is known with the reason why nothing personal lies open in it", async () => {
  assert.deepEqual(
    (await columns(true)).filter((name) => !kept.has(name)),
    [],
  );
  const there = new Set(await columns(true));
  assert.deepEqual(
    [...kept.keys()].filter((name) => !there.has(name)),
    [],
    "reasons for columns that are gone",
  );
});

test("a step gives the reasons of the columns it makes, and each column has one reason", () => {
  for (const step of migrations) {
    const made = new Set(columnsIn([step]).map(({ where, name }) => `${where.replace("table ", "")}.${name}`));
    assert.deepEqual(
      reasonsOf(step).filter(([name, reason]) => !made.has(name) || reason.trim() === ""),
      [],
      step.name,
    );
  }
  assert.equal(kept.size, reasons.length);
});

test("a column nobody has decided on is found", async () => {
  await client.query("ALTER TABLE dispatch.incident ADD COLUMN caller_name text");
  assert.deepEqual(
    (await columns(true)).filter((name) => !kept.has(name)),
    ["dispatch.incident.caller_name"],
  );
  await client.query("ALTER TABLE dispatch.incident DROP COLUMN caller_name");
});

test("what the other walks read from migrations is what the database has", async () => {
  const read = columnsIn(migrations).map(({ where, name }) => `${where.replace("table ", "")}.${name}`);
  const there = (await columns(false)).filter((name) => !name.startsWith("journal.migration."));
  assert.deepEqual([...new Set(read)].sort(), [...there].sort());
});

test("no index reads inside facts or states: a narrative or a name cannot be searched for", async () => {
  const { rows } = await client.query<{ indexdef: string }>(
    "SELECT indexdef FROM pg_indexes WHERE schemaname NOT IN ('pg_catalog')",
  );
  // Tags of sight say which seats of the service see a row, and nothing of what is in it.
  const ofSight = /using gin \(seen_by\)/i;
  assert.deepEqual(
    rows.filter(
      ({ indexdef }) =>
        /using (?:gin|gist)|to_tsvector|trgm|\b(?:body|state)\b/i.test(indexdef) && !ofSight.test(indexdef),
    ),
    [],
  );
});
