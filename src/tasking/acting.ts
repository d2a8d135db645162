import { z } from "zod";
import { personStream } from "../access/people-facts.ts";
import { districtStream } from "../district/facts.ts";
import { judgeCrews } from "./certified.ts";
import { crewSeenView } from "./crew-view.ts";
import { plusSeconds, instantSchema } from "../ground/instant.ts";
import { unitStream } from "../dispatch/facts.ts";
import { filesField } from "../ground/file.ts";
import { defineOrder } from "../ground/order-kind.ts";
import type { Giver } from "../ground/fact.ts";
import type { States } from "../ground/fold.ts";
import { isRefusal, refuse, type Refusal } from "../ground/refusal.ts";
import { codeSchema, sealedText, text } from "../ground/text.ts";
import { ulidSchema } from "../ground/ulid.ts";
import { judgeFields, judgeParty, judgeStage, openTaskOf, partyStreams, taskOf } from "./asking.ts";
import { groupStream } from "./group-facts.ts";
import { groupView } from "./group.ts";
import { taskRoles } from "./issuing.ts";
import { isSameParty, partyKey } from "./party.ts";
import { partySchema } from "./party-facts.ts";
import type { TaskStage } from "./stage.ts";
import type { Task } from "./task.ts";
import { isAnswerer, isAsker, isHelper, isLeader } from "./speaking-for.ts";
import {
  AskerAsked,
  AskerReplied,
  saidFieldSchema,
  TaskAnswered,
  TaskConfirmed,
  TaskJoined,
  TaskReassigned,
  TaskReopened,
  TaskReturned,
  TaskSigned,
  taskStream,
  TaskWithdrawn,
} from "./task-facts.ts";

/* What is done with a task once it is there; each by the side whose turn it is. */

const taskId = ulidSchema;
const reason = text(500);
const named = z.strictObject({ taskId });
const withReason = z.strictObject({ taskId, reason });
const ofTask = ({ body }: { readonly body: { readonly taskId: string } }) => [taskStream(body.taskId)];

type Speaks = typeof isAnswerer;

/** Whoever asked, whoever has it, and the leaders of the shift move it. */
const isMover: Speaks = (by, task) => isAsker(by, task) || isAnswerer(by, task) || isLeader(by);
const isAnyAnswerer: Speaks = (by, task) => isAnswerer(by, task) || isHelper(by, task);

/** The open task, where whoever gives the order speaks for the side whose turn it is, and it is at one of the stages. */
function taskFor(
  states: States,
  id: string,
  by: Giver,
  speaks: Speaks,
  ...stages: readonly TaskStage[]
): Task | Refusal<"NotYourTask" | "TaskNotAtStage" | "TaskOver" | "TaskUnknown"> {
  const task = openTaskOf(states, id);
  if (isRefusal(task)) return task;
  if (!speaks(by, task)) return refuse("NotYourTask");
  return judgeStage(task, ...stages) ?? task;
}

/** The other side has seen it and does it. Refused: `NotYourTask`, `TaskNotAtStage`, and where there is none open. */
export const SignTask = defineOrder("SignTask", {
  title: { zh: "签收任务", en: "Sign for a task" },
  roles: taskRoles,
  underGlass: false,
  body: named,
  streams: ofTask,
  refuses: ["NotYourTask", "TaskNotAtStage", "TaskOver", "TaskUnknown"],
  decide: (states, { by, body }) => {
    const task = taskFor(states, body.taskId, by, isAnswerer, "issued");
    return isRefusal(task) ? task : [TaskSigned.draft([taskStream(task.id)], {})];
  },
});

/** It is not for this side, or cannot be done as it was asked. It counts as asked and as returned. */
export const ReturnTask = defineOrder("ReturnTask", {
  title: { zh: "退回任务", en: "Return a task with a reason" },
  roles: taskRoles,
  underGlass: false,
  body: withReason,
  streams: ofTask,
  refuses: ["NotYourTask", "TaskNotAtStage", "TaskOver", "TaskUnknown"],
  decide: (states, { by, body }) => {
    const task = taskFor(states, body.taskId, by, isAnswerer, "issued", "atWork");
    return isRefusal(task) ? task : [TaskReturned.draft([taskStream(task.id)], { reason: body.reason })];
  },
});

/**
 * Gives it to another party, or to the same anew after it was returned. The promise runs on from the first asking. Whoever
 * asked does it, whoever has it while it is at work, and the leaders of the shift.
 */
