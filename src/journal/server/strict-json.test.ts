import assert from "node:assert/strict";
import { test } from "node:test";
import { JsonFault, parseStrictJson } from "./strict-json.ts";

function fault(text: string | Buffer): string {
  try {
    parseStrictJson(typeof text === "string" ? Buffer.from(text) : text);
  } catch (error) {
    assert.ok(error instanceof JsonFault);
    return `${error.field}: ${error.reason.en}`;
  }
  return "taken";
}

test("JSON is read as JSON.parse reads it", () => {
  const text = `{"a":[1,{"b":"\\"{[,:\\\\"},null],"c":{"a":-1.5e3,"键":"值 😀"},"d":{}}`;
  assert.deepEqual(parseStrictJson(Buffer.from(text)), JSON.parse(text));
});

test("a key given twice is refused by its path, also when it is spelled with escapes", () => {
  assert.equal(fault(`{"a":1,"b":{"c":[{},{"x":1,"x":2}]}}`), "b.c.1.x: is given twice");
  assert.equal(fault(`{"a":1,"\\u0061":2}`), "a: is given twice");
  assert.equal(fault(`{"a":{"x":1},"b":{"x":1}}`), "taken");
});

test("__proto__ is no field", () => {
  assert.equal(fault(`{"a":{"__proto__":{"admin":true}}}`), "a.__proto__: is not a field");
  assert.equal(fault(`{"a":{"\\u005f_proto__":1}}`), "a.__proto__: is not a field");
  assert.equal(fault(`{"a":"__proto__"}`), "taken");
});

test("nesting ends at 32 levels, and a megabyte of brackets is no trouble", () => {
  assert.equal(fault("[".repeat(32) + "]".repeat(32)), "taken");
  assert.match(fault("[".repeat(33) + "]".repeat(33)), /nested deeper than 32/);
  assert.match(fault("[".repeat(500_000) + "]".repeat(500_000)), /nested deeper than 32/);
  assert.match(fault(`{"a":`.repeat(100_000)), /is not JSON/);
});

test("what is not JSON or not UTF-8 is refused", () => {
  assert.match(fault(""), /is not JSON/);
  assert.match(fault("{'a':1}"), /is not JSON/);
  assert.match(fault("{} {}"), /is not JSON/);
  assert.match(fault(Buffer.from([0x22, 0xff, 0x22])), /is not UTF-8/);
  assert.match(fault(Buffer.from([0x22, 0xed, 0xa0, 0x80, 0x22])), /is not UTF-8/);
});
