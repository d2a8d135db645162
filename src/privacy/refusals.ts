import type { RefusalCatalogue } from "../ground/refusal.ts";

/** Why an order about what is personal is not accepted. */
export const privacyRefusals = {
  NotErasable: {
    means: "invalid",
    zh: "{stream} 不是可销毁的警情或来电记录",
    en: "{stream} is not the record of an incident or a call.",
  },
  KeysNotFound: {
    means: "conflict",
    zh: "尚未登记所用密钥，请稍后再试",
    en: "The keys in use have not been noted yet; try again in a moment.",
  },
  RotationUnderWay: {
    means: "conflict",
    zh: "第 {epoch} 期密钥仍在退出使用，完成后才能再次轮换",
    en: "The key of epoch {epoch} is still being left; the next rotation can begin when it is destroyed.",
  },
  ReadsOutOfTurn: {
    means: "conflict",
    zh: "阅览记录已存证至 {to}，须由此接续",
    en: "The record of reads is attested up to {to}; what follows must begin there.",
  },
} as const satisfies RefusalCatalogue;
