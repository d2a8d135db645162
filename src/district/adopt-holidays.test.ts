import assert from "node:assert/strict";
import { test } from "node:test";
import { derivedUlid } from "../ground/ulid.ts";
import { memoryJournal } from "../journal/memory-journal.ts";
import { rulebookOf } from "../journal/rulebook.ts";
import { AdoptHolidays } from "./adopt-holidays.ts";
import { readIn } from "../ground/fold.ts";
import { calendarView, isWorkingDay, noCalendar } from "./calendar.ts";
import { calendarStream } from "./facts.ts";
import { districtRoom } from "./room.ts";

const at = "2026-11-23T08:00:00.000Z";

function district() {
  const journal = memoryJournal(rulebookOf([districtRoom]));
  let count = 0;
  return {
    adopt: async (body: object) => {
      count += 1;
      const by = { officer: "A1", role: "systemAdministrator" };
      const id = derivedUlid(Date.parse(at), String(count));
      const order = { id, name: "AdoptHolidays", by, receivedAt: at, occurredAt: at, body };
      const outcome = await journal.submit({ order, digest: String(count) });
      return outcome.accepted ? outcome.facts.map(({ type }) => type) : outcome.refusal;
    },
    calendar: async () => readIn(await journal.states([calendarStream]))(calendarView, calendarStream) ?? noCalendar,
  };
}

const year = { year: 2027, holidays: ["2027-01-01"], makeUpDays: ["2027-01-03"], source: "test" };

test("before anything is said, Monday to Friday are worked", () => {
  const week = ["2026-11-23", "2026-11-27", "2026-11-28", "2026-11-29"];
  assert.deepEqual(
    week.map((day) => isWorkingDay(noCalendar, day)),
    [true, true, false, false],
  );
});

test("a holiday rests, a make-up day is worked, and other days and years stay as they were", async () => {
  const { adopt, calendar } = district();
  assert.deepEqual(await adopt(year), ["HolidaysAdopted"]);
  const known = await calendar();
  assert.equal(isWorkingDay(known, "2027-01-01"), false);
  assert.equal(isWorkingDay(known, "2027-01-03"), true);
  assert.equal(isWorkingDay(known, "2027-01-02"), false);
  assert.equal(isWorkingDay(known, "2027-01-04"), true);
  assert.equal(isWorkingDay(known, "2026-01-01"), true);
});

test("what is said of a year takes the place of what was said of it, and saying the same again records nothing", async () => {
  const { adopt, calendar } = district();
  await adopt({ ...year, year: 2026, holidays: ["2026-01-01"], makeUpDays: [] });
  await adopt(year);
  assert.deepEqual(await adopt({ ...year, holidays: ["2027-01-01", "2027-01-01"] }), []);
  await adopt({ ...year, holidays: ["2027-02-01"], makeUpDays: [] });
  const known = await calendar();
  assert.equal(isWorkingDay(known, "2027-01-01"), true);
  assert.equal(isWorkingDay(known, "2027-01-03"), false);
  assert.equal(isWorkingDay(known, "2027-02-01"), false);
  assert.equal(isWorkingDay(known, "2026-01-01"), false);
});

test("a day of another year is refused, and so is one that rests and is worked", async () => {
  const { adopt, calendar } = district();
  assert.deepEqual(await adopt({ ...year, holidays: ["2026-12-31"] }), {
    refused: "HolidayOutsideYear",
    details: { day: "2026-12-31", year: 2027 },
  });
  assert.deepEqual(await adopt({ ...year, makeUpDays: ["2027-01-01"] }), {
    refused: "HolidayIsMakeUpDay",
    details: { day: "2027-01-01" },
  });
  assert.deepEqual(await calendar(), noCalendar);
});

test("the calendar is a matter of configuration, and guests see it too", () => {
  assert.deepEqual(AdoptHolidays.roles, ["systemAdministrator"]);
  assert.deepEqual(calendarView.seenBy?.(noCalendar, calendarStream), ["everyone", "guest"]);
});
