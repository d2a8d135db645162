import assert from "node:assert/strict";
import { test } from "node:test";
import type { OnPost, Person } from "../../access/person.ts";
import type { Post } from "../posts.ts";
import { onPostGroups } from "./on-post-groups.ts";

const post = (id: string, more: Partial<Post> = {}): Post => ({
  post: id,
  name: { zh: id, en: id },
  part: "bureau",
  power: { role: "dispatcher" },
  needs: [],
  least: 0,
  always: false,
  ...more,
});

function standing(id: string, onPost: Partial<OnPost> | null): Person {
  const described = {
    id,
    name: { record: "", field: "", nonce: "", cipher: "" },
    kind: "officer",
    part: "bureau",
  } as const;
  const nothing = {
    leads: false,
    powers: [],
    certificates: [],
    factors: [],
    links: [],
    told: [],
    glass: [],
    shifts: [],
    swaps: [],
  };
  const at = { power: { role: "dispatcher" as const }, since: "2026-11-24T00:00:00.000Z", warnings: [] };
  return { ...described, ...nothing, ...(onPost === null ? {} : { onPost: { ...at, ...onPost } }) };
}

test("everybody on post stands in one group: at the post, or by role without one, and nobody else in any", () => {
  const people = [
    standing("late", { post: "seat", since: "2026-11-24T02:00:00.000Z" }),
    standing("early", { post: "seat", since: "2026-11-24T01:00:00.000Z" }),
    standing("power", { power: { role: "unit", unit: "N-1" } }),
    standing("withdrawn", { post: "gone" }),
    standing("home", null),
  ];
  const { posts, others } = onPostGroups(people, { seat: post("seat") });
  assert.deepEqual(
    posts.map((group) => [group.post.post, group.people.map(({ id }) => id)]),
    [["seat", ["early", "late"]]],
  );
  assert.deepEqual(
    others.map((group) => [group.role, group.people.map(({ id }) => id)]),
    [
      ["unit", ["power"]],
      ["dispatcher", ["withdrawn"]],
    ],
  );
});

test("a post says how many it lacks; one that is never empty lacks one when it is", () => {
  const posts = { seat: post("seat", { least: 3 }), leader: post("leader", { always: true }), spare: post("spare") };
  const missing = (people: readonly Person[]) =>
    Object.fromEntries(onPostGroups(people, posts).posts.map((group) => [group.post.post, group.missing]));
  assert.deepEqual(missing([]), { seat: 3, leader: 1, spare: 0 });
  assert.deepEqual(missing([standing("a", { post: "seat" }), standing("b", { post: "leader" })]), {
    seat: 2,
    leader: 0,
    spare: 0,
  });
});
