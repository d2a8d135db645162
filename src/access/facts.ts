import { z } from "zod";
import { momentAt } from "../ground/fact-names.ts";
import { always, defineFact, type FactOf, streamOf } from "../ground/fact.ts";
import { instantSchema } from "../ground/instant.ts";
import { because, phrase } from "../ground/sentence.ts";
import { codeSchema, text } from "../ground/text.ts";
import { ulidSchema } from "../ground/ulid.ts";
import { foundNames, linkReasonNames, meansNames, sessionEndNames } from "./access-names.ts";
import { powerRoles, powerSchema } from "../ground/role.ts";
import { tokenReads } from "../ground/route-scopes.ts";

/*
 * How people and programs come in, what they take in need, what waits for a second person. No other room reads these
 * facts, and the means of signing in themselves are never in one.
 */

const person = codeSchema;
const reason = text(500);

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

/** How long sessions last, when certificates count; what the security administrator decides. */
export const securityStream = "security/home";

/** Badge numbers of those who made the link by which an account was entered; `@machine`: whoever has the machine. */
const letIn = z.array(text(80)).min(1).max(20).readonly();

/** Means of signing in; what they are made of lies beside the journal, never in it. */
export const factors = ["password", "totp", "passkey"] as const;

export const FactorSet = defineFact({
  type: "FactorSet",
  version: 1,
  group: "sessions",
  securityEvent: "factorSet",
  shape: z.strictObject({ person, factor: z.enum(factors), label: text(80).optional(), letIn: letIn.optional() }),
  say: ({ person, factor }, names) =>
    phrase(
      { zh: "{person} 设置登录方式 {factor}", en: "{person} set a means of signing in: {factor}" },
      { person: names.officer(person), factor: meansNames[factor] },
    ),
});

export const FactorRemoved = defineFact({
  type: "FactorRemoved",
  version: 1,
  group: "sessions",
  securityEvent: "factorRemoved",
  shape: z.strictObject({ person, factor: z.enum(factors), label: text(80).optional(), reason: reason.optional() }),
  say: ({ person, factor, reason }, names) =>
    because(
      phrase(
        { zh: "{person} 的登录方式 {factor} 被移除", en: "A means of signing in of {person} was removed: {factor}" },
        { person: names.officer(person), factor: meansNames[factor] },
      ),
      reason,
    ),
});

export const EntryLinkMade = defineFact({
  type: "EntryLinkMade",
  version: 1,
  group: "sessions",
  securityEvent: "entryLinkMade",
  shape: z.strictObject({
    person,
    /** Who made it and may draw its secret, and who is behind that account; absent where an older program made it. */
    maker: text(80).optional(),
    letIn: letIn.optional(),
    link: ulidSchema.optional(),
    /** The person had a way in already, and nobody could be the second one. */
    alone: z.literal(true).optional(),
    /** `first`: a new installation. `lost`: at the machine, because nobody could get in. */
    why: z.enum(["first", "new", "forgotten", "lost"]),
    until: instantSchema,
  }),
  say: // Before a link named who made it, whoever gave the order had.
    ({ person, maker, why }, names, by) =>
      phrase(
        { zh: "{maker} 为 {person} 生成一次性链接（{why}）", en: "{maker} made a one-time link for {person} ({why})" },
        { maker: names.officer(maker ?? by.officer), person: names.officer(person), why: linkReasonNames[why] },
      ),
});

export const SignInLocked = defineFact({
  type: "SignInLocked",
  version: 1,
  group: "lockOuts",
  securityEvent: "signInLocked",
  shape: z.strictObject({ person, until: instantSchema, failures: z.number().int().min(1) }),
  say: ({ person, until }, names) =>
    phrase(
      { zh: "{person} 多次登录失败，锁定至 {until}", en: "Too many failed sign-ins of {person}: locked until {until}" },
      { person: names.officer(person), until: momentAt(until, names) },
    ),
});

export const SignedIn = defineFact({
  type: "SignedIn",
  version: 1,
  group: "signIns",
  securityEvent: "signedIn",
  shape: z.strictObject({
    person,
    session: ulidSchema,
    /**
     * The factors that were shown. `drill`: one click in a drill; `link`: a one-time link; `provider`: a provider of
     * identities.
     */
    by: z
      .array(z.enum([...factors, "link", "drill", "provider"]))
      .max(3)
      .readonly(),
    /** The address it came from and what the browser says it is. */
    from: text(80),
    agent: text(200).optional(),
    until: instantSchema,
    /** The one-time link that was used, and who may be behind what was shown. */
    link: ulidSchema.optional(),
    letIn: letIn.optional(),
  }),
  say: ({ person }, names) =>
    phrase({ zh: "{person} 登录", en: "{person} signed in" }, { person: names.officer(person) }),
});

