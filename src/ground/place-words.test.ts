import assert from "node:assert/strict";
import { test } from "node:test";
import { nameAtStart, placeWords } from "./place-words.ts";

const road = { zh: "人民路3号", en: "3 Renmin Road" };

test("a place of the map is read by its name in the reader's language, whoever wrote it", () => {
  assert.deepEqual(placeWords({ words: "人民路3号", named: road }), road);
  assert.deepEqual(placeWords({ words: "3 Renmin Road", named: road }), road);
});

test("what was written after the name is kept as written, apart from it where the two would run into one", () => {
  assert.deepEqual(placeWords({ words: "人民路3号东北角", named: road }), {
    zh: "人民路3号东北角",
    en: "3 Renmin Road 东北角",
  });
  assert.deepEqual(placeWords({ words: "3 Renmin Road, flat 2", named: road }), {
    zh: "人民路3号, flat 2",
    en: "3 Renmin Road, flat 2",
  });
  const block = { zh: "和顺小区1栋", en: "Heshun Community, block 1" };
  assert.equal(placeWords({ words: "和顺小区1栋2楼", named: block })?.en, "Heshun Community, block 1 2楼");
  const area = { zh: "解放路（城关）", en: "Jiefang Road (Chengguan)" };
  assert.equal(placeWords({ words: "解放路（城关）2楼", named: area })?.en, "Jiefang Road (Chengguan) 2楼");
});

test("words without a name of the map are the same for every reader, and a bare point has none", () => {
  assert.deepEqual(placeWords({ words: "老磨坊后面" }), { zh: "老磨坊后面", en: "老磨坊后面" });
  assert.equal(placeWords({}), undefined);
  assert.equal(placeWords({ named: road }), undefined);
});

test("words that begin otherwise, as no order is accepted with, are shown as they are", () => {
  assert.deepEqual(placeWords({ words: "文昌路", named: road }), { zh: "文昌路", en: "文昌路" });
});

test("one name in both languages changes nothing", () => {
  const named = { zh: "KFC", en: "KFC" };
  assert.deepEqual(placeWords({ words: "KFC 2F", named }), { zh: "KFC 2F", en: "KFC 2F" });
});

test("of two names that both begin the words, the longer is what was written", () => {
  const named = { zh: "KFC", en: "KFC Mill Lane" };
  assert.deepEqual(placeWords({ words: "KFC Mill Lane 2F", named }), { zh: "KFC 2F", en: "KFC Mill Lane 2F" });
  assert.equal(nameAtStart("KFC Mill Lane", { zh: named.en, en: named.zh }), named.en);
});

test("a name does not end inside a number or a word, and may end anywhere in Chinese", () => {
  const block = { zh: "1栋", en: "Block 1" };
  assert.equal(nameAtStart("Block 12", block), undefined);
  assert.equal(nameAtStart("Block 1a", block), "Block 1");
  assert.equal(nameAtStart("Millers", { zh: "磨坊", en: "Mill" }), undefined);
  assert.equal(nameAtStart("Cafe\u0301", { zh: "咖啡", en: "Cafe" }), undefined);
  assert.equal(nameAtStart("人民路东段", { zh: "人民路", en: "Renmin Road" }), "人民路");
  assert.equal(nameAtStart("人民路side", { zh: "人民路", en: "Renmin Road" }), "人民路");
});
