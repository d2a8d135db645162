import type { Sentence } from "../../ground/sentence.ts";

/** What speaks against somebody's standing on post, as it is recorded at signing on and off. */
export const standingWarningNames: Readonly<Record<string, Sentence>> = {
  notOnRoster: { zh: "未排班", en: "not on the roster" },
  restShort: { zh: "班间休息不足", en: "too little rest" },
  certificateMissing: { zh: "缺少资质", en: "a certificate is missing" },
  certificateEnding: { zh: "资质将在班中到期", en: "a certificate ends during the shift" },
  withoutHandover: { zh: "未交接", en: "left without a handover" },
  noLeader: { zh: "岗位无负责人", en: "nobody leads" },
};
