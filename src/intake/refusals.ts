import type { RefusalCatalogue } from "../ground/refusal.ts";

/** Why an order of intake is not accepted. */
export const intakeRefusals = {
  CallUnknown: { means: "unknown", zh: "没有这个来电", en: "There is no such call." },
  CallAlreadyAnswered: {
    means: "conflict",
    zh: "该来电已由 {by} 接听",
    en: "The call was already answered by {by}.",
  },
  CallNotAnswered: { means: "conflict", zh: "该来电尚未接听", en: "The call has not been answered." },
  CallAlreadyEnded: { means: "conflict", zh: "通话已结束", en: "The call has already ended." },
  CallTimeRunsBackwards: {
    means: "invalid",
    zh: "时间早于来电振铃或接听",
    en: "The time lies before the call rang or was answered.",
  },
  NothingNoted: { means: "invalid", zh: "没有要记录的内容", en: "There is nothing to note." },
} as const satisfies RefusalCatalogue;
