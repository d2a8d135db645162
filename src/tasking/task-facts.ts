import { z } from "zod";
import type { CodeNames } from "../ground/sentence.ts";
import { always, defineFact, type FactOf, streamOf } from "../ground/fact.ts";
import { filesSchema } from "../ground/file.ts";
import { instantSchema } from "../ground/instant.ts";
import { sealedSchema } from "../ground/sealed.ts";
import { phrase, sentenceSchema } from "../ground/sentence.ts";
import { codeSchema, text } from "../ground/text.ts";
import { ulidSchema } from "../ground/ulid.ts";
import { partyName, partySchema } from "./party-facts.ts";

/* Work that is not a call, and what becomes of it. */

/** One piece of work that one party owes another. */
export function taskStream(id: string): string {
  return streamOf("task", id);
}

/** What was said once to several parties, each of which has its own task. */
export function directiveStream(id: string): string {
  return streamOf("directive", id);
}

export const taskKinds = ["directive", "request", "corrective"] as const;

export const taskKindNames: CodeNames<typeof taskKinds> = {
  directive: { zh: "任务指令", en: "Directive" },
  request: { zh: "协作请求", en: "Request" },
  corrective: { zh: "督办整改", en: "Corrective task" },
};

/** 1 is the most urgent. */
export const taskPriorities = [1, 2, 3] as const;

export const prioritySchema = z.union(taskPriorities.map((one) => z.literal(one)));

/** What work belongs to. A request belongs to one of them always (SCOPE.md, boundary 9). */
export const aboutSchema = z.strictObject({ kind: z.enum(["incident", "task", "drill"]), id: codeSchema });

export const answerKinds = ["text", "number", "yesNo", "day"] as const;

/** A field of a structured answer, or of what an asker must say. */
export const askedFieldSchema = z.strictObject({
  field: codeSchema,
  label: text(80),
  kind: z.enum(answerKinds),
  required: z.boolean(),
});

export type AskedField = z.output<typeof askedFieldSchema>;

/** A field with what was said in it. */
export const saidFieldSchema = z.strictObject({ field: codeSchema, value: text(80) });

const reason = text(500);

export const DirectiveIssued = defineFact({
  type: "DirectiveIssued",
  version: 1,
  shape: z.strictObject({
    title: text(80),
    words: sealedSchema.optional(),
    from: partySchema,
    /** `members`: the badges of a task group's people. */
    copies: z
      .array(z.strictObject({ task: ulidSchema, to: partySchema, members: z.array(codeSchema).optional() }))
      .min(1),
    priority: prioritySchema,
    about: aboutSchema.optional(),
    /** The task group whose work it is part of. */
    group: ulidSchema.optional(),
    asks: z.array(askedFieldSchema),
    files: filesSchema,
    signBy: instantSchema,
    answerBy: instantSchema.optional(),
  }),
  say: ({ title, from, copies }, names) =>
    phrase(
      {
        zh: "{from}下达任务指令：{title}（{count} 个单位）",
        en: "Directive of {from}: {title} ({count|party|parties})",
      },
      { title, from: partyName(from, names), count: copies.length },
    ),
});

export const ServiceAsked = defineFact({
  type: "ServiceAsked",
  version: 1,
  shape: z.strictObject({
    service: codeSchema,
    /** The name of the item as it was when it was asked for. */
    title: sentenceSchema,
    words: sealedSchema.optional(),
    from: partySchema,
    to: partySchema,
    /** Who would have answered, where it was asked outside that party's hours. */
    insteadOf: partySchema.optional(),
    priority: prioritySchema,
    about: aboutSchema,
    given: z.array(saidFieldSchema),
    referral: z.boolean(),
    /** What the item demanded of crews that are sent, when it was asked for. */
    certificates: z.array(codeSchema).optional(),
    files: filesSchema,
    signBy: instantSchema,
    answerBy: instantSchema,
  }),
  say: ({ title, from, to, insteadOf }, names) =>
    phrase(
      insteadOf === undefined
        ? { zh: "{from}向{to}提出协作请求：{title}", en: "{from} asks {to} for: {title}" }
        : {
            zh: "{from}向{to}（代{instead}受理）提出协作请求：{title}",
            en: "{from} asks {to}, which covers for {instead}, for: {title}",
          },
      {
        ...{ title, from: partyName(from, names), to: partyName(to, names) },
        instead: insteadOf === undefined ? undefined : partyName(insteadOf, names),
      },
    ),
});

