import assert from "node:assert/strict";
import { test } from "node:test";
import type { FactNames } from "../ground/fact-names.ts";
import { CallNoted } from "./facts.ts";

const named = (id: string) => ({ zh: `〈${id}〉`, en: `<${id}>` });
const names: FactNames = {
  ...{ zone: "Asia/Shanghai", officer: named, part: named, type: named, post: named, order: named, word: named },
  role: ({ role }) => named(role),
};
const said = (data: Parameters<typeof CallNoted.say>[0]) =>
  CallNoted.say(data, names, { officer: "C1", role: "calltaker" });

test("a note says that it is a complaint and about whom, and else no more than that something was said", () => {
  assert.deepEqual(said({ kind: "complaint", aboutOfficer: "310042", aboutStation: "N" }), {
    zh: "记为投诉，对象：〈310042〉、〈N〉",
    en: "Noted as a complaint about <310042>, <N>",
  });
  assert.equal(said({ kind: "complaint" }).en, "Noted as a complaint");
  assert.equal(said({ aboutUnit: "KC-01" }).zh, "记为投诉，对象：KC-01");
  assert.equal(said({ kind: "help" }).en, "Noted what was said");
});
