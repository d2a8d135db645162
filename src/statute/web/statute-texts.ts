import type { Sentence } from "../../ground/sentence.ts";
import { pageTitles } from "./page-titles.ts";

export const statuteTexts = {
  limits: pageTitles.limits,
  limitsAbout: {
    zh: "法律规定的期限、延长和不计入的时间。更改对自起始日起开始的事项生效；此前开始的按当时规定。",
    en: "What the law gives for a thing, how it is made longer, what is not counted. A change counts for what starts from its first day on; what started before keeps what was the law then.",
  },
  noLimits: { zh: "没有时限", en: "There are no limits" },
  name: { zh: "时限", en: "Limit" },
  basis: { zh: "依据", en: "Basis" },
  lawZh: { zh: "法律（中文）", en: "Law (Chinese)" },
  lawEn: { zh: "法律（英文）", en: "Law (English)" },
  articleZh: { zh: "条款（中文）", en: "Article (Chinese)" },
  articleEn: { zh: "条款（英文）", en: "Article (English)" },
  starts: { zh: "起算", en: "Starts when" },
  length: { zh: "时长", en: "Length" },
  measure: { zh: "单位", en: "Unit" },
  ladder: { zh: "延长", en: "Extensions" },
  rungLength: { zh: "延长“{name}”：{measure}", en: "Extension “{name}”: {measure}" },
  maySkip: { zh: "可越过这一档", en: "may be skipped" },
  notCounted: { zh: "不计入", en: "Not counted" },
  counted: { zh: "计入", en: "Counted" },
  warnings: { zh: "届满前提醒（分钟）", en: "Warnings before the end (minutes)" },
  warningsHint: { zh: "用逗号分开", en: "separated by commas" },
  atEnd: { zh: "届满时", en: "At the end" },
  since: { zh: "起始日", en: "First day" },
  sinceHint: { zh: "如 2026-01-01；换一日即另立一条", en: "as 2026-01-01; another day makes another entry" },
  source: { zh: "来源", en: "Source" },
  sourceHint: { zh: "录入所依据的文本", en: "the text it was entered from" },
  verified: { zh: "核实", en: "Verified" },
  notVerified: { zh: "未核实", en: "Not verified" },
  wasRead: { zh: "已核实", en: "Verified" },
  confirmedBy: { zh: "{who} 于 {day} 核实：{source}", en: "Confirmed by {who}, {day}: {source}" },
  confirm: { zh: "核实", en: "Confirm" },
  confirmNamed: { zh: "核实“{name}”", en: "Confirm “{name}”" },
  confirmSource: { zh: "对照的文本", en: "Text it was compared with" },
  confirmHint: {
    zh: "写明版本和出处；录入和批准的人不能核实",
    en: "with its version and where it stands; not by whoever entered or approved it",
  },
  profile: { zh: "适用法律", en: "Law that applies" },
  profileAbout: {
    zh: "本辖区的时限和记录要求按哪一法域。自起始日起开始的事项适用。",
    en: "By whose law this district's limits and recordings are judged. It counts for what starts from its first day on.",
  },
  recording: { zh: "必须录音录像的情形", en: "What must be recorded" },
  noRecording: { zh: "现行法律没有列入这样的情形", en: "The law that applies has no such situation here" },
  situation: { zh: "情形", en: "Situation" },
  needed: { zh: "记录", en: "Recording" },
  told: { zh: "由什么得知", en: "Told by" },
} as const satisfies Record<string, Sentence>;

/** What tells that a situation occurred. */
export const toldNames = {
  enforcement: { zh: "执法类警情", en: "incidents of enforcement" },
  report: { zh: "处警反馈", en: "the crew's report" },
  caseHandling: { zh: "办案场所的工作", en: "work in a case-handling place" },
} as const satisfies Record<string, Sentence>;
