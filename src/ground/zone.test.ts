import assert from "node:assert/strict";
import { test } from "node:test";
import { dayOf, instantOn, minuteOfDay, shownAt, zoneSchema } from "./zone.ts";

const hour = 3_600_000;

test("a zone is an IANA name, not an offset", () => {
  for (const zone of ["Asia/Shanghai", "Europe/Berlin", "America/Chicago", "UTC", "Etc/GMT-5"]) {
    assert.equal(zoneSchema.safeParse(zone).success, true, zone);
  }
  for (const wrong of ["+08:00", "Mars/Base", "", 480, "GMT+25"]) {
    assert.equal(zoneSchema.safeParse(wrong).success, false, String(wrong));
  }
});

test("the district's day follows its clocks, in summer and in winter", () => {
  assert.equal(dayOf("2026-11-23T16:30:00.000Z", "Asia/Shanghai"), "2026-11-24");
  assert.equal(dayOf("2026-11-23T15:59:59.999Z", "Asia/Shanghai"), "2026-11-23");
  assert.equal(dayOf("2026-07-01T04:30:00.000Z", "America/New_York"), "2026-07-01");
  assert.equal(dayOf("2026-01-01T04:30:00.000Z", "America/New_York"), "2025-12-31");
  assert.equal(minuteOfDay("2026-07-01T04:30:00.000Z", "America/New_York"), 30);
  assert.equal(shownAt("2026-07-01T12:00:00.000Z", "Asia/Kathmandu").slice(11, 16), "17:45");
});

test("days of 23 and of 25 hours begin and end at their midnights", () => {
  const length = (day: string, zone: string) =>
    (Date.parse(instantOn(day, 1440, zone)) - Date.parse(instantOn(day, 0, zone))) / hour;
  assert.equal(length("2026-03-29", "Europe/Berlin"), 23);
  assert.equal(length("2026-10-25", "Europe/Berlin"), 25);
  assert.equal(length("2026-11-01", "America/Chicago"), 25);
  assert.equal(length("2026-11-01", "Asia/Shanghai"), 24);
  assert.equal(instantOn("2026-10-25", 1440, "Europe/Berlin"), instantOn("2026-10-26", 0, "Europe/Berlin"));
});

test("the hour that comes twice is the first of the two, and an hour that is skipped is counted on", () => {
  assert.equal(instantOn("2026-10-25", 150, "Europe/Berlin"), "2026-10-25T00:30:00.000Z");
  assert.equal(instantOn("2026-03-29", 150, "Europe/Berlin"), "2026-03-29T01:30:00.000Z");
});

test("what a clock shows at a moment is the moment at which it shows that, but for the hour that comes twice", () => {
  for (const zone of ["Europe/Berlin", "America/St_Johns", "Australia/Lord_Howe", "Asia/Shanghai"]) {
    for (let at = Date.UTC(2026, 0, 1); at < Date.UTC(2027, 0, 1); at += 7 * hour + 600_000) {
      const day = dayOf(new Date(at).toISOString(), zone);
      const back = Date.parse(instantOn(day, minuteOfDay(at, zone), zone));
      assert.ok(back === at || at - back === hour || at - back === hour / 2, `${zone} ${new Date(at).toISOString()}`);
    }
  }
});
