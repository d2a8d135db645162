import type { RefusalCatalogue } from "../ground/refusal.ts";

/** Why an order about registering a case is not accepted. */
export const registeringRefusals = {
  ReasonForRefusal: {
    means: "invalid",
    zh: "不予受（立）案须写明理由",
    en: "Say why it is not accepted as a case.",
  },
  NothingDecided: { means: "conflict", zh: "尚未作出受（立）案决定", en: "Nothing has been decided yet." },
  DecisionToldAlready: { means: "conflict", zh: "已告知报案人", en: "Whoever reported it was told already." },
  CaseDecidedAlready: { means: "conflict", zh: "已作出受（立）案决定", en: "It has been decided." },
} as const satisfies RefusalCatalogue;
