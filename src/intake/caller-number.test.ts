import assert from "node:assert/strict";
import { test } from "node:test";
import { callerNumber } from "./caller-number.ts";

test("one line written in many ways is one number", () => {
  for (const text of [
    "13800001234",
    "138 0000 1234",
    "138-0000-1234",
    "+86 138 0000 1234",
    "0086-13800001234",
    "8613800001234",
    "１３８００００１２３４",
    "13800001234 转 801",
    "13800001234#2",
    "tel:+8613800001234",
    "13800001234 ext. 5",
    " 13800001234\n",
  ]) {
    assert.equal(callerNumber(text), "13800001234", text);
  }
});

test("a fixed line keeps its area code, and only a mobile loses the country's", () => {
  assert.equal(callerNumber("0990-5550101"), "09905550101");
  assert.equal(callerNumber("(0990) 5550101 分机 12"), "09905550101");
  assert.equal(callerNumber("8609905550101"), "8609905550101");
  assert.notEqual(callerNumber("5550101"), callerNumber("0990-5550101"));
});

test("what tells no line from another is no number", () => {
  for (const text of ["", "不显示", "unknown", "110", "0000", "00000000000", "11111111"]) {
    assert.equal(callerNumber(text), null, text);
  }
});
