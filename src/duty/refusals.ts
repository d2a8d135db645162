import type { RefusalCatalogue } from "../ground/refusal.ts";

/** Why somebody has no standing for an act, and why an order about people, posts and rosters is not accepted. */
export const dutyRefusals = {
  RoleNotAllowed: {
    means: "forbidden",
    zh: "角色 {role} 无权进行此操作",
    en: "The role {role} may not do this.",
  },
  OffPost: {
    means: "forbidden",
    zh: "未上岗：{role} 须先上岗",
    en: "You are not on post: sign on as {role} first.",
  },
  NotYourStation: { means: "forbidden", zh: "不属于本所", en: "This is not your station's." },
  NotYourUnit: { means: "forbidden", zh: "不属于本单元", en: "This is not your unit's." },
  NotYourDepartment: { means: "forbidden", zh: "不属于本部门", en: "This is not your department's." },
  NotYours: { means: "forbidden", zh: "只能办理本人的事项", en: "This concerns somebody else." },
  PurposeMissing: { means: "invalid", zh: "请说明用途", en: "State the purpose." },
  PersonUnknown: { means: "unknown", zh: "没有人员 {person}", en: "There is nobody {person} on the staff." },
  PersonIsDisabled: { means: "conflict", zh: "人员 {person} 已停用", en: "{person} is disabled." },
} as const satisfies RefusalCatalogue;
