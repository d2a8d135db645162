import assert from "node:assert/strict";
import { test } from "node:test";
import { boxIn, importSaid, importShare, leftSaid } from "./street-import.ts";

const file = { name: "anhe.osm.pbf", size: 4_000_000, received: 1_000_000 };

test("an import says what arrives, which step it is at and how far, and how it ended", () => {
  assert.equal(importSaid({ state: "nothing" }), null);
  assert.equal(importSaid({ state: "receiving", ...file })?.en, "Receiving anhe.osm.pbf: 1.0 of 4.0 MB");
  const working = { state: "working", ...file, step: "reading", done: 1, of: 4 } as const;
  assert.equal(importSaid(working)?.en, "Reading anhe.osm.pbf: 25 %");
  assert.deepEqual([importShare({ state: "receiving", ...file }), importShare(working)], [0.25, 0.25]);
  const why = { zh: "不是地图", en: "It is no map." };
  assert.equal(importSaid({ state: "failed", ...file, why })?.en, "It could not be imported: It is no map.");
});

test("what was left out is said with its number, most first; a reason without words by its code", () => {
  assert.equal(leftSaid({}).en, "nothing");
  assert.equal(leftSaid({ waysCut: 2, odd: 9, shapesOpen: 0 }).en, "9 odd, 2 roads cut at the edge");
});

test("bounds are four degrees in order, or none", () => {
  assert.equal(boxIn("  "), undefined);
  assert.deepEqual(boxIn("110.3, 31.2,110.5，31.4"), [110.3, 31.2, 110.5, 31.4]);
  for (const wrong of ["1,2,3", "110.5,31.2,110.3,31.4", "1,2,3,x", "1,2,3,4,5", "0,-91,1,1", ",,,"]) {
    assert.equal(boxIn(wrong), null, wrong);
  }
});
