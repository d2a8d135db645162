import assert from "node:assert/strict";
import { test } from "node:test";
import type { Giver } from "../ground/fact.ts";
import { personView } from "./person-view.ts";
import { standingOf } from "./standing.ts";
import { office } from "./testing/office.ts";

async function staffed() {
  const made = await office();
  await made.hire("310001", [{ role: "unit", unit: "N1" }], { part: "north" });
  await made.hire("F1", [{ role: "calltaker" }], { kind: "auxiliary" });
  return made;
}

const reason = "大厅无人应答，群众持续来电";

test("an officer takes a power in need, for an hour; every act bears its mark", async () => {
  const { give, giver, person, pass, now } = await staffed();
  const self = await giver("310001");
  assert.deepEqual([self.role, self.offPost], ["unit", true]);
  const broken = await give(self, "BreakGlass", { power: { role: "dispatcher" }, reason });
  assert.equal(broken.refused, undefined);
  const standing = await giver("310001");
  assert.deepEqual([standing.role, standing.glass, standing.offPost], ["dispatcher", broken.id, undefined]);
  const timers = personView.timers?.(await person("310001"), "person/310001");
  assert.deepEqual(
    timers?.map(({ order, due }) => [order, due]),
    [["MendGlass", "2026-11-23T01:00:00.000Z"]],
  );
  pass(3601);
  assert.equal(
    standingOf(await person("310001"), now(), "Asia/Shanghai")?.role,
    "unit",
    "over by itself, timer or not",
  );
  const clock: Giver = { officer: "system", role: "system" };
  assert.equal((await give(clock, "MendGlass", { person: "310001", broken: broken.id })).facts[0]?.type, "GlassMended");
});

test("only officers, only the work's own powers, once at a time", async () => {
  const { give, giver, must } = await staffed();
  const self = await giver("310001");
  const auxiliary = await giver("F1");
  const taking = (by: Giver, power: object) => give(by, "BreakGlass", { power, reason });
  assert.equal((await taking(auxiliary, { role: "dispatcher" })).refused, "GlassForOfficers");
  for (const role of ["systemAdministrator", "securityAdministrator", "auditAdministrator", "supervisor"])
    assert.equal((await taking(self, { role })).refused, "GlassNotForThis", role);
  assert.equal((await taking(self, { role: "station" })).refused, "PowerPlaceMissing");
  await must(self, "BreakGlass", { power: { role: "dispatcher" }, reason });
  assert.equal((await taking(self, { role: "calltaker" })).refused, "GlassAlreadyBroken");
  assert.equal((await taking({ officer: "nobody", role: "reader" }, { role: "dispatcher" })).refused, "PersonUnknown");
});

test("somebody else reviews it, once, which ends it; its taker may end it before", async () => {
  const { give, giver, person } = await staffed();
  const { id: broken } = await give(await giver("310001"), "BreakGlass", { power: { role: "dispatcher" }, reason });
  const review = { person: "310001", broken, found: "justified", words: "属实" };
  const own: Giver = { officer: "310001", role: "dutyCommander" };
  const commander: Giver = { officer: "c", role: "dutyCommander" };
  assert.equal((await give(own, "ReviewGlass", review)).refused, "NotOneself");
  const other: Giver = { officer: "o", role: "reader" };
  assert.equal((await give(other, "MendGlass", { person: "310001", broken })).refused, "NotYours");
  assert.equal((await give(commander, "ReviewGlass", review)).refused, undefined);
  assert.ok((await person("310001")).glass[0]?.endedAt);
  assert.equal((await give(commander, "ReviewGlass", review)).refused, "GlassReviewedAlready");
  assert.equal((await giver("310001")).role, "unit");
});
