import assert from "node:assert/strict";
import { test } from "node:test";
import type { FoundPlace } from "../found-place.ts";
import { changedTo, takenFrom } from "./place-words.ts";

const street = (zh: string, area: string): FoundPlace => ({
  kind: "street",
  zh,
  en: `${zh} street`,
  area: { zh: area, en: area },
  point: [110, 31],
});

test("a place is taken by its name, with its area only where another bears the same name", () => {
  const [one, other, third] = [street("解放路", "城关"), street("解放路", "石桥"), street("人民路", "城关")];
  assert.equal(takenFrom(one, [one, other, third], "zh").words, "解放路（城关）");
  assert.equal(takenFrom(third, [one, other, third], "zh").words, "人民路");
  assert.equal(takenFrom(third, [third], "en").words, "人民路 street");
});

test("what is added to a taken place leaves its point; other words lose it", () => {
  const taken = { words: "解放路", point: [110, 31] as const };
  const said = { words: "解放路", point: [110, 31] as const };
  assert.deepEqual(changedTo("解放路12号3楼", said, taken).point, [110, 31]);
  assert.equal(changedTo("解放", said, taken).point, undefined);
});

test("a point picked on the map is the person's own and stays whatever is written", () => {
  const picked = { words: "", point: [111, 32] as const };
  assert.deepEqual(changedTo("人民路", picked, null).point, [111, 32]);
  assert.deepEqual(changedTo("x", picked, { words: "解放路", point: [110, 31] }).point, [111, 32]);
});
