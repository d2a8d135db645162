import assert from "node:assert/strict";
import { test } from "node:test";
import { queryOf } from "../../dispatch/web/history-filter.ts";
import { millis } from "../../ground/instant.ts";
import { changingDays, dayAfter, hourMillis, momentAt } from "../../ground/testing/changing-days.ts";
import { spanOfDays } from "../../privacy/web/ask-reads.ts";
import { dayEnd, dayStart } from "../../privacy/web/privacy-clock.ts";
import { patternShifts, standardPatterns } from "../pattern-shifts.ts";
import { hoursOf } from "./roster-days.ts";
import { moving } from "./roster-draft.ts";
import { rowOf } from "./roster-layout.ts";
import { fieldsOf, shiftFrom } from "./shift-fields.ts";

for (const { zone, day, hours, before, after } of changingDays) {
  const called = `a day of ${hours} hours in ${zone}`;
  const begins = momentAt(day, "00:00", before);
  const ends = momentAt(dayAfter(day, 1), "00:00", after);

  test(`${called}: a roster keeps to the clock`, () => {
    const duty = standardPatterns.find(({ pattern }) => pattern === "dutyOneInThree");
    assert.ok(duty !== undefined);
    const [first = { person: "", post: "", from: "", to: "" }] = patternShifts({
      ...{ pattern: duty, post: "desk", people: [{ person: "A", offset: 0 }], zone, isWorkingDay: () => true },
      ...{ firstDay: dayAfter(day, -1), lastDay: dayAfter(day, -1) },
    });
    assert.deepEqual(
      [first.from, first.to],
      [momentAt(dayAfter(day, -1), "08:00", before), momentAt(day, "08:00", after)],
    );
    assert.equal(hoursOf(first, zone), "08:00–08:00");
    assert.deepEqual(shiftFrom(fieldsOf(first, zone), zone), first, "opened and saved without a change it stays");
    const [later] = moving({ ...first, shift: "s" }, { day }, zone).add;
    assert.deepEqual(
      [later?.from, later?.to],
      [momentAt(day, "08:00", after), momentAt(dayAfter(day, 1), "08:00", after)],
    );
    const row = rowOf("A", [{ ...first, shift: "s" }], [dayAfter(day, -1), day], zone);
    const [bar] = row.cells[0]?.bars ?? [];
    // From a third of the day before to the share of eight o'clock in a day that is longer or shorter.
    const share = (8 + (hours - 24)) / hours;
    assert.ok(Math.abs((bar?.left ?? 0) + (bar?.width ?? 0) - (1 + share)) < 1e-9);
  });

  test(`${called}: lists, reports and holds of a day are of all its hours`, () => {
    assert.equal((millis(ends) - millis(begins)) / hourMillis, hours);
    const query = new URLSearchParams(queryOf({ from: day, to: day }, zone, null));
    assert.deepEqual([query.get("from"), query.get("to")], [begins, ends]);
    assert.deepEqual(spanOfDays({ from: day, to: day }, zone), { from: begins, to: ends });
    assert.deepEqual([dayStart(day, zone), dayEnd(day, zone)], [begins, ends]);
  });
}
