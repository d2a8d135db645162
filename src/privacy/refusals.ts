import type { RefusalCatalogue } from "../ground/refusal.ts";

/** Why an order about what is personal is not accepted. */
export const privacyRefusals = {
  NotErasable: {
    means: "invalid",
    zh: "{stream} 不是可销毁的警情或来电记录",
    en: "{stream} is not the record of an incident or a call.",
  },
} as const satisfies RefusalCatalogue;
