import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import pg from "pg";
import { incidentLives, preparation } from "../bench/incident-life.ts";
import { checkpointText } from "../src/journal/checkpoint.ts";
import { append, emptyFrontier, type Frontier, rootOf } from "../src/journal/merkle.ts";
import { leafOf, node } from "../src/journal/server/hashing.ts";
import { openKeys } from "../src/journal/server/keys.ts";
import { callsign, newDataFolder, type RunningCallsign, startCallsign, tokenFor } from "./running-callsign.ts";

/* Whoever can write to the database can change the log; `verify` must see it and name the place. */

interface Verified {
  readonly ok: boolean;
  readonly trees: readonly { writer: string; size: number; root: string }[];
  readonly first: { writer: string; n: number; kind: string; reason: string } | null;
}

interface StoredFact {
  readonly n: string;
  readonly body: string;
}

let running: RunningCallsign;
let database: pg.Client;
const folder = await newDataFolder("started");

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

async function verify(checkpoint?: string): Promise<Verified & { code: number }> {
  const against = checkpoint === undefined ? [] : ["--checkpoint", join(folder.path, checkpoint)];
  const said = await callsign(["verify", "--data", folder.path, "--json", ...against]);
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
  assert.deepEqual([verified.first?.kind, verified.first?.n], ["changed", Number(fact.n)]);
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
  assert.deepEqual([verified.first?.kind, verified.first?.n], ["reordered", Number(first.n)]);
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
  assert.deepEqual([verified.first?.kind, verified.first?.n], ["missing", Number(whole["n"])]);
});

test("what was put back verifies again", async () => {
  assert.equal((await verify()).ok, true);
});

/** The tree of the first `size` facts as they lie there, with its root and the row the head keeps. */
async function treeOf(size: number): Promise<Frontier> {
  const { rows } = await database.query<{ body: string }>("select body from journal.fact where n <= $1 order by n", [
    size,
  ]);
  return rows.reduce((tree, { body }) => append(tree, leafOf(body), node), emptyFrontier);
}

/** Signs as the server itself does: whoever has the machine has its key. */
async function sign(tree: Frontier): Promise<string> {
  const { rows } = await database.query<{ writer: string }>("select writer from journal.writer");
  const origin = `callsign/${rows[0]?.writer ?? ""}`;
  const root = Buffer.from(rootOf(tree, node)).toString("base64");
  return (await openKeys(folder.path, origin)).signed(origin, checkpointText({ origin, size: tree.size, root }));
}

async function setHead(tree: Frontier): Promise<void> {
  await database.query("update journal.writer set n = $1, frontier = $2", [tree.size, Buffer.concat(tree.hashes)]);
}

test("a second history signed with the same key is found against an exported checkpoint, and only so", async () => {
  const size = Number((await lastFacts(1))[0]?.n);
  const honest = await treeOf(size);
  await writeFile(join(folder.path, "exported.txt"), await sign(honest));
  const [victim] = await lastFacts(1);
  assert.ok(victim);
  const rewritten = victim.body.replace(/"recordedAt":"(\d{4})/, '"recordedAt":"2001');
  const { rows: signed } = await database.query<{ note: string }>(
    "select note from journal.checkpoint where size = $1",
    [size],
  );
  await database.query("update journal.fact set body = $2, leaf = $3 where n = $1", [
    victim.n,
    rewritten,
    leafOf(rewritten),
  ]);
  const first = await verify();
  assert.equal(first.first?.kind, "rewritten", "a history without a signature of its own");
  const other = await treeOf(size);
  await setHead(other);
  await database.query("update journal.checkpoint set note = $2 where size = $1", [size, await sign(other)]);
  assert.equal((await verify()).ok, true, "who has the key leaves no trace in the log itself");
  const verified = await verify("exported.txt");
  assert.deepEqual([verified.code, verified.first?.kind], [1, "forked"]);
  await database.query("update journal.fact set body = $2, leaf = $3 where n = $1", [
    victim.n,
    victim.body,
    leafOf(victim.body),
  ]);
  await database.query("update journal.checkpoint set note = $2 where size = $1", [size, signed[0]?.note]);
  await setHead(honest);
});

test("a log cut back with everything signed after it is found against an exported checkpoint, and only so", async () => {
  const { rows } = await database.query<{ size: string }>(
    "select size from journal.checkpoint where size < (select n from journal.writer) order by size desc limit 1",
  );
  const size = Number(rows[0]?.size);
  await database.query("delete from journal.fact where n > $1", [size]);
  assert.deepEqual((await verify()).first?.kind, "missing", "facts alone");
  await database.query("delete from journal.checkpoint where size > $1", [size]);
  await setHead(await treeOf(size));
  assert.equal((await verify()).ok, true);
  const verified = await verify("exported.txt");
  assert.deepEqual([verified.code, verified.first?.kind, verified.first?.n], [1, "rolledBack", size + 1]);
});
