import assert from "node:assert/strict";
import { test } from "node:test";
import { plusSeconds } from "../ground/instant.ts";
import { answerDue, keptPromise, nextDue } from "./clock.ts";
import { taskStage } from "./stage.ts";
import {
  analysts,
  commander,
  dispatcher,
  house,
  monday,
  north,
  south,
  supervisor,
  system,
  traffic,
} from "./testing/house.ts";
import { taskView, turnOf } from "./task-view.ts";

const at = (minute: number) => plusSeconds(monday, minute * 60);

test("a directive to two stations is two tasks, each with a life of its own", async () => {
  const { issue, give, task } = await house();
  const to = [
    { kind: "station", id: "north" },
    { kind: "station", id: "south" },
  ];
  const [first = "", second = ""] = await issue({ to });
  assert.equal((await give(north, "SignTask", { taskId: first }, 2)).code, "");
  assert.equal(taskStage(await task(first)), "atWork");
  assert.equal(taskStage(await task(second)), "issued");
  assert.equal((await give(north, "SignTask", { taskId: second }, 2)).code, "NotYourTask");
  assert.equal((await give(south, "ReturnTask", { taskId: second, reason: "It is theirs" }, 3)).code, "");
  assert.deepEqual(turnOf(await task(second)), { kind: "hall" });
  await give(north, "AnswerTask", { taskId: first, words: "done" }, 20);
  assert.equal((await give(north, "ConfirmTask", { taskId: first }, 21)).code, "NotYourTask");
  // Any dispatcher speaks for the hall that gave it.
  assert.equal((await give(dispatcher, "ConfirmTask", { taskId: first, thanked: true }, 22)).code, "");
  const over = await task(first);
  assert.deepEqual([taskStage(over), over.confirmed?.thanked, keptPromise(over)], ["closed", true, true]);
  assert.equal((await give(north, "AnswerTask", { taskId: first, words: "more" }, 23)).code, "TaskOver");
});

test("what cannot be given is refused with its reason, and nothing is written", async () => {
  const { give, journal } = await house();
  const body = { title: "Check", to: [{ kind: "station", id: "north" }], signBy: at(10), answerBy: at(60) };
  const written = journal.head();
  const code = async (by: Parameters<typeof give>[0], more: object) =>
    (await give(by, "IssueDirective", { ...body, ...more })).code;
  assert.equal(await code(commander, { to: [{ kind: "station", id: "moon" }] }), "PartyUnknown");
  assert.equal(await code(commander, { to: [...body.to, ...body.to] }), "PartyTwice");
  assert.equal(await code(analysts, { to: [{ kind: "department", id: "analysis" }] }), "PartyIsOneself");
  assert.equal(await code(commander, { signBy: at(-1) }), "DueInPast");
  assert.equal(await code(commander, { answerBy: at(5) }), "AnswerBeforeSign");
  assert.equal(
    await code(commander, { about: { kind: "incident", id: "01ARZ3NDEKTSV4RRFFQ69G5FAV" } }),
    "AboutUnknown",
  );
  const field = { field: "pumps", label: "Pumps", kind: "number", required: true };
  assert.equal(await code(commander, { asks: [field, field] }), "FieldTwice");
  assert.equal(await code(commander, { to: [{ kind: "group", id: "01ARZ3NDEKTSV4RRFFQ69G5FAV" }] }), "GroupUnknown");
  assert.equal(journal.head(), written);
});

test("a structured answer has what was asked for, each of its kind", async () => {
  const { issue, must, give } = await house();
  const asks = [
    { field: "pumps", label: "Pumps", kind: "number", required: true },
    { field: "ready", label: "Ready", kind: "yesNo", required: false },
  ];
  const [taskId = ""] = await issue({ asks });
  await must(north, "SignTask", { taskId }, 1);
  const code = async (values: readonly object[]) => (await give(north, "AnswerTask", { taskId, values }, 2)).code;
  assert.equal(await code([]), "FieldMissing");
  assert.equal(await code([{ field: "pumps", value: "many" }]), "FieldWrong");
  assert.equal(await code([{ field: "boats", value: "2" }]), "FieldUnknown");
  assert.equal(
    await code([
      { field: "pumps", value: "2" },
      { field: "pumps", value: "3" },
    ]),
    "FieldTwice",
  );
  assert.equal(
    await code([
      { field: "pumps", value: "2" },
      { field: "ready", value: "yes" },
    ]),
    "",
  );
});

