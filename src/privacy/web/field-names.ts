import type { Sentence } from "../../ground/sentence.ts";

/** What people call the fields of this room's orders: the last part of a field's path. */
export const privacyFields: Readonly<Record<string, Sentence>> = {
  applicant: { zh: "申请人", en: "applicant" },
  atWork: { zh: "在岗情况", en: "at work" },
  budgets: { zh: "查看额度", en: "budgets of openings" },
  calltaker: { zh: "接警员", en: "call-taker" },
  concerns: { zh: "涉及对象", en: "whom it concerns" },
  contact: { zh: "联系方式", en: "contact" },
  digest: { zh: "校验值", en: "digest" },
  dispatcher: { zh: "派警员", en: "dispatcher" },
  dutyCommander: { zh: "值班局领导", en: "duty commander" },
  epoch: { zh: "密钥期", en: "key period" },
  erasure: { zh: "销毁事项", en: "erasure" },
  fields: { zh: "内容项", en: "fields" },
  graceHours: { zh: "宽限期", en: "grace" },
  hold: { zh: "保全", en: "hold" },
  identityShown: { zh: "身份核验", en: "how identity was shown" },
  keys: { zh: "密钥", en: "keys" },
  left: { zh: "剩余", en: "what is left" },
  outcome: { zh: "结果", en: "outcome" },
  records: { zh: "记录", en: "records" },
  requestId: { zh: "申请", en: "request" },
  shiftLeader: { zh: "值班长", en: "shift leader" },
  stream: { zh: "记录", en: "record" },
  supervisor: { zh: "督察", en: "supervisor" },
};
