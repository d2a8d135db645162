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

/** One handing over of a post. */
export function handoverStream(handover: string): string {
  return streamOf("handover", handover);
}

/** An act that waits for a second person. */
export function proposalStream(proposal: string): string {
  return streamOf("proposal", proposal);
}

/** One signing in, from a browser, until it ends. */
export function sessionStream(session: string): string {
  return streamOf("session", session);
}

/** A program's means of access. */
export function tokenStream(token: string): string {
  return streamOf("token", token);
}

/** Who answers for what: incident type, area and time. */
export const responsibilityStream = "responsibility/home";

/** How long sessions last, when certificates count; what the security administrator decides. */
export const securityStream = "security/home";

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

/** What a program may be: any role of people's, or `importer`, which enters what other systems recorded. */
export const tokenPowerSchema = z.strictObject({
  role: z.enum([...powerRoles, "importer"]),
  station: codeSchema.optional(),
  unit: codeSchema.optional(),
  department: codeSchema.optional(),
  /** Only these orders and no others; all of the role's when absent. */
  orders: z.array(codeSchema).min(1).max(200).readonly().optional(),
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

/** Means of signing in; what they are made of lies beside the journal, never in it. */
export const factors = ["password", "totp", "passkey"] as const;

export const FactorSet = defineFact(
  "FactorSet",
  1,
  { zh: "{person} 设置登录方式 {factor}", en: "{person} set a means of signing in: {factor}" },
  z.strictObject({ person, factor: z.enum(factors), label: text(80).optional() }),
);

export const FactorRemoved = defineFact(
  "FactorRemoved",
  1,
  { zh: "{person} 的登录方式 {factor} 被移除", en: "A means of signing in of {person} was removed: {factor}" },
  z.strictObject({ person, factor: z.enum(factors), label: text(80).optional(), reason: reason.optional() }),
);

export const EntryLinkMade = defineFact(
  "EntryLinkMade",
  1,
  { zh: "为 {person} 生成一次性链接（{why}）", en: "A one-time link was made for {person} ({why})" },
  z.strictObject({
    person,
    /** `first`: a new installation. `lost`: at the machine, because nobody could get in. */
    why: z.enum(["first", "new", "forgotten", "lost"]),
    until: instantSchema,
  }),
);

export const SignInLocked = defineFact(
  "SignInLocked",
  1,
  { zh: "{person} 多次登录失败，锁定至 {until}", en: "Too many failed sign-ins of {person}: locked until {until}" },
  z.strictObject({ person, until: instantSchema, failures: z.number().int().min(1) }),
);

export const SignedIn = defineFact(
  "SignedIn",
  1,
  { zh: "{person} 登录", en: "{person} signed in" },
  z.strictObject({
    person,
    session: ulidSchema,
    /** What was shown; `drill` is one click in a drill, `link` a one-time link. */
    by: z
      .array(z.enum([...factors, "link", "drill"]))
      .max(3)
      .readonly(),
    /** The address it came from and what the browser says it is. */
    from: text(80),
    agent: text(200).optional(),
    until: instantSchema,
  }),
);

export const SessionEnded = defineFact(
  "SessionEnded",
  1,
  { zh: "{person} 的登录结束（{why}）", en: "A session of {person} ended ({why})" },
  z.strictObject({
    person,
    session: ulidSchema,
    why: z.enum(["signedOut", "revoked", "disabled", "expired", "factorsChanged"]),
  }),
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
  z.strictObject({ person, power: powerSchema, post: codeSchema.optional(), reason: reason.optional() }),
);

export const GlassBroken = defineFact(
  "GlassBroken",
  1,
  { zh: "{person} 紧急越权：{reason}", en: "{person} broke the glass: {reason}" },
  z.strictObject({ person, broken: ulidSchema, power: powerSchema, reason, until: instantSchema }),
);

export const GlassMended = defineFact(
  "GlassMended",
  1,
  { zh: "{person} 的紧急越权结束", en: "The breaking of the glass by {person} is over" },
  z.strictObject({ person, broken: ulidSchema }),
);

export const GlassReviewed = defineFact(
  "GlassReviewed",
  1,
  { zh: "紧急越权已复核：{found}", en: "The breaking of the glass was reviewed: {found}" },
  z.strictObject({ person, broken: ulidSchema, found: z.enum(["justified", "notJustified"]), words: reason }),
);

/** A program's token; only its digest is kept, beside the journal. */
export const TokenMade = defineFact(
  "TokenMade",
  1,
  { zh: "生成令牌 {label}", en: "Token {label} made" },
  z.strictObject({ token: ulidSchema, label: text(80), power: tokenPowerSchema, until: instantSchema }),
);

export const TokenRevoked = defineFact(
  "TokenRevoked",
  1,
  { zh: "吊销令牌 {label}", en: "Token {label} revoked" },
  z.strictObject({ token: ulidSchema, label: text(80), reason }),
);

/** A token made at the machine with its key was used here for the first time. */
export const MachineTokenUsed = defineFact(
  "MachineTokenUsed",
  1,
  { zh: "本机令牌首次使用：{officer}", en: "A token made at the machine was used for the first time: {officer}" },
  z.strictObject({ token: ulidSchema, officer: text(80), power: tokenPowerSchema, until: instantSchema }),
);

export const ActProposed = defineFact(
  "ActProposed",
  1,
  { zh: "{order} 待第二人批准", en: "{order} waits for a second person" },
  z.strictObject({ proposal: ulidSchema, order: codeSchema, body: z.record(z.string(), z.unknown()) }),
);

export const ActApproved = defineFact(
  "ActApproved",
  1,
  { zh: "第二人批准 {order}", en: "A second person approved {order}" },
  z.strictObject({ proposal: ulidSchema, order: codeSchema }),
);

export const ActDeclined = defineFact(
  "ActDeclined",
  1,
  { zh: "第二人不批准 {order}", en: "A second person declined {order}" },
  z.strictObject({ proposal: ulidSchema, order: codeSchema, reason }),
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
    "belowStrength",
    "noLeader",
    "twice",
  ]),
  person: person.optional(),
  post: codeSchema.optional(),
  from: instantSchema,
  to: instantSchema.optional(),
});

