import type { Sentence } from "../../ground/sentence.ts";

export const rowExportTexts = {
  title: { zh: "导出为文件", en: "Export as a file" },
  what: { zh: "{count} 行，列：{columns}", en: "{count|row|rows} with the columns {columns}" },
  leftOut: {
    zh: "不能导出、不在文件中的列：{columns}",
    en: "Columns that may leave in no file, and are not in this one: {columns}",
  },
  and: { zh: "、", en: ", " },
  recorded: {
    zh: "谁导出了哪些行和列、给谁、为何，记入操作记录",
    en: "Who exported which rows and columns, for whom and why goes on record",
  },
  tooMany: {
    zh: "一次最多导出 {most} 行：请先筛选或选择",
    en: "At most {most} rows at a time: use a filter or select some first",
  },
  send: { zh: "导出", en: "Export" },
  format: { zh: "文件格式", en: "Form of the file" },
  recipient: { zh: "接收方", en: "Recipient" },
  purpose: { zh: "用途", en: "Purpose" },
} as const satisfies Record<string, Sentence>;
