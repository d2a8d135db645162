import type { z } from "zod";
import type { Details, Sentence } from "./sentence.ts";
import { personalRefused } from "./text.ts";

/** The field that a body or query is wrong in, and how, as the end of a sentence: “must be a number”. */
export interface WrongField {
  readonly field: string;
  readonly reason: Sentence;
}

type Issue = z.core.$ZodIssue;

/** As a refusal's details carry it: `{reason}` in its English sentence, `{reasonZh}` in its Chinese one. */
export function wrongDetails({ field, reason }: WrongField): Details {
  return { field, reason: reason.en, reasonZh: reason.zh };
}

const kinds: Readonly<Record<string, Sentence>> = {
  string: { zh: "文本", en: "text" },
  number: { zh: "数字", en: "a number" },
  int: { zh: "整数", en: "a whole number" },
  boolean: { zh: "true 或 false", en: "true or false" },
  array: { zh: "列表", en: "a list" },
  tuple: { zh: "列表", en: "a list" },
  object: { zh: "对象", en: "an object" },
  record: { zh: "对象", en: "an object" },
};

/** The Chinese of what our own schemas say; their English is the message itself. */
const ours: Readonly<Record<string, string>> = {
  "must be a ULID": "须为 ULID",
  "must name a record, as incident/01J…": "须写明记录，如 incident/01J…",
  "must be a verifier key: name+hash+base64": "须为见证方公钥：名称+散列+base64",
  "must have a plain name": "名称不规范",
  "must be an http or https address": "须为 http 或 https 地址",
  "must name a column, or a date column and a time column": "须为一个列名，或日期、时间两个列名",
  "must be an IANA time zone such as Asia/Shanghai": "须为 IANA 时区，如 Asia/Shanghai",
  "must be an RFC 3339 time with offset": "须为带时区的 RFC 3339 时间",
  "must lie between the years 2000 and 2200": "须在 2000 年至 2200 年之间",
  "must be what the words begin with, in Chinese or in English": "须为地点文字开头的名称（中文或英文）",
  "must not be empty": "不能为空",
  "must not begin or end with white space": "首尾不能有空白",
  "must not contain U+0000 or lone surrogates": "不能含有 U+0000 或残缺的代理字符",
  "must not contain control characters": "不能含有控制字符",
  "must be later than the start": "须晚于开始时间",
  "must be a situation that a report can tell of": "须为反馈可写明的情形",
  "must be in the unit of what it adds to": "单位须与所延长的时限相同",
  "must not name a rung twice": "同一档延长不能出现两次",
  "must be a digest in hexadecimal": "须为十六进制摘要",
  "must be 2 to 12 digits": "须为 2 至 12 位数字",
  [personalRefused.identity]: "疑似含有身份证号；个人信息请填入密封字段",
  [personalRefused.phone]: "疑似含有电话号码；个人信息请填入密封字段",
  [personalRefused.plate]: "疑似含有车牌号；个人信息请填入密封字段",
  "longitude must be within ±180": "经度须在 ±180 之内",
  "latitude must be within ±90": "纬度须在 ±90 之内",
};

/** The first thing wrong, in both languages. `root` names the whole when no single field can be blamed. */
export function wrongField(error: z.core.$ZodError, root = "body"): WrongField {
  return wrongFields(error, root)[0] ?? { field: root, reason: { zh: "有误", en: "is invalid" } };
}

/** Everything that is wrong, in the order of the schema. */
export function wrongFields(error: z.core.$ZodError, root = "body"): readonly WrongField[] {
  return error.issues.map((issue) => wrongBy(issue, root));
}

function wrongBy(issue: Issue, root: string): WrongField {
  const path = issue.path.map(String);
  if (issue.code === "unrecognized_keys") path.push(issue.keys[0] ?? "");
  return { field: path.join(".") || root, reason: reasonOf(issue) };
}

function reasonOf(issue: Issue): Sentence {
  const most = /^must be at most (\d+) characters$/.exec(issue.message);
  const known = most === null ? ours[issue.message] : `不得多于 ${most[1]} 个字符`;
  if (known !== undefined) return { zh: known, en: issue.message };
  switch (issue.code) {
    case "unrecognized_keys":
      return { zh: "不是可用的字段", en: "is not known here" };
    case "invalid_type": {
      if (issue.message.endsWith("received undefined")) return { zh: "缺失", en: "is missing" };
      const kind = kinds[issue.expected] ?? { zh: issue.expected, en: issue.expected };
      return { zh: `须为${kind.zh}`, en: `must be ${kind.en}` };
    }
    case "invalid_value": {
      const values = issue.values.map(String);
      return values.length === 1
        ? { zh: `须为 ${values[0]}`, en: `must be ${values[0]}` }
        : { zh: `须为其中之一：${values.join("、")}`, en: `must be one of ${values.join(", ")}` };
    }
    case "too_big":
      return limit(
        issue.origin,
        String(issue.maximum),
        { zh: "不得多于", en: "at most" },
        { zh: "不得大于", en: "at most" },
      );
    case "too_small":
      return limit(
        issue.origin,
        String(issue.minimum),
        { zh: "不得少于", en: "at least" },
        { zh: "不得小于", en: "at least" },
      );
    default:
      // What zod says by itself begins with “Invalid”; a refinement of ours says the end of the sentence.
      return issue.message.startsWith("Invalid")
        ? { zh: "格式不正确", en: "has the wrong form" }
        : { zh: issue.message, en: issue.message };
  }
}

function limit(origin: string, bound: string, count: Sentence, size: Sentence): Sentence {
  if (origin === "string")
    return { zh: `${count.zh} ${bound} 个字符`, en: `must have ${count.en} ${bound} characters` };
  if (origin === "array") return { zh: `${count.zh} ${bound} 项`, en: `must have ${count.en} ${bound} items` };
  return { zh: `${size.zh} ${bound}`, en: `must be ${size.en} ${bound}` };
}
