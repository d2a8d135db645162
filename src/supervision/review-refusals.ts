import type { RefusalCatalogue } from "../ground/refusal.ts";

export const reviewRefusals = {
  SampleMonthBegun: {
    means: "conflict",
    zh: "{month} 已经开始，种子须在开始前公布",
    en: "{month} has begun; a seed is published before its month.",
  },
  SamplePublishedBefore: {
    means: "conflict",
    zh: "{month} 的种子已公布，不能更改",
    en: "The seed of {month} was published and does not change.",
  },
  ReviewOfNoIncident: { means: "unknown", zh: "没有这起警情", en: "There is no such incident." },
  ReviewedBefore: { means: "conflict", zh: "该警情已经审查", en: "The incident was looked at a second time already." },
  ReviewTooEarly: { means: "conflict", zh: "该警情尚未办结", en: "The incident is not over yet." },
  ReviewNotDrawn: {
    means: "conflict",
    zh: "警情 {number} 未被抽中；指定审查须说明原因",
    en: "Incident {number} was not drawn; to look at it nevertheless takes a reason.",
  },
  ChecklistUnanswered: {
    means: "invalid",
    zh: "请逐项回答检查表",
    en: "Answer each item of the checklist once.",
  },
} as const satisfies RefusalCatalogue;
