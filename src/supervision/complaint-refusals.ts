import type { RefusalCatalogue } from "../ground/refusal.ts";
import { extensionRefusals } from "../statute/extension.ts";

/** Why an order about a complaint is not accepted. */
export const complaintRefusals = {
  ...extensionRefusals,
  ComplaintUnknown: { means: "unknown", zh: "没有这件投诉", en: "There is no such complaint." },
  ComplaintOver: { means: "conflict", zh: "该投诉已答复", en: "The complaint has been answered." },
  CallNoComplaint: { means: "conflict", zh: "该来电不是投诉", en: "The call is no complaint." },
  CallHasComplaint: { means: "conflict", zh: "该来电已立为投诉", en: "A complaint was opened of this call already." },
  ComplaintSaysNothing: { means: "invalid", zh: "请填写投诉内容", en: "Say what is complained of." },
  NobodyNamed: { means: "invalid", zh: "请填写投诉对象", en: "Name whom it is about." },
  HandlerUnknown: {
    means: "invalid",
    zh: "{handler} 不是督察人员，不能承办",
    en: "{handler} does not work in supervision and cannot handle it.",
  },
  HandlerComplainedOf: {
    means: "forbidden",
    zh: "{handler} 与投诉对象有关，应当回避",
    en: "{handler} is among those it is about, and withdraws.",
  },
  HandlerBehindIt: {
    means: "forbidden",
    zh: "{handler} 的账号与被投诉人的账号由同一人开设，应当回避",
    en: "One hand may be behind the accounts of {handler} and of somebody it is about.",
  },
  HandlerAnsweredIt: {
    means: "forbidden",
    zh: "{handler} 答复了该投诉，复查须由他人承办",
    en: "{handler} answered it; somebody else must review the answer.",
  },
  ComplaintNotAnswered: {
    means: "conflict",
    zh: "该投诉尚未答复，不能请求复查",
    en: "The complaint has not been answered; there is nothing to review.",
  },
  ReviewAskedBefore: { means: "conflict", zh: "该投诉已请求复查", en: "A review was asked for already." },
  ReviewAskedTooLate: {
    means: "conflict",
    zh: "请求复查的时限已过",
    en: "The time to ask for a review is over.",
  },
  ReviewNotAsked: { means: "conflict", zh: "没有待答复的复查", en: "No review is to be answered." },
  NotYourComplaint: {
    means: "forbidden",
    zh: "该投诉由{handler}承办",
    en: "The complaint is in the hands of {handler}.",
  },
  ComplaintWithoutHandler: { means: "conflict", zh: "请先确定承办人", en: "It must be given to somebody first." },
  ComplaintAcknowledgedAlready: { means: "conflict", zh: "已作受理告知", en: "The complainant was told already." },
  NothingToAttend: {
    means: "conflict",
    zh: "没有需要立即到场的事",
    en: "There is nothing for which somebody must go out now.",
  },
  NoSuchLimit: {
    means: "conflict",
    zh: "现行法规方案没有这一时限",
    en: "The law that applies here has no such limit.",
  },
  AnswerMissing: { means: "invalid", zh: "请填写答复内容", en: "Say what is answered." },
  HappensLater: { means: "invalid", zh: "发生时间不能晚于现在", en: "It cannot have happened later than now." },
  ComplaintReminderNotDue: { means: "conflict", zh: "尚未到提醒时间", en: "No reminder is due." },
} as const satisfies RefusalCatalogue;
