import assert from "node:assert/strict";
import { test } from "node:test";
import type { FoundPlace } from "../found-place.ts";
import { changedTo, placeGiven, takenBefore, takenFrom } from "./place-words.ts";

const street = (zh: string, area: string): FoundPlace => ({
  kind: "street",
  zh,
  en: `${zh} street`,
  area: { zh: area, en: area },
  point: [110, 31],
});

test("a place is taken by its name in both languages, with its area only where another bears the same name", () => {
  const [one, other, third] = [street("解放路", "城关"), street("解放路", "石桥"), street("人民路", "城关")];
  const taken = takenFrom(one, [one, other, third], "zh");
  assert.equal(taken.words, "解放路（城关）");
  assert.deepEqual(taken.named, { zh: "解放路（城关）", en: "解放路 street (城关)" });
  assert.equal(takenFrom(one, [one, other, third], "en").words, "解放路 street (城关)");
  assert.equal(takenFrom(third, [one, other, third], "zh").words, "人民路");
  assert.equal(takenFrom(third, [third], "en").words, "人民路 street");
});

test("the area is added too where only readers of the other language could take it for another place", () => {
  const [one, other] = [street("文昌路", "城关"), { ...street("文苍路", "石桥"), en: "文昌路 street" }];
  assert.equal(takenFrom(one, [one, other], "zh").words, "文昌路（城关）");
});

test("a name that may not be kept is left out, and the place is taken in the writer's language", () => {
  const odd = { ...street("人民路", "城关"), en: "Call 13812345678" };
  assert.deepEqual(takenFrom(odd, [odd], "zh"), { words: "人民路", point: odd.point, named: undefined });
  const long = { ...street("人民路", "城关"), en: "x".repeat(301) };
  assert.equal(takenFrom(long, [long], "zh").named, undefined);
});

const named = { zh: "解放路", en: "Jiefang Road" };
const taken = { words: "解放路", point: [110, 31] as const, named };

test("what is added to a taken place leaves its point and its name; other words lose both", () => {
  const more = changedTo("解放路12号3楼", taken, taken);
  assert.deepEqual([more.point, more.named], [[110, 31], named]);
  const other = changedTo("解放", taken, taken);
  assert.deepEqual([other.point, other.named], [undefined, undefined]);
  assert.deepEqual(changedTo("解放路12号", other, taken).named, undefined, "what is gone is not guessed again");
});

test("a number that goes on is another place", () => {
  const block = { words: "Block 1", point: [110, 31] as const, named: { zh: "1栋", en: "Block 1" } };
  const other = changedTo("Block 12", block, block);
  assert.deepEqual([other.point, other.named], [undefined, undefined]);
});

test("a point picked on the map is the person's own and stays whatever is written; the name of other words goes", () => {
  const picked = { words: "", point: [111, 32] as const, named: undefined };
  assert.deepEqual(changedTo("人民路", picked, null).point, [111, 32]);
  const moved = changedTo("x", { ...picked, words: "解放路", named }, taken);
  assert.deepEqual([moved.point, moved.named], [[111, 32], undefined]);
});

test("of a place said before, what was written after its name may be written anew", () => {
  const said = { ...taken, words: "解放路5楼" };
  assert.deepEqual(changedTo("解放路6楼", said, takenBefore(said)), { ...taken, words: "解放路6楼" });
  const unnamed = { words: "解放路5楼", point: [110, 31] as const, named: undefined };
  assert.equal(changedTo("解放路6楼", unnamed, takenBefore(unnamed)).point, undefined);
});

test("an order is given what was said and nothing else", () => {
  assert.deepEqual(placeGiven({ words: " ", point: undefined, named: undefined }), {});
  assert.deepEqual(placeGiven({ ...taken, words: "解放路 " }), taken);
});
