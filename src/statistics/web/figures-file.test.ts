import assert from "node:assert/strict";
import { test } from "node:test";
import { fileOf } from "./figures-file.ts";

const few = { n: 4, missing: 1, excluded: 0, p50: null, p90: null };
const many = { n: 60, missing: 0, excluded: 2, p50: 61, p90: 300 };

test("a line for the whole and for each part; what is withheld is empty, and a name is no formula", () => {
  const names: Readonly<Record<string, string>> = { N: "北所", S: '=1+"1"' };
  const groups = [
    { group: "N", ...many },
    { group: "S", ...few },
    { group: null, ...few },
  ];
  const file = fileOf([{ step: "pickUp", whole: many, groups }], (part) =>
    part === null ? "不详" : (names[part] ?? part),
  );
  assert.deepEqual(file.split("\r\n"), [
    "step,part,cases,missing,excluded,p50_seconds,p90_seconds",
    "pickUp,,60,0,2,61,300",
    "pickUp,北所,60,0,2,61,300",
    `pickUp,"'=1+""1""",4,1,0,,`,
    "pickUp,不详,4,1,0,,",
    "",
  ]);
});
