import assert from "node:assert/strict";
import { test } from "node:test";
import { entrySecretOf, isEntryPage } from "./entry-address.ts";

test("the secret of a one-time link stands after the hash of its own page and nowhere else", () => {
  assert.equal(entrySecretOf({ pathname: "/enter", hash: "#aB3_-x" }), "aB3_-x");
  assert.equal(entrySecretOf({ pathname: "/enter/", hash: "#aB3" }), "aB3");
  assert.equal(entrySecretOf({ pathname: "/", hash: "#aB3" }), undefined);
  assert.equal(entrySecretOf({ pathname: "/enter/x", hash: "#aB3" }), undefined);
});

test("an address that is not whole has no secret, and is still the page of links", () => {
  for (const hash of ["", "#", "#a b", `#${"a".repeat(101)}`, "#<script>"]) {
    assert.equal(entrySecretOf({ pathname: "/enter", hash }), undefined, hash);
  }
  assert.equal(isEntryPage("/enter"), true);
  assert.equal(isEntryPage("/entering"), false);
});
