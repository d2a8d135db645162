import assert from "node:assert/strict";
import { test } from "node:test";
import { noCalendar } from "../district/calendar.ts";
import type { FactNames } from "../ground/fact-names.ts";
import { same } from "../ground/sentence.ts";
import { sayFact } from "../journal/say-fact.ts";
import { hoursInWords, isInForce, isWithin, nextChange } from "./service.ts";
import { house, north } from "./testing/house.ts";

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

test("hours past midnight are one piece: midnight changes nothing, and a night is that of the day on which it began", () => {
  const nights = { days: [1, 2, 3, 4, 5], from: 1200, to: 480, holidays: false };
  const shanghai = (day: number, clock: string) => `2026-11-${day}T${clock}:00.000+08:00`;
  const at = (day: number, clock: string) => new Date(shanghai(day, clock)).toISOString();
  const open = (day: number, clock: string) => isWithin(nights, at(day, clock), zone, noCalendar);
  // Monday the 23rd: its night begins at 20:00; the night before, of Sunday, is none.
  assert.deepEqual(
    [open(23, "07:59"), open(23, "19:59"), open(23, "20:00"), open(23, "23:59")],
    [false, false, true, true],
  );
  assert.deepEqual([open(24, "00:00"), open(24, "07:59"), open(24, "08:00")], [true, true, false]);
  // Friday's night goes on into Saturday, which has none of its own.
  assert.deepEqual([open(28, "07:59"), open(28, "20:00"), open(29, "03:00")], [true, false, false]);
  const next = (day: number, clock: string) => nextChange(nights, at(day, clock), zone, noCalendar);
  assert.equal(next(23, "21:00"), at(24, "08:00"));
  assert.equal(next(24, "03:00"), at(24, "08:00"));
  assert.equal(next(24, "08:00"), at(24, "20:00"));
  assert.equal(next(28, "08:00"), at(30, "20:00"));
  assert.deepEqual(hoursInWords(nights), { zh: "20:00–次日 08:00", en: "20:00–08:00 the next day" });
});

test("at night an item that is answered past midnight goes to its own party, by day to whoever covers, who is named", async () => {
  const { must, give, define, task, book } = await house();
  const analysis = { kind: "department", id: "analysis" };
  const hours = { days: [1, 2, 3, 4, 5, 6, 7], from: 1200, to: 480, holidays: true };
  await define({ hours, coveredBy: { kind: "hall" } });
  const ask = { service: "interpreter", about: { kind: "drill", id: "d" } };
  // 10:00 on Monday, and 02:00 of the night after it.
  const [day, night] = [await must(north, "AskForService", ask), await must(north, "AskForService", ask, 16 * 60)];
  assert.deepEqual([(await task(day.id)).to, (await task(day.id)).insteadOf], [{ kind: "hall" }, analysis]);
  assert.deepEqual([(await task(night.id)).to, (await task(night.id)).insteadOf], [analysis, undefined]);
  const said = day.facts.map((fact) => sayFact(book, fact, { part: same } as unknown as FactNames).en);
  assert.deepEqual(said, ["north asks the hall, which covers for analysis, for: Interpreter"]);
  await define({ hours });
  assert.equal((await give(north, "AskForService", ask)).code, "ServiceClosed");
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

test("hours of no length and days that end before they begin are refused, and so are a party twice and a code across a boundary", async () => {
  const { give } = await house();
  const administrator = { officer: "Y1", role: "systemAdministrator" };
  const analysis = { kind: "department", id: "analysis" };
  const item = {
    ...{ service: "x", name: { zh: "翻译", en: "Interpreter" }, gives: [], askers: [], returns: [], referral: false },
    ...{ answeredBy: [analysis], sign: [3, 3, 3], answer: [15, 30, 60] },
  };
  const code = async (more: object) => (await give(administrator, "DefineService", { ...item, ...more })).code;
  assert.equal(await code({ hours: { ...office, from: 1050, to: 1050 } }), "ServiceNeverOpen");
  assert.equal(await code({ from: "2026-12-02", until: "2026-12-01" }), "ServiceNeverOpen");
  assert.equal(await code({ answeredBy: [analysis, analysis] }), "PartyTwice");
  assert.equal(await code({ service: "phone" }), "ServiceBeyondBoundary");
  const gives = [{ field: "numberPlate", label: { zh: "车", en: "Car" }, kind: "text", required: true }];
  assert.equal(await code({ gives }), "ServiceBeyondBoundary");
  assert.equal(await code({ hours: office, from: "2026-12-01", until: "2026-12-01" }), "");
});
