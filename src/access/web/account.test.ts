import assert from "node:assert/strict";
import { test } from "node:test";
import { browserWords } from "./account.ts";

test("a browser is called by its name and its system", () => {
  const chrome =
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Safari/537.36";
  assert.equal(browserWords(chrome), "Chrome · Windows");
  assert.equal(browserWords(`${chrome} Edg/140.0`), "Edge · Windows");
  const phone =
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Version/18.0 Mobile Safari/604.1";
  assert.equal(browserWords(phone), "Safari · iOS");
  assert.equal(browserWords("curl/8.5"), "curl/8.5");
});
