import { pageTitles } from "./page-titles.ts";

/** What the screens of quality calls say. */
export const qualityTexts = {
  title: pageTitles.quality,
  rule: {
    zh: "抽取 {share}% 的归档警情，{days} 天内回访，种子 {seed}",
    en: "{share} % of filed incidents are drawn, called within {days|day|days}; seed {seed}",
  },
  noRule: { zh: "尚未设定抽取规则，不抽取", en: "No rule is set; none is drawn" },
  setRule: { zh: "设定抽取规则", en: "Set the rule" },
  none: { zh: "没有待回访的警情", en: "No quality calls are owed" },
  incident: { zh: "警情", en: "Incident" },
  until: { zh: "截止", en: "Until" },
  own: { zh: "您办理过，由他人回访", en: "You handled it; somebody else calls" },
  record: { zh: "登记回访", en: "Record the call" },
  recordOf: { zh: "登记回访：警情 {number}", en: "Record the call: incident {number}" },
  outcome: { zh: "结果", en: "How it went" },
  consent: {
    zh: "先说明目的并征得同意；不愿受访的，不再问。",
    en: "Say what it is for and ask whether they agree; nobody is asked who declines.",
  },
  totals: { zh: "各月合计", en: "Totals by month" },
  totalsAbout: {
    zh: "回答只计入当月合计，不与警情并存；不足 5 的数不显示。",
    en: "Answers are counted with their month only, never with an incident; counts under 5 are not shown.",
  },
  month: { zh: "月份", en: "Month" },
  question: { zh: "问题", en: "Question" },
  noTotals: { zh: "还没有回访结果", en: "No calls were made yet" },
  few: { zh: "不足 5", en: "under 5" },
  share: { zh: "抽取比例（%）", en: "Share drawn (%)" },
  days: { zh: "几天内回访", en: "Called within (days)" },
  seed: { zh: "种子", en: "Seed" },
  about: {
    zh: "归档的警情按种子和编号计算是否抽取，任何人都能重算；由没有办理过的人回访。",
    en: "Whether a filed incident is drawn follows from the seed and its id, so that anybody can draw again; somebody who did not handle it calls.",
  },
  seedHint: { zh: "事先公布，换期换种子", en: "Published beforehand; another for another period" },
  wrong: { zh: "请填 {least} 到 {most}", en: "From {least} to {most}" },
} as const;
