import assert from "node:assert/strict";
import { test } from "node:test";
import { readsReport, type ReadTally } from "./reads-report.ts";

const tally = (officer: string, opened: number, more: Partial<ReadTally> = {}): ReadTally => ({
  ...{ officer, role: "dispatcher", days: 1, opened, listed: 0, offDuty: 0, outside: 0, underGlass: 0 },
  ...more,
});

test("whoever opens three times the median of their post stands first, with the multiple", () => {
  const lines = readsReport([tally("a", 10), tally("b", 10), tally("c", 30), tally("d", 8), tally("e", 12)]);
  assert.deepEqual([lines[0]?.officer, lines[0]?.peers], ["c", { officers: 5, median: 10, multiple: 3 }]);
});

test("who stood on post on more days is not made out to have read more", () => {
  const lines = readsReport([
    tally("a", 40, { days: 4 }),
    ...["b", "c", "d", "e"].map((officer) => tally(officer, 10)),
  ]);
  assert.deepEqual(
    lines.map(({ peers }) => peers?.multiple),
    [1, 1, 1, 1, 1],
  );
});

test("nobody is compared where fewer than five held the post", () => {
  assert.deepEqual(
    readsReport([tally("a", 90), tally("b", 1), tally("c", 1), tally("d", 1)]).map(({ peers }) => peers),
    [null, null, null, null],
  );
});

test("posts are not compared with each other, and one officer in two posts has two lines", () => {
  const five = ["a", "b", "c", "d", "e"];
  const lines = readsReport([
    ...five.map((officer) => tally(officer, 100)),
    ...five.map((officer) => tally(officer, 2, { role: "supervisor" })),
  ]);
  assert.equal(lines.length, 10);
  assert.ok(lines.every(({ peers }) => peers?.multiple === 1));
});

test("a post that opens nothing has no multiple, and the report is total", () => {
  assert.deepEqual(readsReport([]), []);
  const lines = readsReport(["a", "b", "c", "d", "e"].map((officer) => tally(officer, 0, { days: 0 })));
  assert.ok(lines.every(({ peers, openedADay }) => peers?.multiple === null && openedADay === 0));
});
