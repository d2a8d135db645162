import type { Sentence } from "../ground/sentence.ts";

/* What the codes in the facts of access are called. */

/** Means of signing in, as sessions and facts name them. */
export const meansNames: Readonly<Record<string, Sentence>> = {
  password: { zh: "密码", en: "password" },
  totp: { zh: "动态码", en: "one-time code" },
  passkey: { zh: "通行密钥", en: "passkey" },
  link: { zh: "一次性链接", en: "one-time link" },
  provider: { zh: "统一认证", en: "provider of identities" },
  drill: { zh: "演练一键登录", en: "one click in a drill" },
};

export const foundNames = {
  justified: { zh: "理由成立", en: "justified" },
  notJustified: { zh: "理由不成立", en: "not justified" },
} as const satisfies Record<string, Sentence>;

/** Why a one-time link was made. */
export const linkReasonNames = {
  first: { zh: "首次启用", en: "a new installation" },
  new: { zh: "新人员", en: "new on the staff" },
  forgotten: { zh: "忘记登录方式", en: "means of signing in forgotten" },
  lost: { zh: "管理员丢失，由本机重新准入", en: "administrator lost, let in at the machine" },
} as const satisfies Record<string, Sentence>;

/** How a session ended. */
export const sessionEndNames = {
  signedOut: { zh: "本人退出", en: "signed out" },
  revoked: { zh: "被吊销", en: "revoked" },
  disabled: { zh: "人员停用", en: "the person was disabled" },
  expired: { zh: "到期", en: "its time was over" },
  factorsChanged: { zh: "登录方式变更", en: "the means of signing in changed" },
} as const satisfies Record<string, Sentence>;
