import assert from "node:assert/strict";
import { test } from "node:test";
import { noPosts } from "../posts.ts";
import { rosterPlaceOf, shiftsToCome } from "./own-shifts.ts";

const shift = (id: string, from: string, to: string) => ({ shift: id, person: "A1", post: "d1", from, to });
const past = shift("S0", "2026-11-23T00:00:00.000Z", "2026-11-23T08:00:00.000Z");
const present = shift("S1", "2026-11-24T00:00:00.000Z", "2026-11-24T08:00:00.000Z");
const coming = shift("S2", "2026-11-30T16:00:00.000Z", "2026-12-01T00:00:00.000Z");

test("shifts to come are those that are not over, with the swap asked of each", () => {
  const swap = { ...{ swap: "W1", part: "bureau", month: "2026-12", shift: coming }, from: "A1", to: "A2" };
  const asked = { ...swap, state: "asked" as const };
  const rows = shiftsToCome({ shifts: [coming, past, present], swaps: [asked] }, "2026-11-24T04:00:00.000Z");
  assert.deepEqual(rows, [
    { shift: present, now: true },
    { shift: coming, now: false, swap: asked },
  ]);
  assert.deepEqual(shiftsToCome({ shifts: [present], swaps: [] }, present.to), []);
});

test("a shift stands on the roster of its post's part, in the month it begins in by the district's calendar", () => {
  const post = { post: "d1", name: { zh: "一", en: "1" }, power: { role: "dispatcher" as const }, needs: [] };
  const posts = { ...noPosts, posts: { d1: { ...post, part: "bureau", least: 0, always: false } } };
  assert.deepEqual(rosterPlaceOf(coming, posts, "Asia/Shanghai"), { part: "bureau", month: "2026-12" });
  assert.deepEqual(rosterPlaceOf(coming, posts, "UTC"), { part: "bureau", month: "2026-11" });
  assert.equal(rosterPlaceOf(coming, noPosts, "Asia/Shanghai"), undefined);
});
