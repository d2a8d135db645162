import assert from "node:assert/strict";
import { test } from "node:test";
import { noStatute } from "../statute/statute.ts";
import { checksOf, isTooGood, type LawOfDay, recordedChecks, reviewKindOf, sharesOf } from "./check-evaluate.ts";
import type { CheckedIncident } from "./check-known.ts";
import { checkRules, ruleOf } from "./check-rules.ts";
import { checkHouse, crew, dispatcher, system } from "./testing/check-house.ts";

const law: LawOfDay = {
  statute: noStatute,
  zone: "Asia/Shanghai",
  isEnforcement: (type) => (type === "robbery" ? true : type === "quarrel" ? false : undefined),
};

const found = (incident: CheckedIncident) =>
  checksOf(incident)
    .filter(({ outcome }) => outcome !== "met")
    .map(({ rule, station, unit }) => [rule, station, unit]);

test("work that is done in time, step by step, is quiet", async () => {
  const { open, work, must, incident } = await checkHouse();
  const id = await open();
  await work(id, "N1", 20);
  await must(crew("N1"), "GiveReport", { incidentId: id, text: "done" });
  const known = await incident(id);
  assert.deepEqual(found(known), []);
  assert.deepEqual(
    checksOf(known).map(({ rule, outcome }) => [rule, outcome]),
    [
      ["acknowledged", "met"],
      ["reported", "met"],
    ],
  );
  assert.equal(reviewKindOf(known), "ordinary");
  assert.deepEqual(recordedChecks(known, law), []);
});

test("what is late is found with the crew, its station, by how much, and the facts that prove it", async () => {
  const { open, work, must, pass, incident } = await checkHouse();
  const id = await open();
  // The district gives 30 seconds to acknowledge and 30 minutes to report.
  await work(id, "N1", 100);
  pass(40 * 60);
  await must(crew("N1"), "GiveReport", { incidentId: id, text: "late" });
  const known = await incident(id);
  assert.deepEqual(found(known), [
    ["acknowledged", "north", "N1"],
    ["reported", "north", "N1"],
  ]);
  const [acknowledged, reported] = checksOf(known);
  assert.deepEqual([acknowledged?.seconds, reported?.seconds], [70, 600]);
  const [crewAt] = known.assignments;
  assert.deepEqual(acknowledged?.evidence, [
    { stream: `incident/${id}`, writer: crewAt?.steps.acknowledged?.writer, n: crewAt?.steps.acknowledged?.n },
  ]);
});

test("a robbery that becomes a quarrel is in the second look, also by what it was handled as", async () => {
  const { open, work, must, incident } = await checkHouse();
  const first = await open("robbery");
  await must(dispatcher, "ChangeReportedType", { incidentId: first, type: "quarrel", reason: "the caller was wrong" });
  const [look] = checksOf(await incident(first));
  assert.deepEqual([look?.rule, look?.outcome, look?.from, look?.to], ["reclassified", "look", "robbery", "quarrel"]);
  const other = await open("robbery");
  await work(other, "N1", 20);
  await must(crew("N1"), "SetHandledType", { incidentId: other, type: "quarrel" });
  assert.deepEqual(reviewKindOf(await incident(other)), "reclassified");
  // Said again as it was, it is no change.
  const same = await open("robbery");
  await work(same, "S1", 20);
  await must(crew("S1"), "SetHandledType", { incidentId: same, type: "robbery" });
  assert.deepEqual(reviewKindOf(await incident(same)), "ordinary");
});

test("an incident that is voided is looked at again, and no longer once it goes on", async () => {
  const { open, must, incident } = await checkHouse();
  const id = await open();
  await must(dispatcher, "VoidIncident", { incidentId: id, mark: "misdial", reason: "wrong number" });
  assert.equal(reviewKindOf(await incident(id)), "void");
  await must(dispatcher, "ReopenIncident", { incidentId: id, reason: "it was none" });
  assert.equal(reviewKindOf(await incident(id)), "ordinary");
});

