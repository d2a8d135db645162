import assert from "node:assert/strict";
import { test } from "node:test";
import { isSeen, tagsOf } from "../access/sight.ts";
import type { Fact } from "../ground/fact.ts";
import { findingStage, findingView, tagOfAgainst } from "./finding.ts";
import { findingStream } from "./finding-facts.ts";
import {
  checkHouse,
  commander,
  crew,
  dispatcher,
  north,
  second,
  south,
  supervisor,
  system,
} from "./testing/check-house.ts";

const day = 86_400;

/** The tasks that a directive made. */
function copiesIn(facts: readonly Fact[]): readonly { readonly task: string }[] {
  return (facts[0]?.data as { readonly copies?: readonly { readonly task: string }[] } | undefined)?.copies ?? [];
}

async function upheld() {
  const house = await checkHouse();
  const incident = await house.open("robbery");
  const { id: findingId } = await house.find(incident);
  await house.must(north, "AnswerFinding", { findingId, accepts: false, words: "the caller was wrong" });
  await house.must(supervisor, "DecideFinding", { findingId, upheld: true, reason: "no reason stands there" });
  return { ...house, incident, findingId };
}

test("a finding is answered, upheld, mended by a task, and verified by another than who opened it", async () => {
  const { findingId, finding, give, must, later } = await upheld();
  assert.equal(findingStage(await finding(findingId)), "upheld");
  const directive = { title: "Train the desk", to: [{ kind: "station", id: "north" }], signBy: later(600) };
  const { facts } = await must(supervisor, "IssueDirective", directive);
  const copies = copiesIn(facts);
  const taskId = copies[0]?.task ?? "";
  assert.equal((await give(supervisor, "OrderMending", { findingId, taskId: findingId })).code, "MendingTaskUnknown");
  await must(supervisor, "OrderMending", { findingId, taskId });
  assert.equal((await give(south, "SayMended", { findingId, words: "we" })).code, "NotYourFinding");
  await must(north, "SayMended", { findingId, words: "trained on Monday" });
  const verify = { findingId, isMended: true, reason: "seen on the spot" };
  assert.equal((await give(supervisor, "VerifyFinding", verify)).code, "NotOneself");
  await must(second, "VerifyFinding", { ...verify, isMended: false });
  assert.equal(findingStage(await finding(findingId)), "upheld");
  await must(north, "SayMended", { findingId, words: "now everybody" });
  await must(second, "VerifyFinding", verify);
  const over = await finding(findingId);
  assert.deepEqual([findingStage(over), over.tasks], ["verified", [taskId]]);
  assert.equal((await give(second, "VerifyFinding", verify)).code, "FindingNotAtStage");
});

test("a finding against a crew is seen by its station, unless a complaint that proves it names more than the crew", async () => {
  const { open, must, give, finding } = await checkHouse();
  const incident = await open("robbery");
  const body = { rule: "recorded", title: "No recording", severity: "minor", against: { kind: "unit", id: "N1" } };
  const of = (stream: string) => ({ ...body, evidence: [{ stream, writer: "home", n: 1 }] });
  const seen = async (id: string) => {
    const { seenBy } = findingView;
    const tags = seenBy?.(await finding(id), findingStream(id)) ?? [];
    return [north, south, crew("N1")].map((giver) => isSeen(tagsOf(giver), tags));
  };
  const { id: plain } = await must(supervisor, "OpenFinding", of(`incident/${incident}`));
  assert.deepEqual(await seen(plain), [true, false, true]);
  const complain = { channel: "counter", words: "rude", aboutUnit: "N1" };
  const { id: crews } = await must(supervisor, "ReceiveComplaint", complain);
  const { id: one } = await must(supervisor, "OpenFinding", of(`complaint/${crews}`));
  assert.deepEqual(await seen(one), [true, false, true]);
  const { id: leaders } = await must(supervisor, "ReceiveComplaint", { ...complain, aboutOfficer: "310900" });
  const { id: other } = await must(supervisor, "OpenFinding", of(`complaint/${leaders}`));
  assert.deepEqual(await seen(other), [false, false, true]);
  const nobody = { ...of(`incident/${incident}`), against: { kind: "unit", id: "N9" } };
  assert.equal((await give(supervisor, "OpenFinding", nobody)).code, "FindingAgainstNobody");
});

test("a task that is not supervision's mends nothing", async () => {
  const { findingId, give, must, later } = await upheld();
  const directive = { title: "Count pumps", to: [{ kind: "station", id: "north" }], signBy: later(600) };
  const { facts } = await must(commander, "IssueDirective", directive);
  const copies = copiesIn(facts);
  const code = (await give(supervisor, "OrderMending", { findingId, taskId: copies[0]?.task ?? "" })).code;
  assert.equal(code, "MendingTaskUnknown");
});

test("an appeal is decided by another than who opened and decided, and not by the side it is against", async () => {
  const { findingId, finding, give, must, pass } = await upheld();
  await must(north, "AppealFinding", { findingId, words: "the law says otherwise" });
  const decide = { findingId, upheld: false, reason: "the station is right" };
  assert.equal((await give(supervisor, "DecideAppeal", decide)).code, "NotOneself");
  await must(second, "DecideAppeal", decide);
  assert.equal(findingStage(await finding(findingId)), "dropped");

  const late = await upheld();
  late.pass(6 * day);
  assert.equal(
    (await late.give(north, "AppealFinding", { findingId: late.findingId, words: "late" })).code,
    "AppealTooLate",
  );
  pass(1);
});

