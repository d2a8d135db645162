import type { WordsOfCodes } from "../../journal/web/room-web.ts";

/** What people call the fields of orders of the checks, where no other room names them. */
export const checkFields: WordsOfCodes = {
  findingId: { zh: "监督问题", en: "finding" },
  forceId: { zh: "使用武器警械", en: "use of force" },
  month: { zh: "月份", en: "month" },
  seed: { zh: "种子", en: "seed" },
  shares: { zh: "抽查比例", en: "shares" },
  answers: { zh: "检查表", en: "checklist" },
  rule: { zh: "规则", en: "rule" },
  against: { zh: "针对的单位", en: "part it is against" },
  severity: { zh: "程度", en: "severity" },
  evidence: { zh: "事实依据", en: "evidence" },
  review: { zh: "二次审查", en: "second look" },
  accepts: { zh: "是否认可", en: "whether it is accepted" },
  upheld: { zh: "是否成立", en: "whether it is upheld" },
  mendBy: { zh: "整改时限", en: "time to mend" },
  isMended: { zh: "是否已整改", en: "whether it is mended" },
  isInOrder: { zh: "是否符合规定", en: "whether it was in order" },
  why: { zh: "原因", en: "cause" },
  injured: { zh: "有人受伤", en: "somebody hurt" },
};
