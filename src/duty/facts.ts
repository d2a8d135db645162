import { z } from "zod";
import { defineFact, type FactOf, streamOf } from "../ground/fact.ts";
import { instantSchema } from "../ground/instant.ts";
import { sealedSchema } from "../ground/sealed.ts";
import { sentenceSchema } from "../ground/sentence.ts";
import { codeSchema, text } from "../ground/text.ts";
import { ulidSchema } from "../ground/ulid.ts";

/** One member of the staff, by badge number: who it is, what it may do, whether it is on post now. */
export function personStream(person: string): string {
  return streamOf("person", person);
}

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

/** 民警, 辅警, civilian staff, grid partners who are guests. */
export const staffKinds = ["officer", "auxiliary", "civilian", "partner"] as const;

/** What somebody of the staff may be given the power to be; `role.ts` tells what each is. */
export const powerRoles = [
  "calltaker",
  "dispatcher",
  "shiftLeader",
  "dutyCommander",
  "department",
  "station",
  "unit",
  "support",
  "supervisor",
  "reader",
  "partner",
  "systemAdministrator",
  "securityAdministrator",
  "auditAdministrator",
] as const;

const person = codeSchema;
/** A part of the organisation: `bureau`, a department's or a station's id. */
const part = codeSchema;
const reason = text(500);
/** A day of the district's calendar. */
export const daySchema = z.iso.date({ error: "must be a day such as 2026-11-24" });
const certificate = codeSchema;

/** A role where it counts: a station's desk names its station, a crew its unit, a department's seat its department. */
export const powerSchema = z.strictObject({
  role: z.enum(powerRoles),
  station: codeSchema.optional(),
  unit: codeSchema.optional(),
  department: codeSchema.optional(),
  /** The last day it counts. */
  until: daySchema.optional(),
});

export const PersonRegistered = defineFact(
  "PersonRegistered",
  1,
  { zh: "登记人员 {person}", en: "{person} registered as staff" },
  z.strictObject({
    person,
    /** Sealed, so that the name of one who left can be erased; absent when only the rest changed. */
    name: sealedSchema.optional(),
    kind: z.enum(staffKinds),
    /** Where it belongs. */
    part,
    /** It answers for that part of the organisation. */
    leads: z.boolean(),
  }),
);

export const PersonDisabled = defineFact(
  "PersonDisabled",
  1,
  { zh: "停用 {person}", en: "{person} disabled" },
  z.strictObject({ person, reason }),
);

export const PersonEnabled = defineFact(
  "PersonEnabled",
  1,
  { zh: "恢复 {person}", en: "{person} enabled again" },
  z.strictObject({ person }),
);

export const PowerGranted = defineFact(
  "PowerGranted",
  1,
  { zh: "授予 {person} 权限 {power.role}", en: "{person} is given the power {power.role}" },
  z.strictObject({
    person,
    power: powerSchema,
    /** Nobody was there to be the second: the installation's first. */
    alone: z.boolean().optional(),
  }),
);

export const PowerWithdrawn = defineFact(
  "PowerWithdrawn",
  1,
  { zh: "收回 {person} 权限 {power.role}", en: "The power {power.role} of {person} is withdrawn" },
  z.strictObject({ person, power: powerSchema, reason }),
);

export const CertificateGranted = defineFact(
  "CertificateGranted",
  1,
  { zh: "{person} 取得资质 {certificate}", en: "{person} holds the certificate {certificate}" },
  z.strictObject({ person, certificate, until: daySchema.optional() }),
);

export const CertificateWithdrawn = defineFact(
  "CertificateWithdrawn",
  1,
  { zh: "{person} 资质 {certificate} 失效", en: "The certificate {certificate} of {person} is withdrawn" },
  z.strictObject({ person, certificate, reason }),
);

export const SignedOn = defineFact(
  "SignedOn",
  1,
  { zh: "{person} 上岗：{power.role}", en: "{person} signed on: {power.role}" },
  z.strictObject({
    person,
    power: powerSchema,
    post: codeSchema.optional(),
    shift: ulidSchema.optional(),
    /** What speaks against it and did not hold it up: not on the roster, too little rest, a certificate that is missing. */
    warnings: z.array(codeSchema).max(20).readonly().optional(),
  }),
);

export const SignedOff = defineFact(
  "SignedOff",
  1,
  { zh: "{person} 下岗", en: "{person} signed off" },
  z.strictObject({
    person,
    power: powerSchema,
    post: codeSchema.optional(),
    reason: reason.optional(),
    /** What was left undone: no handover, nobody who leads. */
    warnings: z.array(codeSchema).max(20).readonly().optional(),
  }),
);

