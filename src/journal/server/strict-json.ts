import { isUtf8 } from "node:buffer";
import { isCarriable } from "../../ground/text.ts";
import type { Sentence } from "../../ground/sentence.ts";
import type { WrongField } from "../../ground/wrong-field.ts";

/** Why a text is not taken as JSON, and at which field as far as that can be said. */
export class JsonFault extends Error implements WrongField {
  readonly field: string;
  readonly reason: Sentence;
  constructor(field: string, reason: Sentence) {
    super(`${field} ${reason.en}`);
    this.field = field;
    this.reason = reason;
  }
}

const deepest = 32;
const tooDeep: Sentence = { zh: `嵌套超过 ${deepest} 层`, en: `is nested deeper than ${deepest} levels` };

interface Level {
  readonly keys: Set<string> | undefined;
  key: string;
  index: number;
}

/**
 * JSON as orders may use it. `JSON.parse` alone would keep the last of two equal keys in silence, take `__proto__`, and
 * let a nesting through that recursive readers behind it cannot follow; each is refused here by name.
 */
export function parseStrictJson(bytes: Buffer): unknown {
  if (!isUtf8(bytes)) throw new JsonFault("body", { zh: "不是 UTF-8", en: "is not UTF-8" });
  const text = bytes.toString("utf8");
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    const why = error instanceof Error ? error.message.slice(0, 120) : "unreadable";
    throw new JsonFault("body", { zh: `不是 JSON：${why}`, en: `is not JSON: ${why}` });
  }
  scan(text);
  return value;
}

/** Walks a text already known to be JSON; only structure and keys are looked at. */
function scan(text: string): void {
  const levels: Level[] = [];
  let top: Level | undefined;
  let expectsKey = false;
  for (let at = 0; at < text.length; at++) {
    switch (text.charCodeAt(at)) {
      case 0x22: {
        const end = endOfString(text, at);
        if (expectsKey && top?.keys !== undefined) {
          const raw = text.slice(at, end + 1);
          const key = raw.includes("\\") ? (JSON.parse(raw) as string) : raw.slice(1, -1);
          top.key = key;
          if (key === "__proto__") throw new JsonFault(pathOf(levels), { zh: "不是可用的字段", en: "is not a field" });
          if (top.keys.has(key)) throw new JsonFault(pathOf(levels), { zh: "重复出现", en: "is given twice" });
          top.keys.add(key);
          expectsKey = false;
        }
        refuseUncarriable(text.slice(at, end + 1), levels);
        at = end;
        break;
      }
      case 0x7b:
      case 0x5b: {
        const isObject = text.charCodeAt(at) === 0x7b;
        if (levels.length === deepest) throw new JsonFault(pathOf(levels), tooDeep);
        top = { keys: isObject ? new Set() : undefined, key: "", index: 0 };
        levels.push(top);
        expectsKey = isObject;
        break;
      }
      case 0x7d:
      case 0x5d:
        levels.pop();
        top = levels.at(-1);
        expectsKey = false;
        break;
      case 0x2c:
        if (top !== undefined) top.index += 1;
        expectsKey = top?.keys !== undefined;
        break;
    }
  }
}

const uncarriable: Sentence = {
  zh: "含有 U+0000 或不成对的代理字符",
  en: "must not contain U+0000 or lone surrogates",
};

/** UTF-8 has no lone surrogates and JSON no bare U+0000, so only what is written as an escape can be one. */
function refuseUncarriable(raw: string, levels: readonly Level[]): void {
  if (raw.includes("\\u") && !isCarriable(JSON.parse(raw) as string)) throw new JsonFault(pathOf(levels), uncarriable);
}

function endOfString(text: string, start: number): number {
  for (let at = start + 1; ; at++) {
    const code = text.charCodeAt(at);
    if (code === 0x5c) at += 1;
    else if (code === 0x22) return at;
  }
}

function pathOf(levels: readonly Level[]): string {
  const parts = levels.map((level) => (level.keys === undefined ? String(level.index) : level.key));
  const path = parts.filter((part) => part !== "").join(".");
  return path === "" ? "body" : path.length > 120 ? `${path.slice(0, 120)}…` : path;
}
