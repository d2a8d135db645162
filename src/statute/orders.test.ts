import assert from "node:assert/strict";
import { test } from "node:test";
import { accessRoom } from "../access/room.ts";
import { securityStream } from "../access/facts.ts";
import { districtRoom } from "../district/room.ts";
import type { Giver } from "../ground/fact.ts";
import { readIn } from "../ground/fold.ts";
import { instantOf } from "../ground/instant.ts";
import { derivedUlid } from "../ground/ulid.ts";
import { memoryJournal } from "../journal/memory-journal.ts";
import { rulebookOf } from "../journal/rulebook.ts";
import { chinaCustodyLimits } from "./china-custody-limits.ts";
import { type Limit, limitSchema, statuteStream } from "./facts.ts";
import { profiles } from "./profile.ts";
import { statuteRoom } from "./room.ts";
import { dutiesInForce, limitInForce, limitsOf, noStatute, statuteView } from "./statute.ts";

const book = rulebookOf([districtRoom, accessRoom, statuteRoom]);
const administrator: Giver = { officer: "A1", role: "systemAdministrator" };
const security: Giver = { officer: "S1", role: "securityAdministrator" };
const supervisor: Giver = { officer: "V1", role: "supervisor" };
const other: Giver = { officer: "V2", role: "supervisor" };
const zone = "Asia/Shanghai";

const shipped = chinaCustodyLimits.findLast(({ limit }) => limit.code === "questioning")?.limit as Limit;

/** The journal in memory. `approvers`: people who can be the second, so that acts wait for them. */
async function office(...approvers: readonly Giver[]) {
  const journal = memoryJournal(book);
  let count = 0;
  async function give(by: Giver, name: string, said: object) {
    count += 1;
    const at = Date.UTC(2026, 2, 1) + count * 1000;
    const kind = book.orders.get(name);
    assert.ok(kind, name);
    const now = instantOf(at);
    const body = kind.body.parse(said) as Record<string, unknown>;
    for (const field of kind.sealed) body[field] &&= { record: "made", field, nonce: "n", cipher: "c" };
    const order = { id: derivedUlid(at, String(count)), name, by, receivedAt: now, occurredAt: now, body };
    const outcome = await journal.submit({ order, digest: String(count) });
    for (const fact of outcome.accepted ? outcome.facts : []) {
      // Reasons are the journal's facts.
      if (fact.type !== "ReasonGiven")
        assert.ok(book.facts.get(fact.type)?.shape.safeParse(fact.data).success, fact.type);
    }
    return outcome.accepted
      ? { id: order.id, did: outcome.facts.map(({ type }) => type).join() }
      : { id: order.id, did: outcome.refusal.refused };
  }
  for (const { officer, role } of approvers) {
    await give(security, "RegisterPerson", {
      person: officer,
      name: officer,
      kind: "officer",
      part: "bureau",
      leads: false,
    });
    await give(security, "GrantPowers", { grants: [{ person: officer, power: { role } }] });
  }
  return {
    did: async (by: Giver, name: string, body: object) => (await give(by, name, body)).did,
    give,
    state: async () =>
      readIn(await journal.states([statuteStream, securityStream]))(statuteView, statuteStream) ?? noStatute,
  };
}

const changed: Limit = { ...shipped, length: { count: 6, measure: "hours" }, since: "2026-07-01" };
const name = { profile: "china", kind: "limit", code: "questioning", since: "2026-07-01" } as const;

test("what is shipped has the shape of its facts, one rule a code and day, and says where it was read", () => {
  for (const { code, limits, recording } of profiles) {
    for (const { limit } of limits) {
      const read = limitSchema.safeParse(limit);
      assert.ok(read.success, `${code} ${limit.code}: ${String(read.error)}`);
    }
    const names = [
      ...limits.map(({ limit }) => `limit ${limit.code} ${limit.since}`),
      ...recording.map(({ duty }) => `recording ${duty.code} ${duty.since}`),
    ];
    assert.equal(new Set(names).size, names.length);
  }
});

test("an extension adds in the unit of the limit it adds to, and is named once", () => {
  const [rung] = shipped.ladder;
  assert.ok(rung);
  const fits = (ladder: Limit["ladder"]) => limitSchema.safeParse({ ...shipped, ladder }).success;
  assert.ok(fits([{ ...rung, longer: { how: "by", count: 4, measure: "hours" } }]));
  assert.ok(!fits([{ ...rung, longer: { how: "by", count: 1, measure: "days" } }]));
  assert.ok(fits([{ ...rung, longer: { how: "to", count: 1, measure: "days" } }]));
  assert.ok(!fits([rung, rung]));
});

