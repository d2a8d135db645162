import assert from "node:assert/strict";
import { test } from "node:test";
import { isWorkingDay } from "../district/calendar.ts";
import type { Instant } from "../ground/instant.ts";
import { instantOn } from "../ground/zone.ts";
import { chinaCaseLimits } from "./china-case-limits.ts";
import { chinaCustodyLimits } from "./china-custody-limits.ts";
import type { DayCount, Interval } from "./counted-time.ts";
import { englandLimits } from "./england-limits.ts";
import type { Extension } from "./extension.ts";
import type { Limit } from "./facts.ts";
import { millisLeft, standingOf, warningsDue } from "./standing.ts";

const shanghai = "Asia/Shanghai";
const weekdays: DayCount = { zone: shanghai, isWorkingDay: (day) => isWorkingDay({ years: {} }, day) };

/** The newest limit of a code among those that are shipped. */
function limitOf(code: string): Limit {
  const found = [...chinaCustodyLimits, ...chinaCaseLimits, ...englandLimits].findLast(
    ({ limit }) => limit.code === code,
  );
  assert.ok(found, code);
  return found.limit;
}

/** `2026-03-02 22:10` in a zone. */
function at(text: string, zone = shanghai): Instant {
  const [day = "", time = "00:00"] = text.split(" ");
  const [hours = 0, minutes = 0] = time.split(":").map(Number);
  return instantOn(day, hours * 60 + minutes, zone);
}

function standing(
  code: string,
  startedAt: Instant,
  intervals: readonly Interval[] = [],
  extensions: readonly Extension[] = [],
  days = weekdays,
) {
  return standingOf(limitOf(code), { startedAt, intervals, extensions }, days);
}

const deadline = (...history: Parameters<typeof standing>) => standing(...history).counted.deadline;

test("restraint while drunk is not counted into questioning: 22:10, restrained to 03:10, ends at 11:10", () => {
  const restraint = { kind: "drunkRestraint", from: at("2026-03-02 22:10"), to: at("2026-03-03 03:10") };
  assert.equal(deadline("questioning", at("2026-03-02 22:10"), [restraint]), at("2026-03-03 11:10"));
  assert.equal(deadline("questioning", at("2026-03-02 22:10")), at("2026-03-03 06:10"));
  // Asleep is no such time, whoever notes it.
  assert.equal(
    deadline("questioning", at("2026-03-02 22:10"), [{ ...restraint, kind: "asleep" }]),
    at("2026-03-03 06:10"),
  );
});

test("while the restraint goes on there is no end, and what was left stays left", () => {
  const start = at("2026-03-02 22:10");
  const { counted } = standing("questioning", start, [{ kind: "drunkRestraint", from: at("2026-03-02 23:10") }]);
  assert.deepEqual(counted, { deadline: null, left: { millis: 7 * 3_600_000 } });
  assert.equal(millisLeft(counted, at("2026-03-09 00:00")), 7 * 3_600_000);
  // Restraint that begins once the time is over stops nothing.
  assert.equal(
    deadline("questioning", start, [{ kind: "drunkRestraint", from: at("2026-03-03 06:10") }]),
    at("2026-03-03 06:10"),
  );
});

test("continued questioning: approvals are counted, and from 12 to 48 hours there is no way in one step", () => {
  const start = at("2026-03-02 08:00");
  const approving = { kind: "approving", from: at("2026-03-02 10:00"), to: at("2026-03-02 15:00") };
  assert.equal(deadline("continuedQuestioning", start, [approving]), at("2026-03-02 20:00"));

  const jump = { rung: "48h", at: at("2026-03-02 12:00"), by: "bureauHead" };
  const jumped = standing("continuedQuestioning", start, [], [jump]);
  assert.equal(jumped.counted.deadline, at("2026-03-02 20:00"));
  assert.deepEqual(
    jumped.refused.map(({ refusal }) => refusal),
    [{ refused: "RungSkipped", details: { nameZh: "确有必要，24 小时", nameEn: "needed, 24 h" } }],
  );

  const steps = [
    { rung: "24h", at: at("2026-03-02 19:00"), by: "bureauDutyHead" },
    { rung: "48h", at: at("2026-03-03 07:00"), by: "bureauHead" },
  ];
  const stepped = standing("continuedQuestioning", start, [], steps);
  assert.deepEqual([stepped.counted.deadline, stepped.refused], [at("2026-03-04 08:00"), []]);
});

