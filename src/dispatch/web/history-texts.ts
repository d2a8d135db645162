import type { Sentence } from "../../ground/sentence.ts";

export const historyTexts = {
  search: { zh: "查找历史警情", en: "Search all incidents" },
  any: { zh: "不限", en: "Any" },
  place: { zh: "地点中的字", en: "Words of the place" },
  incident: { zh: "警情编号", en: "Incident number" },
  unit: { zh: "处警单元", en: "Unit" },
  type: { zh: "类别不限", en: "Any type" },
  stage: { zh: "阶段不限", en: "Any stage" },
  station: { zh: "辖区不限", en: "Any station's area" },
  from: { zh: "从这一天起", en: "From this day" },
  to: { zh: "到这一天止", en: "Until this day" },
  clear: { zh: "清除条件", en: "Clear" },
  none: { zh: "没有符合这些条件的警情", en: "No incident fits these" },
  scopeAll: { zh: "查找范围：全部警情", en: "Searched: all incidents" },
  scopePast: {
    zh: "已离开工作台的警情；填写条件则查找全部警情",
    en: "What has left the board; with a filter, all incidents",
  },
} as const satisfies Record<string, Sentence>;
