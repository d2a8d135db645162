import assert from "node:assert/strict";
import { test } from "node:test";
import { consoleBook, consoleWords } from "../programs/console/rulebook.ts";
import { unnamedDistrict } from "../src/district/district.ts";
import { factSentence } from "../src/dispatch/fact-sentence.ts";
import { sayFact } from "../src/duty/web/say-fact.ts";
import type { Fact, FactKind } from "../src/ground/fact.ts";
import type { Sentence } from "../src/ground/sentence.ts";
import { codesOf, everyForm } from "./testing/made-data.ts";

const names = {
  book: consoleBook,
  district: unnamedDistrict,
  posts: {},
  nameOf: (badge: string) => badge,
  words: consoleWords,
};
const sayAct = (fact: Fact) => sayFact(fact, names);
const sayOnTimeline = (fact: Fact) => factSentence(fact, unnamedDistrict, sayAct);

/** What is wrong with a sentence about a fact of this kind; nothing where it can be read. */
function faultOf({ zh, en }: Sentence, { type, shape }: FactKind): string | undefined {
  if (`${zh} ${en}`.includes(type)) return "says its type";
  if (/—|[{}]|undefined|\bnull\b|\[object/u.test(zh + en)) return "has a blank";
  if (/（\s*）|\(\s*\)|[：:–，,（(·]\s*$|[“「]\s*[”」]|[：:]\s*[，,。.]/u.test(`${zh}\n${en}`)) return "names nothing";
  if (/^\s*[：:–，,·]/u.test(zh) || /^\s*[：:–，,·]/u.test(en)) return "begins with nothing";
  if (!/\p{Script=Han}/u.test(zh)) return "is not Chinese";
  if (/\p{Script=Han}/u.test(en) || !/[a-z]{2}/i.test(en)) return "is not English";
  const code = codesOf(shape).find((each) => each.length > 2 && new RegExp(`(?<![\\w-])${each}(?![\\w-])`).test(zh));
  return code === undefined ? undefined : `says the code ${code}`;
}

for (const [where, sayIn] of [
  ["a timeline", sayOnTimeline],
  ["the acts", sayAct],
] as const) {
  test(`every fact there is has its sentence in both languages on ${where}, whatever it says`, () => {
    const faults: string[] = [];
    for (const kind of consoleBook.facts.values()) {
      const forms = everyForm(kind.shape);
      assert.notEqual(forms.length, 0, `no data could be made for ${kind.type}`);
      for (const data of forms) {
        const sentence = sayIn(madeFact(kind.type, data));
        const fault = faultOf(sentence, kind);
        if (fault !== undefined) faults.push(`${kind.type} ${fault}: ${sentence.zh} | ${sentence.en}`);
      }
    }
    assert.deepEqual([...new Set(faults)], []);
  });
}

function madeFact(type: string, data: unknown): Fact {
  const at = "2026-11-25T08:00:00.000Z";
  return {
    ...{ writer: "w", n: 1, hlc: "0", order: "01JD0000000000000000000000" },
    ...{ by: { officer: "310101", role: "dispatcher" }, streams: [], type, version: 1, occurredAt: at, recordedAt: at },
    data,
  };
}
