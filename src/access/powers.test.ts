import assert from "node:assert/strict";
import { test } from "node:test";
import type { Giver } from "../ground/fact.ts";
import { proposalView } from "./second-person.ts";
import { tokenView } from "./tokens.ts";
import { office } from "./testing/office.ts";

const first: Giver = { officer: "sec1", role: "securityAdministrator" };
const second: Giver = { officer: "sec2", role: "securityAdministrator" };

async function staffed() {
  const made = await office();
  await made.hire("sec1", [{ role: "securityAdministrator" }]);
  await made.hire("sec2", [{ role: "securityAdministrator" }]);
  await made.hire("310001", []);
  const grant = (power: object, by = first, person = "310001") =>
    made.give(by, "GrantPowers", { grants: [{ person, power }] });
  return { ...made, grant };
}

test("the first security administrator is granted alone, and the fact says so", async () => {
  const { hire, journal } = await office();
  await hire("sec1", [{ role: "securityAdministrator" }]);
  const facts = await journal.factsOf("person/sec1");
  assert.deepEqual(
    facts.map(({ type, data }) => [type, (data as { alone?: boolean }).alone]),
    [
      ["PersonRegistered", undefined],
      ["PowerGranted", true],
    ],
  );
});

test("a granted power waits for a second person and counts from the approval on", async () => {
  const { grant, give, person, state } = await staffed();
  const asked = await grant({ role: "dispatcher" });
  assert.deepEqual(
    asked.facts.map(({ type }) => type),
    ["ActProposed"],
  );
  assert.deepEqual((await person("310001")).powers, []);
  assert.equal((await give(first, "ApproveGrantPowers", { proposalId: asked.id })).refused, "SecondPersonIsFirst");
  const dispatcher: Giver = { officer: "d", role: "dispatcher" };
  assert.equal((await give(dispatcher, "ApproveGrantPowers", { proposalId: asked.id })).refused, "RoleNotAllowed");
  const done = await give(second, "ApproveGrantPowers", { proposalId: asked.id });
  assert.deepEqual(
    done.facts.map(({ type }) => type),
    ["PowerGranted", "ActApproved"],
  );
  assert.deepEqual((await person("310001")).powers, [{ role: "dispatcher" }]);
  assert.equal((await state(proposalView, `proposal/${asked.id}`))?.ended?.by, "sec2");
  assert.equal((await give(second, "ApproveGrantPowers", { proposalId: asked.id })).refused, "ProposalOver");
});

test("what is declined never happens; a proposal is answered once and by its own approval", async () => {
  const { grant, give, person } = await staffed();
  const asked = await grant({ role: "dispatcher" });
  assert.equal((await give(second, "ApproveMakeToken", { proposalId: asked.id })).refused, "ProposalIsOfAnother");
  const token = { label: "接口", power: { role: "importer" }, until: "2026-12-23T00:00:00.000Z" };
  const made = await give(first, "MakeToken", token);
  assert.equal(made.refused, undefined);
  assert.equal((await give(second, "ApproveGrantPowers", { proposalId: made.id })).refused, "ProposalIsOfAnother");
  const declined = await give(second, "DeclineAct", { proposalId: asked.id, reason: "不需要" });
  assert.equal(declined.refused, undefined);
  assert.equal((await give(second, "ApproveGrantPowers", { proposalId: asked.id })).refused, "ProposalOver");
  assert.deepEqual((await person("310001")).powers, []);
  assert.equal((await give(second, "DeclineAct", { proposalId: sec1Order, reason: "x" })).refused, "ProposalUnknown");
});

const sec1Order = "00000000000000000000000001";

test("an approval is judged by what is so when it is given", async () => {
  const { grant, give, must } = await staffed();
  const asked = await grant({ role: "dispatcher" });
  await must(second, "DisablePerson", { person: "310001", reason: "调离" });
  assert.equal((await give(second, "ApproveGrantPowers", { proposalId: asked.id })).refused, "PersonIsDisabled");
});