test("an extension is refused that is taken, unknown, granted by another or asked for after the end", () => {
  const start = at("2026-03-02 08:00");
  const duty = { rung: "24h", at: at("2026-03-02 19:00"), by: "bureauDutyHead" };
  const why = (...extensions: Extension[]) =>
    standing("continuedQuestioning", start, [], extensions).refused.map(({ refusal }) => refusal.refused);
  assert.deepEqual(why(duty, duty), ["RungTaken"]);
  assert.deepEqual(why({ ...duty, rung: "72h" }), ["RungUnknown"]);
  assert.deepEqual(why({ ...duty, by: "stationHead" }), ["NotWhoMay"]);
  assert.deepEqual(why({ ...duty, at: at("2026-03-02 20:00") }), []);
  assert.deepEqual(why({ ...duty, at: at("2026-03-02 20:01") }), ["AskedAfterEnd"]);
  // The same moment written by another clock of the world.
  assert.deepEqual(why({ ...duty, at: "2026-03-02T20:00:00+08:00" }), []);
});

test("continued questioning of somebody under sixteen ends after four hours, and nobody makes it longer", () => {
  const asked = { rung: "24h", at: at("2026-03-02 20:00"), by: "bureauHead" };
  const { counted, refused } = standing("continuedQuestioningProtected", at("2026-03-02 19:00"), [], [asked]);
  assert.equal(counted.deadline, at("2026-03-02 23:00"));
  assert.deepEqual(
    refused.map(({ refusal }) => refusal.refused),
    ["RungUnknown"],
  );
});

test("a rung that may be skipped is, and cannot be taken afterwards", () => {
  const start = at("2026-03-02 08:00");
  const head = { at: at("2026-03-02 10:00"), by: "caseUnitHead" };
  const extensions = [
    { ...head, rung: "complex" },
    { ...head, rung: "manyOrUnknown" },
  ];
  const { counted, refused } = standing("questioning", start, [], extensions);
  assert.equal(counted.deadline, at("2026-03-03 08:00"));
  assert.deepEqual(
    refused.map(({ refusal }) => refusal.refused),
    ["RungTaken"],
  );
});

test("a case of thirty days is made longer twice by thirty, and days of an expert's work are not counted", () => {
  const start = at("2026-03-02 16:30");
  assert.equal(deadline("caseTime", start), at("2026-04-02 00:00"));
  // From the 10th to the 12th: three days.
  const expert = { kind: "expertise", from: at("2026-03-10 17:00"), to: at("2026-03-12 09:00") };
  assert.equal(deadline("caseTime", start, [expert]), at("2026-04-05 00:00"));
  const open = standing("caseTime", start, [{ kind: "expertise", from: at("2026-03-10 17:00") }]);
  assert.deepEqual(open.counted, { deadline: null, left: { days: 23 } });
  const next = { at: at("2026-03-20 09:00"), by: "nextLevel" };
  const longer = standing(
    "caseTime",
    start,
    [],
    [
      { ...next, rung: "first" },
      { ...next, rung: "second" },
    ],
  );
  assert.deepEqual([longer.length.count, longer.counted.deadline], [90, at("2026-06-01 00:00")]);
});

