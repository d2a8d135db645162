import type { Sentence } from "./sentence.ts";

/** What acts about people and powers are looked for by. */
export const actGroups = [
  "signIns",
  "lockOuts",
  "attempts",
  "sessions",
  "people",
  "powers",
  "approvals",
  "glass",
  "tokens",
  "rules",
  "erasing",
  "openings",
  "roster",
] as const;

export type ActGroup = (typeof actGroups)[number];

export const actGroupNames: Readonly<Record<ActGroup, Sentence>> = {
  signIns: { zh: "登录", en: "Sign-ins" },
  lockOuts: { zh: "锁定", en: "Lock-outs" },
  attempts: { zh: "失败与拒绝", en: "Failures and refusals" },
  sessions: { zh: "会话与登录方式", en: "Sessions and means" },
  people: { zh: "人员", en: "People" },
  powers: { zh: "权限", en: "Powers" },
  approvals: { zh: "第二人批准", en: "Approvals" },
  glass: { zh: "紧急越权", en: "Broken glass" },
  tokens: { zh: "程序令牌", en: "Tokens" },
  rules: { zh: "登录规则与责任", en: "Rules" },
  erasing: { zh: "销毁与导出", en: "Erasing and exports" },
  openings: { zh: "查看额度与预警", en: "Budgets of openings" },
  roster: { zh: "上岗与排班", en: "Posts and rosters" },
};