export const TaskSigned = defineFact({
  type: "TaskSigned",
  version: 1,
  shape: z.strictObject({}),
  say: always({ zh: "已签收", en: "Signed for" }),
});

export const TaskReturned = defineFact({
  type: "TaskReturned",
  version: 1,
  shape: z.strictObject({ reason }),
  say: ({ reason: why }) => phrase({ zh: "退回：{why}", en: "Returned – {why}" }, { why }),
});

export const TaskReassigned = defineFact({
  type: "TaskReassigned",
  version: 1,
  shape: z.strictObject({
    to: partySchema,
    reason,
    signBy: instantSchema,
    members: z.array(codeSchema).optional(),
  }),
  say: ({ to, reason: why }, names) =>
    phrase({ zh: "改派 {to}：{why}", en: "Reassigned to {to} – {why}" }, { to: partyName(to, names), why }),
});

export const TaskJoined = defineFact({
  type: "TaskJoined",
  version: 1,
  shape: z.strictObject({ party: partySchema }),
  say: ({ party }, names) =>
    phrase({ zh: "{party} 参与合成作战", en: "{party} answers with the lead" }, { party: partyName(party, names) }),
});

export const AskerAsked = defineFact({
  type: "AskerAsked",
  version: 1,
  shape: z.strictObject({ words: sealedSchema }),
  say: always({ zh: "等提出方补充，计时暂停", en: "The asker is asked for more; the clock stands" }),
});

export const AskerReplied = defineFact({
  type: "AskerReplied",
  version: 1,
  shape: z.strictObject({ words: sealedSchema }),
  say: always({ zh: "提出方已补充，继续计时", en: "The asker replied; the clock runs" }),
});

export const TaskAnswered = defineFact({
  type: "TaskAnswered",
  version: 1,
  shape: z.strictObject({
    words: sealedSchema.optional(),
    values: z.array(saidFieldSchema),
    /** Units that were sent as the answer. */
    sent: z.array(codeSchema),
    /** By a party that answers along with the lead: its part, not the whole. */
    part: z.boolean(),
    files: filesSchema,
  }),
  say: ({ part }) => (part ? { zh: "已答复本方部分", en: "Answered its part" } : { zh: "已答复", en: "Answered" }),
});

export const TaskConfirmed = defineFact({
  type: "TaskConfirmed",
  version: 1,
  shape: z.strictObject({ thanked: z.boolean() }),
  say: ({ thanked }) =>
    thanked ? { zh: "已确认办结，并致谢", en: "Confirmed, with thanks" } : { zh: "已确认办结", en: "Confirmed" },
});

export const TaskReopened = defineFact({
  type: "TaskReopened",
  version: 1,
  shape: z.strictObject({ reason, answerBy: instantSchema.optional() }),
  say: ({ reason: why }) => phrase({ zh: "重新启动：{why}", en: "Reopened – {why}" }, { why }),
});

export const TaskWithdrawn = defineFact({
  type: "TaskWithdrawn",
  version: 1,
  shape: z.strictObject({ reason }),
  say: ({ reason: why }) => phrase({ zh: "撤回：{why}", en: "Withdrawn – {why}" }, { why }),
});

/** What a task can be late with. */
export const lateSteps = ["sign", "answer"] as const;

/** Who is told that a task is late: first its own leaders, then the shift leader, last the duty commander. */
export const latePosts = ["party", "shiftLeader", "dutyCommander"] as const;

export const TaskLate = defineFact({
  type: "TaskLate",
  version: 1,
  shape: z.strictObject({ step: z.enum(lateSteps), level: z.number().int().min(1).max(latePosts.length) }),
  say: ({ step, level }) =>
    phrase(
      { zh: "逾期未{step}，第 {level} 级提醒", en: "Late: not {stepEn}, reminder {level}" },
      { step: step === "sign" ? "签收" : "答复", stepEn: step === "sign" ? "signed for" : "answered", level },
    ),
});

export const TaskSupervised = defineFact({
  type: "TaskSupervised",
  version: 1,
  shape: z.strictObject({ dueBy: instantSchema, reason }),
  say: ({ reason: why }) => phrase({ zh: "列入督办：{why}", en: "Put under supervision – {why}" }, { why }),
});

export const taskFacts = [
  ...[DirectiveIssued, ServiceAsked, TaskSigned, TaskReturned, TaskReassigned, TaskJoined],
  ...[AskerAsked, AskerReplied, TaskAnswered, TaskConfirmed, TaskReopened, TaskWithdrawn, TaskLate, TaskSupervised],
] as const;

export type TaskFact = FactOf<(typeof taskFacts)[number]>;
