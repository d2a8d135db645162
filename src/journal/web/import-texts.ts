import type { Sentence } from "../../ground/sentence.ts";

/** What every import of a table says. */
export const importTexts = {
  choose: { zh: "选择文件，或拖放到此处", en: "Choose a file, or drop it here" },
  chooseOther: { zh: "选择另一文件", en: "Choose another file" },
  reading: { zh: "正在读取 {file}…", en: "Reading {file}…" },
  tooLarge: { zh: "文件超过 5 MiB", en: "The file is larger than 5 MiB." },
  unreachable: { zh: "现在无法读取，请稍后再试", en: "It cannot be read now; try again shortly." },
  ignored: { zh: "未采用的列：{columns}", en: "Columns left alone: {columns}" },
  problems: { zh: "问题：请改正后重新选择文件", en: "Problems: mend them and choose the file again" },
  row: { zh: "行", en: "Row" },
  wholeFile: { zh: "文件", en: "File" },
  column: { zh: "列", en: "Column" },
  problem: { zh: "问题", en: "Problem" },
  goOn: { zh: "继续导入", en: "Go on" },
  giving: { zh: "已下达 {at} / {of} 条指令", en: "{at} of {of} orders given" },
  done: { zh: "导入完成：{count} 条指令已受理。", en: "Imported; orders accepted: {count}." },
  refused: { zh: "未受理的指令", en: "Orders that were refused" },
  finish: { zh: "完成", en: "Done" },
  close: { zh: "关闭", en: "Close" },
  more: { zh: "另有 {count} 行未显示", en: "{count} more are not shown" },
} as const satisfies Record<string, Sentence>;