test("asked, returned, asked again, answered late: once asked, once returned, and the promise broken from the first asking", async () => {
  const { define, give, must, task } = await house();
  await define({});
  const { id: taskId } = await must(north, "AskForService", {
    service: "interpreter",
    about: { kind: "drill", id: "1" },
  });
  assert.equal((await task(taskId)).answerBy, at(30));
  await must(analysts, "ReturnTask", { taskId, reason: "Which language?" }, 4);
  assert.equal((await give(analysts, "SignTask", { taskId }, 5)).code, "TaskNotAtStage");
  const again = { taskId, to: { kind: "department", id: "analysis" }, reason: "Korean" };
  await must(north, "ReassignTask", again, 20);
  await must(analysts, "SignTask", { taskId }, 21);
  await must(analysts, "AnswerTask", { taskId, words: "On the way" }, 35);
  const late = await task(taskId);
  assert.deepEqual([late.returns, late.askedAt, keptPromise(late)], [1, monday, false]);
});

test("the clock stands only while it waits for the asker", async () => {
  const { define, must, task } = await house();
  await define({});
  const { id: taskId } = await must(north, "AskForService", {
    service: "interpreter",
    about: { kind: "drill", id: "1" },
  });
  await must(analysts, "SignTask", { taskId }, 2);
  await must(analysts, "AskAsker", { taskId, words: "Which?" }, 5);
  assert.equal(nextDue(await task(taskId)), undefined);
  assert.deepEqual(turnOf(await task(taskId)), { kind: "station", id: "north" });
  await must(north, "ReplyToTask", { taskId, words: "Korean" }, 25);
  assert.equal(answerDue(await task(taskId)), at(50));
  await must(analysts, "AnswerTask", { taskId, words: "Coming" }, 49);
  assert.equal(keptPromise(await task(taskId)), true);
  // The wait for the asker's check does not count either; what was promised is judged by the first answer.
  await must(north, "ReopenTask", { taskId, reason: "Nobody came" }, 69);
  assert.equal(answerDue(await task(taskId)), at(70));
  await must(analysts, "AnswerTask", { taskId, words: "Coming now" }, 100);
  assert.equal(keptPromise(await task(taskId)), true);
});

test("several answer as one: the lead's answer is the whole, the others' are parts", async () => {
  const { define, give, must, task } = await house();
  const answeredBy = [
    { kind: "department", id: "analysis" },
    { kind: "department", id: "traffic" },
  ];
  await define({ answeredBy });
  const { id: taskId } = await must(north, "AskForService", {
    service: "interpreter",
    about: { kind: "drill", id: "1" },
  });
  await must(analysts, "SignTask", { taskId }, 1);
  await must(traffic, "AnswerTask", { taskId, words: "Road closed" }, 2);
  const withPart = await task(taskId);
  assert.deepEqual([taskStage(withPart), withPart.parts.map(({ from }) => from.id)], ["atWork", ["traffic"]]);
  assert.equal((await give(south, "AnswerTask", { taskId, words: "Me too" }, 3)).code, "NotYourTask");
  await must(analysts, "AnswerTask", { taskId, words: "All" }, 4);
  assert.equal(taskStage(await task(taskId)), "answered");
});

test("outside its hours an item is answered by who covers, and says so; without cover it is refused", async () => {
  const { define, give, must, task } = await house();
  const hours = { days: [1, 2, 3, 4, 5], from: 510, to: 1050, holidays: false };
  await define({ hours, coveredBy: { kind: "hall" } });
  const ask = { service: "interpreter", about: { kind: "drill", id: "1" } };
  const { id: inHours } = await must(north, "AskForService", ask, 0);
  assert.deepEqual((await task(inHours)).to, { kind: "department", id: "analysis" });
  // Monday 20:00 in Shanghai.
  const { id: evening } = await must(north, "AskForService", ask, 600);
  assert.deepEqual((await task(evening)).to, { kind: "hall" });
  assert.deepEqual((await task(evening)).insteadOf, { kind: "department", id: "analysis" });
  await define({ hours });
  assert.equal((await give(north, "AskForService", ask, 600)).code, "ServiceClosed");
});

