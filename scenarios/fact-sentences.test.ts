import assert from "node:assert/strict";
import { test } from "node:test";
import { rulebook } from "../programs/server/rooms.ts";
import type { FactNames } from "../src/ground/fact-names.ts";
import type { Fact, FactKind } from "../src/ground/fact.ts";
import type { Sentence } from "../src/ground/sentence.ts";
import { sayFact } from "../src/journal/say-fact.ts";
import { codesOf, everyForm, madeWords } from "./testing/made-data.ts";

const giver = "310101";
const known: Sentence = { zh: "某名", en: "Somename" };
const asked: string[] = [];

/** Everything has a name here. */
const names: FactNames = {
  zone: "Asia/Shanghai",
  officer: named,
  part: named,
  type: named,
  post: named,
  word: named,
  order: named,
  role: ({ station }) => (station === undefined ? known : named(station)),
};

function named(id: string): Sentence {
  asked.push(id);
  return known;
}

/** Fields that hold an id with a name, in any fact, and those that do in some. */
const namedFields = ["person", "officer", "maker", "part", "department", "station", "type", "order", "post", "word"];
const people: Readonly<Record<string, readonly string[]>> = {
  SwapAsked: ["from", "to"],
  HandoverPrepared: ["from"],
  HandoverConfirmed: ["from", "to"],
};

const idMark = "ID-";

/** The data with an id of its own in each field whose ids have names. */
function withIds(type: string, data: unknown): Readonly<Record<string, unknown>> {
  const fields = [...namedFields, ...(people[type] ?? [])];
  return Object.fromEntries(
    Object.entries(data as object).map(([name, value]: [string, unknown]) => {
      if (name === "power") return [name, withIds(type, value)];
      return [name, fields.includes(name) && value === madeWords ? `${idMark}${name}` : value];
    }),
  );
}

/** What is wrong with a sentence about a fact of this kind; nothing where it can be read. */
function faultOf({ zh, en }: Sentence, { type, shape }: FactKind): string | undefined {
  const said = `${zh}\n${en}`;
  if (said.includes(type)) return "says its type";
  if (/—|[{}]|undefined|\bnull\b|\bNaN\b|\[object/u.test(said)) return "has a blank";
  if (/（\s*）|\(\s*\)|[：:–，,（(·]\s*$|[“「]\s*[”」]|[：:]\s*[，,。.]/u.test(said)) return "names nothing";
  if (/^\s*[：:–，,·]/u.test(zh) || /^\s*[：:–，,·]/u.test(en)) return "begins with nothing";
  if (!/\p{Script=Han}/u.test(zh)) return "is not Chinese";
  if (/\p{Script=Han}/u.test(en) || !/[a-z]{2}/i.test(en)) return "is not English";
  if (said.includes(idMark) || said.includes(giver)) return "says an id that has a name";
  if (/\d{4}-\d{2}-\d{2}T/.test(said)) return "says a moment as it is stored";
  const code = codesOf(shape).find((each) => {
    const isOneWord = /^[a-z]+$/.test(each);
    return each.length > 2 && new RegExp(`(?<![\\w-])${each}(?![\\w-])`).test(isOneWord ? zh : said);
  });
  return code === undefined ? undefined : `says the code ${code}`;
}

test("every fact says itself in both languages, whatever it holds", () => {
  const faults: string[] = [];
  for (const kind of rulebook.facts.values()) {
    assert.equal(typeof kind.say, "function", `${kind.type} says nothing`);
    const forms = everyForm(kind.shape);
    assert.notEqual(forms.length, 0, `no data could be made for ${kind.type}`);
    for (const data of forms) {
      const sentence = sayFact(rulebook, madeFact(kind, withIds(kind.type, data)), names);
      const fault = faultOf(sentence, kind);
      if (fault !== undefined) faults.push(`${kind.type} ${fault}: ${sentence.zh} | ${sentence.en}`);
    }
  }
  assert.deepEqual([...new Set(faults)], []);
});

test("people, parts, posts, types and orders are asked for their names", () => {
  assert.deepEqual(
    [giver, ...namedFields.map((name) => `${idMark}${name}`)].filter((id) => !asked.includes(id)),
    [],
  );
});

test("a fact of an unknown type, or of a later version than is known here, says its type", () => {
  const filed = rulebook.facts.get("IncidentFiled");
  assert.ok(filed !== undefined);
  for (const fact of [
    { ...madeFact(filed, {}), type: "Unheard" },
    { ...madeFact(filed, {}), version: 2 },
  ]) {
    assert.deepEqual(sayFact(rulebook, fact, names), { zh: fact.type, en: fact.type });
  }
});

test("a fact of an earlier version is read as it is now", () => {
  const erased = rulebook.facts.get("SealedErased");
  assert.ok(erased !== undefined);
  const fact = { ...madeFact(erased, { stream: "incident/01JD0000000000000000000000" }), version: 1 };
  assert.deepEqual(sayFact(rulebook, fact, names), {
    zh: "某名 提前销毁密封内容",
    en: "Somename had the sealed values erased",
  });
});

function madeFact({ type, version }: FactKind, data: unknown): Fact {
  const at = "2026-11-25T08:00:00.000Z";
  return {
    ...{ writer: "w", n: 1, hlc: "0", order: "01JD0000000000000000000000" },
    ...{ by: { officer: giver, role: "dispatcher" }, streams: [], type, version, occurredAt: at, recordedAt: at },
    data,
  };
}
