import assert from "node:assert/strict";
import { test } from "node:test";
import type { Warnings } from "../access/person.ts";
import { rosterView } from "./roster.ts";
import { desk, hour, leader, month, rosterHall, said, security } from "./testing/roster-hall.ts";

const part = "bureau";
const shift = (person: string, post: string, from: number, to: number) => ({
  person,
  post,
  from: hour(from),
  to: hour(to),
});
const plan = (add: readonly object[], more: object = {}) => ({ part, month, add, remove: [], ...more });

type Planned = { person: string; added: { shift: string }[]; removed: string[]; warnings: Warnings };
const planned = (facts: readonly { readonly data: unknown }[]) => facts.map(({ data }) => data as Planned);

test("each person's shifts are one fact, told to the roster and the person, under ids that follow from the order", async () => {
  const { give, roster, person } = await rosterHall();
  const add = [shift("L1", "leader", 24, 36), shift("L2", "leader", 36, 48), shift("L1", "leader", 72, 84)];
  const { facts } = await give(leader, "PlanShifts", plan(add));
  assert.deepEqual(
    facts.map(({ streams }) => streams),
    [
      [`roster/bureau@${month}`, "person/L1"],
      [`roster/bureau@${month}`, "person/L2"],
    ],
  );
  const [first, second] = planned(facts);
  assert.deepEqual([first?.added.length, second?.added.length], [2, 1]);
  const all = Object.values(await roster());
  assert.equal(new Set(all.map((one) => one.shift)).size, 3);
  assert.deepEqual((await person("L1")).shifts, first?.added);
  assert.equal((await person("D1")).shifts.length, 0);
});

test("a shift taken away is gone from the roster and from the person", async () => {
  const { give, roster, person, plan: put } = await rosterHall();
  const id = await put("L1", "leader", 24, 36);
  const { facts } = await give(leader, "PlanShifts", plan([], { remove: [id, id] }));
  assert.deepEqual(planned(facts)[0]?.removed, [id]);
  assert.deepEqual(await roster(), {});
  assert.deepEqual((await person("L1")).shifts, []);
  assert.equal((await give(leader, "PlanShifts", plan([], { remove: [id] }))).refused, "ShiftUnknown");
});

test("what cannot be a shift of this month and part is refused, and then nothing of the order is planned", async () => {
  const { give, roster, tell } = await rosterHall();
  await tell({ type: "PersonDisabled", streams: ["person/D2"], data: { person: "D2", reason: "left" } });
  const cases: readonly (readonly [object, string])[] = [
    [shift("L1", "nowhere", 24, 36), "PostUnknown"],
    [shift("S1", "north", 24, 36), "PostElsewhere"],
    [shift("X9", "leader", 24, 36), "PersonUnknown"],
    [shift("D2", "seat", 24, 36), "PersonIsDisabled"],
    [shift("L1", "leader", 24, 24), "ShiftEndsTooSoon"],
    [shift("L1", "leader", 36, 24), "ShiftEndsTooSoon"],
    [shift("L1", "leader", 24, 73), "ShiftTooLong"],
    [shift("L1", "leader", 29 * 24 - 8, 29 * 24), "ShiftOutsideMonth"],
    [shift("L1", "leader", -33, -30), "ShiftOutsideMonth"],
  ];
  for (const [wrong, refused] of cases) {
    const add = [shift("L1", "leader", 100, 108), wrong];
    assert.equal((await give(leader, "PlanShifts", plan(add, { reason: "x" }))).refused, refused);
  }
  assert.deepEqual(await roster(), {});
  const many = Array.from({ length: 201 }, () => shift("L1", "leader", 100, 108));
  assert.equal((await give(leader, "PlanShifts", plan(many))).refused, "ShiftsTooMany");
});

test("a shift belongs to the month it begins in by the district's clock, though it ends in the next", async () => {
  const { give } = await rosterHall();
  // 16:00 UTC of 30 November is midnight of 1 December here.
  const last = 29 * 24 - 8;
  assert.equal((await give(leader, "PlanShifts", plan([shift("L1", "leader", last - 1, last + 7)]))).facts.length, 1);
  const december = { month: "2026-12" };
  assert.equal(
    (await give(leader, "PlanShifts", plan([shift("L1", "leader", last, last + 7)], december))).facts.length,
    1,
  );
});

test("two days by the clock are no shift too long, though clocks are put back in them", async () => {
  const { give, tell } = await rosterHall();
  const name = { zh: "区", en: "District" };
  const data = { name, code: "990100", zone: "Europe/Berlin", centre: [8.7, 49.4], drill: false };
  await tell({ type: "DistrictNamed", streams: ["district/home"], data });
  const refusedOf = async (to: string) => {
    const add = [{ person: "L1", post: "leader", from: "2027-10-30T06:00:00.000Z", to }];
    return (await give(leader, "PlanShifts", plan(add, { month: "2027-10" }))).refused;
  };
  // From eight to eight on the second day after: 49 hours.
  assert.equal(await refusedOf("2027-11-01T07:01:00.000Z"), "ShiftTooLong");
  assert.equal(await refusedOf("2027-11-01T07:00:00.000Z"), undefined);
});

