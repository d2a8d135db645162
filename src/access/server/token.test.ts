import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { mkdtemp, readdir, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { mintToken, readToken } from "./token.ts";
import { tokenKey } from "./token-key.ts";

const key = randomBytes(32);
const pass = { giver: { officer: "desk-1", role: "station", station: "KC" }, expires: 2_000_000 };

test("a token says whom it speaks for until it expires", () => {
  const token = mintToken(key, pass);
  assert.deepEqual(readToken(key, token, 1_999_999), pass);
  assert.equal(readToken(key, token, 2_000_000), "expired");
});

test("a token of another key, or changed in one character, is forged", () => {
  const token = mintToken(key, pass);
  assert.equal(readToken(randomBytes(32), token, 0), "forged");
  for (let at = 4; at < token.length; at++) {
    const other = token.charAt(at) === "A" ? "B" : "A";
    const changed = token.slice(0, at) + other + token.slice(at + 1);
    assert.ok(["forged", "malformed"].includes(readToken(key, changed, 0) as string), `character ${at}`);
  }
});

test("what is no token is malformed, however long", () => {
  for (const text of ["", "cs1", "cs1.a", "cs2.a.b", "a.b.c.d", "x".repeat(1_000_000)]) {
    assert.equal(readToken(key, text, 0), "malformed");
  }
});

test("a signed payload with a role nobody has is malformed", () => {
  const token = mintToken(key, { ...pass, giver: { officer: "x", role: "system" } });
  assert.equal(readToken(key, token, 0), "malformed");
});

test("the token key is made once, for its owner only, also when several ask at once", async () => {
  const folder = await mkdtemp(join(tmpdir(), "callsign-token-"));
  try {
    const keys = await Promise.all(Array.from({ length: 8 }, () => tokenKey(folder)));
    for (const each of keys) assert.deepEqual(each, keys[0]);
    assert.deepEqual((await readdir(join(folder, "keys"))).toSorted(), ["token.key", "token.key.sha256"]);
    assert.equal((await stat(join(folder, "keys", "token.key"))).mode & 0o777, 0o600);
  } finally {
    await rm(folder, { recursive: true });
  }
});
