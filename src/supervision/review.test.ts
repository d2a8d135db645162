import assert from "node:assert/strict";
import { test } from "node:test";
import { checklists } from "./review-draw.ts";
import { reviewStream } from "./review-facts.ts";
import { reviewView } from "./review.ts";
import { checkHouse, crew, dispatcher, second, supervisor } from "./testing/check-house.ts";

const shares = { void: 100, merged: 100, diverted: 50, reclassified: 100, ordinary: 5 };
const seed = "QWERTYUIOPASDFGH";

test("a seed is published once, and before its month begins", async () => {
  const { give, must } = await checkHouse();
  const publish = { month: "2026-12", seed, shares };
  assert.equal((await give(supervisor, "PublishSample", { ...publish, month: "2026-11" })).code, "SampleMonthBegun");
  // Saying that it was published before does not help.
  const before = await give(supervisor, "PublishSample", { ...publish, month: "2026-11" }, "2026-10-20T00:00:00.000Z");
  assert.equal(before.code, "SampleMonthBegun");
  await must(supervisor, "PublishSample", publish);
  const again = await give(second, "PublishSample", { ...publish, seed: `${seed}X` });
  assert.equal(again.code, "SamplePublishedBefore");
  await assert.rejects(give(supervisor, "PublishSample", { ...publish, month: "2027-01", seed: "short" }));
});

const answers = (kind: keyof typeof checklists, no: readonly string[] = []) =>
  checklists[kind].map((item) => ({ item, answer: no.includes(item) ? "no" : "yes" }));

test("without a published sample each robbery that became a quarrel is reviewed; whoever handled it does not", async () => {
  const { give, must, open, state } = await checkHouse();
  const incidentId = await open("robbery");
  await must({ officer: "L2", role: "dispatcher" }, "ChangeReportedType", {
    ...{ incidentId, type: "quarrel", reason: "the caller was wrong" },
  });
  const review = { incidentId, answers: answers("reclassified", ["reasonStands"]) };
  assert.equal((await give(second, "ReviewIncident", review)).code, "NotOneself");
  const short = await give(supervisor, "ReviewIncident", { incidentId, answers: answers("void") });
  assert.equal(short.code, "ChecklistUnanswered");
  await must(supervisor, "ReviewIncident", review);
  const done = await state(reviewView, reviewStream(incidentId));
  assert.deepEqual(
    [done.kind, done.selection, done.isInOrder, done.month],
    ["reclassified", "always", false, "2026-11"],
  );
  assert.equal((await give(supervisor, "ReviewIncident", review)).code, "ReviewedBefore");
});

test("an ordinary incident that was not drawn takes a reason, and is reviewed only when it is over", async () => {
  const { give, must, open, work, state } = await checkHouse();
  const incidentId = await open();
  const review = { incidentId, answers: answers("ordinary") };
  assert.equal((await give(supervisor, "ReviewIncident", review)).code, "ReviewTooEarly");
  await work(incidentId, "N1", 60);
  await must(crew("N1"), "GiveReport", { incidentId, text: "done" });
  await must(crew("N1"), "RecordResult", { incidentId, result: "mediated" });
  await must(dispatcher, "FileIncident", { incidentId });
  assert.equal((await give(supervisor, "ReviewIncident", review)).code, "ReviewNotDrawn");
  await must(supervisor, "ReviewIncident", { ...review, reason: "a complaint names it" });
  assert.deepEqual((await state(reviewView, reviewStream(incidentId))).selection, "chosen");
  const none = "01M85K8DEGQ3X1M396A1205V7W";
  assert.equal((await give(supervisor, "ReviewIncident", { ...review, incidentId: none })).code, "ReviewOfNoIncident");
});

test("in a month with a published sample the draw decides, as anybody can compute it", async () => {
  const { give, must, open, pass, state } = await checkHouse();
  await must(supervisor, "PublishSample", { month: "2026-12", seed, shares: { ...shares, void: 0 } });
  pass(10 * 86_400);
  const incidentId = await open();
  await must(dispatcher, "VoidIncident", { incidentId, mark: "misdial", reason: "wrong number" });
  const review = { incidentId, answers: answers("void") };
  assert.equal((await give(supervisor, "ReviewIncident", review)).code, "ReviewNotDrawn");
  const other = await open("robbery");
  await must(dispatcher, "ChangeReportedType", { incidentId: other, type: "quarrel", reason: "the caller was wrong" });
  await must(supervisor, "ReviewIncident", { incidentId: other, answers: answers("reclassified") });
  assert.equal((await state(reviewView, reviewStream(other))).month, "2026-12");
});
