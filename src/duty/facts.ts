import { z } from "zod";
import { always, defineFact, type FactOf, streamOf } from "../ground/fact.ts";
import { instantSchema } from "../ground/instant.ts";
import { powerSchema } from "../ground/role.ts";
import { because, phrase, type Sentence, sentenceSchema } from "../ground/sentence.ts";
import { codeSchema, text } from "../ground/text.ts";
import { ulidSchema } from "../ground/ulid.ts";

/** Posts, patterns of shifts, rest rules: what rosters are made of. */
export const postsStream = "posts/home";

/** The shifts of one part of the organisation in one month of the district's calendar, `AH-03@2026-11`. */
export function rosterStream(part: string, month: string): string {
  return streamOf("roster", `${part}@${month}`);
}

/** Who stands at a post now. */
export function postStream(post: string): string {
  return streamOf("post", post);
}

/** One handing over of a post. */
export function handoverStream(handover: string): string {
  return streamOf("handover", handover);
}

/** Who answers for what: incident type, area and time. */
export const responsibilityStream = "responsibility/home";

const person = codeSchema;
/** A part of the organisation: `bureau`, a department's or a station's id. */
const part = codeSchema;
const reason = text(500);
const certificate = codeSchema;

export const SignedOn = defineFact({
  type: "SignedOn",
  version: 1,
  group: "roster",
  shape: z.strictObject({
    person,
    power: powerSchema,
    post: codeSchema.optional(),
    shift: ulidSchema.optional(),
    /** Of somebody who comes to a unit: whether they are a sworn officer. Older facts do not say it. */
    sworn: z.boolean().optional(),
    /** What speaks against it and did not hold it up: not on the roster, too little rest, a certificate that is missing. */
    warnings: z.array(codeSchema).max(20).readonly().optional(),
  }),
  say: ({ person, power }, names) =>
    phrase(
      { zh: "{person} 上岗：{power}", en: "{person} signed on: {power}" },
      { person: names.officer(person), power: names.role(power) },
    ),
});

export const SignedOff = defineFact({
  type: "SignedOff",
  version: 1,
  group: "roster",
  shape: z.strictObject({
    person,
    power: powerSchema,
    post: codeSchema.optional(),
    reason: reason.optional(),
    /** What was left undone: no handover, nobody who leads. */
    warnings: z.array(codeSchema).max(20).readonly().optional(),
  }),
  say: ({ person, reason }, names) =>
    because(phrase({ zh: "{person} 下岗", en: "{person} signed off" }, { person: names.officer(person) }), reason),
});

export const PostDefined = defineFact({
  type: "PostDefined",
  version: 1,
  group: "roster",
  shape: z.strictObject({
    post: codeSchema,
    name: sentenceSchema,
    part,
    /** The power that standing at the post gives. */
    power: powerSchema,
    /** Certificates it takes. */
    needs: z.array(certificate).max(20).readonly(),
    /** The least number of people at any time; 0: nobody need be there. */
    least: z.number().int().min(0).max(200),
    /** Somebody answers for every minute of the day: a duty leader. */
    always: z.boolean(),
  }),
  say: ({ name }) => phrase({ zh: "设定岗位 {name}", en: "Post {name} defined" }, { name }),
});

export const PostWithdrawn = defineFact({
  type: "PostWithdrawn",
  version: 1,
  group: "roster",
  shape: z.strictObject({ post: codeSchema, reason }),
  say: ({ post, reason }, names) =>
    because(phrase({ zh: "撤销岗位 {post}", en: "Post {post} withdrawn" }, { post: names.post(post) }), reason),
});

