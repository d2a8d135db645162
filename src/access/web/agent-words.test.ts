import assert from "node:assert/strict";
import { test } from "node:test";
import { agentWords } from "./agent-words.ts";

test("a browser is called by the name people know it by", () => {
  const chrome =
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36";
  assert.equal(agentWords(chrome), "Chrome 140 · Windows");
  assert.equal(agentWords(`${chrome} Edg/140.0.0.0`), "Edge 140 · Windows");
  assert.equal(
    agentWords("Mozilla/5.0 (X11; Linux x86_64; rv:143.0) Gecko/20100101 Firefox/143.0"),
    "Firefox 143 · Linux",
  );
  assert.equal(
    agentWords(
      "Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/19.0 Mobile/15E148 Safari/604.1",
    ),
    "Safari 19 · iOS",
  );
});

test("what is not known is shown as it is, cut short", () => {
  assert.equal(agentWords("curl/8.5.0"), "curl/8.5.0");
  assert.equal(agentWords("x".repeat(200)).length, 40);
});
