import type { RefusalCatalogue } from "../ground/refusal.ts";

/** What can be wrong with any order before its rule is asked. None of these answers is stored under the order's id. */
export const journalRefusals = {
  NothingOfThatId: { means: "unknown", zh: "没有 {stream}", en: "There is no {stream}." },
  OrderUnknown: { means: "unknown", zh: "没有名为 {order} 的指令", en: "There is no order named {order}." },
  OrderIdMissing: {
    means: "malformed",
    zh: "缺少 Idempotency-Key（指令编号，ULID）",
    en: "The Idempotency-Key header (the order's id, a ULID) is missing.",
  },
  OrderIdInvalid: {
    means: "malformed",
    zh: "Idempotency-Key 不是有效的 ULID",
    en: "The Idempotency-Key header is not a ULID.",
  },
  OrderIdTooOld: {
    means: "invalid",
    zh: "指令编号已超过 30 天，不再受理",
    en: "The order's id is older than 30 days and is no longer taken.",
  },
  OrderIdReused: {
    means: "invalid",
    zh: "该指令编号已被使用：由他人使用，或用于内容不同的另一条指令",
    en: "This order id was already used, by somebody else or with another body.",
  },
  BodyInvalid: { means: "malformed", zh: "字段 {field} {reasonZh}", en: "The field {field} {reason}." },
  TimeInFuture: {
    means: "malformed",
    zh: "字段 {field} 的时间晚于现在",
    en: "The time in the field {field} lies in the future.",
  },
} as const satisfies RefusalCatalogue;
