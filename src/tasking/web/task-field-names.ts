import type { WordsOfCodes } from "../../journal/web/room-web.ts";

/** What people call the fields of orders about tasks. */
export const taskFields: WordsOfCodes = {
  taskId: { zh: "任务", en: "task" },
  title: { zh: "事项", en: "what is to be done" },
  along: { zh: "单位", en: "party" },
  about: { zh: "所属", en: "what it belongs to" },
  asks: { zh: "要求填报的栏目", en: "fields to be filled in" },
  field: { zh: "栏目", en: "field" },
  signBy: { zh: "签收时限", en: "time to sign" },
  signMinutes: { zh: "签收时限（分钟）", en: "minutes to sign" },
  answerBy: { zh: "答复时限", en: "time to answer" },
  dueBy: { zh: "督办时限", en: "time of the supervision" },
  values: { zh: "栏目内容", en: "fields" },
  value: { zh: "内容", en: "value" },
  sent: { zh: "派出的单元", en: "units sent" },
  thanked: { zh: "致谢", en: "thanks" },
  given: { zh: "提出时填写的内容", en: "what is given with it" },
  service: { zh: "服务", en: "service" },
  ref: { zh: "编号", en: "number" },
  with: { zh: "参与方", en: "answering along" },
  signedAt: { zh: "签收时间", en: "signed" },
  answeredAt: { zh: "答复时间", en: "answered" },
  closedAt: { zh: "办结时间", en: "closed" },
  withdrawnAt: { zh: "撤回时间", en: "withdrawn" },
};
