import assert from "node:assert/strict";
import { test } from "node:test";
import { postsStream } from "./facts.ts";
import { standardPatterns } from "./pattern-shifts.ts";
import { DefinePost, noPosts, postsView, WithdrawPost } from "./posts.ts";
import { posts, rosterHall, security } from "./testing/roster-hall.ts";

const commander = { officer: "K1", role: "dutyCommander" };

test("before anything is said, people rest 11 hours, work 60 a week, and 24 hours in one go are not called long", () => {
  assert.deepEqual(noPosts.rest, { betweenHours: 11, weekHours: 60, shiftHours: 24 });
});

test("a post is defined, changed and withdrawn; saying the same again records nothing", async () => {
  const { give, state } = await rosterHall();
  assert.deepEqual((await give(security, "DefinePost", posts.seat)).facts, []);
  const changed = { ...posts.seat, least: 3 };
  assert.deepEqual(
    (await give(security, "DefinePost", changed)).facts.map(({ type }) => type),
    ["PostDefined"],
  );
  await give(security, "WithdrawPost", { post: "north", reason: "moved" });
  const { posts: known } = (await state(postsView, postsStream)) ?? noPosts;
  assert.deepEqual(Object.keys(known).toSorted(), ["crew", "leader", "seat"]);
  assert.equal(known["seat"]?.least, 3);
  assert.equal((await give(security, "WithdrawPost", { post: "north", reason: "again" })).refused, "PostUnknown");
});

test("a post gives a power that counts on post, in a place that exists and is the power's own", async () => {
  const { give } = await rosterHall();
  const cases: readonly (readonly [object, string])[] = [
    [{ power: { role: "supervisor" } }, "PostRoleUnfit"],
    [{ power: { role: "auditAdministrator" } }, "PostRoleUnfit"],
    [{ part: "east" }, "PartUnknown"],
    [{ power: { role: "station" } }, "PowerPlaceMissing"],
    [{ power: { role: "dispatcher", station: "north" } }, "PowerPlaceNotItsOwn"],
    [{ power: { role: "station", station: "east" } }, "PowerPlaceUnknown"],
    [{ power: { role: "department", department: "legal" } }, "PowerPlaceUnknown"],
  ];
  for (const [wrong, refused] of cases) {
    assert.equal((await give(security, "DefinePost", { ...posts.seat, ...wrong })).refused, refused);
  }
});

test("posts carry powers, so they are the security administrator's; patterns and rest are the commander's too", async () => {
  const { give, state } = await rosterHall();
  for (const { roles } of [DefinePost, WithdrawPost]) assert.deepEqual(roles, ["securityAdministrator"]);
  assert.equal((await give(commander, "DefinePost", posts.seat)).refused, "RoleNotAllowed");
  const [pattern] = standardPatterns;
  const rest = { betweenHours: 12, weekHours: 48, shiftHours: 12 };
  assert.equal((await give(commander, "DefinePattern", pattern ?? {})).facts.length, 1);
  assert.equal((await give(security, "DefinePattern", pattern ?? {})).facts.length, 0);
  assert.equal((await give(commander, "SetRestRules", rest)).facts.length, 1);
  assert.equal((await give(security, "SetRestRules", rest)).facts.length, 0);
  const known = await state(postsView, postsStream);
  assert.deepEqual(known?.rest, rest);
  assert.deepEqual(known?.patterns, { day: pattern });
});
