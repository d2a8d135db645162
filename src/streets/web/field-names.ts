import type { Sentence } from "../../ground/sentence.ts";

/** What people call the fields of this room's orders: the last part of a field's path. */
export const streetsFields: Readonly<Record<string, Sentence>> = {
  bands: { zh: "时段", en: "bands of hours" },
  edges: { zh: "路段", en: "road stretches" },
  errorAfter: { zh: "改进后误差", en: "error after" },
  errorBefore: { zh: "改进前误差", en: "error before" },
  factors: { zh: "系数", en: "factors" },
  fromHour: { zh: "开始时刻", en: "from hour" },
  junctions: { zh: "路口", en: "junctions" },
  kilometres: { zh: "公里数", en: "kilometres" },
  meanPercent: { zh: "平均百分比", en: "mean percentage" },
  medianSeconds: { zh: "中位用时", en: "median time" },
  restriction: { zh: "道路管制", en: "road restriction" },
  share: { zh: "通行比例", en: "share of speed" },
  street: { zh: "街道", en: "street" },
  toHour: { zh: "结束时刻", en: "to hour" },
  trips: { zh: "行程", en: "trips" },
  version: { zh: "版本", en: "version" },
};
