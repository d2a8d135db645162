import assert from "node:assert/strict";
import { test } from "node:test";
import { Client } from "pg";
import { bareUrl, hasPassword, withoutPassword, withPassword } from "./database-url.ts";

const urls = [
  "postgres://user:hidden-word@host:5432/name",
  "postgresql://user:hidden-word@host/name?application_name=callsign",
  "postgres://user:hidden%40word@[::1]:5432/name",
  "postgres://user:hidden-word@/name?host=/run/postgresql",
  "postgres://user@host/name?password=hidden-word",
];

test("an address shows no password when it is masked or kept, in whatever form it came", () => {
  for (const url of urls) {
    assert.equal(hasPassword(url), true, url);
    assert.doesNotMatch(withoutPassword(url), /hidden/, url);
    assert.match(withoutPassword(url), /\*\*\*/, url);
    assert.doesNotMatch(bareUrl(url), /hidden|\*\*\*|password/, url);
    assert.equal(hasPassword(bareUrl(url)), false, url);
  }
  assert.doesNotMatch(withoutPassword("postgres://user:hidden-word@a:1,b:2/name"), /hidden/);
});

test("a password that is put into an address is the one PostgreSQL is told, whatever is in it", () => {
  for (const password of ["plain", "p@ss:/?#[]&=+ %25", "口令", "'\""])
    for (const url of urls) {
      const client = new Client({ connectionString: withPassword(bareUrl(url), password) });
      const { password: told, user, database } = client as unknown as Record<string, string>;
      assert.deepEqual([told, user, database], [password, "user", "name"], url);
    }
});
