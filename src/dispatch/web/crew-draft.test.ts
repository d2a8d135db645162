import assert from "node:assert/strict";
import { test } from "node:test";
import { type CrewMember, crewIn, isSameCrew, nobody } from "./crew-draft.ts";

const lin: CrewMember = { badge: "A1", sworn: true, post: "leader" };
const wu: CrewMember = { badge: "A2", sworn: false, post: "driver" };

test("empty lines are nobody, and a person stands in a crew once", () => {
  assert.deepEqual(crewIn([lin, nobody, { ...wu, badge: " A2 " }]), [lin, wu]);
  assert.equal(crewIn([lin, { ...wu, badge: "A1" }]), null);
});

test("a crew is another when somebody comes, goes, or has another post", () => {
  assert.ok(isSameCrew([lin, wu], [lin, { ...wu }]));
  assert.ok(!isSameCrew([lin, wu], [lin]));
  assert.ok(!isSameCrew([lin, wu], [lin, { ...wu, post: "member" }]));
});
