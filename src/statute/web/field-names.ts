import type { Sentence } from "../../ground/sentence.ts";

/** What people call the fields of this room's orders: the last part of a field's path. */
export const statuteFields: Readonly<Record<string, Sentence>> = {
  article: { zh: "条款", en: "article" },
  atEnd: { zh: "届满时", en: "what happens at the end" },
  basis: { zh: "依据", en: "basis" },
  counted: { zh: "计入的时间", en: "time that is counted" },
  firstDayCounts: { zh: "含当日", en: "whether the first day counts" },
  longer: { zh: "延长的时长", en: "how much longer" },
  how: { zh: "延长方式", en: "how it is extended" },
  ladder: { zh: "延长", en: "extensions" },
  law: { zh: "法律", en: "law" },
  length: { zh: "时长", en: "length" },
  limit: { zh: "时限", en: "limit" },
  mayBeSkipped: { zh: "可越过", en: "whether it may be skipped" },
  notCounted: { zh: "不计入的时间", en: "time that is not counted" },
  profile: { zh: "适用法律", en: "law that applies" },
  starts: { zh: "起算", en: "what starts it" },
  measure: { zh: "时间单位", en: "unit of time" },
  warnings: { zh: "提醒", en: "warnings" },
  who: { zh: "批准人", en: "who may grant it" },
};
