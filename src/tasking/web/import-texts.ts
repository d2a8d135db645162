import type { Sentence } from "../../ground/sentence.ts";

/** What the import of another system's tasks says. */
export const taskImportTexts = {
  title: { zh: "导入其他系统的任务", en: "Import another system's tasks" },
  what: {
    zh: "XLSX 或 CSV，至多 5 MiB、5000 行，在办和已办结的都可以。须有编号、标题（或服务项目）、提出方、承办方、提出时间。",
    en: "XLSX or CSV, up to 5 MiB and 5,000 rows, of tasks open or over. Needed: number, title (or service), from, to, when asked.",
  },
  notWhat: {
    zh: "同一编号再次导入即更新；在本系统办理过的不再更改。",
    en: "The same number imported again is brought up to date; what was worked on here stays as it is.",
  },
  source: { zh: "原系统名称", en: "What the other system is called" },
  sourceHint: {
    zh: "与编号一起识别任务，以后不要更改",
    en: "It tells the tasks together with their numbers: keep it the same",
  },
  columns: { zh: "各列含义", en: "What the columns mean" },
  noColumn: { zh: "没有此列", en: "no such column" },
  unexplained: { zh: "请选择", en: "Choose" },
  again: { zh: "按此重新读取", en: "Read it again so" },
  found: {
    zh: "{file}：新增 {new} 项，更新 {changed} 项，不变 {same} 项，已在本系统办理 {workedOn} 项；问题 {problems} 处",
    en: "{file}: {new} new, {changed} changed, {same} unchanged, {workedOn} worked on here; {problems|problem|problems}",
  },
  tasks: { zh: "将要导入的任务", en: "Tasks that would be entered" },
  change: { zh: "变更", en: "Change" },
  new: { zh: "新增", en: "New" },
  changed: { zh: "更新", en: "Changed" },
  ref: { zh: "编号", en: "Number" },
  task: { zh: "事项", en: "What" },
  from: { zh: "提出方", en: "From" },
  to: { zh: "承办方", en: "To" },
  askedAt: { zh: "提出时间", en: "Asked" },
  state: { zh: "状态", en: "State" },
  open: { zh: "在办", en: "open" },
  over: { zh: "已结束", en: "over" },
  nothing: { zh: "与现有任务一致，无需导入", en: "Everything is here as the table says: there is nothing to import" },
  give: { zh: "导入 {count} 项", en: "Import {count|task|tasks}" },
} as const satisfies Record<string, Sentence>;
