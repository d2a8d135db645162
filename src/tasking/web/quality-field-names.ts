import type { WordsOfCodes } from "../../journal/web/room-web.ts";

/** What people call the fields of orders about quality calls. */
export const qualityFields: WordsOfCodes = {
  handledBy: { zh: "办理人", en: "who handled it" },
  seed: { zh: "种子", en: "seed" },
  answers: { zh: "三问的回答", en: "answers to the three questions" },
};
