import type { Sentence } from "../../ground/sentence.ts";

/** What was tried under one's own name. */
export const attemptsTexts = {
  title: { zh: "登录记录", en: "Sign-ins and failed attempts" },
  none: { zh: "半年内没有记录", en: "Nothing within half a year" },
  signedIn: { zh: "登录成功", en: "Signed in" },
  times: { zh: "{count} 次", en: "{count|time|times}" },
  manyAddresses: { zh: "多个地址", en: "many addresses" },
  how: {
    zh: "不是您本人操作的，请更改密码并告知安全管理员。",
    en: "If it was not you, change your password and tell the security administrator.",
  },
  since: {
    zh: "自 {when} 登录以来，有人以您的警号登录失败 {count} 次，来自 {from}。",
    en: "Since you signed in on {when}, signing in under your badge failed {count|time|times}, from {from}.",
  },
  before: {
    zh: "此前有人以您的警号登录失败 {count} 次，来自 {from}。",
    en: "Before this, signing in under your badge failed {count|time|times}, from {from}.",
  },
  notice: { zh: "登录失败提示", en: "Failed sign-ins" },
  noted: { zh: "知道了", en: "Noted" },
  see: { zh: "查看", en: "See them" },
} as const satisfies Record<string, Sentence>;
