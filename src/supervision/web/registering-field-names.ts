import type { WordsOfCodes } from "../../journal/web/room-web.ts";

/** What people call the fields of orders about registering a case. */
export const registeringFields: WordsOfCodes = {
  track: { zh: "案件种类", en: "kind of case" },
};
