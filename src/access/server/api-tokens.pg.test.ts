import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { after, before, test } from "node:test";
import type pg from "pg";
import { instantOf } from "../../ground/instant.ts";
import { ulidOf } from "../../ground/ulid.ts";
import { type ApiTokens, apiTokensOf } from "./api-tokens.ts";
import { credentialDatabase } from "./testing/credential-database.ts";

const hour = 3_600_000;

let database: Awaited<ReturnType<typeof credentialDatabase>>;
let pool: pg.Pool;
let now = Date.UTC(2026, 10, 24, 8);
let tokens: ApiTokens;

const opened = () => apiTokensOf({ pool, now: () => now });
const newId = () => ulidOf(now, randomBytes(10));

before(async () => {
  database = await credentialDatabase();
  pool = database.pool;
  tokens = opened();
});
after(() => database.drop());

test("a token is told once, carries its id, and is found by its whole text", async () => {
  const id = newId();
  const text = await tokens.make(id, instantOf(now + hour));
  assert.match(text, new RegExp(`^cst_${id}_[\\w-]{43}$`));
  const token = { id, createdAt: instantOf(now), expiresAt: instantOf(now + hour), lastUsedAt: instantOf(now) };
  assert.deepEqual(await tokens.find(text), token);
  assert.deepEqual(tokens.list(), [token]);
  const { rows } = await pool.query("select * from access.token");
  assert.equal(rows.length, 1);
  assert.ok(!JSON.stringify(rows).includes(text.slice(-43)));
});

test("another secret, another id or another form is no token", async () => {
  const text = await tokens.make(newId(), instantOf(now + hour));
  const last = text.endsWith("A") ? "B" : "A";
  assert.equal(await tokens.find(text.slice(0, -1) + last), "unknown");
  assert.equal(await tokens.find(`cst_${newId()}_${text.slice(-43)}`), "unknown");
  for (const form of [
    "",
    "cst_",
    `cst_${text.slice(-43)}`,
    text.slice(0, -1),
    `${text}A`,
    text.replace("cst_", "cs1."),
    text.toLowerCase(),
  ])
    assert.equal(await tokens.find(form), "malformed", form);
});

test("a token expires to the millisecond", async () => {
  const text = await tokens.make(newId(), instantOf(now + hour));
  now += hour - 1;
  assert.equal(typeof (await tokens.find(text)), "object");
  now += 1;
  assert.equal(await tokens.find(text), "expired");
});

test("tokens outlive a restart, loaded or found on a miss, with the time they were last used", async () => {
  const id = newId();
  const text = await tokens.make(id, instantOf(now + 10 * hour));
  now += hour;
  await tokens.find(text);
  const usedAt = instantOf(now);
  await tokens.flush();
  now += hour;
  const restarted = opened();
  await restarted.load();
  assert.equal(restarted.list().find((token) => token.id === id)?.lastUsedAt, usedAt);
  const unloaded = opened();
  const found = await unloaded.find(text);
  assert.equal(typeof found === "object" && found.id, id);
});

test("a revoked token is refused from the call on, and after a restart", async () => {
  const id = newId();
  const text = await tokens.make(id, instantOf(now + hour));
  const revoking = tokens.revoke(id);
  assert.equal(await tokens.find(text), "unknown");
  assert.equal(await revoking, true);
  assert.equal(await tokens.revoke(id), false);
  assert.equal(await opened().find(text), "unknown");
  assert.ok(tokens.list().every((token) => token.id !== id));
});
