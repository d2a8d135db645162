import assert from "node:assert/strict";
import { test } from "node:test";
import { complaintDue, complaintEndedAt, complaintStage, isComplaintOpen, nextReminder } from "./complaint.ts";
import { complaintRetained } from "./complaint-retained.ts";
import { complaintView } from "./complaint-view.ts";
import { calltaker, colleague, commander, house, north, supervisor } from "./testing/house.ts";

/** A complaint that L2 has answered on its first day. */
async function answered() {
  const made = await house();
  const complaintId = await made.receive({ aboutUnit: "N-1" });
  const asking = { complaintId, channel: "letter", words: "…" };
  assert.equal((await made.give(supervisor, "AskComplaintReview", asking)).code, "ComplaintNotAnswered");
  await made.must(supervisor, "AssignComplaint", { complaintId, handler: "L2" });
  const answer = { complaintId, outcome: "notUpheld", words: "…", told: "written" };
  await made.must(colleague, "AnswerComplaint", answer, 60);
  return { ...made, complaintId, asking };
}

test("a review is asked for at any counter within 30 days, once, and reopens the complaint", async () => {
  const { complaintId, asking, give, must, complaint, day } = await answered();
  assert.equal(isComplaintOpen(await complaint(complaintId)), false);
  // The day of the answer is not counted; the last day ends with its midnight in Shanghai.
  assert.equal((await give(north, "AskComplaintReview", asking, 31 * day)).code, "ReviewAskedTooLate");
  await must(north, "AskComplaintReview", asking, 30 * day);
  const state = await complaint(complaintId);
  assert.deepEqual([complaintStage(state), state.handler, isComplaintOpen(state)], ["underReview", undefined, true]);
  assert.equal(complaintEndedAt(state), undefined);
  assert.deepEqual(complaintDue(state), { step: "review", clock: state.review?.due });
  assert.equal(state.review?.due?.due, "2027-01-22T16:00:00.000Z");
  assert.equal(nextReminder(state)?.step, "review");
  assert.equal((await give(calltaker, "AskComplaintReview", asking, 30 * day)).code, "ReviewAskedBefore");
});

test("another than who answered reviews it, with words, and then it is over", async () => {
  const { complaintId, asking, give, must, complaint } = await answered();
  await must(calltaker, "AskComplaintReview", { ...asking, channel: "call" }, 90);
  const review = { complaintId, outcome: "changed", told: "written" };
  const assign = async (handler: string) =>
    (await give(commander, "AssignComplaint", { complaintId, handler }, 91)).code;
  const owed = async () => complaintView.owed?.(await complaint(complaintId), "2026-11-23T05:00:00.000Z") ?? [];
  assert.deepEqual(
    (await owed()).map(({ kind, by, not }) => [kind, by, not]),
    [["sign", ["supervisor"], ["L2"]]],
  );
  assert.equal(
    (await give(supervisor, "AnswerComplaintReview", { ...review, words: "…" }, 91)).code,
    "ComplaintWithoutHandler",
  );
  assert.equal(await assign("L2"), "HandlerAnsweredIt");
  assert.equal(await assign("L1"), "");
  assert.deepEqual(
    (await owed()).map(({ kind, by }) => [kind, by]),
    [["answer", ["person:L1"]]],
  );
  const give1 = async (by: typeof supervisor, more: object) =>
    (await give(by, "AnswerComplaintReview", { ...review, ...more }, 92)).code;
  assert.equal(await give1(colleague, { words: "…" }), "NotYourComplaint");
  assert.equal(await give1(supervisor, {}), "AnswerMissing");
  assert.equal(await give1(supervisor, { words: "…" }), "");
  assert.equal(await give1(supervisor, { words: "…" }), "ReviewNotAsked");
  const state = await complaint(complaintId);
  assert.deepEqual([complaintStage(state), isComplaintOpen(state), await owed()], ["reviewed", false, []]);
  assert.equal((await give(supervisor, "AskComplaintReview", asking, 93)).code, "ReviewAskedBefore");
  // The first answer stands beside it.
  assert.equal(state.answered?.outcome, "notUpheld");
});

test("whom it is about is nobody's to ask or review, and what ended it is its last answer", async () => {
  const { complaintId, asking, give, must, journal } = await answered();
  const crew = { officer: "P1", role: "supervisor" as const };
  assert.equal((await give(crew, "AskComplaintReview", asking, 90)).code, "ComplaintUnknown");
  await must(supervisor, "AskComplaintReview", asking, 90);
  await must(supervisor, "AssignComplaint", { complaintId, handler: "L1" }, 91);
  await must(supervisor, "AnswerComplaintReview", { complaintId, outcome: "stands", words: "…", told: "spoken" }, 92);
  const ends = (await journal.factsOf(`complaint/${complaintId}`)).map((fact) => complaintRetained.isOver(fact, ""));
  assert.deepEqual(
    ends.filter((one) => one !== undefined),
    [false, true, false, true],
  );
});
