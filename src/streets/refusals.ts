import type { RefusalCatalogue } from "../ground/refusal.ts";

/** Why an order about the streets is not accepted. */
export const streetsRefusals = {
  RestrictionOver: {
    means: "invalid",
    zh: "管制截止时间 {until} 已过",
    en: "The restriction would have ended at {until} already.",
  },
  RestrictionTooLong: {
    means: "invalid",
    zh: "一次管制最长 {days} 天，到期可再次下达",
    en: "A restriction lasts at most {days} days; give it again when it ends.",
  },
  RestrictionUnknown: {
    means: "unknown",
    zh: "没有这项道路管制，或已结束",
    en: "There is no such road restriction in force.",
  },
} as const satisfies RefusalCatalogue;