/** Somebody who is not behind the account says that it is in its person's hands: what was set up counts as their own. */
export const EntryConfirmed = defineFact({
  type: "EntryConfirmed",
  version: 1,
  group: "sessions",
  shape: z.strictObject({ person, letIn }),
  say: ({ person }, names) =>
    phrase(
      { zh: "已确认 {person} 的登录方式属本人", en: "The means of signing in of {person} were confirmed as their own" },
      { person: names.officer(person) },
    ),
});

/** The person says that something about their account was not their own doing. */
export const AccessReported = defineFact({
  type: "AccessReported",
  version: 1,
  group: "sessions",
  shape: z.strictObject({ person }),
  say: ({ person }, names) =>
    phrase(
      { zh: "{person} 报告账户异常", en: "{person} reports that something about their account was not them" },
      { person: names.officer(person) },
    ),
});

export const SessionEnded = defineFact({
  type: "SessionEnded",
  version: 1,
  group: "sessions",
  securityEvent: "sessionEnded",
  shape: z.strictObject({
    person,
    session: ulidSchema,
    why: z.enum(["signedOut", "revoked", "disabled", "expired", "factorsChanged"]),
  }),
  say: ({ person, why }, names) =>
    phrase(
      { zh: "{person} 的登录结束（{why}）", en: "A session of {person} ended ({why})" },
      { person: names.officer(person), why: sessionEndNames[why] },
    ),
});

export const GlassBroken = defineFact({
  type: "GlassBroken",
  version: 1,
  group: "glass",
  securityEvent: "glassBroken",
  shape: z.strictObject({ person, broken: ulidSchema, power: powerSchema, reason, until: instantSchema }),
  say: ({ person, reason }, names) =>
    phrase(
      { zh: "{person} 紧急越权：{reason}", en: "{person} broke the glass: {reason}" },
      { person: names.officer(person), reason },
    ),
});

export const GlassMended = defineFact({
  type: "GlassMended",
  version: 1,
  group: "glass",
  securityEvent: "glassMended",
  shape: z.strictObject({ person, broken: ulidSchema }),
  say: ({ person }, names) =>
    phrase(
      { zh: "{person} 的紧急越权结束", en: "The breaking of the glass by {person} is over" },
      { person: names.officer(person) },
    ),
});

export const GlassReviewed = defineFact({
  type: "GlassReviewed",
  version: 1,
  group: "glass",
  securityEvent: "glassReviewed",
  shape: z.strictObject({ person, broken: ulidSchema, found: z.enum(["justified", "notJustified"]), words: reason }),
  say: ({ found, words }) =>
    because(
      phrase(
        { zh: "紧急越权已复核：{found}", en: "The breaking of the glass was reviewed: {found}" },
        { found: foundNames[found] },
      ),
      words,
    ),
});

/** What a program may be: any role of people's, or `importer`, which enters what other systems recorded. */
export const tokenPowerSchema = z.strictObject({
  role: z.enum([...powerRoles, "importer"]),
  station: codeSchema.optional(),
  unit: codeSchema.optional(),
  department: codeSchema.optional(),
  /** Only these orders, and only these reads and reports; a list that is absent is empty where the other is given. */
  orders: z.array(codeSchema).min(1).max(200).readonly().optional(),
  reads: z.array(z.enum(tokenReads)).min(1).max(tokenReads.length).readonly().optional(),
});

/** A program's token; only its digest is kept, beside the journal. */
export const TokenMade = defineFact({
  type: "TokenMade",
  version: 1,
  group: "tokens",
  securityEvent: "tokenMade",
  shape: z.strictObject({ token: ulidSchema, label: text(80), power: tokenPowerSchema, until: instantSchema }),
  say: ({ label, power, until }, names) =>
    phrase(
      { zh: "生成令牌 {label}：{power}，至 {until}", en: "Token {label} made: {power}, until {until}" },
      { label, power: names.role(power), until: momentAt(until, names) },
    ),
});

