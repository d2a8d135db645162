import type { Sentence } from "../../ground/sentence.ts";
import type { staffKinds } from "../people-facts.ts";

export const staffImportTexts = {
  title: { zh: "导入人员名册", en: "Import the staff list" },
  close: { zh: "关闭", en: "Close" },
  choose: { zh: "选择文件，或拖放到此处", en: "Choose a file, or drop it here" },
  chooseOther: { zh: "选择另一文件", en: "Choose another file" },
  what: {
    zh: "XLSX 或 CSV，至多 5 MiB、20000 行。列：警号、姓名、类别、单位；可选：负责人、权限、有效期、资质。",
    en: "XLSX or CSV, up to 5 MiB and 20,000 rows. Columns: badge, name, kind, part; if you like: leads, powers, until, certificates.",
  },
  notWhat: {
    zh: "身份证号、手机号、住址、民族、宗教等列不予导入。名册中未列出的人员和权限保持不变。",
    en: "Columns such as identity number, phone, address, ethnicity or religion are refused. People and powers that the list leaves out stay as they are.",
  },
  reading: { zh: "正在读取 {file}…", en: "Reading {file}…" },
  found: {
    zh: "{file}：新增 {new} 人，变更 {changed} 人，不变 {same} 人；待批权限 {powers} 项；问题 {problems} 处",
    en: "{file}: {new} new, {changed} changed, {same} unchanged; {powers} powers to approve; {problems} problems",
  },
  tooLarge: { zh: "文件超过 5 MiB", en: "The file is larger than 5 MiB." },
  unreachable: { zh: "现在无法读取，请稍后再试", en: "It cannot be read now; try again shortly." },
  ignored: { zh: "未采用的列：{columns}", en: "Columns left alone: {columns}" },
  problems: { zh: "问题：请改正后重新选择文件", en: "Problems: mend them and choose the file again" },
  row: { zh: "行", en: "Row" },
  wholeFile: { zh: "文件", en: "File" },
  column: { zh: "列", en: "Column" },
  problem: { zh: "问题", en: "Problem" },
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
  more: { zh: "另有 {count} 人未显示", en: "{count} more are not shown" },
  nothing: { zh: "与现有人员一致，无需导入", en: "Everybody is as the list says: there is nothing to import" },
  give: { zh: "导入 {count} 人", en: "Import {count} people" },
  goOn: { zh: "继续导入", en: "Go on" },
  giving: { zh: "已下达 {at} / {of} 条指令", en: "{at} of {of} orders given" },
  done: { zh: "导入完成：{count} 条指令已受理。", en: "Imported: {count} orders were accepted." },
  waits: { zh: "权限须由第二人批准后生效。", en: "The powers count once a second person approves them." },
  refused: { zh: "未受理的指令", en: "Orders that were refused" },
  finish: { zh: "完成", en: "Done" },
} as const satisfies Record<string, Sentence>;

export const staffKindNames: Readonly<Record<(typeof staffKinds)[number], Sentence>> = {
  officer: { zh: "民警", en: "Officer" },
  auxiliary: { zh: "辅警", en: "Auxiliary" },
  civilian: { zh: "文职", en: "Civilian" },
  partner: { zh: "合作人员", en: "Partner" },
};