test("a power names the place it counts in, and no other", async () => {
  const { grant } = await staffed();
  const cases = [
    [{ role: "station" }, "PowerPlaceMissing"],
    [{ role: "unit" }, "PowerPlaceMissing"],
    [{ role: "dispatcher", station: "north" }, "PowerPlaceNotItsOwn"],
    [{ role: "station", station: "east" }, "PowerPlaceUnknown"],
    [{ role: "department", department: "none" }, "PowerPlaceUnknown"],
    [{ role: "partner" }, "PowerNotForKind"],
  ] as const;
  for (const [power, code] of cases) assert.equal((await grant(power)).refused, code, JSON.stringify(power));
  assert.equal((await grant({ role: "station", station: "north" })).refused, undefined);
});

test("an auxiliary sends nobody and leads nothing; a partner is a guest", async () => {
  const { grant, hire } = await staffed();
  await hire("F1", [], { kind: "auxiliary" });
  await hire("P1", [], { kind: "partner" });
  for (const role of ["dispatcher", "shiftLeader", "dutyCommander", "auditAdministrator"])
    assert.equal((await grant({ role }, first, "F1")).refused, "PowerNotForKind", role);
  assert.equal((await grant({ role: "calltaker" }, first, "F1")).refused, undefined);
  assert.equal((await grant({ role: "reader" }, first, "P1")).refused, "PowerNotForKind");
  assert.equal((await grant({ role: "partner" }, first, "P1")).refused, undefined);
});

test("the three administrators are never one person, neither held nor in one list", async () => {
  const { give, hire, grant } = await staffed();
  assert.equal((await grant({ role: "auditAdministrator" }, second, "sec1")).refused, "AdministratorsApart");
  await hire("x", []);
  const both = ["systemAdministrator", "auditAdministrator"].map((role) => ({ person: "x", power: { role } }));
  assert.equal((await give(first, "GrantPowers", { grants: both })).refused, "AdministratorsApart");
});

test("the last security administrator can neither be disabled nor lose the power", async () => {
  const { give, must } = await staffed();
  await must(first, "DisablePerson", { person: "sec2", reason: "离职" });
  const commander: Giver = { officer: "c", role: "securityAdministrator" };
  assert.equal(
    (await give(commander, "DisablePerson", { person: "sec1", reason: "x" })).refused,
    "LastSecurityAdministrator",
  );
  const power = { role: "securityAdministrator" };
  assert.equal(
    (await give(commander, "WithdrawPower", { person: "sec1", power, reason: "x" })).refused,
    "LastSecurityAdministrator",
  );
  await must(first, "EnablePerson", { person: "sec2" });
  assert.equal((await give(first, "WithdrawPower", { person: "sec2", power, reason: "x" })).refused, undefined);
  assert.equal((await give(first, "DisablePerson", { person: "sec1", reason: "x" })).refused, "NotOneself");
});

test("a program's token is a power too: approved by a second person, never an administrator's, at most a year", async () => {
  const { give, state } = await staffed();
  const until = "2027-01-01T00:00:00.000Z";
  const make = (power: object, to = until) => give(first, "MakeToken", { label: "接口", power, until: to });
  assert.equal((await make({ role: "auditAdministrator" })).refused, "TokenNotForAdministrators");
  assert.equal((await make({ role: "reader" }, "2030-01-01T00:00:00.000Z")).refused, "TokenLife");
  assert.equal((await make({ role: "station" })).refused, "PowerPlaceMissing");
  const asked = await make({ role: "importer" });
  assert.equal(asked.facts[0]?.type, "ActProposed");
  const done = await give(second, "ApproveMakeToken", { proposalId: asked.id });
  assert.equal(done.refused, undefined);
  const { token } = (done.facts[0]?.data ?? {}) as { token?: string };
  assert.equal((await give(first, "RevokeToken", { token, reason: "泄露" })).refused, undefined);
  assert.ok((await state(tokenView, `token/${token}`))?.revoked);
  assert.deepEqual((await give(first, "RevokeToken", { token, reason: "泄露" })).facts, []);
});
