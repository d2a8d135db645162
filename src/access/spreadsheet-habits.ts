import type { Sentence } from "../ground/sentence.ts";

/** What stands in a cell whose formula was saved without its result. */
export const noResult = "#RESULT?";

/** Whether a cell holds an error of a spreadsheet instead of a value. */
export function isSheetError(text: string): boolean {
  return (
    text.trim() === noResult || /^#(?:N\/A|REF!|VALUE!|NAME\?|DIV\/0!|NULL!|NUM!|SPILL!|CALC!)$/i.test(text.trim())
  );
}

/** Why it is no value: an error, or a formula without its result. */
export function sheetError(text: string): Sentence {
  return text === noResult ? withoutResult : errorValue;
}

const errorValue: Sentence = { zh: "“{text}”是电子表格的错误值", en: "“{text}” is an error of the spreadsheet." };
const withoutResult: Sentence = {
  zh: "公式没有保存结果：请用电子表格软件打开后重新保存",
  en: "The formula was saved without its result: open the file in a spreadsheet and save it again.",
};

/** Programs that keep every number with a fraction write `310101.0`; `="0101"` and `'0101` keep zeros in front. */
export function readBadge(cell: string): string {
  return visible(cell)
    .normalize("NFKC")
    .trim()
    .replace(/^="(.*)"$/, "$1")
    .replace(/^'(?=\d)/, "")
    .replace(/^(\d+)\.0+$/, "$1");
}

/** Without characters that nobody sees and that web pages leave in what is copied from them. */
export function visible(text: string): string {
  return text.replaceAll(/[\u00AD\u200B\u200E\u200F\u2060\uFEFF]/g, "");
}

/** What a spreadsheet did to a badge that was taken for a number; undefined when nothing. */
export function spoiledBadge(badge: string): Sentence | undefined {
  if (/^\d(?:\.\d+)?E\+?\d+$/i.test(badge)) return scientific;
  return /^\d{1,3}(?:,\d{3})+$/.test(badge) ? thousands : undefined;
}

const scientific: Sentence = {
  zh: "“{person}”是科学计数法，数字可能不全：请把该列设为文本后重新保存",
  en: "“{person}” is in scientific notation and may have lost digits: make the column text and save again.",
};
const thousands: Sentence = {
  zh: "“{person}”带有千分位逗号",
  en: "“{person}” has a comma between its thousands.",
};
