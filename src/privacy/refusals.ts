import type { RefusalCatalogue } from "../ground/refusal.ts";

/** Why an order about what is personal is not accepted. */
export const privacyRefusals = {
  NotErasable: {
    means: "invalid",
    zh: "{stream} 不是可销毁的警情或来电记录",
    en: "{stream} is not the record of an incident or a call.",
  },
  ReadsOutOfTurn: {
    means: "conflict",
    zh: "阅览记录已存证至 {to}，须由此接续",
    en: "The record of reads is attested up to {to}; what follows must begin there.",
  },
} as const satisfies RefusalCatalogue;
