import type { Sentence } from "../../ground/sentence.ts";
import { refusedEvents } from "../security-events.ts";

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

/** What speaks against somebody's standing on post, as it is recorded at signing on and off. */
export const standingWarningNames: Readonly<Record<string, Sentence>> = {
  notOnRoster: { zh: "未排班", en: "not on the roster" },
  restShort: { zh: "班间休息不足", en: "too little rest" },
  certificateMissing: { zh: "缺少资质", en: "a certificate is missing" },
  certificateEnding: { zh: "资质将在班中到期", en: "a certificate ends during the shift" },
  withoutHandover: { zh: "未交接", en: "left without a handover" },
  noLeader: { zh: "岗位无负责人", en: "nobody leads" },
};

/** Words for the codes that facts name, by the name of the blank. */
export const codeNames: Readonly<Record<string, Readonly<Record<string, Sentence>>>> = {
  factor: meansNames,
  found: foundNames,
  /** Of what was refused and counted. */
  kind: refusedEvents,
  why: {
    first: { zh: "首次启用", en: "a new installation" },
    new: { zh: "新人员", en: "new on the staff" },
    forgotten: { zh: "忘记登录方式", en: "means of signing in forgotten" },
    lost: { zh: "管理员丢失，由本机重新准入", en: "administrator lost, let in at the machine" },
    signedOut: { zh: "本人退出", en: "signed out" },
    revoked: { zh: "被吊销", en: "revoked" },
    disabled: { zh: "人员停用", en: "the person was disabled" },
    expired: { zh: "到期", en: "its time was over" },
    factorsChanged: { zh: "登录方式变更", en: "the means of signing in changed" },
  },
  answer: {
    agreed: { zh: "对方同意", en: "agreed" },
    refused: { zh: "对方拒绝", en: "refused" },
    approved: { zh: "已批准", en: "approved" },
    declined: { zh: "未批准", en: "declined" },
    withdrawn: { zh: "已撤回", en: "withdrawn" },
  },
};
