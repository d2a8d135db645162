import assert from "node:assert/strict";
import { test } from "node:test";
import { fill } from "../../ground/sentence.ts";
import { signInRefusals } from "../sign-in-refusals.ts";
import { codeRefusal, passwordRefusal } from "./sign-in-answer.ts";

test("whoever is not let in is told why, in whole sentences, and whoever is let in is told nothing", () => {
  assert.equal(codeRefusal({ outcome: "ok" }), undefined);
  const until = "2026-11-24T08:10:00.000Z";
  const answers = [
    passwordRefusal({ outcome: "wrong", left: 2 }),
    codeRefusal({ outcome: "wrong", left: 2 }),
    passwordRefusal({ outcome: "locked", until, failures: 5, began: true }),
    codeRefusal({ outcome: "used" }),
    codeRefusal({ outcome: "absent" }),
    passwordRefusal({ outcome: "busy" }),
  ];
  assert.deepEqual(
    answers.map((refusal) => refusal?.refused),
    ["SignInWrong", "CodeWrong", "SignInIsLocked", "CodeUsed", "CodeNotBegun", "SignInBusy"],
  );
  for (const refusal of answers) {
    const entry = Object.entries(signInRefusals).find(([code]) => code === refusal?.refused)?.[1];
    assert.ok(entry !== undefined);
    const { zh, en } = fill(entry, refusal?.details);
    assert.doesNotMatch(`${zh} ${en}`, /[{}]/);
  }
});
