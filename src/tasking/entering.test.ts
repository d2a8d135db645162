import assert from "node:assert/strict";
import { test } from "node:test";
import type { Giver } from "../ground/fact.ts";
import { keptPromise } from "./clock.ts";
import { enteredTaskId } from "./entered.ts";
import { taskStage } from "./stage.ts";
import { analysts, commander, house, north } from "./testing/house.ts";
import { taskView } from "./task-view.ts";

const importer: Giver = { officer: "import", role: "importer" };
/** Hours of the Monday on which orders are given; they are given at ten by the district's clock, 02:00 in UTC. */
const at = (hour: string) => `2026-11-22T${hour}:00.000Z`;

const base = {
  ...{
    source: "old",
    ref: "T-1",
    title: "Check the pumps",
    from: { kind: "hall" },
    to: { kind: "station", id: "north" },
  },
  signBy: at("08:10"),
};

async function entered() {
  const district = await house();
  const enter = (more: object = {}, by: Giver = importer) => district.give(by, "EnterTask", { ...base, ...more });
  const task = () => district.task(enteredTaskId("old", "T-1"));
  return { ...district, enter, task };
}

test("a task is entered as it stood in the other system, at the stage its times tell", async () => {
  const stageOf = async (more: object) => {
    const { enter, task } = await entered();
    assert.equal((await enter(more)).code, "");
    return taskStage(await task());
  };
  const signed = { signedAt: "2026-11-23T02:00:00.000Z" };
  // The test's orders occur when they are given: nothing lies before that.
  const answered = { ...signed, answeredAt: signed.signedAt };
  assert.equal(await stageOf({}), "issued");
  assert.equal(await stageOf(signed), "atWork");
  assert.equal(await stageOf(answered), "answered");
  assert.equal(await stageOf({ ...answered, closedAt: signed.signedAt }), "closed");
  assert.equal(await stageOf({ withdrawnAt: signed.signedAt, reason: "no need" }), "withdrawn");
});

test("entered twice it records nothing; with other content it is told anew, until somebody works on it here", async () => {
  const { enter, task, give } = await entered();
  assert.equal((await enter()).facts.length, 1);
  assert.equal((await enter()).facts.length, 0, "the same row again");
  assert.equal((await enter({ words: "sealed" })).facts.length, 1, "words where there were none");
  assert.equal((await enter({ words: "other words" })).facts.length, 0, "sealed words are not compared");
  assert.equal((await enter({ signedAt: "2026-11-23T02:00:00.000Z" })).facts.length, 1);
  assert.equal((await task()).words, undefined, "what the table no longer says is gone");
  const { id: taskId } = await task();
  const answer = { taskId, words: "done" };
  assert.equal((await give(analysts, "AnswerTask", answer)).code, "NotYourTask");
  assert.equal((await give(north, "AnswerTask", answer)).code, "");
  assert.equal((await enter({ title: "Other" })).code, "TaskWorkedOn");
  assert.equal((await task()).title.en, "Check the pumps");
});

test("an open one goes on here as any task does, and its clock runs", async () => {
  const { enter, task, must } = await entered();
  await enter({ answerBy: "2026-11-23T03:00:00.000Z" });
  const { id: taskId } = await task();
  assert.equal(taskView.timers?.(await task(), "")[0]?.order, "RemindTask");
  await must(north, "SignTask", { taskId }, 5);
  await must(north, "AnswerTask", { taskId, words: "done" }, 30);
  await must(commander, "ConfirmTask", { taskId }, 40);
  assert.equal(taskStage(await task()), "closed");
  assert.equal(keptPromise(await task()), true);
});

test("what cannot have been is refused by its name", async () => {
  const { enter, define } = await entered();
  const code = async (more: object) => (await enter(more)).code;
  const now = "2026-11-23T02:00:00.000Z";
  assert.equal(await code({ signedAt: at("01:00") }), "StepBeforeAnother");
  assert.equal(await code({ signedAt: "2026-11-23T02:01:00.000Z" }), "StepInFuture");
  assert.equal(await code({ closedAt: now }), "ClosedUnanswered");
  assert.equal(await code({ answeredAt: now, closedAt: now, withdrawnAt: now }), "ClosedUnanswered");
  assert.equal(await code({ answerBy: at("08:00") }), "AnswerBeforeSign");
  assert.equal(await code({ to: { kind: "hall" } }), "PartyIsOneself");
  assert.equal(await code({ to: { kind: "station", id: "west" } }), "PartyUnknown");
  assert.equal(await code({ with: [base.to] }), "PartyTwice");
  assert.equal(await code({ title: undefined }), "TitleMissing");
  assert.equal(await code({ service: "interpreter", title: undefined }), "ServiceUnknown");
  await define({});
  assert.equal(await code({ service: "interpreter", title: undefined }), "RequestOfNothing");
  const about = { kind: "incident", id: "01M000000000000000000000AA" };
  assert.equal(await code({ service: "interpreter", title: undefined, about }), "AboutUnknown");
  assert.equal((await enter({}, north)).code, "RoleNotAllowed");
});

test("another authority's answer stays out of what is entered, too", async () => {
  const { enter, define } = await entered();
  await define({ service: "stop", referral: true, name: { zh: "止付", en: "Stop" }, returns: [] });
  const request = { service: "stop", title: undefined, about: { kind: "drill", id: "d" } };
  const answered = { answeredAt: "2026-11-23T02:00:00.000Z" };
  assert.equal((await enter({ ...request, ...answered, answer: "it was stopped" })).code, "ReferralHasNoResult");
  assert.equal((await enter({ ...request, ...answered })).code, "");
});