export const PostDefined = defineFact(
  "PostDefined",
  1,
  { zh: "设定岗位 {post}", en: "Post {post} defined" },
  z.strictObject({
    post: codeSchema,
    name: sentenceSchema,
    part,
    /** What whoever stands there may do. */
    power: powerSchema,
    /** Certificates it takes. */
    needs: z.array(certificate).max(20).readonly(),
    /** At least so many at any time; 0: none need be there. */
    least: z.number().int().min(0).max(200),
    /** Somebody answers for every minute of the day: a duty leader. */
    always: z.boolean(),
  }),
);

export const PostWithdrawn = defineFact(
  "PostWithdrawn",
  1,
  { zh: "撤销岗位 {post}", en: "Post {post} withdrawn" },
  z.strictObject({ post: codeSchema, reason }),
);

/** Shifts by day of a cycle: `[{ from: 480, minutes: 480 }]` is 8 to 16; an empty day is rest. */
export const PatternDefined = defineFact(
  "PatternDefined",
  1,
  { zh: "设定班制 {pattern}", en: "Pattern of shifts {pattern} defined" },
  z.strictObject({
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
);

export const RestRulesSet = defineFact(
  "RestRulesSet",
  1,
  {
    zh: "休息规则：班间 {betweenHours} 小时，每周 {weekHours} 小时",
    en: "Rest rules: {betweenHours} h between shifts, {weekHours} h a week",
  },
  z.strictObject({
    betweenHours: z.number().min(0).max(48),
    weekHours: z.number().min(1).max(168),
    /** A shift longer than this is said to be long; duties of 24 hours exist. */
    shiftHours: z.number().min(1).max(48),
  }),
);

export const shiftSchema = z.strictObject({
  shift: ulidSchema,
  person,
  post: codeSchema,
  from: instantSchema,
  to: instantSchema,
});

/** What is wrong with a plan and was accepted all the same. */
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
export const ShiftsPlanned = defineFact(
  "ShiftsPlanned",
  1,
  { zh: "{part} {month} 排班：{person}", en: "Shifts of {person} planned in {part}, {month}" },
  z.strictObject({
    part,
    month,
    person,
    added: z.array(shiftSchema).max(200).readonly(),
    removed: z.array(ulidSchema).max(200).readonly(),
    warnings: z.array(rosterWarningSchema).max(200).readonly(),
    reason: reason.optional(),
  }),
);

export const SwapAsked = defineFact(
  "SwapAsked",
  1,
  { zh: "{from} 请 {to} 代班", en: "{from} asks {to} to take a shift" },
  z.strictObject({
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
);

export const SwapAnswered = defineFact(
  "SwapAnswered",
  1,
  { zh: "换班答复：{answer}", en: "The swap was answered: {answer}" },
  z.strictObject({
    swap: ulidSchema,
    answer: z.enum(["agreed", "refused", "approved", "declined", "withdrawn"]),
    warnings: z.array(rosterWarningSchema).max(100).readonly().optional(),
    reason: reason.optional(),
  }),
);

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

export const ResponsibilitySet = defineFact(
  "ResponsibilitySet",
  1,
  { zh: "责任矩阵已更改", en: "The responsibility matrix was changed" },
  z.strictObject({ rows: z.array(responsibilityRowSchema).max(500).readonly() }),
);

/** One thing that is open when a post changes hands. */
export const handoverItemSchema = z.strictObject({
  kind: z.enum(["call", "alarm", "incident", "promise", "report", "outOfService", "restriction", "task"]),
  id: codeSchema,
  number: text(80),
  /** Who has it from now on: a person, a unit or a part of the organisation. */
  owner: codeSchema.optional(),
});

export const HandoverPrepared = defineFact(
  "HandoverPrepared",
  1,
  { zh: "{from} 准备交班", en: "{from} prepared the handover" },
  z.strictObject({
    handover: ulidSchema,
    post: codeSchema,
    /** Whose post it is. */
    part,
    from: person,
    items: z.array(handoverItemSchema).max(2000).readonly(),
    words: text(2000).optional(),
  }),
);

export const HandoverConfirmed = defineFact(
  "HandoverConfirmed",
  1,
  { zh: "{to} 接班", en: "{to} took over" },
  z.strictObject({
    handover: ulidSchema,
    post: codeSchema,
    from: person,
    to: person,
    items: z.array(handoverItemSchema.required()).max(2000).readonly(),
  }),
);

export const dutyFacts = [
  PersonRegistered,
  PersonDisabled,
  PersonEnabled,
  PowerGranted,
  PowerWithdrawn,
  CertificateGranted,
  CertificateWithdrawn,
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
export type Power = z.output<typeof powerSchema>;
export type ResponsibilityRow = z.output<typeof responsibilityRowSchema>;
export type Shift = z.output<typeof shiftSchema>;
export type RosterWarning = z.output<typeof rosterWarningSchema>;
export type HandoverItem = z.output<typeof handoverItemSchema>;
