import type { RefusalCatalogue } from "../ground/refusal.ts";

export const forceRefusals = {
  ForceUnknown: { means: "unknown", zh: "没有这项登记", en: "There is no such use of force." },
  ForceAtNoIncident: { means: "unknown", zh: "没有这起警情", en: "There is no such incident." },
  NotThere: {
    means: "forbidden",
    zh: "本单位没有参与该警情",
    en: "Your part was not at this incident.",
  },
  NotYourForce: {
    means: "forbidden",
    zh: "由使用者所在单位报告",
    en: "The crew or the station whose work it was reports it.",
  },
  ForceReportedBefore: { means: "conflict", zh: "已经报告", en: "It was reported already." },
  ForceNotReported: { means: "conflict", zh: "尚未书面报告", en: "It has not been reported in writing yet." },
  ForceReviewedBefore: { means: "conflict", zh: "已经审查", en: "It was reviewed already." },
  ProcuratorNotNeeded: {
    means: "conflict",
    zh: "未使用武器，不必通知检察院",
    en: "No weapon was used; the procurator need not be told.",
  },
  ProcuratorToldBefore: { means: "conflict", zh: "已经通知检察院", en: "The procurator was told already." },
  ToldInFuture: { means: "invalid", zh: "通知时间在将来：{field}", en: "The time given is still to come: {field}." },
} as const satisfies RefusalCatalogue;
