import type { WordsOfCodes } from "../../journal/web/room-web.ts";

/** What people call the fields of orders about the menu and about task groups. */
export const menuFields: WordsOfCodes = {
  services: { zh: "项目", en: "items" },
  gives: { zh: "提出时须填写", en: "what the asker says" },
  required: { zh: "必填", en: "required" },
  answeredBy: { zh: "由谁受理", en: "who answers" },
  coveredBy: { zh: "代为受理", en: "who covers" },
  sign: { zh: "承诺签收", en: "promise to sign" },
  askers: { zh: "谁可以提出", en: "who may ask" },
  returns: { zh: "答复什么", en: "what is returned" },
  certificates: { zh: "资质", en: "certificates" },
  referral: { zh: "转办", en: "referral" },
  groupId: { zh: "专班", en: "task group" },
  lead: { zh: "负责人", en: "lead" },
  members: { zh: "成员", en: "members" },
};
