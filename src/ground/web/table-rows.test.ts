import assert from "node:assert/strict";
import { test } from "node:test";
import { fewValues, foundRows, movedColumn, nextSort, shownColumns, sortedBy } from "./table-rows.ts";

interface Unit {
  readonly callsign: string;
  readonly station: string;
  readonly crew: number;
}

const units: readonly Unit[] = [
  { callsign: "KC-10", station: "城关", crew: 3 },
  { callsign: "KC-2", station: "城关", crew: 2 },
  { callsign: "XP-1", station: "西坪", crew: 3 },
];
const columns = [
  { key: "callsign", text: (unit: Unit) => unit.callsign },
  { key: "station", text: (unit: Unit) => unit.station },
  { key: "crew", text: (unit: Unit) => `${unit.crew} 人`, sortedBy: (unit: Unit) => unit.crew, isExtra: true },
];
const compare = new Intl.Collator("zh", { numeric: true }).compare;
const names = (rows: readonly Unit[]) => rows.map(({ callsign }) => callsign).join(" ");

test("words are looked for in the columns that are shown, values in any", () => {
  assert.equal(names(foundRows(units, columns, { filter: "kc 城" })), "KC-10 KC-2");
  assert.equal(names(foundRows(units, columns, { filter: "2 人" })), "");
  assert.equal(names(foundRows(units, columns, { filter: "2 人", columns: ["callsign", "crew"] })), "KC-2");
  assert.equal(names(foundRows(units, columns, { only: { crew: "3 人" } })), "KC-10 XP-1");
  assert.equal(names(foundRows(units, columns, { only: { gone: "x" } })), "KC-10 KC-2 XP-1");
  const several = [{ ...(columns[0] ?? assert.fail()), values: (unit: Unit) => [unit.station, `${unit.crew}`] }];
  assert.equal(names(foundRows(units, several, { only: { callsign: "3" } })), "KC-10 XP-1");
});

test("numbers in words count as numbers, and equal rows keep their order both ways", () => {
  const by = (column: string, down: boolean) => names(sortedBy(units, columns, { column, down }, compare));
  assert.equal(by("callsign", false), "KC-2 KC-10 XP-1");
  assert.equal(by("crew", false), "KC-2 KC-10 XP-1");
  assert.equal(by("crew", true), "KC-10 XP-1 KC-2");
  assert.equal(by("gone", true), "KC-10 KC-2 XP-1");
});

test("a head sorts up, then down, then not at all", () => {
  const up = nextSort(undefined, "crew");
  const down = nextSort(up, "crew");
  assert.deepEqual(
    [up, down, nextSort(down, "crew")],
    [{ column: "crew", down: false }, { column: "crew", down: true }, undefined],
  );
  assert.deepEqual(nextSort(down, "station"), { column: "station", down: false });
});

test("columns stand as chosen; what is no column is left out, and none left means the usual ones", () => {
  const shown = (chosen: readonly string[] | undefined) => shownColumns(columns, chosen).map(({ key }) => key);
  assert.deepEqual(shown(undefined), ["callsign", "station"]);
  assert.deepEqual(shown(["crew", "gone", "callsign", "crew"]), ["crew", "callsign"]);
  assert.deepEqual(shown(["gone"]), ["callsign", "station"]);
  assert.deepEqual(movedColumn(["a", "b", "c"], "c", -1), ["a", "c", "b"]);
  assert.deepEqual(movedColumn(["a", "b", "c"], "a", -1), ["a", "b", "c"]);
});

test("values are offered where they are few and more than one", () => {
  const values = (key: string, most: number) =>
    fewValues(units, columns.find((column) => column.key === key) ?? assert.fail(), most, compare);
  assert.deepEqual(values("station", 5)?.length, 2);
  assert.equal(values("callsign", 2), null);
  assert.equal(fewValues(units.slice(0, 2), columns[1] ?? assert.fail(), 5, compare), null);
});
