import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { lookIn, withLook } from "./table-address.ts";

const column = fc.constantFrom("time", "who", "kind", "state");
const word = fc.constantFrom("张", "a b", "50%", "x=y&z");
const look = fc.record(
  {
    columns: fc.uniqueArray(column, { minLength: 1 }),
    sort: fc.record({ column, down: fc.boolean() }, { noNullPrototype: true }),
    filter: word,
    only: fc.dictionary(column, word, { minKeys: 1, noNullPrototype: true }),
  },
  { requiredKeys: [], noNullPrototype: true },
);

test("an address gives back the look that was written into it, and keeps what else it says", () => {
  fc.assert(
    fc.property(look, fc.constantFrom("", "lines."), fc.boolean(), (wanted, prefix, hasUsual) => {
      const address = withLook({ person: "310001", sort: "other" }, wanted, hasUsual, prefix);
      assert.equal(address["person"], "310001");
      if (prefix !== "") assert.equal(address["sort"], "other");
      const query = Object.fromEntries(new URLSearchParams(new URLSearchParams(address).toString()));
      const isNone = Object.keys(wanted).length === 0;
      assert.deepEqual(lookIn(query, prefix), isNone && !hasUsual ? null : wanted);
    }),
  );
});

test("an address that says nothing of the list leaves it to the usual view", () => {
  assert.equal(lookIn({ person: "310001" }), null);
  assert.deepEqual(lookIn({ look: "all" }), {});
  assert.equal(lookIn({ sort: "" }), null);
});