test("a limit is entered by one person and counts once a second one approves", async () => {
  const { did, give, state } = await office({ officer: "B1", role: "dutyCommander" });
  const { id, did: first } = await give(administrator, "SetLimit", {
    profile: "china",
    limit: changed,
    reason: "新法",
  });
  assert.equal(first, "ActProposed");
  assert.equal(limitInForce(await state(), "questioning", "2026-07-02T00:00:00.000Z", zone)?.limit.length.count, 8);
  const approver = { officer: "B1", role: "dutyCommander" };
  assert.equal(await did(approver, "ApproveSetLimit", { proposalId: id }), "LimitSet,ReasonGiven,ActApproved");
  const now = limitInForce(await state(), "questioning", "2026-07-02T00:00:00.000Z", zone);
  assert.deepEqual([now?.limit.length.count, now?.isVerified, now?.enteredBy], [6, false, ["A1", "B1"]]);

  // Neither of the two says that it is right.
  assert.equal(
    await did({ officer: "A1", role: "supervisor" }, "ConfirmLegalRule", { ...name, source: "原文" }),
    "ConfirmerEnteredIt",
  );
  assert.equal(
    await did({ officer: "B1", role: "supervisor" }, "ConfirmLegalRule", { ...name, source: "原文" }),
    "ConfirmerEnteredIt",
  );
  const let1 = { officer: "V1", role: "supervisor", letIn: ["A1"] };
  assert.equal(await did(let1, "ConfirmLegalRule", { ...name, source: "原文" }), "SecondPersonLetIn");
  assert.equal(await did(other, "ConfirmLegalRule", { ...name, source: "原文" }), "LegalRuleConfirmed");
  const confirmed = limitInForce(await state(), "questioning", "2026-07-02T00:00:00.000Z", zone);
  assert.deepEqual(
    [confirmed?.isVerified, confirmed?.confirmed?.by, confirmed?.confirmed?.source],
    [true, "V2", "原文"],
  );
  assert.equal(await did(other, "ConfirmLegalRule", { ...name, source: "原文" }), "LegalRuleIsVerified");
});

test("what started before a change is judged by what was in force then, by the day of the district's zone", async () => {
  const { did, state } = await office();
  assert.equal(await did(supervisor, "SetLimit", { profile: "china", limit: changed }), "LimitSet");
  const count = async (at: string) => limitInForce(await state(), "questioning", at, zone)?.limit.length.count;
  assert.equal(await count("2026-06-30T15:59:00.000Z"), 8);
  assert.equal(await count("2026-06-30T16:00:00.000Z"), 6);
  const before = limitInForce(await state(), "questioning", "2025-12-31T15:59:00.000Z", zone);
  assert.deepEqual(
    before?.limit.ladder.map(({ code }) => code),
    ["complex"],
  );
});

test("a limit entered anew for its day must be confirmed anew, and saying it again records nothing", async () => {
  const { did, state } = await office();
  const set = (limit: Limit) => did(administrator, "SetLimit", { profile: "china", limit });
  assert.equal(await set(changed), "LimitSet");
  assert.equal(await set(changed), "");
  assert.equal(await set(shipped), "");
  assert.equal(await did(supervisor, "ConfirmLegalRule", { ...name, source: "原文" }), "LegalRuleConfirmed");
  assert.equal(await set({ ...changed, length: { count: 7, measure: "hours" } }), "LimitSet");
  const now = (await state()).entered;
  assert.deepEqual([now.length, (await state()).confirmed], [1, {}]);
});

test("another profile applies from its day on, and one that is unknown is refused", async () => {
  const { did, state } = await office();
  const choose = (profile: string, since: string) => did(administrator, "ChooseProfile", { profile, since });
  assert.equal(await choose("atlantis", "2026-05-01"), "ProfileUnknown");
  assert.equal(await did(administrator, "SetLimit", { profile: "atlantis", limit: changed }), "ProfileUnknown");
  // What applied without anybody's choice can be chosen.
  assert.equal(await choose("china", "2026-04-01"), "ProfileChosen");
  assert.equal(await choose("china", "2026-04-15"), "");
  assert.equal(await choose("england", "2026-05-01"), "ProfileChosen");
  assert.equal(await choose("china", "2026-06-01"), "ProfileChosen");
  const at = async (day: string) => limitInForce(await state(), "detention", `${day}T04:00:00.000Z`, zone)?.limit.code;
  assert.deepEqual(
    [await at("2026-04-30"), await at("2026-05-01"), await at("2026-06-01")],
    [undefined, "detention", undefined],
  );
  assert.deepEqual(dutiesInForce(await state(), "2026-05-10T00:00:00.000Z", zone), []);
});

test("a rule that came with the program is confirmed too; one that was read needs nobody", async () => {
  const { did, state } = await office();
  const duty = { profile: "china", kind: "recording", code: "onScene", since: "2016-07-01" };
  const isVerified = async () =>
    dutiesInForce(await state(), "2026-05-10T00:00:00.000Z", zone).find((one) => one.duty.code === "onScene")
      ?.isVerified;
  assert.equal(await isVerified(), false);
  assert.equal(await did(supervisor, "ConfirmLegalRule", { ...duty, source: "规定原文" }), "LegalRuleConfirmed");
  assert.equal(await isVerified(), true);
  assert.equal(
    await did(supervisor, "ConfirmLegalRule", { ...duty, since: "2016-07-02", source: "原文" }),
    "LegalRuleUnknown",
  );
  const read = limitsOf(noStatute, "china").find(({ isVerified: is }) => is)?.limit as Limit;
  const asked = { profile: "china", kind: "limit", code: read.code, since: read.since, source: "原文" };
  assert.equal(await did(supervisor, "ConfirmLegalRule", asked), "LegalRuleIsVerified");
});
