import assert from "node:assert/strict";
import { test } from "node:test";
import { hallAddress } from "../../ground/web/address.ts";
import { type Chosen, chosenIn, searchOfChosen } from "./chosen.ts";
import { filterIn, historyAddress, searchOf } from "./history-filter.ts";

const read = (search: object) => chosenIn(hallAddress.search.parse(search));

test("what is chosen is read from the address as it was written there, on the board and in the history", () => {
  for (const chosen of [
    null,
    { kind: "incident", id: "01J" },
    { kind: "unit", id: "KC-01" },
  ] as const satisfies Chosen[]) {
    assert.deepEqual(read(searchOfChosen(chosen, false)), chosen);
    const filter = { unit: "KC-02", incident: "0007", place: "文昌路" };
    const search = { ...searchOf(filter), ...searchOfChosen(chosen, true) };
    assert.deepEqual(read(search), chosen);
    assert.deepEqual(filterIn(historyAddress.search.parse(search)), filter);
  }
});

test("words that name nothing choose nothing", () => {
  for (const search of [
    {},
    { view: "history", incident: "0007" },
    { view: "history", chosen: "person/A1" },
    { unit: " " },
  ])
    assert.equal(read(search), null);
});
