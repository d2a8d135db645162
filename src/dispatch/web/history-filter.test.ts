import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { readSearch, writeSearch } from "../../ground/web/address.ts";
import { filterFields, filterIn, historyAddress, type HistoryFilter, queryOf, searchOf } from "./history-filter.ts";

const filterOf = (text: string) => filterIn(historyAddress.search.parse(readSearch(text)));

test("an address says which filter it is, whatever its words are, and comes back the same", () => {
  const words = fc
    .string({ minLength: 1, maxLength: 40, unit: "grapheme" })
    .map((text) => text.trim())
    .filter((text) => text !== "" && text.isWellFormed());
  const filters = fc.record(Object.fromEntries(filterFields.map((field) => [field, words])), { requiredKeys: [] });
  fc.assert(
    fc.property(filters, (filter) => {
      assert.deepEqual(filterOf(writeSearch(searchOf(filter as HistoryFilter))), { ...filter });
    }),
  );
  assert.equal(filterOf("?incident=01ABC"), null);
  assert.deepEqual(filterOf("?view=history&place=+"), {});
  assert.equal(writeSearch(searchOf(null)), "");
});

test("days are whole days of the district, the last one with it, also when the clocks change", () => {
  const query = new URLSearchParams(queryOf({ from: "2026-03-29", to: "2026-03-29" }, "Europe/Berlin", null));
  assert.deepEqual([query.get("from"), query.get("to")], ["2026-03-28T23:00:00.000Z", "2026-03-29T22:00:00.000Z"]);
});

test("without a filter what has left the board is asked for, with one all incidents; a day that is none is left out", () => {
  assert.equal(queryOf({}, "Asia/Shanghai", null), "limit=100&current=false");
  assert.equal(
    queryOf({ place: "人民路" }, "Asia/Shanghai", "c"),
    `limit=100&cursor=c&place=${encodeURIComponent("人民路")}`,
  );
  assert.equal(queryOf({ from: "soon" }, "Asia/Shanghai", null), "limit=100&current=false");
});
