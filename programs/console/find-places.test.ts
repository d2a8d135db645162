import assert from "node:assert/strict";
import { test } from "node:test";
import type { Say } from "../../src/ground/sentence.ts";
import { type Findable, found } from "./find-places.ts";

const one = (zh: string, en: string, about?: string): Findable => ({
  kind: { zh: "页面", en: "Page" },
  title: { zh, en },
  ...(about === undefined ? {} : { about: { zh: about, en: about } }),
});
const all = [
  one("排班", "Roster"),
  one("0012", "0012", "盗窃 文昌路 9 号"),
  one("0123", "0123"),
  one("指挥大厅", "The hall"),
];
const titles = (words: string, say: Say = ({ zh }) => zh) => found(all, words, say).map(({ title }) => title.zh);

test("a name is found in both languages and by its pinyin initials", () => {
  for (const words of ["排班", "排", "roster", "ROS", "pb"]) assert.deepEqual(titles(words), ["排班"], words);
  assert.deepEqual(titles("zhd"), ["指挥大厅"]);
});

test("what is called just so comes before what begins so, and that before what only has the words", () => {
  assert.deepEqual(titles("012"), ["0123", "0012"]);
  assert.deepEqual(titles("0012"), ["0012"]);
});

test("several words are all needed, wherever they stand; without words all are offered", () => {
  assert.deepEqual(titles("文昌 盗窃"), ["0012"]);
  assert.deepEqual(titles("文昌 打架"), []);
  assert.equal(titles(" ").length, all.length);
});

test("what stands on the screen is found too, in traditional characters or a district's own word", () => {
  const traditional: Say = ({ zh }) => zh.replace("指挥大厅", "指揮大廳");
  assert.deepEqual(titles("指揮", traditional), ["指挥大厅"]);
  assert.deepEqual(titles("指挥", traditional), ["指挥大厅"]);
  assert.deepEqual(titles("指揮"), []);
});
