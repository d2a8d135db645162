import type { RefusalCatalogue } from "../ground/refusal.ts";

/** Why an order of intake is not accepted. */
export const intakeRefusals = {
  CallUnknown: { means: "unknown", zh: "没有这个来电", en: "There is no such call." },
  CallAlreadyAnswered: {
    means: "conflict",
    zh: "该来电已由 {by} 接听",
    en: "The call was already answered by {by}.",
  },
  CallAlreadyEnded: { means: "conflict", zh: "通话已结束", en: "The call has already ended." },
  CallTimeRunsBackwards: {
    means: "invalid",
    zh: "时间早于来电振铃或接听",
    en: "The time lies before the call rang or was answered.",
  },
  NothingNoted: { means: "invalid", zh: "没有要记录的内容", en: "There is nothing to note." },
  ComplainedOfUnknown: {
    means: "unknown",
    zh: "没有 {what}，投诉无法对其隐藏；请从列表中选择",
    en: "There is no {what}, so the complaint would be hidden from nobody. Choose from the list.",
  },
  CallNotLive: { means: "conflict", zh: "该来电不在通话中", en: "The call is not live." },
  NotYourCall: { means: "forbidden", zh: "该来电不在您手中", en: "The call is not in your hands." },
  CallHasNoNumber: { means: "conflict", zh: "该来电没有号码", en: "The call has no number." },
  SoughtOften: {
    means: "conflict",
    zh: "同一来电最多查询 {most} 次",
    en: "Earlier calls can be sought {most} times during one call.",
  },
} as const satisfies RefusalCatalogue;