const month = z.string().regex(/^\d{4}-\d{2}$/, { error: "must be a month such as 2026-11" });

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
  kind: z.enum(["call", "incident", "promise", "report", "outOfService", "restriction", "task"]),
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

export const SecurityPolicySet = defineFact(
  "SecurityPolicySet",
  1,
  { zh: "登录规则已更改", en: "The rules of signing in were changed" },
  z.strictObject({
    /** Idle minutes by role before a session ends; of a seat in the hall, before its screen locks. */
    idleMinutes: z.partialRecord(z.enum(powerRoles), z.number().int().min(1).max(1440)),
    /** Hours a session may last altogether. */
    longestHours: z.partialRecord(z.enum(powerRoles), z.number().int().min(1).max(72)),
    /** Roles that need a second factor. */
    secondFactor: z.array(z.enum(powerRoles)).max(powerRoles.length).readonly(),
    /** Days after which a password must be changed; null: only when it is known to somebody else. */
    passwordDays: z.number().int().min(1).max(3650).nullable(),
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
  FactorSet,
  FactorRemoved,
  EntryLinkMade,
  SignInLocked,
  SignedIn,
  SessionEnded,
  SignedOn,
  SignedOff,
  GlassBroken,
  GlassMended,
  GlassReviewed,
  TokenMade,
  TokenRevoked,
  MachineTokenUsed,
  ActProposed,
  ActApproved,
  ActDeclined,
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
  SecurityPolicySet,
] as const;

export type DutyFact = FactOf<(typeof dutyFacts)[number]>;
export type Power = z.output<typeof powerSchema>;
export type TokenPower = z.output<typeof tokenPowerSchema>;
export type ResponsibilityRow = z.output<typeof responsibilityRowSchema>;
export type Shift = z.output<typeof shiftSchema>;
export type RosterWarning = z.output<typeof rosterWarningSchema>;
export type HandoverItem = z.output<typeof handoverItemSchema>;