export const TokenRevoked = defineFact({
  type: "TokenRevoked",
  version: 1,
  group: "tokens",
  securityEvent: "tokenRevoked",
  shape: z.strictObject({ token: ulidSchema, label: text(80), reason }),
  say: ({ label, reason }) =>
    because(phrase({ zh: "吊销令牌 {label}", en: "Token {label} revoked" }, { label }), reason),
});

/** A token made at the machine with its key was used here for the first time. */
export const MachineTokenUsed = defineFact({
  type: "MachineTokenUsed",
  version: 1,
  group: "tokens",
  securityEvent: "machineTokenUsed",
  shape: z.strictObject({ token: ulidSchema, officer: text(80), power: tokenPowerSchema, until: instantSchema }),
  say: ({ officer }, names) =>
    phrase(
      { zh: "本机令牌首次使用：{officer}", en: "A token made at the machine was used for the first time: {officer}" },
      { officer: names.officer(officer) },
    ),
});

export const ActProposed = defineFact({
  type: "ActProposed",
  version: 1,
  group: "approvals",
  securityEvent: "actProposed",
  shape: z.strictObject({
    proposal: ulidSchema,
    order: codeSchema,
    body: z.record(z.string(), z.unknown()),
    /** Of a planned change of a setting: from when it is to be in force. */
    from: instantSchema.optional(),
  }),
  say: ({ order, from }, names) =>
    phrase(
      from === undefined
        ? { zh: "{order} 待第二人批准", en: "{order} waits for a second person" }
        : { zh: "{order}（{from} 起）待第二人批准", en: "{order}, from {from}, waits for a second person" },
      { order: names.order(order), from: from === undefined ? undefined : momentAt(from, names) },
    ),
});

export const ActApproved = defineFact({
  type: "ActApproved",
  version: 1,
  group: "approvals",
  securityEvent: "actApproved",
  shape: z.strictObject({ proposal: ulidSchema, order: codeSchema }),
  say: ({ order }, names) =>
    phrase({ zh: "第二人批准 {order}", en: "A second person approved {order}" }, { order: names.order(order) }),
});

export const ActDeclined = defineFact({
  type: "ActDeclined",
  version: 1,
  group: "approvals",
  securityEvent: "actDeclined",
  shape: z.strictObject({ proposal: ulidSchema, order: codeSchema, reason }),
  say: ({ order, reason }, names) =>
    because(
      phrase({ zh: "第二人不批准 {order}", en: "A second person declined {order}" }, { order: names.order(order) }),
      reason,
    ),
});

/** Whoever proposed it dropped it: a planned change of a setting that is no longer wanted. */
export const ActWithdrawn = defineFact({
  type: "ActWithdrawn",
  version: 1,
  group: "approvals",
  securityEvent: "actWithdrawn",
  shape: z.strictObject({ proposal: ulidSchema, order: codeSchema }),
  say: ({ order }, names) =>
    phrase(
      { zh: "{order} 已撤回，不再待批准", en: "{order} was taken back before anybody approved it" },
      { order: names.order(order) },
    ),
});

export const SecurityPolicySet = defineFact({
  type: "SecurityPolicySet",
  version: 1,
  group: "rules",
  securityEvent: "policySet",
  shape: z.strictObject({
    /** Idle minutes by role before a session ends; of a seat in the hall, before its screen locks. */
    idleMinutes: z.partialRecord(z.enum(powerRoles), z.number().int().min(1).max(1440)),
    /** Hours a session may last altogether. */
    longestHours: z.partialRecord(z.enum(powerRoles), z.number().int().min(1).max(72)),
    /** Roles that need a second factor. */
    secondFactor: z.array(z.enum(powerRoles)).max(powerRoles.length).readonly(),
    /** Days after which a password must be changed; null: only when it is known to somebody else. */
    passwordDays: z.number().int().min(1).max(3650).nullable(),
  }),
  say: always({ zh: "登录规则已更改", en: "The rules of signing in were changed" }),
});

export const accessFacts = [
  FactorSet,
  FactorRemoved,
  EntryLinkMade,
  SignInLocked,
  SignedIn,
  EntryConfirmed,
  AccessReported,
  SessionEnded,
  GlassBroken,
  GlassMended,
  GlassReviewed,
  TokenMade,
  TokenRevoked,
  MachineTokenUsed,
  ActProposed,
  ActApproved,
  ActDeclined,
  ActWithdrawn,
  SecurityPolicySet,
] as const;

export type AccessFact = FactOf<(typeof accessFacts)[number]>;
export type TokenPower = z.output<typeof tokenPowerSchema>;