test("the second mediation session: to the end of the seventh working day, with a holiday between", () => {
  // Tuesday 2026-09-22; the 25th is Mid-Autumn, Sunday the 27th rests, 1 to 7 October rest, Saturday the 10th is worked.
  const holidays = ["2026-09-25", ...[1, 2, 3, 4, 5, 6, 7].map((day) => `2026-10-0${day}`)];
  const year = { year: 2026, holidays, makeUpDays: ["2026-10-10"], source: "made" };
  const days = { zone: shanghai, isWorkingDay: (day: string) => isWorkingDay({ years: { 2026: year } }, day) };
  // 23, 24, 28, 29, 30 September, 8 and 9 October.
  assert.equal(deadline("secondMediation", at("2026-09-22 15:00"), [], [], days), at("2026-10-10 00:00"));
  // Without the holidays: 23, 24, 25, 28, 29, 30 September and 1 October.
  assert.equal(deadline("secondMediation", at("2026-09-22 15:00")), at("2026-10-02 00:00"));
  // A worked Saturday is a working day: begun a day later, it is the seventh.
  assert.equal(deadline("secondMediation", at("2026-09-23 15:00"), [], [], days), at("2026-10-11 00:00"));
});

test("where the first day counts, the limit ends a day sooner", () => {
  const limit: Limit = { ...limitOf("courtConfirmation"), length: { count: 3, measure: "days", firstDayCounts: true } };
  const counted = standingOf(limit, { startedAt: at("2026-03-02 16:30"), intervals: [], extensions: [] }, weekdays);
  assert.equal(counted.counted.deadline, at("2026-03-05 00:00"));
});

test("England: the night the clocks go forward has 24 hours of detention all the same", () => {
  const london = "Europe/London";
  const days = { ...weekdays, zone: london };
  // 2026-03-29 01:00 becomes 02:00.
  const start = at("2026-03-28 20:00", london);
  assert.equal(deadline("detention", start, [], [], days), at("2026-03-29 21:00", london));
  assert.equal(deadline("firstReview", start, [], [], days), at("2026-03-29 03:00", london));
  // A limit of days ends with the day, though it had 23 hours.
  const limit: Limit = { ...limitOf("firstReview"), length: { count: 1, measure: "days" } };
  const counted = standingOf(limit, { startedAt: start, intervals: [], extensions: [] }, days);
  assert.equal(counted.counted.deadline, "2026-03-29T23:00:00.000Z");
});

test("England: time in hospital is not counted, but for the questioning there", () => {
  const start = "2026-06-01T08:00:00.000Z";
  const days = { ...weekdays, zone: "Europe/London" };
  const hospital = { kind: "hospital", from: "2026-06-01T10:00:00.000Z", to: "2026-06-01T16:00:00.000Z" };
  assert.equal(deadline("detention", start, [hospital], [], days), "2026-06-02T14:00:00.000Z");
  const asked = { kind: "questionedInHospital", from: "2026-06-01T12:00:00.000Z", to: "2026-06-01T13:30:00.000Z" };
  assert.equal(deadline("detention", start, [hospital, asked], [], days), "2026-06-02T12:30:00.000Z");
  // The questioning goes on while nobody has noted the end of the hospital: the clock runs.
  const open = [
    { kind: "hospital", from: hospital.from },
    { kind: asked.kind, from: asked.from },
  ];
  assert.equal(deadline("detention", start, open, [], days), "2026-06-02T10:00:00.000Z");
});

test("warnings are due by what is left, also when a clock was set back", () => {
  const limit = limitOf("questioning");
  const { counted } = standing("questioning", at("2026-03-02 08:00"));
  const due = (now: string) => warningsDue(limit, counted, at(now));
  assert.deepEqual(due("2026-03-02 14:59"), []);
  assert.deepEqual(due("2026-03-02 15:00"), [60]);
  assert.deepEqual(due("2026-03-02 17:00"), [60, 30]);
  assert.deepEqual(due("2026-03-02 14:30"), []);
  assert.equal(millisLeft(counted, at("2026-03-02 17:00")), -3_600_000);
  const stopped = standing("questioning", at("2026-03-02 08:00"), [
    { kind: "drunkRestraint", from: at("2026-03-02 15:20") },
  ]);
  assert.deepEqual(warningsDue(limit, stopped.counted, at("2026-03-09 00:00")), [60]);
});
