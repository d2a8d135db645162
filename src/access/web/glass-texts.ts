import type { Sentence } from "../../ground/sentence.ts";

/** The power taken in need, and what others see of it. */
export const glassTexts = {
  breakGlass: { zh: "紧急越权", en: "Break the glass" },
  breakGlassNote: {
    zh: "立即取得未授予的权限 {minutes} 分钟。将报警、逐项留痕，并由他人复核。",
    en: "Takes a power you were not given, for {minutes} minutes. It sounds an alarm, marks every act, and somebody else reviews it.",
  },
  power: { zh: "权限", en: "Power" },
  station: { zh: "派出所", en: "Station" },
  department: { zh: "部门", en: "Department" },
  unit: { zh: "单元", en: "Unit" },
  choose: { zh: "请选择", en: "Choose" },
  reason: { zh: "原因", en: "Reason" },
  cancel: { zh: "放弃填写", en: "Leave the form" },
  glassOpen: { zh: "紧急越权 {power} 至 {until}", en: "Glass broken: {power}, until {until}" },
  mendGlass: { zh: "结束", en: "End it" },
  glassOfOther: {
    zh: "{who} 紧急越权为 {power}，至 {until}：{reason}",
    en: "{who} has broken the glass as {power}, until {until}: {reason}",
  },
  glassToReview: {
    zh: "{who} {at} 曾紧急越权为 {power}，待复核：{reason}",
    en: "{who} broke the glass at {at} as {power}, to be reviewed: {reason}",
  },
  glassMore: { zh: "另有 {count} 次紧急越权", en: "{count} more breakings of the glass" },
  glassFewer: { zh: "收起", en: "Fewer" },
  review: { zh: "复核", en: "Review" },
  found: { zh: "结论", en: "Finding" },
  justified: { zh: "正当", en: "Justified" },
  notJustified: { zh: "不正当", en: "Not justified" },
  words: { zh: "说明", en: "In words" },
  glassNotices: { zh: "紧急越权", en: "Breakings of the glass" },
} as const satisfies Record<string, Sentence>;
