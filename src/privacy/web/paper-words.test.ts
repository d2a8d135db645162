import assert from "node:assert/strict";
import { test } from "node:test";
import { numbersIn, onPaper, wordsToCover } from "./paper-words.ts";

/** The text as it is printed. */
const printed = (text: string, words = "", shown: readonly string[] = []) =>
  onPaper(text, wordsToCover(words), new Set(shown))
    .map(({ text: piece, isCovered }) => (isCovered ? "[]" : piece))
    .join("");

test("names that are typed are covered wherever they stand, whatever their case", () => {
  assert.equal(printed("李四打了王五，李四跑了", "李四、王五"), "[]打了[]，[]跑了");
  assert.equal(printed("John hit JOHN's dog", "john"), "[] hit []'s dog");
  assert.equal(printed("a+b (c)", "a+b (c)"), "[] []");
});

test("one character covers nothing, and nothing typed covers nothing", () => {
  assert.equal(printed("李四在李家", "李"), "李四在李家");
  assert.equal(printed("李四", " ， "), "李四");
});

test("what looks like somebody's number is covered until it is said to be the applicant's own", () => {
  const text = "来电 13812345678，另一个 13900001111";
  assert.deepEqual(numbersIn(text), ["13812345678", "13900001111"]);
  assert.equal(printed(text), "来电 []，另一个 []");
  assert.equal(printed(text, "", ["13812345678"]), "来电 13812345678，另一个 []");
});

test("a word that overlaps a number, or another word, makes one bar's worth of nothing readable", () => {
  const pieces = onPaper("张三13812345678", wordsToCover("张三138"), new Set());
  assert.ok(pieces.every(({ isCovered }) => isCovered));
  assert.equal(pieces.map(({ text }) => text).join(""), "张三13812345678");
});
