import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { nothingSelected, type Selection, selectAll, selectedOf, selectRow } from "./table-selection.ts";

const order = ["a", "b", "c", "d", "e", "f"];
const taken = (selection: Selection) => order.filter((key) => selection.keys.has(key)).join("");

test("Shift reaches from the last row pressed alone, in both directions, also after the rows were sorted anew", () => {
  const from = selectRow(nothingSelected, order, "d", "alone");
  assert.equal(taken(selectRow(from, order, "f", "reaching")), "def");
  const back = selectRow(selectRow(from, order, "f", "reaching"), order, "b", "reaching");
  assert.equal(taken(back), "bcdef");
  assert.equal(taken(selectRow(from, ["d", "a", "b", "c", "e", "f"], "b", "reaching")), "abd");
  assert.equal(taken(selectRow(nothingSelected, order, "c", "reaching")), "c");
});

test("a press alone takes and gives back one row and touches no other, whatever came before", () => {
  const press = fc.record({ key: fc.constantFrom(...order, "gone"), reaching: fc.boolean() });
  fc.assert(
    fc.property(fc.array(press, { maxLength: 20 }), fc.constantFrom(...order), (presses, key) => {
      const before = presses.reduce<Selection>(
        (selection, one) => selectRow(selection, order, one.key, one.reaching ? "reaching" : "alone"),
        nothingSelected,
      );
      const once = selectRow(before, order, key, "alone");
      const differs = order.filter((each) => once.keys.has(each) !== before.keys.has(each));
      assert.deepEqual(differs, [key]);
      assert.equal(taken(selectRow(once, order, key, "alone")), taken(before));
      assert.ok([...once.keys].every((each) => order.includes(each)));
    }),
  );
});

test("all of the filter is taken or given back, and what is selected outside it stays", () => {
  const outside = selectRow(nothingSelected, order, "f", "alone");
  const shown = ["a", "b"];
  const all = selectAll(outside, shown);
  assert.equal(taken(all), "abf");
  assert.equal(selectedOf(all, shown), "all");
  assert.equal(selectedOf(all, order), "some");
  assert.equal(taken(selectAll(all, shown)), "f");
  assert.equal(selectedOf(nothingSelected, []), "none");
});
