import { pageTitles } from "./page-titles.ts";

/** What the work list says. */
export const workTexts = {
  work: pageTitles.work,
  kind: { zh: "要做", en: "To do" },
  what: { zh: "事项", en: "What" },
  due: { zh: "时限", en: "Due" },
  none: { zh: "没有待办", en: "Nothing is owed" },
  noTime: { zh: "不限时", en: "no time" },
} as const;
