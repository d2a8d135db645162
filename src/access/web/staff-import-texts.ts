import type { Sentence } from "../../ground/sentence.ts";

export const staffImportTexts = {
  title: { zh: "导入人员名册", en: "Import the staff list" },
  what: {
    zh: "XLSX 或 CSV，至多 5 MiB、20000 行。列：警号、姓名、类别、单位；可选：负责人、权限、有效期、资质。",
    en: "XLSX or CSV, up to 5 MiB and 20,000 rows. Columns: badge, name, kind, part; if you like: leads, powers, until, certificates.",
  },
  notWhat: {
    zh: "身份证号、手机号、住址、民族、宗教等列不予导入。名册中未列出的人员和权限保持不变。",
    en: "Columns such as identity number, phone, address, ethnicity or religion are refused. People and powers that the list leaves out stay as they are.",
  },
  found: {
    zh: "{file}：新增 {new} 人，变更 {changed} 人，不变 {same} 人；待批权限 {powers} 项；问题 {problems} 处",
    en: "{file}: {new} new, {changed} changed, {same} unchanged; {powers|power|powers} to approve; {problems|problem|problems}",
  },
  changes: { zh: "将要变更的人员", en: "People who would change" },
  change: { zh: "变更", en: "Change" },
  new: { zh: "新增", en: "New" },
  changed: { zh: "变更", en: "Changed" },
  badge: { zh: "警号", en: "Badge" },
  name: { zh: "姓名", en: "Name" },
  kind: { zh: "类别", en: "Kind" },
  part: { zh: "单位", en: "Part" },
  bureau: { zh: "局", en: "Bureau" },
  leads: { zh: "负责人", en: "leads" },
  powers: { zh: "权限", en: "Powers" },
  certificates: { zh: "资质", en: "Certificates" },
  until: { zh: "{what}（至 {day}）", en: "{what} (until {day})" },
  nothing: { zh: "与现有人员一致，无需导入", en: "Everybody is as the list says: there is nothing to import" },
  give: { zh: "导入 {count} 人", en: "Import {count} people" },
  waits: { zh: "权限须由第二人批准后生效。", en: "The powers count once a second person approves them." },
} as const satisfies Record<string, Sentence>;
