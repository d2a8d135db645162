import assert from "node:assert/strict";
import { test } from "node:test";
import { isRefusal } from "../ground/refusal.ts";
import { judge } from "./authority.ts";
import { glassRuleOf } from "./glass-rule.ts";

const commander = { officer: "P1", role: "dutyCommander" };

test("under a broken glass only what says so may be done, and the refusal says why", () => {
  const rule = { roles: ["dutyCommander"] } as const;
  const refused = judge(rule, { ...commander, glass: "G1" });
  assert.ok(refused !== undefined && isRefusal(refused));
  assert.equal(refused.refused, "NotUnderGlass");
  assert.equal(judge({ ...rule, underGlass: true }, { ...commander, glass: "G1" }), undefined);
  assert.equal(judge(rule, commander), undefined);
});

test("the work on calls and incidents goes on under glass; what waits for a second person does not", () => {
  assert.equal(glassRuleOf("OrderUnit", "dispatch", { roles: ["dispatcher"] }), true);
  assert.equal(glassRuleOf("EraseAll", "dispatch", { roles: ["dispatcher"], second: true }), false);
  assert.equal(glassRuleOf("MakeToken", "duty", { roles: ["securityAdministrator"] }), false);
  assert.equal(glassRuleOf("FindOut", "dispatch", { roles: ["dispatcher"], underGlass: false }), false);
});

test("an order that leaves it open stops the start", () => {
  assert.throws(() => glassRuleOf("PlanShifts", "duty", { roles: ["shiftLeader"] }), /PlanShifts/);
  assert.throws(() => glassRuleOf("Both", "duty", { roles: ["shiftLeader"], second: true, underGlass: true }), /Both/);
});
