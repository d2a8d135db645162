import assert from "node:assert/strict";
import { test } from "node:test";
import { noCalendar } from "../district/calendar.ts";
import { isInForce, nextChange } from "./service.ts";
import { house } from "./testing/house.ts";

const zone = "Asia/Shanghai";
const office = { days: [1, 2, 3, 4, 5], from: 510, to: 1050, holidays: false };

test("an item says until when it is open, and when it opens again, across a weekend and a holiday", () => {
  // Monday 10:00 in Shanghai.
  assert.equal(nextChange(office, "2026-11-23T02:00:00.000Z", zone, noCalendar), "2026-11-23T09:30:00.000Z");
  // Friday 20:00: Monday 08:30.
  assert.equal(nextChange(office, "2026-11-27T12:00:00.000Z", zone, noCalendar), "2026-11-30T00:30:00.000Z");
  const holidays = { year: 2026, holidays: ["2026-11-30"], makeUpDays: ["2026-11-28"], source: "test" };
  const calendar = { years: { 2026: holidays } } as never;
  // The Saturday is made up for by whoever works Mondays, and the Monday is off.
  assert.equal(nextChange(office, "2026-11-27T12:00:00.000Z", zone, calendar), "2026-11-28T00:30:00.000Z");
  assert.equal(nextChange(office, "2026-11-28T12:00:00.000Z", zone, calendar), "2026-12-01T00:30:00.000Z");
});

test("hours that never end change nothing", () => {
  const always = { days: [1, 2, 3, 4, 5, 6, 7], from: 0, to: 1440, holidays: true };
  assert.equal(nextChange(always, "2026-11-23T02:00:00.000Z", zone, noCalendar), undefined);
});

test("an item is in force from its first day to its last", () => {
  const days = { from: "2026-11-24", until: "2026-11-25" };
  assert.deepEqual(
    ["2026-11-23", "2026-11-24", "2026-11-25", "2026-11-26"].map((day) => isInForce(days, day)),
    [false, true, true, false],
  );
  assert.equal(isInForce({}, "2026-11-23"), true);
});

test("hours and days that end before they begin are refused, and so are a party twice and a code across a boundary", async () => {
  const { give } = await house();
  const administrator = { officer: "Y1", role: "systemAdministrator" };
  const analysis = { kind: "department", id: "analysis" };
  const item = {
    ...{ service: "x", name: { zh: "翻译", en: "Interpreter" }, gives: [], askers: [], returns: [], referral: false },
    ...{ answeredBy: [analysis], sign: [3, 3, 3], answer: [15, 30, 60] },
  };
  const code = async (more: object) => (await give(administrator, "DefineService", { ...item, ...more })).code;
  assert.equal(await code({ hours: { ...office, from: 1050, to: 510 } }), "ServiceNeverOpen");
  assert.equal(await code({ from: "2026-12-02", until: "2026-12-01" }), "ServiceNeverOpen");
  assert.equal(await code({ answeredBy: [analysis, analysis] }), "PartyTwice");
  assert.equal(await code({ service: "phone" }), "ServiceBeyondBoundary");
  const gives = [{ field: "numberPlate", label: { zh: "车", en: "Car" }, kind: "text", required: true }];
  assert.equal(await code({ gives }), "ServiceBeyondBoundary");
  assert.equal(await code({ hours: office, from: "2026-12-01", until: "2026-12-01" }), "");
});
