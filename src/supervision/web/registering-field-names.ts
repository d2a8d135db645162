import type { WordsOfCodes } from "../../journal/web/room-web.ts";

/** What people call the fields of orders about registering a case. */
export const registeringFields: WordsOfCodes = {
  receiptBy: { zh: "应出具回执的时间", en: "when the receipt was due" },
  track: { zh: "案件种类", en: "kind of case" },
};
