import { fill, type Sentence } from "./sentence.ts";

/** What a clock and a calendar show, without a zone. `month` counts from 1; hour 24 is midnight at the end of the day. */
export interface Clock {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
}

const months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/** The month of an English name or its first three letters, 1 to 12; NaN for anything else. */
export function monthOf(text: string): number {
  const at = months.indexOf(text.slice(0, 3).toLowerCase());
  return at < 0 ? Number.NaN : at + 1;
}

/** The hour of a clock of twelve hours; `half` is A or P, and undefined for a clock of 24 hours. */
export function hourOf(hour: string, half: string | undefined): number {
  if (half === undefined || half === "") return Number(hour);
  const twelve = Number(hour) % 12;
  return half.toUpperCase() === "P" ? twelve + 12 : twelve;
}

/** The words a pattern may have, what each stands for, and the text it fits. */
const words: Readonly<Record<string, readonly [string, string]>> = {
  YYYY: ["year", "\\d{4}"],
  MMM: ["month", "[A-Za-z]{3,9}"],
  MM: ["month", "\\d\\d"],
  M: ["month", "\\d{1,2}"],
  DD: ["day", "\\d\\d"],
  D: ["day", "\\d{1,2}"],
  HH: ["hour", "\\d\\d"],
  H: ["hour", "\\d{1,2}"],
  hh: ["hour", "\\d\\d"],
  h: ["hour", "\\d{1,2}"],
  mm: ["minute", "\\d\\d"],
  ss: ["second", "\\d\\d"],
  A: ["half", "[AaPp](?=\\.?[Mm])\\.?[Mm]\\.?"],
};

/** Letters that may stand in a pattern as themselves: the T between date and time, and what follows a month in Chinese. */
const partsOf = (format: string) => format.split(/(YYYY|MMM|MM?|DD?|HH?|hh?|mm|ss|A)/).filter((part) => part !== "");

/** Patterns that stand for a number instead: seconds and milliseconds since 1970, and the days of a spreadsheet. */
const countFormats = ["X", "x", "serial"] as const;
export type CountFormat = (typeof countFormats)[number];

export function isCount(format: string): format is CountFormat {
  return countFormats.some((one) => one === format);
}

/** What is wrong with a pattern, or nothing. A pattern names year, month and day once each, and no part twice. */
export function wrongFormat(format: string): Sentence | undefined {
  const seen = new Map<string, string>();
  if (isCount(format)) return undefined;
  for (const part of partsOf(format)) {
    const word = words[part];
    if (word === undefined) {
      const letters = /[A-Za-z]+/.exec(part)?.[0];
      if (letters !== undefined && letters !== "T") return fill(unknownWord, { letters });
      continue;
    }
    const earlier = seen.get(word[0]);
    if (earlier !== undefined) return fill(word[0] === "month" ? monthTwice : twice, { part, earlier, what: word[0] });
    seen.set(word[0], part);
  }
  const missing = ["year", "month", "day"].find((what) => !seen.has(what));
  return missing === undefined ? undefined : fill(incomplete, { missing });
}

const unknownWord: Sentence = {
  zh: "含有未知的“{letters}”；可用 YYYY MMM MM M DD D HH H hh h mm ss A，或单独的 X、x、serial",
  en: "has “{letters}”, which stands for nothing; the words are YYYY MMM MM M DD D HH H hh h mm ss A, or X, x or serial alone",
};
const monthTwice: Sentence = {
  zh: "“{part}”出现两次；它是月份，分钟写作 mm",
  en: "names the month twice (“{earlier}” and “{part}”); minutes are mm",
};
const twice: Sentence = {
  zh: "两次写了同一部分（“{earlier}”与“{part}”）",
  en: "names the {what} twice (“{earlier}” and “{part}”)",
};
const incomplete: Sentence = {
  zh: "缺少年、月或日（YYYY、MM、DD）",
  en: "lacks the {missing}; a pattern has year, month and day (YYYY, MM, DD)",
};

const compiled = new Map<string, RegExp>();

/** The clock that a text shows by a pattern; null when it does not fit. The pattern is one `wrongFormat` says nothing of. */
export function clockByFormat(text: string, format: string): Clock | null {
  let pattern = compiled.get(format);
  if (pattern === undefined) {
    const source = partsOf(format).map((part) => {
      const word = words[part];
      return word === undefined ? part.replaceAll(/[.*+?^${}()|[\]\\/]/g, "\\$&") : `(?<${word[0]}>${word[1]})`;
    });
    pattern = new RegExp(`^${source.join("")}$`);
    compiled.set(format, pattern);
  }
  const found = pattern.exec(text)?.groups;
  if (found === undefined) return null;
  const { year, month = "", day, hour = "0", minute = "0", second = "0", half } = found;
  const isNamed = /^[A-Za-z]/.test(month);
  return {
    ...{ year: Number(year), month: isNamed ? monthOf(month) : Number(month), day: Number(day) },
    ...{ hour: hourOf(hour, half?.charAt(0)), minute: Number(minute), second: Number(second) },
  };
}
