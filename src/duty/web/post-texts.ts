import { listed, same, type Sentence } from "../../ground/sentence.ts";

/** Being on post and off it. */
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
  preferences: { zh: "个人偏好", en: "Preferences" },
  handset: { zh: "处警终端", en: "Handset" },
  account: { zh: "我的账户", en: "My account" },
  cancel: { zh: "放弃填写", en: "Leave the form" },
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
  return listed(
    codes.map((code) => standingWarnings[code] ?? same(code)),
    { zh: "、", en: "; " },
  );
}
