import { z } from "zod";
import { defineFact } from "../ground/fact.ts";
import { instantSchema } from "../ground/instant.ts";
import { phrase, type Sentence } from "../ground/sentence.ts";
import { codeSchema, text } from "../ground/text.ts";
import { defineOrder } from "../ground/order-kind.ts";
import { securityStream } from "./facts.ts";

/**
 * What was tried and refused. None of these is a fact of its own, for anybody outside can make as many as they like:
 * they are counted, and the counts are recorded (`SecurityEventsCounted`).
 */
export const refusedEvents = {
  signInFailed: { zh: "登录失败", en: "Failed sign-in" },
  secondFactorFailed: { zh: "第二因素错误", en: "Wrong second factor" },
  unlockFailed: { zh: "解锁失败", en: "Failed unlock" },
  /** A present factor that was asked for again inside a session, before a change of factors for example. */
  proofFailed: { zh: "再次验证失败", en: "Failed proof of a present factor" },
  /** Asked while attempts have to wait; nothing was looked at. */
  attemptHeldBack: { zh: "等待期内的登录尝试", en: "Attempt while it has to wait" },
  delayBegun: { zh: "登录锁定或延迟开始", en: "Lock or delay of signing in begun" },
  entryLinkRefused: { zh: "一次性链接被拒绝", en: "One-time link refused" },
  passkeyRefused: { zh: "通行密钥被拒绝", en: "Passkey refused" },
  credentialRefused: { zh: "令牌或会话被拒绝", en: "Token or session refused" },
  readRefused: { zh: "无权查看", en: "Read refused" },
  actRefused: { zh: "无权操作", en: "Act refused" },
  openingRefused: { zh: "查看密封内容被拒绝", en: "Opening refused" },
  originRefused: { zh: "来源站点被拒绝", en: "Origin refused" },
  rateLimited: { zh: "请求过于频繁", en: "Rate limit met" },
} as const satisfies Record<string, Sentence>;

export type RefusedEvent = keyof typeof refusedEvents;

/**
 * How often something was refused within a period. `person` is an existing account, never what was typed. Without
 * `person` and `address` the count is the sum of those there was no room to tell apart, so that the sum by kind is
 * always right.
 */
export const SecurityEventsCounted = defineFact({
  type: "SecurityEventsCounted",
  version: 1,
  group: "attempts",
  shape: z.strictObject({
    kind: z.enum(Object.keys(refusedEvents) as [RefusedEvent, ...RefusedEvent[]]),
    count: z.number().int().min(1),
    since: instantSchema,
    until: instantSchema,
    person: codeSchema.optional(),
    address: text(80).optional(),
    /** The refusal's code, where all of them were refused with the same. */
    why: codeSchema.optional(),
  }),
  say: ({ kind, count, person, address }, names) =>
    phrase(
      {
        zh: `{kind} {count} 次${person === undefined ? "" : " · 人员 {person}"}${address === undefined ? "" : " · 地址 {address}"}`,
        en: `{kind}: {count}${person === undefined ? "" : " · account {person}"}${address === undefined ? "" : " · address {address}"}`,
      },
      { kind: refusedEvents[kind], count, person: person === undefined ? undefined : names.officer(person), address },
    ),
});

export const securityEventFacts = [SecurityEventsCounted] as const;

export type CountedEvents = z.output<typeof SecurityEventsCounted.shape>;

/** As many lines as one period may have. */
export const mostCountedLines = 60;

/** Given by the program about once a minute while there is something to tell. */
export const NoteSecurityEvents = defineOrder("NoteSecurityEvents", {
  internal: true,
  roles: ["system"],
  title: { zh: "记录登录失败与拒绝", en: "Record what was refused" },
  body: z.strictObject({ events: z.array(SecurityEventsCounted.shape).min(1).max(mostCountedLines) }),
  streams: () => [securityStream],
  refuses: [],
  decide: (_, { body }) => body.events.map((counted) => SecurityEventsCounted.draft([securityStream], counted)),
});
