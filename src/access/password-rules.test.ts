import assert from "node:assert/strict";
import { test } from "node:test";
import { judgePassword } from "./password-rules.ts";
import { signInRefusals } from "./sign-in-refusals.ts";

const about = ["AH-0412", "王小明", "Wang Xiaoming"];
const judged = (password: string) => judgePassword(password, about)?.refused;

test("twelve characters are enough, eleven are not, counted as people count them", () => {
  assert.equal(judged("kx7#Lm2!vQpz"), undefined);
  assert.deepEqual(judgePassword("kx7#Lm2!vQp", about), { refused: "PasswordTooShort", details: { least: 12 } });
  assert.equal(judged("春眠不觉晓处处闻啼鸟夜来"), undefined);
  // Each of these is two UTF-16 units, and one character.
  assert.equal(judged("🐶🐱🐭🐹🐰🦊🐻🐼🐨🐯🦁"), "PasswordTooShort");
});

test("256 characters are taken and 257 are not", () => {
  const long = Array.from({ length: 257 }, (_, index) => String.fromCodePoint(0x4e00 + ((index * 37) % 997))).join("");
  assert.equal(judged(long.slice(0, 256)), undefined);
  assert.deepEqual(judgePassword(long, about), { refused: "PasswordTooLong", details: { most: 256 } });
});

test("no mark, capital or digit is demanded", () => {
  for (const phrase of ["correct horse battery staple", "夜来风雨声花落知多少呀呢", "tractorbasilmoonlit"])
    assert.equal(judged(phrase), undefined, phrase);
});

test("the badge and the name must not be in it, in whatever case, width or language", () => {
  for (const password of [
    "ah-0412-Kx7#Lm2!",
    "Kx7#0412Lm2!vQ",
    "KxＡＨ－０４１２m2!vQ",
    "kx7#王小明Lm2!vQp",
    "XIAOMINGkx7#Lm2!",
  ])
    assert.equal(judged(password), "PasswordAboutYou", password);
});

test("two letters of a name are chance, two characters of a Chinese name are the name", () => {
  assert.equal(judgePassword("kx7#Lm2!vQpz", ["Li Kx"])?.refused, undefined);
  assert.equal(judgePassword("kx7#李强Lm2!vQpz", ["李强"])?.refused, "PasswordAboutYou");
});

test("a pattern that is repeated is too simple, also when it ends half way, and when it is nearly long enough", () => {
  for (const password of ["aaaaaaaaaaaa", "abXabXabXabXab", "k7#Lm2k7#Lm2", "kx7#Lm2!vQpkx7#Lm2!vQp", "9494949494949"])
    assert.equal(judged(password), "PasswordTooSimple", password);
  assert.equal(judged("kx7#Lm2!vQpzkx7#Lm2!vQpz"), undefined);
});

test("four different characters, however arranged, are too simple", () => {
  assert.equal(judged("kxkk7xk77kx!k"), "PasswordTooSimple");
});

test("runs over the keyboard, the alphabet, the digits and the number pad are too simple", () => {
  for (const password of [
    "qwertyuiop[]",
    "poiuytrewqas",
    "1qaz2wsx3edc",
    "!QAZ@WSX#EDC",
    "abcdefghijkl",
    "zyxwvutsrqpo",
    "123456789012",
    "147258369147",
    "abcdef123456",
    "asdfghjkl;'z",
    "qqqqwwwweeeerrrr",
  ])
    assert.equal(judged(password), "PasswordTooSimple", password);
});

test("every refusal has its sentences", () => {
  for (const password of ["short", "x".repeat(300), "aaaaaaaaaaaa", "kx7#0412Lm2!vQ"])
    assert.ok(Object.hasOwn(signInRefusals, judged(password) ?? ""), password);
});
