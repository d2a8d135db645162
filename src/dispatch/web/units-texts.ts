import type { Sentence } from "../../ground/sentence.ts";

export const unitsTexts = {
  title: { zh: "处警单元", en: "Units" },
  none: {
    zh: "没有可见的处警单元：系统管理员登记单元后显示在这里",
    en: "No unit is in your sight: once the system administrator has registered units they stand here",
  },
  callsign: { zh: "呼号", en: "Callsign" },
  kind: { zh: "类别", en: "Kind" },
  station: { zh: "派出所", en: "Station" },
  status: { zh: "状态", en: "Status" },
  incident: { zh: "警情", en: "Incident" },
  since: { zh: "自", en: "Since" },
  crew: { zh: "人数", en: "Crew" },
  capabilities: { zh: "能力", en: "Capabilities" },
  and: { zh: "、", en: ", " },
  statusFor: { zh: "{status}（{count} 个单元）", en: "{status} ({count|unit|units})" },
} as const satisfies Record<string, Sentence>;
