import assert from "node:assert/strict";
import { test } from "node:test";
import { openingPurposes } from "../../ground/opening-purpose.ts";
import { purposesFor } from "./usual-purposes.ts";

test("each role is offered the purposes of its work first, and all of them once", () => {
  for (const role of ["calltaker", "dispatcher", "unit", "supervisor", "nobody"]) {
    const { all, near } = purposesFor(role, undefined);
    assert.deepEqual(all.toSorted(), openingPurposes.toSorted(), role);
    assert.equal(near, 3, role);
  }
  assert.equal(purposesFor("supervisor", undefined).all[0], "supervision");
});

test("the purpose picked last stands first; “other”, which needs words, does not", () => {
  assert.deepEqual(purposesFor("dispatcher", "handover").all.slice(0, 3), ["handover", "dispatching", "callBack"]);
  assert.deepEqual(
    [purposesFor("dispatcher", "complaint").all[0], purposesFor("dispatcher", "complaint").near],
    ["complaint", 4],
  );
  assert.equal(purposesFor("dispatcher", "other").all[0], "dispatching");
});
