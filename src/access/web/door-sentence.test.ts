import assert from "node:assert/strict";
import { test } from "node:test";
import type { Refused } from "../../journal/web/api.ts";
import { doorSentence, fieldOf, moment } from "./door-sentence.ts";

const now = Date.parse("2026-11-24T12:00:00.000Z");
const refused = (code: string, details = {}): Refused => ({ code, status: 401, zh: "原文", en: "As sent.", details });

test("a moment is said in the district's zone, with its day unless that is today", () => {
  assert.equal(moment("2026-11-24T12:30:59.000Z", now, "Asia/Shanghai"), "20:30");
  assert.equal(moment("2026-11-24T16:30:00.000Z", now, "Asia/Shanghai"), "2026-11-25 00:30");
});

test("a lock is said to last until a minute of the district at which one does get in", () => {
  const sentence = doorSentence(
    refused("SignInIsLocked", { until: "2026-11-24T12:10:20.000Z", failures: 5 }),
    now,
    "Asia/Shanghai",
  );
  assert.match(sentence.zh, /5 次.*20:11/);
  assert.match(sentence.en, /\(5\).*20:11/);
});

test("a short wait is said to the second", () => {
  const sentence = doorSentence(refused("SignInDelayed", { until: "2026-11-24T12:00:07.200Z" }), now, "Asia/Shanghai");
  assert.match(sentence.zh, /20:00:08/);
  assert.match(sentence.en, /20:00:08.*passkey/);
});

test("everything else is said as the server said it", () => {
  const busy = refused("SignInBusy");
  assert.equal(doorSentence(busy, now, "Asia/Shanghai"), busy);
});

test("what is wrong is said at the field it is wrong in", () => {
  assert.equal(fieldOf(refused("SignInWrong")), "password");
  for (const code of ["CodeNeeded", "CodeWrong", "CodeUsed"]) assert.equal(fieldOf(refused(code)), "code");
  for (const code of ["SignInIsLocked", "SignInBusy", "NotLetIn", "Unreachable"]) {
    assert.equal(fieldOf(refused(code)), "form");
  }
});
