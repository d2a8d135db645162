import assert from "node:assert/strict";
import { test } from "node:test";
import { noPosts, type Posts } from "../posts.ts";
import { firstPart } from "./first-part.ts";

const parts = ["bureau", "command", "AH-01"];
const post = (id: string, part: string, role: "dispatcher" | "station") => ({
  ...{ post: id, name: { zh: id, en: id }, part, needs: [], least: 1, always: false },
  power: role === "station" ? { role, station: part } : { role },
});
const posts: Posts = {
  ...noPosts,
  posts: { desk: post("desk", "AH-01", "station"), seat: post("seat", "command", "dispatcher") },
};

test("everybody begins at the roster of their own desk or part", () => {
  assert.equal(firstPart({ role: "station", station: "AH-01" }, parts, posts), "AH-01");
  assert.equal(firstPart({ role: "reader", part: "AH-01" }, parts, posts), "AH-01");
});

test("whoever belongs to the bureau as a whole begins where there is a roster: of their own role, else of the hall", () => {
  assert.equal(firstPart({ role: "dispatcher" }, parts, posts), "command");
  assert.equal(firstPart({ role: "dutyCommander", part: "bureau" }, parts, posts), "command");
  assert.equal(firstPart({ role: "reader", part: "nowhere" }, parts, noPosts), "bureau");
});
