import { z } from "zod";
import { defineFact, type FactOf, streamOf } from "../ground/fact.ts";
import { instantSchema } from "../ground/instant.ts";
import { codeSchema, text } from "../ground/text.ts";
import { ulidSchema } from "../ground/ulid.ts";
import { powerRoles, powerSchema } from "./facts.ts";
import { tokenReads } from "./route-scopes.ts";

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

export const accessFacts = [
  FactorSet,
  FactorRemoved,
  EntryLinkMade,
  SignInLocked,
  SignedIn,
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
  SecurityPolicySet,
] as const;

export type AccessFact = FactOf<(typeof accessFacts)[number]>;
export type TokenPower = z.output<typeof tokenPowerSchema>;
