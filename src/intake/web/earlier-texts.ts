import type { Sentence } from "../../ground/sentence.ts";

export const earlierTexts = {
  seek: { zh: "72 小时内同号来电", en: "Same number within 72 h" },
  logged: { zh: "留痕", en: "logged" },
  none: { zh: "72 小时内没有同号来电", en: "No other call from this number within 72 h" },
  live: { zh: "通话中或未结束", en: "not ended" },
  without: { zh: "未登记警情", en: "no incident in sight" },
  incident: { zh: "警情 {number}", en: "incident {number}" },
  join: { zh: "并入 {number}", en: "Join {number}" },
  unreachable: { zh: "暂时查不到，请再试", en: "It cannot be looked up now; try again" },
} as const satisfies Record<string, Sentence>;
