import type { Sentence } from "../../ground/sentence.ts";

/** What people call the fields of this room's orders: the last part of a field's path. */
export const accessFields: Readonly<Record<string, Sentence>> = {
  address: { zh: "地址", en: "address" },
  agent: { zh: "操作者", en: "acting person" },
  broken: { zh: "启用记录", en: "time the glass was broken" },
  by: { zh: "操作人", en: "by whom" },
  certificate: { zh: "证书", en: "certificate" },
  events: { zh: "事件", en: "events" },
  failures: { zh: "失败次数", en: "failures" },
  grants: { zh: "授予的权限", en: "powers granted" },
  idleMinutes: { zh: "无人操作时限", en: "idle minutes" },
  label: { zh: "名称", en: "label" },
  leads: { zh: "负责人", en: "leads" },
  letIn: { zh: "准入方式", en: "who let them in" },
  link: { zh: "登录链接", en: "entry link" },
  longestHours: { zh: "最长时数", en: "longest hours" },
  orders: { zh: "指令", en: "orders" },
  passwordDays: { zh: "密码有效天数", en: "days a password lasts" },
  secondFactor: { zh: "第二验证方式", en: "second factor" },
  session: { zh: "登录会话", en: "session" },
  since: { zh: "自何时", en: "since" },
  token: { zh: "令牌", en: "token" },
};
