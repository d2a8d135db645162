import type { RefusalCatalogue } from "../ground/refusal.ts";

/** Why an order of tasking is not accepted. */
export const taskingRefusals = {
  TaskUnknown: { means: "unknown", zh: "没有这项任务", en: "There is no such task." },
  TaskOver: { means: "conflict", zh: "该任务已结束（{taskStage}）", en: "The task is over ({taskStage})." },
  TaskNotAtStage: {
    means: "conflict",
    zh: "该任务现在是“{taskStage}”，不能作此操作",
    en: "The task is now “{taskStage}”; this cannot be done.",
  },
  NotYourTask: {
    means: "forbidden",
    zh: "该任务不归本方办理",
    en: "The task is not for your side to act on.",
  },
  NoSide: {
    means: "forbidden",
    zh: "当前身份不代表任何单位，不能下达或提出任务",
    en: "In this role you speak for no part of the house, so you give and ask nothing.",
  },
  PartyUnknown: { means: "invalid", zh: "没有这个单位：{party}", en: "There is no such party: {party}." },
  PartyTwice: { means: "invalid", zh: "{party} 重复", en: "{party} is named twice." },
  PartyIsOneself: { means: "invalid", zh: "不能派给本方自己", en: "Work cannot be given to oneself." },
  DueInPast: { means: "invalid", zh: "时限已过：{field}", en: "The time given is past: {field}." },
  AnswerBeforeSign: {
    means: "invalid",
    zh: "答复时限不能早于签收时限",
    en: "It cannot be due to be answered before it is due to be signed.",
  },
  FieldTwice: { means: "invalid", zh: "栏目 {field} 重复", en: "The field {field} is named twice." },
  FieldMissing: { means: "invalid", zh: "请填写：{label}", en: "Fill in: {label}." },
  FieldUnknown: { means: "invalid", zh: "没有栏目 {field}", en: "There is no field {field}." },
  FieldWrong: { means: "invalid", zh: "{label}：填写的内容不符合要求", en: "{label}: this does not fit the field." },
  AnswerEmpty: {
    means: "invalid",
    zh: "请填写答复：文字、栏目或派出的警力",
    en: "Say something: in words, in the fields, or the units sent.",
  },
  ReferralHasNoResult: {
    means: "invalid",
    zh: "转办事项只记录何时转出、何时答复，不记录结果",
    en: "Of a referral only when it was sent and answered is recorded, never its result.",
  },
  AboutUnknown: {
    means: "invalid",
    zh: "没有所属的警情或任务",
    en: "There is no such incident or task for it to belong to.",
  },
  TaskNotLate: { means: "conflict", zh: "该任务没有逾期", en: "The task is not late." },
  GroupAnswersAlone: {
    means: "invalid",
    zh: "专班不作为参与方；请改派给专班",
    en: "A task group does not answer along; reassign the task to the group.",
  },
  AlreadySupervised: { means: "conflict", zh: "该任务已列入督办", en: "The task is under supervision already." },
  ServiceUnknown: { means: "unknown", zh: "服务清单中没有 {service}", en: "The menu has no item {service}." },
  ServiceNotYetOrOver: {
    means: "conflict",
    zh: "{service} 的有效期是 {from} 至 {until}",
    en: "{service} can be asked for from {from} to {until}.",
  },
  ServiceNotForYou: { means: "forbidden", zh: "{service} 不对本岗位开放", en: "{service} is not open to your role." },
  ServiceClosed: {
    means: "conflict",
    zh: "{service} 现在不在受理时间内（{hours}），且无人代为受理",
    en: "{service} is outside its hours now ({hours}), and nobody covers for it.",
  },
  ServiceHasNobody: { means: "invalid", zh: "请指定由谁受理", en: "Say who answers." },
  ServiceNeverOpen: {
    means: "invalid",
    zh: "起止颠倒，这样设定后永远不受理",
    en: "It would end before it begins, so nobody could ever ask.",
  },
  ServiceBeyondBoundary: {
    means: "invalid",
    zh: "“{name}”超出产品边界第 {boundary} 条，服务清单不能有此项",
    en: "“{name}” lies beyond boundary {boundary} of what this product does; the menu cannot have it.",
  },
  GroupUnknown: { means: "unknown", zh: "没有这个专班", en: "There is no such task group." },
  GroupOver: { means: "conflict", zh: "该专班已结束", en: "The task group has ended." },
  GroupNotDue: { means: "conflict", zh: "该专班尚未到期", en: "The task group's last day is not over." },
  GroupEndsInPast: { means: "invalid", zh: "结束日期已过", en: "Its last day is past." },
  PersonOfGroupUnknown: { means: "invalid", zh: "没有人员 {person}", en: "There is no person {person}." },
  GroupLeadTwice: { means: "invalid", zh: "负责人不必再列为成员", en: "The lead is not named among the members too." },
} as const satisfies RefusalCatalogue;
