import type { RefusalCatalogue } from "../ground/refusal.ts";

/** What can be wrong with any order beside its rule. */
export const anyOrderRefusals = {
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
  ClockNotConfirmed: {
    means: "conflict",
    zh: "主机时间存疑，须先由值班局领导或安全管理员确认时间；在此之前不做不可撤回的事",
    en: "The machine's time is in doubt: acts that cannot be undone wait until a duty commander or security administrator confirms it.",
  },
} as const satisfies RefusalCatalogue;

export type AnyOrderCode = keyof typeof anyOrderRefusals;

export const journalRefusals = {
  ...anyOrderRefusals,
  ClockNotInDoubt: { means: "conflict", zh: "主机时间没有疑问，无须确认", en: "The machine's time is not in doubt." },
  ClockShowsAnother: {
    means: "conflict",
    zh: "主机现在显示 {shown}，与所确认的时间不同，请重新核对",
    en: "The machine shows {shown} now, not the time that was confirmed. Compare it again.",
  },
} as const satisfies RefusalCatalogue;
