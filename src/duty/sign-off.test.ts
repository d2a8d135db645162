import assert from "node:assert/strict";
import { test } from "node:test";
import { AssignmentEnded, StepUndone, UnitOrdered } from "../dispatch/assignment-facts.ts";
import { atPostView } from "./at-post.ts";
import { postStream } from "./facts.ts";
import { desk, hour, leader, offPost, rosterHall, said, start, warningsSaid } from "./testing/roster-hall.ts";

const crew = (officer: string) => ({ officer, role: "unit", unit: "U1" });
const assignment = "01ARZ3NDEKTSV4RRFFQ69G5FAV";
const ordered = UnitOrdered.draft(["unit/U1"], {
  ...{ assignment, incident: assignment, incidentNumber: "1", unit: "U1", callsign: "U1", role: "lead", sworn: true },
});
const cleared = AssignmentEnded.draft(["unit/U1"], { assignment, unit: "U1", ending: "done" });
const undone = StepUndone.draft(["unit/U1"], {
  ...{ assignment, unit: "U1", step: "cleared", back: "handling", since: start },
});

/** Everybody named is on post; which of the post roles they had off post does not matter. */
async function onPost(people: Readonly<Record<string, string>>) {
  const hall = await rosterHall();
  for (const [officer, post] of Object.entries(people)) {
    assert.equal((await hall.give(offPost(officer, "unit"), "SignOn", { post })).refused, undefined);
  }
  return {
    ...hall,
    off: (by: { officer: string; role: string }, body = {}) => hall.give(by, "SignOff", body),
    at: async (post: string) => (await hall.state(atPostView, postStream(post)))?.people,
  };
}

test("who signs off is on post no longer, and the post and the unit learn it", async () => {
  const { off, at, person } = await onPost({ C1: "crew", C2: "crew" });
  assert.deepEqual(await at("crew"), ["C1", "C2"]);
  const given = await off(crew("C1"), { reason: "unwell" });
  assert.deepEqual(given.facts[0]?.streams, ["person/C1", "post/crew", "unit/U1"]);
  assert.equal(said<{ readonly reason?: string }>(given).reason, "unwell");
  assert.deepEqual(await at("crew"), ["C2"]);
  const { onPost: now, offPostSince } = await person("C1");
  assert.deepEqual([now, offPostSince], [undefined, start]);
  assert.equal((await off(offPost("C1", "unit"))).refused, "NotOnPost");
});

test("the last of a crew stays on post while the unit is out, and leaves once it is clear", async () => {
  const { off, tell, give } = await onPost({ C1: "crew", C2: "crew" });
  await tell(ordered);
  assert.equal((await off(crew("C1"))).refused, undefined);
  assert.equal((await off(crew("C2"))).refused, "UnitOnAssignment");
  const forgotten = { person: "C2", reason: "forgot" };
  assert.equal((await give(leader, "SignOffPerson", forgotten)).refused, "UnitOnAssignment");
  await tell(cleared);
  await tell(undone);
  assert.equal((await off(crew("C2"))).refused, "UnitOnAssignment");
  await tell(cleared);
  assert.equal((await off(crew("C2"))).refused, undefined);
});

test("a shift leader who leaves without a handover, or leaves nobody to lead, is not held up; it is recorded", async () => {
  const alone = await onPost({ L1: "leader" });
  assert.deepEqual(warningsSaid(await alone.off(leader)), ["withoutHandover", "noLeader"]);
  const two = await onPost({ L1: "leader", L2: "leader" });
  assert.deepEqual(warningsSaid(await two.off(leader)), ["withoutHandover"]);
});

test("a station's desk hands over too; a dispatcher's seat need not", async () => {
  const { off } = await onPost({ S1: "north", D1: "seat" });
  assert.deepEqual(warningsSaid(await off(desk("S1"))), ["withoutHandover"]);
  assert.deepEqual(warningsSaid(await off({ officer: "D1", role: "dispatcher" })), []);
});

test("whoever forgot to sign off is signed off by a shift leader, or by their own station, with a reason", async () => {
  const { give, at, person } = await onPost({ C1: "crew", D1: "seat", S1: "north" });
  const signOff = (by: typeof leader, id: string) => give(by, "SignOffPerson", { person: id, reason: "forgot" });
  assert.equal((await signOff(desk("S9", "south"), "C1")).refused, "NotYourStation");
  assert.equal((await signOff(desk("S1"), "D1")).refused, "NotYourStation");
  assert.equal((await signOff({ officer: "D2", role: "dispatcher" }, "C1")).refused, "RoleNotAllowed");
  assert.equal((await signOff({ ...leader, offPost: true }, "C1")).refused, "OffPost");
  assert.equal((await signOff(desk("S1"), "C1")).refused, undefined);
  assert.equal((await signOff(leader, "D1")).refused, undefined);
  assert.deepEqual([await at("crew"), await at("seat")], [[], []]);
  assert.equal((await signOff(leader, "D1")).refused, "NotOnPost");
  assert.equal((await signOff(leader, "X9")).refused, "PersonUnknown");
  assert.equal((await person("S1")).onPost?.post, "north");
});

test("who is at a post is known to all the staff and to no guest", () => {
  assert.deepEqual(atPostView.seenBy?.({ post: "seat", people: [] }, "post/seat"), ["everyone"]);
});

test("times on post do not run backwards, whenever they are entered", async () => {
  const { give, pass } = await onPost({ D1: "seat" });
  pass(2);
  const on = { officer: "D1", role: "dispatcher" };
  assert.equal((await give(on, "SignOff", {}, hour(-1))).refused, "PostTimesCross");
  assert.equal((await give(on, "SignOff", {}, hour(1))).refused, undefined);
  const off = offPost("D1", "dispatcher");
  assert.equal((await give(off, "SignOn", { post: "seat" }, hour(0.5))).refused, "PostTimesCross");
  assert.equal((await give(off, "SignOn", { post: "seat" }, hour(1))).refused, undefined);
});
