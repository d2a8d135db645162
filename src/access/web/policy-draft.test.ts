import assert from "node:assert/strict";
import { test } from "node:test";
import { SetSecurityPolicy, usualPolicy } from "../security.ts";
import { isFieldRight, policyDraft, policyOf, withSecondFactor } from "./policy-draft.ts";

test("a draft that nobody touched says the policy it was made of", () => {
  assert.deepEqual(policyOf(policyDraft(usualPolicy)), usualPolicy);
  const strict = { ...usualPolicy, passwordDays: 90 };
  assert.deepEqual(policyOf(policyDraft(strict)), strict);
});

test("a role the policy says nothing of is shown with what it is usually", () => {
  const draft = policyDraft({ ...usualPolicy, idleMinutes: {} });
  assert.equal(draft.idleMinutes["unit"], "480");
});

test("what is typed is taken only as a whole number in its bounds, and what is taken the order takes", () => {
  for (const wrong of ["0", "1441", "1.5", "x", "", " "])
    assert.equal(isFieldRight("idleMinutes", wrong), false, wrong);
  for (const wrong of ["0", "73"]) assert.equal(isFieldRight("longestHours", wrong), false, wrong);
  assert.equal(isFieldRight("passwordDays", ""), true);
  const draft = policyDraft(usualPolicy);
  assert.equal(policyOf({ ...draft, idleMinutes: { ...draft.idleMinutes, unit: "1441" } }), null);
  assert.equal(policyOf({ ...draft, passwordDays: "0" }), null);
  const most = policyOf({ ...draft, idleMinutes: { ...draft.idleMinutes, unit: "1440" }, passwordDays: "3650" });
  assert.equal(SetSecurityPolicy.body.safeParse(most).success, true);
});

test("a role needs a second factor or not, whatever the others need", () => {
  const draft = policyDraft(usualPolicy);
  const more = withSecondFactor(draft, "reader", true);
  assert.deepEqual([...more.secondFactor].sort(), [...usualPolicy.secondFactor, "reader"].sort());
  assert.deepEqual(
    [...withSecondFactor(more, "reader", false).secondFactor].sort(),
    [...usualPolicy.secondFactor].sort(),
  );
});