test("the commander decides on an appeal of a station, never on one of the hall", async () => {
  const house = await checkHouse();
  const { give, must, find, open } = house;
  const ofStation = await upheld();
  await ofStation.must(north, "AppealFinding", { findingId: ofStation.findingId, words: "no" });
  const decide = { upheld: true, reason: "it stands" };
  await ofStation.must(commander, "DecideAppeal", { findingId: ofStation.findingId, ...decide });
  const { id: findingId } = await find(await open(), { against: { kind: "hall" } });
  await must(dispatcher, "AnswerFinding", { findingId, accepts: false });
  await must(supervisor, "DecideFinding", { findingId, ...decide });
  await must(dispatcher, "AppealFinding", { findingId, words: "no" });
  assert.equal((await give(commander, "DecideAppeal", { findingId, ...decide })).code, "NotOneself");
});

test("whoever gave the facts in question does not close what is about them", async () => {
  const { open, must, give, find, pass, now } = await checkHouse();
  const incident = await open();
  // A shift leader today, supervision tomorrow: the same person.
  const both = { officer: "L2", role: "dispatcher" };
  await must(both, "ChangePriority", { incidentId: incident, priority: 4, reason: "not so urgent" });
  const { id: findingId } = await find(incident);
  const decide = { findingId, upheld: false, reason: "nothing there" };
  assert.equal((await give(second, "DecideFinding", decide)).code, "AnswerNotDue");
  pass(3 * day + 1);
  assert.equal((await give(second, "DecideFinding", decide)).code, "NotOneself");
  await must(supervisor, "DecideFinding", decide);
  assert.ok(now() > "2026-11-26");
});

test("a finding names a rule, known facts and a known part; nobody is named by badge", async () => {
  const { open, give, find } = await checkHouse();
  const incident = await open();
  const evidence = [{ stream: `incident/${incident}`, writer: "home", n: 1 }];
  const said = {
    rule: "void",
    title: "Voided",
    severity: "minor",
    evidence,
    against: { kind: "station", id: "north" },
  };
  const code = async (more: object) => (await give(supervisor, "OpenFinding", { ...said, ...more })).code;
  assert.equal(await code({ rule: "ranking" }), "RuleUnknown");
  assert.equal(
    await code({ evidence: [{ ...evidence[0], stream: "incident/01M85K8DEGQ3X1M396A1205V7W" }] }),
    "EvidenceUnknown",
  );
  assert.equal(await code({ evidence: [{ ...evidence[0], stream: "person/310001" }] }), "EvidenceUnknown");
  assert.equal(await code({ against: { kind: "station", id: "west" } }), "FindingAgainstNobody");
  assert.equal(await code({ answerBy: "2020-01-01T00:00:00Z" }), "FindingDueInPast");
  await assert.rejects(code({ against: { kind: "person", id: "310001" } }));
  assert.equal((await find(incident)).code, "");
});

test("the clock notes once that nobody answered in time", async () => {
  const { open, find, give, must, pass, finding } = await checkHouse();
  const { id: findingId } = await find(await open());
  const note = { findingId, step: "answer" };
  assert.equal((await give(system, "NoteFindingLate", note)).code, "FindingNotLate");
  const [timer] = findingView.timers?.(await finding(findingId), findingStream(findingId)) ?? [];
  assert.deepEqual([timer?.order, timer?.body, timer?.due], ["NoteFindingLate", note, "2026-11-26T02:00:00.000Z"]);
  pass(3 * day);
  await must(system, "NoteFindingLate", note);
  assert.equal((await give(system, "NoteFindingLate", note)).code, "FindingNotLate");
  assert.deepEqual(findingView.timers?.(await finding(findingId), ""), []);
});

test("a station sees findings against itself only; supervision and the commander see all", async () => {
  const { open, find, finding } = await checkHouse();
  const { id } = await find(await open());
  const seenBy = findingView.seenBy?.(await finding(id), findingStream(id)) ?? [];
  const sees = (by: Parameters<typeof tagsOf>[0]) => isSeen(tagsOf(by), seenBy);
  assert.deepEqual(
    [north, south, supervisor, commander, dispatcher, crew("N1"), { officer: "R", role: "reader" }].map(sees),
    [true, false, true, true, false, false, false],
  );
  assert.equal(tagOfAgainst({ kind: "hall" }), "hall");
});

test("what is owed for a finding is the part's first, then supervision's, and not of who opened it where another must look", async () => {
  const { findingId, finding, must, now } = await upheld();
  const owed = async () => findingView.owed?.(await finding(findingId), now()) ?? [];
  assert.deepEqual(
    (await owed()).map(({ kind, by, due }) => [kind, by, due]),
    [["report", ["station:north"], "2026-12-03T02:00:00.000Z"]],
  );
  await must(north, "SayMended", { findingId, words: "done" });
  assert.deepEqual(
    (await owed()).map(({ kind, by, not }) => [kind, by, not]),
    [["check", ["supervisor"], ["L1"]]],
  );
});