test("an item of the menu that would look somebody up is refused with the boundary", async () => {
  const { give } = await house();
  const administrator = { officer: "Y1", role: "systemAdministrator" };
  const item = {
    ...{ service: "x", gives: [], askers: [], returns: [], referral: false, sign: [3, 3, 3], answer: [15, 30, 60] },
    answeredBy: [{ kind: "department", id: "analysis" }],
  };
  const code = async (more: object) => (await give(administrator, "DefineService", { ...item, ...more })).code;
  for (const name of [
    { zh: "人脸比对", en: "Face match" },
    { zh: "车牌查询", en: "Number plate" },
    { zh: "住宿查询", en: "Hotel stays" },
    { zh: "手机定位", en: "Phone" },
  ]) {
    assert.equal(await code({ name }), "ServiceBeyondBoundary", name.en);
  }
  const gives = [{ field: "who", label: { zh: "身份证号", en: "Identity number" }, kind: "text", required: true }];
  assert.equal(await code({ name: { zh: "翻译", en: "Interpreter" }, gives }), "ServiceBeyondBoundary");
  assert.equal(await code({ name: { zh: "翻译", en: "Interpreter" }, answeredBy: [] }), "ServiceHasNobody");
});

test("a referral says when it was sent and answered, never what came of it", async () => {
  const { define, give, must, task } = await house();
  await define({ referral: true });
  const { id: taskId } = await must(north, "AskForService", {
    service: "interpreter",
    about: { kind: "drill", id: "1" },
  });
  await must(analysts, "SignTask", { taskId }, 1);
  assert.equal((await give(analysts, "AnswerTask", { taskId, words: "They said" }, 2)).code, "ReferralHasNoResult");
  await must(analysts, "AnswerTask", { taskId }, 2);
  assert.equal(taskStage(await task(taskId)), "answered");
});

test("what nobody signs climbs: the party, the shift leader, the duty commander, and stops with the signature", async () => {
  const { issue, give, must, task } = await house();
  const [taskId = ""] = await issue({});
  const timers = async () => taskView.timers?.(await task(taskId), `task/${taskId}`) ?? [];
  assert.deepEqual(
    (await timers()).map(({ due, body }) => [due, body]),
    [[at(10), { taskId, step: "sign", level: 1 }]],
  );
  const remind = (level: number, minute: number) => give(system, "RemindTask", { taskId, step: "sign", level }, minute);
  assert.equal((await remind(1, 9)).code, "TaskNotLate");
  assert.equal((await remind(1, 10)).code, "");
  assert.equal((await remind(1, 10)).code, "TaskNotLate");
  assert.deepEqual(
    (await timers()).map(({ due }) => due),
    [at(20)],
  );
  assert.equal((await remind(2, 20)).code, "");
  await must(north, "SignTask", { taskId }, 25);
  assert.deepEqual(
    (await timers()).map(({ due, name }) => [due, name.split("/")[1]]),
    [[at(60), "answer"]],
  );
});

test("a task is seen by its parties, the hall and supervision, and by no other station", async () => {
  const { issue, task } = await house();
  const [taskId = ""] = await issue({}, analysts);
  const seen = taskView.seenBy?.(await task(taskId), "") ?? [];
  assert.deepEqual([...seen].toSorted(), ["department:analysis", "hall", "reader", "station:north", "supervisor"]);
});

test("supervision's is a corrective task; a higher level puts one under its eye once", async () => {
  const { issue, give, must, task } = await house();
  const [taskId = ""] = await issue({}, supervisor);
  assert.equal((await task(taskId)).kind, "corrective");
  await must(commander, "SuperviseTask", { taskId, dueBy: at(600), reason: "Twice late" }, 1);
  assert.equal(
    (await give(commander, "SuperviseTask", { taskId, dueBy: at(600), reason: "Again" }, 2)).code,
    "AlreadySupervised",
  );
  assert.equal((await task(taskId)).supervised?.reason, "Twice late");
});

test("a promise that was broken stays broken when the task is reopened with a new time", async () => {
  const { issue, must, task } = await house();
  const [taskId = ""] = await issue({});
  await must(north, "SignTask", { taskId }, 1);
  await must(north, "AnswerTask", { taskId, words: "late" }, 70);
  assert.equal(keptPromise(await task(taskId)), false);
  await must(commander, "ReopenTask", { taskId, reason: "More", answerBy: at(300) }, 80);
  await must(north, "AnswerTask", { taskId, words: "again" }, 90);
  await must(commander, "ConfirmTask", { taskId }, 95);
  assert.equal(keptPromise(await task(taskId)), false);
});