test("steps clicked through at the end are found as bulk; steps a minute apart are not", async () => {
  const { open, work, incident } = await checkHouse();
  const clicked = await open();
  await work(clicked, "N1", 2);
  const known = await incident(clicked);
  const bulk = checksOf(known).find(({ rule }) => rule === "bulkEntered");
  assert.deepEqual([bulk?.station, bulk?.unit, bulk?.evidence.length], ["north", "N1", 5]);
  const honest = await open();
  await work(honest, "S1", 60);
  assert.ok(checksOf(await incident(honest)).every(({ rule }) => rule !== "bulkEntered"));
  const [share] = sharesOf(known);
  assert.deepEqual([share?.station, share?.steps, share?.bulk], ["north", 5, 5]);
});

test("steps with times of before are back-entered, not bulk", async () => {
  const { open, must, now, later, pass, incident } = await checkHouse();
  const id = await open();
  const { id: assignmentId } = await must(dispatcher, "OrderUnit", { incidentId: id, unitId: "N1" });
  const [acknowledged, left] = [now(), later(60)];
  pass(1800);
  const step = { incidentId: id, assignmentId };
  await must(crew("N1"), "AcknowledgeOrder", step, acknowledged);
  await must(crew("N1"), "GoEnRoute", step, left);
  await must(crew("N1"), "ArriveOnScene", step, later(-600));
  const rules = checksOf(await incident(id)).map(({ rule, outcome }) => [rule, outcome]);
  assert.deepEqual(rules, [
    ["acknowledged", "met"],
    ["backEntered", "broken"],
  ]);
});

test("enforcement work without a recording is found once the report names none, with its length", async () => {
  const { open, work, must, incident } = await checkHouse();
  const id = await open("robbery");
  await work(id, "N1", 60);
  assert.deepEqual(recordedChecks(await incident(id), law), []);
  await must(crew("N1"), "GiveReport", { incidentId: id, text: "done" });
  const [check] = recordedChecks(await incident(id), law);
  assert.deepEqual([check?.rule, check?.station, check?.seconds], ["recorded", "north", 120]);
  // Of a quarrel nothing had to be recorded, unless the report tells of a seizure.
  const quarrel = await open();
  await work(quarrel, "S1", 60);
  await must(crew("S1"), "GiveReport", { incidentId: quarrel, text: "done" });
  assert.deepEqual(recordedChecks(await incident(quarrel), law), []);
  await must(crew("S1"), "GiveReport", { incidentId: quarrel, text: "done", situations: ["seizureOnSpot"] });
  assert.equal(recordedChecks(await incident(quarrel), law).length, 1);
});

test("a month is too good only with enough deadlines, all but all in time, and much clicked in bulk", () => {
  const month = { timed: 400, met: 399, steps: 1000, bulk: 300 };
  assert.equal(isTooGood(month), true);
  assert.equal(isTooGood({ ...month, met: 396 }), false);
  assert.equal(isTooGood({ ...month, bulk: 100 }), false);
  assert.equal(isTooGood({ timed: 29, met: 29, steps: 100, bulk: 100 }), false);
  assert.equal(isTooGood({ timed: 0, met: 0, steps: 0, bulk: 0 }), false);
});

test("each rule says its law, when it applies and by what it is met, in both languages; what a rule before refuses is refused by name", () => {
  for (const rule of checkRules) {
    for (const { zh, en } of [rule.name, rule.basis.law, rule.basis.article, rule.applies, rule.metBy]) {
      assert.ok(zh !== "" && en !== "" && zh !== en, rule.code);
    }
    assert.equal(rule.moment === "before", "refusedAs" in rule, rule.code);
  }
  assert.equal(ruleOf("recorded")?.severity, "grave");
  assert.equal(ruleOf("ranked"), undefined);
});

test("what the clock does is nobody's: only people have handled an incident", async () => {
  const { open, work, incident } = await checkHouse();
  const id = await open();
  await work(id, "N1", 60);
  const { by } = await incident(id);
  assert.deepEqual(by, ["D2", "crew N1"]);
  assert.ok(!by.includes(system.officer));
});
