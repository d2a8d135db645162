import assert from "node:assert/strict";
import { test } from "node:test";
import { instantOf } from "../../ground/instant.ts";
import type { Person } from "../../access/person.ts";
import { cursorAfter, endAfter, groupsOf, rowOf, snapMinutes } from "./roster-layout.ts";
import { daysOf } from "./roster-days.ts";
import { instantOn } from "../../ground/zone.ts";

const zone = "Asia/Shanghai";
const days = daysOf("week", "2026-11-24");
const shift = (id: string, day: string, from: number, minutes: number, more: object = {}) => ({
  ...{ shift: id, person: "P1", post: "desk" },
  from: instantOn(day, from, zone),
  to: instantOn(day, from + minutes, zone),
  ...more,
});

test("a night shift is one bar, in the cell it begins in, and the next cell says it goes on", () => {
  const row = rowOf("P1", [shift("n", "2026-11-24", 1200, 720)], days, zone);
  const [monday, tuesday, wednesday] = row.cells;
  assert.deepEqual([monday?.bars, monday?.running], [[], []]);
  const [bar] = tuesday?.bars ?? [];
  assert.deepEqual([bar?.left, bar?.width, bar?.ends], [1200 / 1440, 0.5, true]);
  assert.deepEqual(
    wednesday?.running.map((one) => one.shift),
    ["n"],
  );
});

test("what began before the screen begins in its first cell, and what ends after it has no end to take hold of", () => {
  const row = rowOf(
    "P1",
    [
      shift("before", "2026-11-22", 1200, 720),
      shift("after", "2026-11-29", 480, 1440),
      shift("off", "2026-12-05", 0, 60),
    ],
    days,
    zone,
  );
  assert.deepEqual(
    row.cells.map(({ bars }) => bars.map((bar) => bar.shift.shift).join()),
    ["before", "", "", "", "", "", "after"],
  );
  assert.deepEqual(row.cells[0]?.bars[0]?.width, 480 / 1440);
  assert.equal(row.cells[6]?.bars[0]?.ends, false);
});

test("shifts at the same time lie above one another, and shifts that touch in one line", () => {
  const row = rowOf(
    "P1",
    [shift("a", "2026-11-24", 480, 480), shift("b", "2026-11-24", 960, 480), shift("c", "2026-11-24", 600, 60)],
    days,
    zone,
  );
  assert.equal(row.lanes, 2);
  const lanes = Object.fromEntries(row.cells[1]?.bars.map((bar) => [bar.shift.shift, bar.lane]) ?? []);
  assert.deepEqual(lanes, { a: 0, b: 0, c: 1 });
  assert.equal(rowOf("P1", [], days, zone).lanes, 1);
});

test("people stand under the post they mostly work at, those without a shift last, whoever leads first", () => {
  const person = (id: string, leads: boolean, posts: readonly string[]) =>
    ({
      id,
      leads,
      shifts: posts.map((post, at) => shift(`${id}${at}`, "2026-11-24", 480, 60, { post })),
    }) as unknown as Person;
  const people = [
    person("3", false, ["desk"]),
    person("2", true, ["desk", "desk", "crew"]),
    person("1", false, []),
    person("4", false, ["crew", "elsewhere", "elsewhere"]),
  ];
  assert.deepEqual(
    groupsOf(people, ["crew", "desk"], instantOn("2026-11-24", 0, zone)).map(({ post, people: of }) => [
      post,
      ...of.map(({ id }) => id),
    ]),
    [
      ["crew", "4"],
      ["desk", "2", "3"],
      [null, "1"],
    ],
  );
});

test("an end that is drawn stays on the clock, after its beginning, within two days", () => {
  const one = shift("a", "2026-11-24", 480, 600);
  const end = (pixels: number, perDay = 144) => instantOf(endAfter(one, pixels, perDay, zone));
  assert.equal(snapMinutes(144), 60);
  assert.equal(end(11), instantOn("2026-11-24", 1200, zone));
  assert.equal(end(-500), instantOn("2026-11-24", 510, zone));
  assert.equal(end(5000), instantOn("2026-11-26", 480, zone));
  assert.equal(snapMinutes(34), 240);
});

test("the cursor stays in the grid, and other keys leave it", () => {
  const size = { rows: 3, days: 7 };
  const go = (key: string, control = false) => cursorAfter(key, control, { row: 0, day: 6 }, size);
  assert.deepEqual(go("ArrowRight"), { row: 0, day: 6 });
  assert.deepEqual(go("ArrowUp"), { row: 0, day: 6 });
  assert.deepEqual(go("ArrowDown"), { row: 1, day: 6 });
  assert.deepEqual(go("PageDown"), { row: 2, day: 6 });
  assert.deepEqual(go("Home"), { row: 0, day: 0 });
  assert.deepEqual(go("End", true), { row: 2, day: 6 });
  assert.equal(go("x"), undefined);
});