export const ReassignTask = defineOrder("ReassignTask", {
  title: { zh: "改派任务", en: "Reassign a task" },
  roles: taskRoles,
  underGlass: false,
  body: z.strictObject({ taskId, to: partySchema, reason, signMinutes: z.number().int().min(1).max(1440).default(10) }),
  streams: ({ body }) => [taskStream(body.taskId), ...partyStreams([body.to])],
  refuses: [
    ...(["GroupOver", "GroupUnknown", "NotYourTask", "PartyIsOneself", "PartyUnknown"] as const),
    ...(["TaskNotAtStage", "TaskOver", "TaskUnknown"] as const),
  ],
  decide: (states, { by, occurredAt, body: { to, reason: why, signMinutes, taskId: id } }) => {
    const task = taskFor(states, id, by, isMover, "issued", "atWork", "returned", "asker");
    if (isRefusal(task)) return task;
    const wrong = judgeParty(states, to);
    if (wrong !== undefined) return wrong;
    if (isSameParty(to, task.from) && to.post === undefined) return refuse("PartyIsOneself");
    const members = to.kind === "group" && to.id !== undefined ? peopleOf(states(groupView, groupStream(to.id))) : {};
    const signBy = plusSeconds(occurredAt, signMinutes * 60);
    // A group learns of it, so that the task is told when its people change.
    const told = to.kind === "group" && to.id !== undefined ? [groupStream(to.id)] : [];
    return [TaskReassigned.draft([taskStream(task.id), ...told], { to, reason: why, signBy, ...members })];
  },
});

function peopleOf(group: { readonly lead: string; readonly members: readonly string[] } | null) {
  return group === null ? {} : { members: [group.lead, ...group.members] };
}

/** Another party answers along with the lead (合成作战). Refused: `PartyTwice`, and as above. */
export const JoinTask = defineOrder("JoinTask", {
  title: { zh: "请其他单位参与合成作战", en: "Have another party answer along" },
  roles: taskRoles,
  underGlass: false,
  body: z.strictObject({ taskId, along: partySchema }),
  streams: ({ body }) => [taskStream(body.taskId), ...partyStreams([body.along])],
  refuses: [
    ...(["GroupAnswersAlone", "GroupOver", "GroupUnknown", "NotYourTask", "PartyTwice", "PartyUnknown"] as const),
    ...(["TaskNotAtStage", "TaskOver", "TaskUnknown"] as const),
  ],
  decide: (states, { by, body: { taskId: id, along } }) => {
    const task = taskFor(states, id, by, isMover, "issued", "atWork", "asker");
    if (isRefusal(task)) return task;
    const wrong = judgeParty(states, along);
    if (wrong !== undefined) return wrong;
    if (along.kind === "group") return refuse("GroupAnswersAlone");
    if ([task.to, task.from, ...task.with].some((one) => isSameParty(one, along))) {
      return refuse("PartyTwice", { party: partyKey(along) });
    }
    return [TaskJoined.draft([taskStream(task.id)], { party: along })];
  },
});

const asking = z.strictObject({ taskId, words: sealedText(2000) });
const sealedInTask = ({ body }: { readonly body: { readonly taskId: string } }) => taskStream(body.taskId);

/** Something is missing to do it: the asker is asked, and the clock stands until they reply. */
export const AskAsker = defineOrder("AskAsker", {
  title: { zh: "请提出方补充", en: "Ask the asker for more" },
  roles: taskRoles,
  underGlass: false,
  body: asking,
  sealed: ["words"],
  record: sealedInTask,
  streams: ofTask,
  refuses: ["NotYourTask", "TaskNotAtStage", "TaskOver", "TaskUnknown"],
  decide: (states, { by, body }) => {
    const task = taskFor(states, body.taskId, by, isAnswerer, "atWork");
    return isRefusal(task) ? task : [AskerAsked.draft([taskStream(task.id)], { words: body.words })];
  },
});

/** The asker says what was missing; the clock runs on. */
export const ReplyToTask = defineOrder("ReplyToTask", {
  title: { zh: "补充说明", en: "Reply to the other side" },
  roles: taskRoles,
  underGlass: false,
  body: asking,
  sealed: ["words"],
  record: sealedInTask,
  streams: ofTask,
  refuses: ["NotYourTask", "TaskNotAtStage", "TaskOver", "TaskUnknown"],
  decide: (states, { by, body }) => {
    const task = taskFor(states, body.taskId, by, isAsker, "asker");
    return isRefusal(task) ? task : [AskerReplied.draft([taskStream(task.id)], { words: body.words })];
  },
});

/**
 * Answers: in words, in the fields that were asked for, by the units sent. A party that answers along gives its part; the
 * lead's answer is the whole. Refused: `AnswerEmpty`, `ReferralHasNoResult`, `FieldUnknown`, `FieldTwice`, `FieldMissing`,
 * `FieldWrong`, and as above.
 */
