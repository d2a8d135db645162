import type { Sentence } from "../../ground/sentence.ts";

/** Being on post and off it, and the power taken in need. */
export const postTexts = {
  signedInAs: { zh: "当前登录：{who}", en: "Signed in as {who}" },
  offPost: { zh: "您未上岗", en: "You are not on post" },
  wordsKept: {
    zh: "您未提交的文字已加密保存在本机，上岗后自动恢复，他人看不到。",
    en: "What you typed and had not given is kept on this machine, sealed for you: it comes back when you sign on here. Nobody else sees it.",
  },
  offPostShort: { zh: "{role}（未上岗）", en: "{role} (off post)" },
  due: { zh: "当班：{post} {from}–{to}", en: "Your shift: {post}, {from}–{to}" },
  dueNext: { zh: "下一班次 {from} {post}", en: "Next shift: {post}, {from}" },
  noneDue: { zh: "现在没有班次", en: "You have no shift now" },
  signOn: { zh: "上岗", en: "Sign on" },
  signOnAs: { zh: "上岗为", en: "Sign on as" },
  nothingToSignOnTo: {
    zh: "没有可上岗的权限，请联系安全管理员",
    en: "You hold no power that has a post; ask the security administrator",
  },
  signedOnWith: { zh: "已上岗，并记录：{warnings}", en: "On post, and on record: {warnings}" },
  leftWith: { zh: "已下岗，并记录：{warnings}", en: "Off post, and on record: {warnings}" },
  noted: { zh: "知道了", en: "Noted" },
  onPostSince: { zh: "{from} 上岗", en: "On post since {from}" },
  shiftEnds: { zh: "班次至 {to}", en: "Shift ends {to}" },
  signOff: { zh: "下岗", en: "Sign off" },
  notHandedOver: {
    zh: "尚未交接：此时下岗将被记录",
    en: "Not handed over yet: leaving now goes on record",
  },
  reasonIfAny: { zh: "原因（可不填）", en: "Reason (may be empty)" },
  account: { zh: "我的账户", en: "My account" },
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

/** What a sign-on, a sign-off or a plan is recorded to go against. */
export const standingWarnings: Readonly<Record<string, Sentence>> = {
  notOnRoster: { zh: "不在班表", en: "not on the roster" },
  restShort: { zh: "班间休息不足", en: "too little rest" },
  certificateMissing: { zh: "缺少岗位资质", en: "a certificate the post needs is missing" },
  certificateEnding: { zh: "资质将在班次内到期", en: "a certificate runs out during the shift" },
  withoutHandover: { zh: "未交接", en: "without a handover" },
  noLeader: { zh: "岗位无人负责", en: "nobody leads the post now" },
};

/** Warnings in one line, in both languages; a code without words stands as it is. */
export function warningsInWords(codes: readonly string[]): Sentence {
  const words = codes.map((code) => standingWarnings[code] ?? { zh: code, en: code });
  return { zh: words.map(({ zh }) => zh).join("、"), en: words.map(({ en }) => en).join("; ") };
}
