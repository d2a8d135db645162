import type { WordsOfCodes } from "../../journal/web/room-web.ts";

/** What people call the fields of orders about complaints. */
export const complaintFields: WordsOfCodes = {
  complaintId: { zh: "投诉", en: "complaint" },
  happenedAt: { zh: "发生时间", en: "when it happened" },
  isNow: { zh: "正在发生", en: "it is happening now" },
  handler: { zh: "承办人", en: "handler" },
  told: { zh: "告知方式", en: "how somebody was told" },
  rung: { zh: "延长", en: "extension" },
  office: { zh: "批准人", en: "who grants it" },
};