/** Shifts by day of a cycle: `[{ from: 480, minutes: 480 }]` is 8 to 16; an empty day is rest. */
export const PatternDefined = defineFact({
  type: "PatternDefined",
  version: 1,
  group: "roster",
  shape: z.strictObject({
    pattern: codeSchema,
    name: sentenceSchema,
    cycle: z
      .array(
        z
          .array(
            z.strictObject({
              from: z.number().int().min(0).max(1439),
              minutes: z.number().int().min(30).max(2880),
            }),
          )
          .max(3)
          .readonly(),
      )
      .min(1)
      .max(60)
      .readonly(),
    /** Kept on working days only: holidays are free, make-up days are worked. */
    workingDaysOnly: z.boolean(),
  }),
  say: ({ name }) => phrase({ zh: "设定班制 {name}", en: "Pattern of shifts {name} defined" }, { name }),
});

export const RestRulesSet = defineFact({
  type: "RestRulesSet",
  version: 1,
  group: "rules",
  shape: z.strictObject({
    betweenHours: z.number().min(0).max(48),
    weekHours: z.number().min(1).max(168),
    /** A shift longer than this is said to be long; duties of 24 hours exist. */
    shiftHours: z.number().min(1).max(48),
  }),
  say: ({ betweenHours, weekHours }) =>
    phrase(
      {
        zh: "休息规则：班间 {betweenHours} 小时，每周 {weekHours} 小时",
        en: "Rest rules: {betweenHours} h between shifts, {weekHours} h a week",
      },
      { betweenHours, weekHours },
    ),
});

export const shiftSchema = z.strictObject({
  shift: ulidSchema,
  person,
  post: codeSchema,
  from: instantSchema,
  to: instantSchema,
});

/** A warning about a plan, which was accepted all the same. */
export const rosterWarningSchema = z.strictObject({
  what: z.enum([
    "restShort",
    "weekLong",
    "shiftLong",
    "certificateMissing",
    "certificateEnding",
    "powerMissing",
    "belowStrength",
    "noLeader",
    "twice",
  ]),
  person: person.optional(),
  post: codeSchema.optional(),
  certificate: certificate.optional(),
  from: instantSchema,
  to: instantSchema.optional(),
});

/** A month of the district's calendar. */
export const monthSchema = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, { error: "must be a month such as 2026-11" });
const month = monthSchema;

/** Shifts of one person in one part's month: some added, some taken away. Streams: the roster, the person. */
export const ShiftsPlanned = defineFact({
  type: "ShiftsPlanned",
  version: 1,
  group: "roster",
  shape: z.strictObject({
    part,
    month,
    person,
    added: z.array(shiftSchema).max(200).readonly(),
    removed: z.array(ulidSchema).max(200).readonly(),
    warnings: z.array(rosterWarningSchema).max(200).readonly(),
    reason: reason.optional(),
  }),
  say: ({ part, month, person, reason }, names) =>
    because(
      phrase(
        { zh: "{part} {month} 排班：{person}", en: "Shifts of {person} planned in {part}, {month}" },
        { part: names.part(part), month, person: names.officer(person) },
      ),
      reason,
    ),
});

export const SwapAsked = defineFact({
  type: "SwapAsked",
  version: 1,
  group: "roster",
  shape: z.strictObject({
    swap: ulidSchema,
    part,
    month,
    shift: shiftSchema,
    from: person,
    to: person,
    /** A shift of the other in the same part and month that is given in return. */
    forShift: shiftSchema.optional(),
    reason: reason.optional(),
  }),
  say: ({ from, to, reason }, names) =>
    because(
      phrase(
        { zh: "{from} 请 {to} 代班", en: "{from} asks {to} to take a shift" },
        { from: names.officer(from), to: names.officer(to) },
      ),
      reason,
    ),
});

const swapAnswerNames = {
  agreed: { zh: "对方同意", en: "agreed" },
  refused: { zh: "对方拒绝", en: "refused" },
  approved: { zh: "已批准", en: "approved" },
  declined: { zh: "未批准", en: "declined" },
  withdrawn: { zh: "已撤回", en: "withdrawn" },
} as const satisfies Record<string, Sentence>;

