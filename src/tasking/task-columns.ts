import { plain } from "../access/staff-columns.ts";
import type { Sentence } from "../ground/sentence.ts";

/** What a table of tasks may say of each. */
export const taskColumns = [
  ...(["ref", "title", "service", "words", "from", "to", "with", "priority", "about", "state"] as const),
  ...(["askedAt", "signBy", "answerBy", "signedAt", "answeredAt", "answer", "closedAt", "withdrawnAt"] as const),
  "reason",
] as const;

export type TaskColumn = (typeof taskColumns)[number];

/** Without these a row is no task. */
export const neededTaskColumns: readonly TaskColumn[] = ["ref", "from", "to", "askedAt"];

/** What columns are called, on the page that maps them and in what is said against a cell. */
export const taskColumnNames: Readonly<Record<TaskColumn, Sentence>> = {
  ref: { zh: "编号", en: "number" },
  title: { zh: "标题", en: "title" },
  service: { zh: "服务项目", en: "service" },
  words: { zh: "说明", en: "words" },
  from: { zh: "提出方", en: "from" },
  to: { zh: "承办方", en: "to" },
  with: { zh: "参与方", en: "answering along" },
  priority: { zh: "紧急程度", en: "priority" },
  about: { zh: "警情编号", en: "incident" },
  state: { zh: "状态", en: "state" },
  askedAt: { zh: "提出时间", en: "asked" },
  signBy: { zh: "签收时限", en: "to be signed by" },
  answerBy: { zh: "答复时限", en: "to be answered by" },
  signedAt: { zh: "签收时间", en: "signed" },
  answeredAt: { zh: "答复时间", en: "answered" },
  answer: { zh: "答复", en: "answer" },
  closedAt: { zh: "办结时间", en: "closed" },
  withdrawnAt: { zh: "撤回时间", en: "withdrawn" },
  reason: { zh: "撤回原因", en: "reason" },
};

/** Headings by which each column is found where the mapping does not name it. */
const headings: Readonly<Record<TaskColumn, readonly string[]>> = {
  ref: ["编号", "任务编号", "指令编号", "工单号", "number", "id", "ref", "tasknumber"],
  title: ["标题", "任务标题", "事项", "任务名称", "指令标题", "title", "subject", "task"],
  service: ["服务项目", "服务", "协作项目", "service"],
  words: ["说明", "内容", "任务内容", "要求", "words", "description", "details"],
  from: ["提出方", "发起单位", "下达单位", "交办单位", "from", "issuedby", "requestedby"],
  to: ["承办方", "承办单位", "接收单位", "主办单位", "to", "assignedto"],
  with: ["参与方", "协办单位", "配合单位", "with", "answeringalong"],
  priority: ["紧急程度", "优先级", "priority", "urgency"],
  about: ["警情编号", "接警单号", "关联警情", "incident", "incidentnumber"],
  state: ["状态", "任务状态", "办理状态", "进展", "state", "status"],
  askedAt: ["提出时间", "下达时间", "发起时间", "创建时间", "asked", "askedat", "created", "issued"],
  signBy: ["签收时限", "signby", "tobesignedby"],
  answerBy: ["答复时限", "办理时限", "截止时间", "answerby", "tobeansweredby", "due", "deadline"],
  signedAt: ["签收时间", "接收时间", "signed", "signedat", "acknowledged"],
  answeredAt: ["答复时间", "反馈时间", "回复时间", "answered", "answeredat"],
  answer: ["答复", "反馈内容", "办理结果", "answer", "result"],
  closedAt: ["办结时间", "完成时间", "关闭时间", "closed", "closedat", "completed"],
  withdrawnAt: ["撤回时间", "撤销时间", "取消时间", "withdrawn", "withdrawnat", "cancelled"],
  reason: ["撤回原因", "撤销原因", "reason"],
};

const columnOf = new Map(
  taskColumns.flatMap((column) => headings[column].map((heading) => [heading, column] as const)),
);

/** The headings that are known without a mapping, as `plain` writes them. */
export const taskHeadings: readonly string[] = [...columnOf.keys()];

/** The column that a heading names by itself. */
export function taskColumnOf(heading: string): TaskColumn | undefined {
  return columnOf.get(plain(heading));
}
