import type { Sentence } from "../ground/sentence.ts";

/** What a replay tells of a row, beside its line. */
export const says = {
  unreadReceived: {
    zh: "接警时间“{text}”无法识别",
    en: "the time received, “{text}”, cannot be read",
  },
  noReceived: { zh: "没有接警时间", en: "there is no time received" },
  unreadTime: { zh: "时间 {name}“{text}”无法识别", en: "the time {name}, “{text}”, cannot be read" },
  midnight: {
    zh: "时间 {name} 只有日期，按零点读取",
    en: "the time {name} is a date without a time of day and is read as midnight",
  },
  unreadPoint: { zh: "坐标“{text}”无法识别", en: "the point “{text}” cannot be read" },
  nullPoint: {
    zh: "坐标“{text}”是 0,0，不是地点，未记录",
    en: "the point “{text}” is 0,0, which is no place, and is left out",
  },
  farPoint: {
    zh: "坐标“{text}”距全表坐标的中心超过 200 公里，未记录",
    en: "the point “{text}” lies more than 200 km from the middle of the table's points and is left out",
  },
  personalAddress: {
    zh: "地址中疑似含有个人信息，已去除",
    en: "the address held what looks like a personal detail, which is left out",
  },
  personalDisposition: {
    zh: "处置结果中疑似含有个人信息，已去除",
    en: "the disposition held what looks like a personal detail, which is left out",
  },
  guessedPriority: {
    zh: "优先级“{text}”按 {priority} 级读取；请在映射的 priorities 中写明它的含义",
    en: "the priority “{text}” is read as {priority}; say in the mapping, under priorities, what it means",
  },
  looksAbsent: {
    zh: "{key} 的“{text}”按字面读取；若表示没有，请写入映射的 absent",
    en: "“{text}” in {key} is read as it stands; when it says that there is none, list it in the mapping under absent",
  },
  spoiled: {
    zh: "编号“{text}”像是被电子表格改写过的数字，可能代表多起警情",
    en: "the number “{text}” looks rewritten by a spreadsheet and may stand for many incidents",
  },
  severalUnits: {
    zh: "“{text}”像是几个单元，按一个记录；请在映射的 unit.separator 中写明分隔符",
    en: "“{text}” looks like several units and is recorded as one; say in the mapping, under unit.separator, what parts them",
  },
  tooManyCells: {
    zh: "本行有 {cells} 格，表头只有 {heads} 格；可能有未加引号的分隔符，因此未记录",
    en: "the row has {cells} cells and there are {heads} headings; a text with a separator may stand without quotes, so nothing of it is recorded",
  },
  emptyBeyond: {
    zh: "本行有 {cells} 格，表头只有 {heads} 格，多出的为空；若有未加引号的分隔符，各格可能错位",
    en: "the row has {cells} cells and there are {heads} headings; those beyond are empty, but a text with a separator may stand without quotes and have moved the others",
  },
  assumedOrder: {
    zh: "日期（如 05/02/2026）按月在前读取；若日在前，请在映射的 format 中写明",
    en: "dates like 05/02/2026 are read with the month first; if the day is first, say so in the mapping under format",
  },
  tooFewCells: {
    zh: "本行在“{column}”列之前就结束了",
    en: "the row ends before the column “{column}”",
  },
  lostCharacters: {
    zh: "本行含有无法解码的字符（U+FFFD）",
    en: "the row holds characters that were lost when the file was written or cut short (U+FFFD)",
  },
  openQuote: { zh: "文件在引号之内结束", en: "the file ends inside a quoted field" },
  noUnit: { zh: "有单元的时间而没有单元", en: "there are times of a unit but no unit" },
  noDispatched: {
    zh: "没有派警时间，单元的时间无法记录",
    en: "there is no time dispatched, so the unit's times cannot be recorded",
  },
  clearedFirst: { zh: "处警完毕早于派警", en: "cleared before dispatched" },
  dispatchedFirst: { zh: "派警早于接警", en: "dispatched before it was received" },
  contradicts: {
    zh: "时间 {word} 与其他时间矛盾，未记录",
    en: "the time {word} contradicts the others and is not recorded",
  },
  farApart: {
    zh: "同一编号的上一行在 {hours} 小时之前，按同一起警情记录",
    en: "the row before it with the same number was received {hours} hours earlier; they are recorded as one incident",
  },
} satisfies Readonly<Record<string, Sentence>>;
