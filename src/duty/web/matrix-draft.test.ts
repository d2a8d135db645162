import assert from "node:assert/strict";
import { test } from "node:test";
import { standardTypes } from "../../district/standard-types.ts";
import type { ResponsibilityRow } from "../facts.ts";
import {
  areaChoices,
  chosenOf,
  hoursFrom,
  hourTexts,
  typeChoices,
  withChange,
  withMove,
  withNewRow,
  withoutRow,
} from "./matrix-draft.ts";

const row = (id: string, more: Partial<ResponsibilityRow> = {}): ResponsibilityRow => ({
  row: id,
  owner: "traffic",
  otherwise: false,
  ...more,
});
const ids = (rows: readonly ResponsibilityRow[]) => rows.map((each) => each.row).join(" ");

test("a new row comes last, with a name no other has, and decides nothing that another row does", () => {
  assert.deepEqual(withNewRow([]), [{ row: "row-1", owner: "areaStation", otherwise: true }]);
  assert.equal(ids(withNewRow([row("row-2")])), "row-2 row-3");
  assert.equal(ids(withNewRow([row("a"), row("row-3"), row("row-4")])), "a row-3 row-4 row-5");
});

test("a row goes up and down, and stays at the ends", () => {
  const rows = [row("a"), row("b"), row("c")];
  assert.equal(ids(withMove(rows, 1, -1)), "b a c");
  assert.equal(ids(withMove(rows, 1, 1)), "a c b");
  assert.equal(ids(withMove(rows, 0, -1)), "a b c");
  assert.equal(ids(withMove(rows, 2, 1)), "a b c");
  assert.equal(ids(withoutRow(rows, 1)), "a c");
});

test("a condition taken away is gone from the row, not empty in it", () => {
  const full = row("a", { types: ["crash"], areas: ["R1"], hours: { from: 0, to: 60 }, days: "rest" });
  const bare = withChange([full], 0, { types: [], areas: undefined, hours: undefined, days: undefined });
  assert.deepEqual(bare, [{ row: "a", owner: "traffic", otherwise: false }]);
  assert.deepEqual(withChange([full], 0, { owner: "order" }), [{ ...full, owner: "order" }]);
  assert.deepEqual(withChange([full], 1, { owner: "order" }), [full]);
});

test("hours are read as people type them, and no time is said to be none", () => {
  const read = (first: string, second: string) => hoursFrom(first, second)?.hours ?? null;
  assert.deepEqual(read("22:00", "6:00"), { from: 1320, to: 360 });
  assert.deepEqual(read("2230", "6"), { from: 1350, to: 360 });
  assert.deepEqual(read("", "22：00"), { from: 0, to: 1320 });
  assert.deepEqual(read("22", ""), { from: 1320, to: 1440 });
  assert.deepEqual(hoursFrom(" ", ""), { hours: undefined });
  assert.deepEqual(hoursFrom("0", "24"), { hours: undefined });
  for (const [first, second] of [
    ["25", "6"],
    ["22:60", "6"],
    ["8", "8"],
    ["24", "6"],
    ["morning", ""],
  ] as const) {
    assert.equal(hoursFrom(first, second), null, `${first}–${second}`);
  }
  assert.deepEqual(hourTexts({ from: 1320, to: 1440 }), ["22:00", "24:00"]);
  assert.deepEqual(hourTexts(undefined), ["", ""]);
});

test("choosing a whole group chooses its types; what is no longer in the table stays to be seen", () => {
  const groups = typeChoices(standardTypes);
  const whole = groups[2]?.choices[0]?.value ?? "";
  const traffic = ["crash-injury", "crash", "hit-and-run", "drunk-driving", "congestion", "parking", "signal"];
  assert.deepEqual(chosenOf(["signal", whole], groups), traffic);
  assert.deepEqual(chosenOf(["noise", "robbery", "gone", "noise"], groups), ["robbery", "noise", "gone"]);
});

test("areas are offered by kind, and posts not at all", () => {
  const name = { zh: "一", en: "one" };
  const found = areaChoices([
    { kind: "grid", id: "G1", name, parts: [] },
    { kind: "post", id: "P1", name, point: [0, 0] },
    { kind: "ring", id: "R1", name, parts: [] },
  ]);
  assert.deepEqual(
    found.map(({ choices }) => choices.map(({ value }) => value)),
    [["R1"], ["G1"]],
  );
});
