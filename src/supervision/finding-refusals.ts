import type { RefusalCatalogue } from "../ground/refusal.ts";

export const findingRefusals = {
  FindingUnknown: { means: "unknown", zh: "没有这项监督问题", en: "There is no such finding." },
  FindingNotAtStage: {
    means: "conflict",
    zh: "该问题现在是“{findingStage}”，不能作此操作",
    en: "The finding is now “{findingStage}”; this cannot be done.",
  },
  NotYourFinding: {
    means: "forbidden",
    zh: "该问题不是针对本单位的",
    en: "The finding is not against your part.",
  },
  RuleUnknown: { means: "invalid", zh: "规则目录中没有 {rule}", en: "The catalogue has no rule {rule}." },
  EvidenceUnknown: { means: "invalid", zh: "没有这项事实：{stream}", en: "There are no such facts: {stream}." },
  EvidenceFactUnknown: {
    means: "invalid",
    zh: "其中没有编号为 {n} 的事实",
    en: "There is no fact number {n} in it.",
  },
  FindingAgainstNobody: { means: "invalid", zh: "没有这个单位：{part}", en: "There is no such part: {part}." },
  FindingDueInPast: { means: "invalid", zh: "时限已过：{field}", en: "The time given is past: {field}." },
  AnswerNotDue: {
    means: "conflict",
    zh: "对方的答复时限未到，尚不能认定",
    en: "The other side still has time to answer; it cannot be decided yet.",
  },
  AppealTooLate: { means: "conflict", zh: "申请复核的时限已过", en: "The time to appeal is over." },
  MendingTaskUnknown: {
    means: "invalid",
    zh: "没有这项督办整改任务",
    en: "There is no such corrective task of supervision.",
  },
  FindingNotLate: { means: "conflict", zh: "该问题没有逾期", en: "The finding is not late." },
} as const satisfies RefusalCatalogue;