export const AnswerTask = defineOrder("AnswerTask", {
  title: { zh: "答复任务", en: "Answer a task" },
  roles: taskRoles,
  underGlass: false,
  body: z.strictObject({
    taskId,
    words: sealedText(4000).optional(),
    values: z.array(saidFieldSchema).max(20).default([]),
    sent: z.array(codeSchema).max(20).default([]),
    files: filesField.default([]),
  }),
  sealed: ["words"],
  files: ["files"],
  record: sealedInTask,
  streams: ({ body }, states) => [
    ...[taskStream(body.taskId), districtStream, ...body.sent.map(unitStream)],
    ...body.sent.flatMap((unit) => (states(crewSeenView, unitStream(unit))?.crew ?? []).map(personStream)),
  ],
  refuses: [
    ...(["AnswerEmpty", "CrewLacksCertificate", "FieldMissing", "FieldTwice", "FieldUnknown", "FieldWrong"] as const),
    ...(["NotYourTask", "ReferralHasNoResult", "TaskNotAtStage", "TaskOver", "TaskUnknown"] as const),
  ],
  decide: (states, { by, occurredAt, body: { taskId: id, words, values, sent, files } }) => {
    const task = taskFor(states, id, by, isAnyAnswerer, "atWork");
    if (isRefusal(task)) return task;
    const part = !isAnswerer(by, task);
    if (task.referral && (words !== undefined || values.length + files.length > 0))
      return refuse("ReferralHasNoResult");
    const wrong = part ? undefined : judgeFields(task.asks, values);
    if (wrong !== undefined) return wrong;
    const isEmpty = words === undefined && values.length + sent.length + files.length === 0;
    if (isEmpty && !task.referral) return refuse("AnswerEmpty");
    const unfit = judgeCrews(states, task, sent, occurredAt);
    if (unfit !== undefined) return unfit;
    const said = words === undefined ? {} : { words };
    return [TaskAnswered.draft([taskStream(task.id)], { ...said, values, sent, files, part })];
  },
});

/** Whoever asked has what they asked for. */
export const ConfirmTask = defineOrder("ConfirmTask", {
  title: { zh: "确认办结", en: "Confirm that it is done" },
  roles: taskRoles,
  underGlass: false,
  body: z.strictObject({ taskId, thanked: z.boolean().default(false) }),
  streams: ofTask,
  refuses: ["NotYourTask", "TaskNotAtStage", "TaskOver", "TaskUnknown"],
  decide: (states, { by, body: { taskId: id, thanked } }) => {
    const task = taskFor(states, id, by, isAsker, "answered");
    return isRefusal(task) ? task : [TaskConfirmed.draft([taskStream(task.id)], { thanked })];
  },
});

/** It was not what was asked for, or more has come up. The clock runs on, or by a new time where one is given. */
export const ReopenTask = defineOrder("ReopenTask", {
  title: { zh: "重新启动任务", en: "Reopen a task" },
  roles: taskRoles,
  underGlass: false,
  body: z.strictObject({ taskId, reason, answerBy: instantSchema.optional() }),
  streams: ofTask,
  refuses: ["DueInPast", "NotYourTask", "TaskNotAtStage", "TaskUnknown"],
  decide: (states, { by, occurredAt, body: { taskId: id, reason: why, answerBy } }) => {
    const task = taskOf(states, id);
    if (isRefusal(task)) return task;
    if (!isAsker(by, task)) return refuse("NotYourTask");
    const notNow = judgeStage(task, "answered", "closed");
    if (notNow !== undefined) return notNow;
    if (answerBy !== undefined && answerBy < occurredAt) return refuse("DueInPast", { field: "answerBy" });
    const data = { reason: why, ...(answerBy === undefined ? {} : { answerBy }) };
    return [TaskReopened.draft([taskStream(task.id)], data)];
  },
});

/** It is not needed any more. Whoever asked does it, and the leaders of the shift. */
export const WithdrawTask = defineOrder("WithdrawTask", {
  title: { zh: "撤回任务", en: "Withdraw a task" },
  roles: taskRoles,
  underGlass: false,
  body: withReason,
  streams: ofTask,
  refuses: ["NotYourTask", "TaskOver", "TaskUnknown"],
  decide: (states, { by, body }) => {
    const task = openTaskOf(states, body.taskId);
    if (isRefusal(task)) return task;
    if (!isAsker(by, task) && !isLeader(by)) return refuse("NotYourTask");
    return [TaskWithdrawn.draft([taskStream(task.id)], { reason: body.reason })];
  },
});
