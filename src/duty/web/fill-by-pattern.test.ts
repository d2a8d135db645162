import assert from "node:assert/strict";
import { test } from "node:test";
import { noCalendar } from "../../district/calendar.ts";
import type { Shift } from "../facts.ts";
import { standardPatterns } from "../pattern-shifts.ts";
import { type Pattern, type Post } from "../posts.ts";
import { strengthWarnings } from "../strength.ts";
import { filling, offsetOf, patternsOf, teamsOf, wrongInFilling } from "./fill-by-pattern.ts";
import { cycleFrom, cycleText } from "./pattern-text.ts";
import { fieldsOf, shiftFrom, wrongInShift } from "./shift-fields.ts";
import { clockHours, standardShifts } from "./standard-shifts.ts";
import { instantOn } from "../../ground/zone.ts";

const zone = "Asia/Shanghai";
const settings = { zone, calendar: noCalendar };
const standard = (code: string): Pattern => {
  const found = standardPatterns.find(({ pattern }) => pattern === code);
  assert.ok(found, code);
  return found;
};

test("as many teams as a pattern says keep a post filled day and night", () => {
  const expected = { day: 1, threeTeamsTwoShifts: 3, fourOnFourOff: 4, fourTeamsThreeShifts: 4, dutyOneInThree: 3 };
  for (const [code, count] of Object.entries(expected)) assert.equal(teamsOf(standard(code)), count, code);
  const post: Post = {
    ...{ post: "desk", name: { zh: "值", en: "d" }, part: "n", power: { role: "station", station: "n" } },
    ...{ needs: [], least: 1, always: true },
  };
  for (const pattern of standardPatterns.filter(({ workingDaysOnly }) => !workingDaysOnly)) {
    const teams = Object.fromEntries(Array.from({ length: teamsOf(pattern) }, (_, team) => [`P${team}`, team]));
    const span = { firstDay: "2026-11-02", lastDay: "2026-11-29" };
    const { add } = filling({ pattern, post: "desk", teams, ...span, anew: false }, [], settings);
    const shifts = add.map((shift, index) => ({ shift: String(index), ...shift }));
    const [from, to] = [instantOn("2026-11-03", 480, zone), instantOn("2026-11-29", 480, zone)];
    assert.deepEqual(strengthWarnings(post, shifts, from, to), [], pattern.pattern);
  }
});

test("teams begin equally far apart, and within the cycle", () => {
  const pattern = standard("fourOnFourOff");
  assert.deepEqual(
    [0, 1, 2, 3].map((team) => offsetOf(pattern, team, 4)),
    [0, 2, 4, 6],
  );
});

test("filling anew takes away what these people have at this post on these days, and nothing else", () => {
  const on = (shift: string, person: string, day: string, post = "desk"): Shift => ({
    ...{ shift, person, post },
    ...{ from: instantOn(day, 480, zone), to: instantOn(day, 960, zone) },
  });
  const shifts = [
    on("in", "P0", "2026-11-03"),
    on("before", "P0", "2026-11-01"),
    on("other person", "P9", "2026-11-03"),
    on("other post", "P0", "2026-11-03", "crew"),
  ];
  const wanted = {
    ...{ pattern: standard("day"), post: "desk", teams: { P0: 0 }, firstDay: "2026-11-02", lastDay: "2026-11-08" },
    anew: true,
  };
  const { add, remove } = filling(wanted, shifts, settings);
  assert.deepEqual(remove, ["in"]);
  assert.equal(add.length, 5);
  assert.deepEqual(filling({ ...wanted, anew: false }, shifts, settings).remove, []);
});

test("the district's own pattern stands for one of the field with the same code", () => {
  const own = { ...standard("day"), name: { zh: "本区行政班", en: "Ours" } };
  const all = patternsOf({ patterns: { day: own } });
  assert.equal(all.length, standardPatterns.length);
  assert.equal(all.filter(({ pattern }) => pattern === "day")[0], own);
});

test("every pattern of the field is written and read back the same", () => {
  for (const { pattern, cycle } of standardPatterns) assert.deepEqual(cycleFrom(cycleText(cycle)), { cycle }, pattern);
});

test("a cycle is read as people type it, and the first line that is none is named", () => {
  assert.deepEqual(cycleFrom("8-20\n20:00–08:00\n休\n\noff\n0800-1200，1400-1800"), {
    cycle: [
      [{ from: 480, minutes: 720 }],
      [{ from: 1200, minutes: 720 }],
      ...[[], [], []],
      [
        { from: 480, minutes: 240 },
        { from: 840, minutes: 240 },
      ],
    ],
  });
  assert.deepEqual(cycleFrom("8-20\nmorning"), { wrongLine: 2 });
  assert.deepEqual(cycleFrom("8-8:10"), { wrongLine: 1 });
  assert.deepEqual(cycleFrom("0-24, +1"), { wrongLine: 1 });
});

test("a shift in a form is the shift it was, also of 24 and of 36 hours", () => {
  for (const minutes of [30, 720, 1440, 2160, 2880]) {
    const from = instantOn("2026-11-24", 480, zone);
    const shift = { person: "P", post: "desk", from, to: instantOn("2026-11-24", 480 + minutes, zone) };
    assert.deepEqual(shiftFrom(fieldsOf(shift, zone), zone), shift, String(minutes));
  }
  const fields = { person: "P", post: "desk", day: "2026-11-24", from: "20", to: "8", wholeDays: 0 };
  assert.equal(shiftFrom(fields, zone)?.to, instantOn("2026-11-25", 480, zone));
  for (const wrong of [{ from: "25" }, { to: "" }, { from: "24" }, { day: "soon" }, { person: "" }, { post: "" }]) {
    assert.equal(shiftFrom({ ...fields, ...wrong }, zone), null, JSON.stringify(wrong));
    assert.deepEqual(Object.keys(wrongInShift({ ...fields, ...wrong })), Object.keys(wrong));
  }
  assert.deepEqual(wrongInShift({ ...fields, to: "24" }), {});
  assert.deepEqual(Object.keys(wrongInShift({ ...fields, day: "2026-02-30", to: "noon" })), ["day", "to"]);
});

test("what a filling lacks is told by its field: days that are none at once, what is missing apart", () => {
  const whole = { post: "desk", teams: { P: 0 }, firstDay: "2026-11-23", lastDay: "2026-11-29" };
  const told = (change: Partial<Parameters<typeof wrongInFilling>[0]>) => {
    const { days, missing } = wrongInFilling({ ...whole, ...change });
    return [...Object.entries(days), ...Object.entries(missing)].map(([name, { en }]) => `${name}: ${en}`);
  };
  assert.deepEqual(told({}), []);
  assert.deepEqual(told({ firstDay: "", lastDay: "soon" }), [
    "firstDay: Give a day such as 2026-11-24",
    "lastDay: Give a day such as 2026-11-24",
  ]);
  assert.deepEqual(told({ lastDay: "2026-11-22" }), ["lastDay: The last day is before the first"]);
  assert.deepEqual(told({ lastDay: "2027-01-23" }), []);
  assert.deepEqual(told({ lastDay: "2027-01-24" }), ["lastDay: At most 62 days are filled at once"]);
  assert.deepEqual(told({ post: "", teams: {} }), [
    "post: Choose a post",
    "teams: Put at least one person into a team",
  ]);
});

test("the tray's shifts are told apart by their hours", () => {
  const hours = standardShifts.map(clockHours);
  assert.equal(new Set(hours).size, hours.length);
  assert.ok(hours.includes("16:00–24:00") && hours.includes("08:00–08:00"), hours.join());
});