test("a shift that has begun is changed only with a reason, added or taken away", async () => {
  const { give, plan: put, pass } = await rosterHall();
  const id = await put("L1", "leader", 1, 9);
  pass(1);
  const removing = plan([], { remove: [id] });
  assert.equal((await give(leader, "PlanShifts", removing)).refused, "PastShiftReasonMissing");
  assert.equal((await give(leader, "PlanShifts", { ...removing, reason: "fell ill" })).facts.length, 1);
  const adding = plan([shift("L2", "leader", 1, 9)]);
  assert.equal((await give(leader, "PlanShifts", adding)).refused, "PastShiftReasonMissing");
  const given = await give(leader, "PlanShifts", { ...adding, reason: "stood in" });
  assert.equal(said<{ readonly reason?: string }>(given).reason, "stood in");
});

test("too little rest, a missing certificate and a missing power are recorded once and refuse nothing", async () => {
  const { give } = await rosterHall();
  const first = await give(leader, "PlanShifts", plan([shift("L1", "leader", 24, 36)]));
  assert.deepEqual(planned(first.facts)[0]?.warnings, []);
  const second = await give(leader, "PlanShifts", plan([shift("L1", "seat", 38, 46)]));
  assert.deepEqual(
    planned(second.facts)[0]?.warnings.map(({ what }) => what),
    ["restShort", "powerMissing", "certificateMissing"],
  );
  const third = await give(leader, "PlanShifts", plan([shift("L1", "leader", 100, 108)]));
  assert.deepEqual(planned(third.facts)[0]?.warnings, []);
});

test("too few left at a post within the hours of the plan are recorded, and refuse nothing", async () => {
  const { give, roster } = await rosterHall();
  const add = [shift("L1", "leader", 24, 36), shift("L2", "leader", 24, 36)];
  const first = await give(leader, "PlanShifts", plan(add));
  assert.deepEqual(planned(first.facts)[0]?.warnings, []);
  const [one, other] = Object.keys(await roster());
  const without = await give(leader, "PlanShifts", plan([], { remove: [one] }));
  assert.deepEqual(planned(without.facts)[0]?.warnings, []);
  const shorter = plan([shift("L1", "leader", 24, 30)], { remove: [other] });
  assert.deepEqual(
    planned((await give(leader, "PlanShifts", shorter)).facts).flatMap(({ warnings }) => warnings),
    [{ what: "noLeader", post: "leader", from: hour(30), to: hour(36) }],
  );
});

test("who comes from the month before counts for the strength of the first hours", async () => {
  const { give } = await rosterHall();
  const midnight = 29 * 24 - 8;
  const december = { month: "2026-12" };
  await give(leader, "PlanShifts", plan([shift("L1", "leader", midnight - 4, midnight + 8)]));
  const given = await give(leader, "PlanShifts", plan([shift("L2", "leader", midnight, midnight + 12)], december));
  const [id] = planned(given.facts).flatMap(({ added }) => added);
  const removed = await give(leader, "PlanShifts", plan([], { ...december, remove: [id?.shift] }));
  assert.deepEqual(
    planned(removed.facts).flatMap(({ warnings }) => warnings),
    [{ what: "noLeader", post: "leader", from: hour(midnight + 8), to: hour(midnight + 12) }],
  );
});

test("shifts of other parts count for rest", async () => {
  const { give, plan: put } = await rosterHall();
  await put("S1", "north", 24, 36);
  const { facts } = await give(leader, "PlanShifts", plan([shift("S1", "leader", 30, 40)]));
  assert.deepEqual(
    planned(facts)[0]?.warnings.map(({ what }) => what),
    ["twice", "powerMissing"],
  );
});

test("a station plans its own people's posts, and somebody off post plans nothing", async () => {
  const { give } = await rosterHall();
  const north = { part: "north", month, add: [shift("S1", "north", 24, 36)], remove: [] };
  assert.equal((await give(desk("S9", "south"), "PlanShifts", north)).refused, "NotYourStation");
  assert.equal((await give(desk("S2"), "PlanShifts", north)).facts.length, 1);
  assert.equal((await give({ ...leader, offPost: true }, "PlanShifts", north)).refused, "OffPost");
  assert.equal((await give({ officer: "D1", role: "dispatcher" }, "PlanShifts", north)).refused, "RoleNotAllowed");
  assert.equal((await give(security, "PlanShifts", { ...north, add: [] })).facts.length, 0);
});

test("a roster is seen by the hall, by its part and by the administrators of people", () => {
  assert.deepEqual(rosterView.seenBy?.({ part: "", month: "", shifts: {}, swaps: {} }, "roster/AH@3@2026-11"), [
    ...["hall", "securityAdministrator", "part:AH@3", "station:AH@3", "department:AH@3"],
  ]);
});
