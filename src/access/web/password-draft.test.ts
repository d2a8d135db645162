import assert from "node:assert/strict";
import { test } from "node:test";
import { passwordDraft } from "./password-draft.ts";

const about = ["A1024", "周敏华"];

test("a password being typed is told how much is missing, and nothing is wrong yet", () => {
  assert.deepEqual(passwordDraft("", about), { tone: "none", sentence: null });
  assert.equal(passwordDraft("四月", about).sentence?.en, "10 more characters");
  assert.equal(passwordDraft("aaaaaaaaaaa", about).tone, "more");
});

test("long enough, it is judged as the server judges it", () => {
  assert.equal(passwordDraft("柳树下的 三只灰猫和一把伞", about).tone, "fits");
  assert.equal(passwordDraft("aaaaaaaaaaaaaaaa", about).tone, "wrong");
  const named = passwordDraft("一把红伞 周敏华 雨天的巷子", about);
  assert.equal(named.tone, "wrong");
  assert.match(named.sentence?.zh ?? "", /警号或姓名/);
});
