import type { RefusalCatalogue } from "../ground/refusal.ts";

/** Why an order about what is personal is not accepted. */
export const privacyRefusals = {
  NotErasable: {
    means: "invalid",
    zh: "{stream} 不是可销毁的记录",
    en: "{stream} is no record that can be erased.",
  },
  KeysNotFound: {
    means: "conflict",
    zh: "尚未登记所用密钥，请稍后再试",
    en: "The keys in use have not been noted yet; try again in a moment.",
  },
  RotationUnderWay: {
    means: "conflict",
    zh: "第 {epoch} 期密钥仍在退出使用，完成后才能再次轮换",
    en: "Record keys are still being moved away from epoch {epoch}; the next rotation can begin when that epoch's key is destroyed.",
  },
  ReadsOutOfTurn: {
    means: "conflict",
    zh: "阅览记录已存证至 {to}，须由此接续",
    en: "The record of reads is attested up to {to}; what follows must begin there.",
  },
  HeldByLaw: {
    means: "conflict",
    zh: "{stream} 依法保全至 {until}，此前不得销毁",
    en: "{stream} is under a legal hold until {until} and cannot be erased before.",
  },
  ErasureUnknown: { means: "unknown", zh: "没有这次销毁", en: "There is no such erasure." },
  ErasureRecalledBefore: {
    means: "conflict",
    zh: "{stream} 的这次销毁已撤回",
    en: "The erasure of {stream} was recalled already.",
  },
  ErasureFinal: {
    means: "conflict",
    zh: "{stream} 的宽限期已满，密钥已销毁，无法撤回",
    en: "The grace of {stream} is over and its key destroyed: it cannot be recalled.",
  },
  NotYetDue: {
    means: "conflict",
    zh: "{stream} 保存期限未到",
    en: "The time of {stream} is not over yet.",
  },
  RecordUnknown: {
    means: "unknown",
    zh: "没有 {stream} 这条记录",
    en: "There is no record {stream}.",
  },
  RecordErased: {
    means: "conflict",
    zh: "{stream} 的密封内容已销毁",
    en: "The sealed values of {stream} are erased.",
  },
  RetentionTooShort: {
    means: "invalid",
    zh: "“{nameZh}”的保存期限不得少于 {least} 天（{whyZh}）",
    en: "“{nameEn}” must be kept for at least {least} days: {whyEn}.",
  },
  RetentionKindMissing: {
    means: "invalid",
    zh: "缺少“{nameZh}”（{kind}）的天数；须一次设定全部类别",
    en: "The days of “{nameEn}” ({kind}) are missing: all kinds are set at once.",
  },
  RetentionKindUnknown: {
    means: "invalid",
    zh: "没有须在此设定保存期限的类别 {kind}",
    en: "There is no kind {kind} whose days are set here.",
  },
  RetentionInPast: {
    means: "invalid",
    zh: "生效时间须在此刻之后；已生效的期限不能改写。请另选时间重新提出",
    en: "A retention schedule must begin in the future, because a schedule that was in force is never changed. Propose it again with a later beginning.",
  },
  HoldUnknown: { means: "unknown", zh: "没有这项保全", en: "There is no such legal hold." },
  HoldOver: { means: "conflict", zh: "该保全已结束", en: "The legal hold is over." },
  HoldEndsInPast: {
    means: "invalid",
    zh: "保全的截止时间须在此刻之后",
    en: "A legal hold ends at a moment to come.",
  },
  HoldNotLonger: {
    means: "invalid",
    zh: "新的截止时间须晚于现有的 {until}",
    en: "The new end must come after the present one, {until}.",
  },
  PersonRequestUnknown: { means: "unknown", zh: "没有这项个人信息请求", en: "There is no such request of a person." },
  PersonRequestOver: {
    means: "conflict",
    zh: "该请求已由 {by} 答复",
    en: "The request was answered by {by} already.",
  },
  RecordNotConcerned: {
    means: "invalid",
    zh: "{stream} 不在该请求的相关记录中，请先加入",
    en: "{stream} is not among the records of the request: add it first.",
  },
  TooManyRecords: {
    means: "invalid",
    zh: "一项请求最多涉及 {most} 条记录",
    en: "A request is about at most {most} records.",
  },
} as const satisfies RefusalCatalogue;
