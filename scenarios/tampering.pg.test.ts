import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import pg from "pg";
import { incidentLives, preparation } from "../bench/incident-life.ts";
import { callsign, newDataFolder, type RunningCallsign, startCallsign, tokenFor } from "./running-callsign.ts";

/* Whoever can write to the database can change the log; `verify` must see it and name the place. */

interface Verified {
  readonly ok: boolean;
  readonly trees: readonly { writer: string; size: number; root: string }[];
  readonly first: { writer: string; n: number; reason: string } | null;
}

interface StoredFact {
  readonly n: string;
  readonly body: string;
}

let running: RunningCallsign;
let database: pg.Client;
const folder = await newDataFolder();

before(async () => {
  running = await startCallsign(folder.path);
  const token = await tokenFor(folder.path, "importer");
  const life = incidentLives(0);
  const orders = [...preparation(1), ...Array.from({ length: 24 }, () => life.next().value)];
  const response = await fetch(`${running.url}/api/v1/orders`, {
    method: "POST",
    headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
    body: JSON.stringify(orders),
  });
  const { answers } = (await response.json()) as { answers: { accepted?: boolean }[] };
  assert.ok(
    answers.every((answer) => answer.accepted),
    JSON.stringify(answers.find((answer) => !answer.accepted)),
  );
  const { stdout } = await callsign(["url", "--data", folder.path]);
  database = new pg.Client({ connectionString: stdout.trim() });
  await database.connect();
});

after(async () => {
  await database?.end();
  await running?.stop();
  await folder.remove();
});

async function verify(): Promise<Verified & { code: number }> {
  const said = await callsign(["verify", "--data", folder.path, "--json"]);
  return { ...(JSON.parse(said.stdout) as Verified), code: said.code };
}

async function lastFacts(count: number): Promise<readonly StoredFact[]> {
  const { rows } = await database.query<StoredFact>("select n, body from journal.fact order by n desc limit $1", [
    count,
  ]);
  return rows.toReversed();
}

const setBody = "update journal.fact set body = $2 where n = $1";

test("an untouched log verifies, and says how long it is", async () => {
  const verified = await verify();
  const [last] = await lastFacts(1);
  assert.equal(verified.ok, true);
  assert.equal(verified.code, 0);
  assert.equal(verified.first, null);
  assert.equal(verified.trees[0]?.size, Number(last?.n));
});

test("one flipped byte of one stored fact is found and named", async () => {
  const [fact] = await lastFacts(9);
  assert.ok(fact);
  const flipped = fact.body.replace(/"recordedAt":"(\d{4})/, (_, year: string) => `"recordedAt":"${Number(year) ^ 1}`);
  assert.notEqual(flipped, fact.body);
  await database.query(setBody, [fact.n, flipped]);
  const verified = await verify();
  await database.query(setBody, [fact.n, fact.body]);
  assert.equal(verified.code, 1);
  assert.equal(verified.ok, false);
  assert.equal(verified.first?.n, Number(fact.n));
});

test("two facts that changed places are found and the first of them named", async () => {
  const [first, second] = await lastFacts(6);
  assert.ok(first && second);
  await database.query(setBody, [first.n, second.body]);
  await database.query(setBody, [second.n, first.body]);
  const verified = await verify();
  await database.query(setBody, [first.n, first.body]);
  await database.query(setBody, [second.n, second.body]);
  assert.equal(verified.code, 1);
  assert.equal(verified.first?.n, Number(first.n));
});

test("a deleted last fact is found and named", async () => {
  const { rows } = await database.query<Record<string, unknown>>("select * from journal.fact order by n desc limit 1");
  const [whole] = rows;
  assert.ok(whole);
  await database.query("delete from journal.fact where n = $1", [whole["n"]]);
  const verified = await verify();
  const columns = Object.keys(whole).filter((name) => name !== "json");
  await database.query(
    `insert into journal.fact (${columns.join(", ")}) values (${columns.map((_, index) => `$${index + 1}`).join(", ")})`,
    columns.map((name) => whole[name]),
  );
  assert.equal(verified.code, 1);
  assert.equal(verified.first?.n, Number(whole["n"]));
});

test("what was put back verifies again", async () => {
  assert.equal((await verify()).ok, true);
});
