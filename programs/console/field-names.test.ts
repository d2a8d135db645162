import assert from "node:assert/strict";
import { test } from "node:test";
import { fieldInWords } from "../../src/journal/web/field-in-words.ts";
import { sentenceOfRefusal, sentenceOfRefused } from "../../src/journal/web/refusal-sentence.ts";
import type { Client } from "../../src/journal/web/client.ts";
import { consoleBook, codeWords, fieldNames } from "./console-book.ts";

interface Shape {
  readonly def?: Readonly<Record<string, unknown>>;
}

/** Every name of a field anywhere in a schema. */
function fieldsOf(schema: unknown, found: Set<string>): Set<string> {
  const def = (schema as Shape | undefined)?.def;
  if (def === undefined) return found;
  if (def["type"] === "object") {
    for (const [name, of] of Object.entries(def["shape"] as Record<string, unknown>)) {
      found.add(name);
      fieldsOf(of, found);
    }
  }
  for (const part of ["innerType", "element", "valueType", "in", "out", "left", "right"]) fieldsOf(def[part], found);
  for (const part of ["options", "items"]) {
    for (const inner of (def[part] as readonly unknown[] | undefined) ?? []) fieldsOf(inner, found);
  }
  return found;
}

test("every field of every order has a name in both languages", () => {
  const fields = new Set<string>();
  for (const { body } of consoleBook.orders.values()) fieldsOf(body, fields);
  assert.ok(fields.size > 200, "the schemas are walked");
  const nameless = [...fields].filter((field) => !Object.hasOwn(fieldNames, field));
  assert.deepEqual(nameless, []);
  for (const [field, { zh, en }] of Object.entries(fieldNames)) {
    assert.ok(/\p{Script=Han}/u.test(zh) && /^[A-Za-z][A-Za-z -]*$/.test(en), field);
  }
});

test("a refusal on a screen names a station, a department and a type as the district calls them", () => {
  const name = { zh: "城关派出所", en: "Chengguan Station" };
  const district = { stations: { "AH-05": { name } }, departments: { D1: { name } }, types: { theft: { name } } };
  const client = {
    book: consoleBook,
    fields: fieldNames,
    words: codeWords({ state: () => district }),
  } as unknown as Client;
  assert.deepEqual(sentenceOfRefusal(client, { refused: "StationAlreadyOrdered", details: { station: "AH-05" } }), {
    zh: "指令已下达给 城关派出所",
    en: "Chengguan Station already has this order.",
  });
  for (const [detail, code] of [
    ["department", "D1"],
    ["part", "AH-05"],
    ["type", "theft"],
  ] as const) {
    assert.equal(client.words[detail]?.[code], name);
  }
  assert.equal(client.words["station"]?.["AH-99"], undefined, "an unknown one is said by its code");
});

test("a refusal on a screen names the field and never its path", () => {
  const client = {
    book: consoleBook,
    fields: fieldNames,
    words: codeWords({ state: () => undefined }),
  } as unknown as Client;
  const details = { field: "place.words", reason: "is missing", reasonZh: "缺失" };
  assert.deepEqual(sentenceOfRefusal(client, { refused: "BodyInvalid", details }), {
    zh: "字段 地点·文字描述 缺失",
    en: "The field place, words is missing.",
  });
  const worded = {
    code: "QueryInvalid",
    status: 400,
    zh: "查询参数 place.words 缺失",
    en: "The query parameter place.words is missing.",
  };
  const said = sentenceOfRefused(client, { ...worded, details });
  assert.deepEqual([said.zh.includes("place.words"), said.en.includes("place.words")], [false, false]);
  assert.deepEqual(fieldInWords("units.2.reason", fieldNames), { zh: "单元·第 3 项·原因", en: "units, no. 3, reason" });
  assert.deepEqual(fieldInWords("x.y", fieldNames), { zh: "内容", en: "content" });
});
