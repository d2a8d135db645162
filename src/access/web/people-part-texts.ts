import type { Sentence } from "../../ground/sentence.ts";
import type { PeoplePart } from "./people-parts.ts";
import type { StaffState } from "./staff-rows.ts";

export const partTexts: Readonly<Record<PeoplePart, Sentence>> = {
  staff: { zh: "人员", en: "Staff" },
  waiting: { zh: "待第二人批准", en: "Waiting for a second person" },
  onPost: { zh: "当前岗位", en: "Who is on post" },
  sessions: { zh: "登录会话", en: "Sessions" },
  tokens: { zh: "程序令牌", en: "Tokens of programs" },
  rules: { zh: "登录规则", en: "Rules of signing in" },
  import: { zh: "导入人员", en: "Import staff" },
};

export const stateTexts: Readonly<Record<StaffState, Sentence>> = {
  onPost: { zh: "在岗", en: "On post" },
  glass: { zh: "紧急越权", en: "Broken glass" },
  ending: { zh: "资质将到期", en: "Certificates ending" },
  noMeans: { zh: "未设登录方式", en: "Cannot sign in yet" },
  noPower: { zh: "无权限", en: "No powers" },
  disabled: { zh: "已停用", en: "Disabled" },
};
