import assert from "node:assert/strict";
import { test } from "node:test";
import type { Power } from "../../ground/role.ts";
import type { Shift } from "../facts.ts";
import type { Person } from "../../access/person.ts";
import { noPosts, type Post } from "../posts.ts";
import { shiftEndOf, signOnBody, signOnChoices } from "./sign-on-choices.ts";

const dispatcher: Power = { role: "dispatcher" };
const crew: Power = { role: "unit", unit: "KC-01" };

function post(id: string, power: Power): Post {
  return { post: id, name: { zh: id, en: id }, part: "bureau", power, needs: [], least: 0, always: false };
}

const posts = {
  ...noPosts,
  posts: { d1: post("d1", dispatcher), d2: post("d2", dispatcher), l1: post("l1", { role: "shiftLeader" }) },
};

function shift(id: string, at: string, from: string, to: string): Shift {
  return { shift: id, person: "A1", post: at, from: `2026-11-24T${from}:00.000Z`, to: `2026-11-24T${to}:00.000Z` };
}

function somebody(powers: readonly Power[], shifts: readonly Shift[] = []): Person {
  return {
    ...{
      id: "A1",
      name: { record: "", field: "", nonce: "", cipher: "" },
      kind: "officer",
      part: "bureau",
      leads: false,
    },
    ...{ powers, certificates: [], factors: [], links: [], told: [], glass: [], shifts, swaps: [] },
  };
}

const at = (time: string) => `2026-11-24T${time}:00.000Z`;
const idsOf = ({ choices }: ReturnType<typeof signOnChoices>) =>
  choices.map((choice) => (choice.kind === "post" ? choice.post.post : choice.power.role));

test("the shift that goes on is due before the one that begins within the hour", () => {
  const person = somebody([dispatcher], [shift("S2", "d1", "08:00", "16:00"), shift("S1", "d2", "00:00", "08:00")]);
  const choices = signOnChoices(person, posts, at("07:30"), "Asia/Shanghai");
  assert.equal(choices.due?.shift.shift, "S1");
  assert.deepEqual(idsOf(choices), ["d2", "d1"]);
  assert.equal(signOnChoices(person, posts, at("08:00"), "Asia/Shanghai").due?.shift.shift, "S2");
});

test("a shift more than an hour away is told as the next, not as due", () => {
  const person = somebody([dispatcher], [shift("S1", "d2", "08:00", "16:00")]);
  const early = signOnChoices(person, posts, at("06:59"), "Asia/Shanghai");
  assert.equal(early.due, undefined);
  assert.equal(early.next?.shift, "S1");
  assert.equal(signOnChoices(person, posts, at("07:00"), "Asia/Shanghai").due?.shift.shift, "S1");
});

test("posts are offered to whoever holds their power, and a power alone where no post gives it", () => {
  const person = somebody([{ ...crew, until: "2026-11-30" }, dispatcher, { role: "reader" }]);
  const choices = signOnChoices(person, posts, at("12:00"), "Asia/Shanghai");
  assert.deepEqual(idsOf(choices), ["d1", "d2", "unit"]);
  assert.deepEqual(choices.choices.map(signOnBody), [{ post: "d1" }, { post: "d2" }, { power: crew }]);
});

test("a power that has run out in the district's calendar is not offered", () => {
  const person = somebody([{ ...dispatcher, until: "2026-11-24" }]);
  assert.deepEqual(idsOf(signOnChoices(person, posts, "2026-11-24T15:59:00.000Z", "Asia/Shanghai")), ["d1", "d2"]);
  assert.deepEqual(idsOf(signOnChoices(person, posts, "2026-11-24T16:00:00.000Z", "Asia/Shanghai")), []);
});

test("the end of a shift is that of the shift one has signed on for", () => {
  const person = somebody([dispatcher], [shift("S1", "d1", "08:00", "16:00")]);
  const onPost = { power: dispatcher, post: "d1", since: at("08:01"), warnings: [] };
  assert.equal(shiftEndOf({ ...person, onPost: { ...onPost, shift: "S1" } }), at("16:00"));
  assert.equal(shiftEndOf({ ...person, onPost }), undefined);
});
