import assert from "node:assert/strict";
import { test } from "node:test";
import type { IncidentType } from "./district.ts";
import { judgeType, typesAbove, typeTree } from "./type-tree.ts";

const type = (code: string, parent?: string): IncidentType => ({
  ...{ code, name: { zh: code, en: code }, priority: 3, enforcement: false },
  ...(parent === undefined ? {} : { parent }),
});
const tableOf = (...all: IncidentType[]) => Object.fromEntries(all.map((one) => [one.code, one]));
const four = tableOf(type("a"), type("b", "a"), type("c", "b"), type("d", "c"), type("z"));

test("the tree is read from top to bottom, each type with its level", () => {
  assert.deepEqual(
    typeTree(four).map((one) => `${one.level}${one.type.code}`),
    ["1a", "2b", "3c", "4d", "1z"],
  );
  assert.deepEqual(
    typesAbove(four, "d").map(({ code }) => code),
    ["c", "b", "a"],
  );
});

test("a circle that two writers made ends, and none of its types is lost", () => {
  const circle = tableOf(type("a", "b"), type("b", "a"), type("c", "a"), type("e", "gone"));
  assert.deepEqual(
    typeTree(circle)
      .map((one) => one.type.code)
      .toSorted(),
    ["a", "b", "c", "e"],
  );
});

test("a type stands under another that is there, not under itself, and on four levels at most", () => {
  const judged = (code: string, parent?: string) => {
    const one = type(code, parent);
    return judgeType({ ...four, [code]: one }, one)?.refused;
  };
  assert.equal(judged("n", "c"), undefined);
  assert.equal(judged("n", "d"), "TypeTooDeep");
  assert.equal(judged("a", "z"), "TypeTooDeep", "what stands below comes with it");
  assert.equal(judged("b", "z"), undefined);
  assert.equal(judged("n", "gone"), "TypeParentUnknown");
  assert.equal(judged("a", "d"), "TypeParentCircle");
  assert.equal(judged("a", "a"), "TypeParentCircle");
  assert.equal(judged("a"), undefined);
});
