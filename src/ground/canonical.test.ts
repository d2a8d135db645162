import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { canonical, isSameJson, type Json } from "./canonical.ts";

test("writes numbers and strings as the example of RFC 8785 §3.2.3 does", () => {
  const value: Json = {
    numbers: [333333333.3333333, 1e30, 4.5, 2e-3, 0.000000000000000000000000001],
    string: '€$\u000f\nA\'B"\\\\"/',
    literals: [null, true, false],
  };
  assert.equal(
    canonical(value),
    '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
  );
});

test("sorts keys by UTF-16 units, not by code point", () => {
  const keys = ["\u20ac", "\r", "\ufb33", "1", "\ud83d\ude00", "\u0080", "\u00f6"];
  const value = Object.fromEntries(keys.map((key) => [key, 0]));
  assert.deepEqual(Object.keys(JSON.parse(canonical(value)) as object).toSorted(), keys.toSorted());
  assert.ok(canonical(value).indexOf("\ud83d\ude00") < canonical(value).indexOf("\ufb33"));
});

test("leaves out what is undefined", () => {
  assert.equal(canonical({ b: undefined, a: 1 }), '{"a":1}');
});

test("says the same for the same value, whatever order its keys came in, and loses nothing", () => {
  fc.assert(
    fc.property(fc.jsonValue({ noUnicodeString: false }), (value) => {
      const text = canonical(value);
      assert.deepEqual(JSON.parse(text), JSON.parse(JSON.stringify(value)));
      assert.equal(canonical(JSON.parse(text) as Json), text);
    }),
  );
});

test("two values are the same where their texts are, and only there", () => {
  const small = fc.jsonValue({ maxDepth: 3, stringUnit: fc.constantFrom("a", "b") });
  fc.assert(
    fc.property(small, small, (one, other) => {
      assert.equal(isSameJson(one, other), canonical(one) === canonical(other));
      assert.ok(isSameJson(one, JSON.parse(canonical(one)) as Json));
    }),
  );
  assert.ok(isSameJson({ a: undefined, b: 1 }, { b: 1 }));
  assert.ok(isSameJson({ b: 1 }, { a: undefined, b: 1 }));
  assert.ok(!isSameJson({ a: 1, b: 2 }, { b: 2 }));
  assert.ok(!isSameJson({ b: 2 }, { a: null, b: 2 }));
  assert.ok(!isSameJson([], {}));
  assert.ok(!isSameJson(null, {}));
  assert.ok(isSameJson(0, -0));
});