export const SwapAnswered = defineFact({
  type: "SwapAnswered",
  version: 1,
  group: "roster",
  shape: z.strictObject({
    swap: ulidSchema,
    answer: z.enum(["agreed", "refused", "approved", "declined", "withdrawn"]),
    warnings: z.array(rosterWarningSchema).max(100).readonly().optional(),
    reason: reason.optional(),
  }),
  say: ({ answer, reason }) =>
    because(
      phrase({ zh: "换班答复：{answer}", en: "The swap was answered: {answer}" }, { answer: swapAnswerNames[answer] }),
      reason,
    ),
});

/** A row of the responsibility matrix. Every condition that is given must hold; a row without conditions holds always. */
export const responsibilityRowSchema = z.strictObject({
  row: codeSchema,
  types: z.array(codeSchema).min(1).max(200).readonly().optional(),
  /** Ids of areas of any kind; the place lies in one of them. */
  areas: z.array(codeSchema).min(1).max(500).readonly().optional(),
  /** Minutes of the local day, from the first up to the second; over midnight when the second is less. */
  hours: z.strictObject({ from: z.number().int().min(0).max(1439), to: z.number().int().min(0).max(1440) }).optional(),
  /** On working days, on days of rest, or (absent) on all. */
  days: z.enum(["working", "rest"]).optional(),
  /** The part that answers; `areaStation` is the station in whose area the place lies. */
  owner: codeSchema,
  /** Counts only where no other row does. */
  otherwise: z.boolean(),
});

export const ResponsibilitySet = defineFact({
  type: "ResponsibilitySet",
  version: 1,
  group: "rules",
  shape: z.strictObject({ rows: z.array(responsibilityRowSchema).max(500).readonly() }),
  say: always({ zh: "责任矩阵已更改", en: "The responsibility matrix was changed" }),
});

/** An item that is open when a post changes hands. */
export const handoverItemSchema = z.strictObject({
  kind: z.enum(["call", "alarm", "incident", "promise", "report", "outOfService", "restriction", "task"]),
  id: codeSchema,
  number: text(80),
  /** Who has it from now on: a person, a unit or a part of the organisation. */
  owner: codeSchema.optional(),
});

export const HandoverPrepared = defineFact({
  type: "HandoverPrepared",
  version: 1,
  group: "roster",
  shape: z.strictObject({
    handover: ulidSchema,
    post: codeSchema,
    /** Whose post it is. */
    part,
    from: person,
    items: z.array(handoverItemSchema).max(2000).readonly(),
    words: text(2000).optional(),
  }),
  say: ({ from, post, words }, names) =>
    because(
      phrase(
        { zh: "{from} 准备交班（{post}）", en: "{from} prepared the handover ({post})" },
        { from: names.officer(from), post: names.post(post) },
      ),
      words,
    ),
});

export const HandoverConfirmed = defineFact({
  type: "HandoverConfirmed",
  version: 1,
  group: "roster",
  shape: z.strictObject({
    handover: ulidSchema,
    post: codeSchema,
    from: person,
    to: person,
    items: z.array(handoverItemSchema.required()).max(2000).readonly(),
  }),
  say: ({ from, to, post }, names) =>
    phrase(
      { zh: "{to} 接班（{post}），交班人 {from}", en: "{to} took over from {from} ({post})" },
      { from: names.officer(from), to: names.officer(to), post: names.post(post) },
    ),
});

export const dutyFacts = [
  SignedOn,
  SignedOff,
  PostDefined,
  PostWithdrawn,
  PatternDefined,
  RestRulesSet,
  ShiftsPlanned,
  SwapAsked,
  SwapAnswered,
  ResponsibilitySet,
  HandoverPrepared,
  HandoverConfirmed,
] as const;

export type DutyFact = FactOf<(typeof dutyFacts)[number]>;
export type ResponsibilityRow = z.output<typeof responsibilityRowSchema>;
export type Shift = z.output<typeof shiftSchema>;
export type RosterWarning = z.output<typeof rosterWarningSchema>;
export type HandoverItem = z.output<typeof handoverItemSchema>;
