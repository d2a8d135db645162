import type { Sentence } from "./sentence.ts";

/** What somebody may open sealed values for, the usual ones first. The list is closed; `other` needs words. */
export const openingPurposes = [
  "dispatching",
  "callBack",
  "handling",
  "handover",
  "qualityCheck",
  "supervision",
  "complaint",
  "personRequest",
  "byLaw",
  "other",
] as const;

export type OpeningPurpose = (typeof openingPurposes)[number];

export const openingPurposeNames: Readonly<Record<OpeningPurpose, Sentence>> = {
  dispatching: { zh: "派警需要", en: "Dispatching" },
  callBack: { zh: "回拨核实", en: "Calling back" },
  handling: { zh: "处置需要", en: "Handling" },
  handover: { zh: "交接", en: "Handover" },
  qualityCheck: { zh: "质检回访", en: "Quality check" },
  supervision: { zh: "督察核查", en: "Supervision" },
  complaint: { zh: "投诉核查", en: "Complaint" },
  personRequest: { zh: "本人申请", en: "The person's own request" },
  byLaw: { zh: "依法调取", en: "Demanded by law" },
  other: { zh: "其他（注明）", en: "Other (say what)" },
};
