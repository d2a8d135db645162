import assert from "node:assert/strict";
import { test } from "node:test";
import { handoverView } from "./handover.ts";
import { leader, offPost, rosterHall, start, warningsSaid } from "./testing/roster-hall.ts";

const next = { officer: "L2", role: "shiftLeader" };
const call = { kind: "call", id: "c1", number: "C-1" } as const;
const incident = { kind: "incident", id: "i1", number: "N-1", owner: "U1" } as const;
const report = { kind: "report", id: "i2", number: "N-2" } as const;

/** L1 and L2 both stand at the leader's post; L1 has prepared the handover. */
async function prepared() {
  const hall = await rosterHall();
  for (const officer of ["L1", "L2"]) await hall.give(offPost(officer, "shiftLeader"), "SignOn", { post: "leader" });
  const body = { post: "leader", items: [call, incident], words: "quiet night" };
  const { id, refused } = await hall.give(leader, "PrepareHandover", body);
  assert.equal(refused, undefined);
  const confirm = (by: typeof next, items: readonly object[], takes: readonly string[] = []) =>
    hall.give(by, "ConfirmHandover", { handoverId: id, items, takes });
  return { ...hall, id, confirm };
}

test("what is open is listed by the one at the post, and the hall and the post's part see it", async () => {
  const { handover, id } = await prepared();
  const found = await handover(id);
  assert.deepEqual(found, {
    ...{ id, post: "leader", part: "bureau", from: "L1", preparedAt: start },
    ...{ items: [call, incident], words: "quiet night" },
  });
  const seen = handoverView.seenBy?.({ ...found, part: "north" }, "handover/x");
  assert.deepEqual(seen, ["hall", "station:north", "department:north"]);
});

test("the next takes what has no owner, and everything open has one from then on", async () => {
  const { handover, id, confirm } = await prepared();
  const { facts } = await confirm(next, [call, incident, report], ["c1", "i2"]);
  assert.deepEqual(facts[0]?.streams, [`handover/${id}`, "person/L1", "person/L2"]);
  const found = await handover(id);
  assert.deepEqual(found?.confirmed, { to: "L2", at: start });
  assert.deepEqual(
    found.items.map(({ owner }) => owner),
    ["L2", "U1", "L2"],
  );
});

test("who takes a thing that has an owner is its owner", async () => {
  const { handover, id, confirm } = await prepared();
  await confirm(next, [incident], ["i1"]);
  assert.equal((await handover(id))?.items[0]?.owner, "L2");
});

test("nothing open stays without an owner", async () => {
  const { handover, id, confirm } = await prepared();
  const { refused, details } = await confirm(next, [incident, report, call], ["c9"]);
  assert.equal(refused, "ItemWithoutOwner");
  assert.deepEqual(details, { count: 2, number: "N-2" });
  assert.equal((await handover(id))?.confirmed, undefined);
  assert.equal((await confirm(next, [])).refused, undefined);
});

test("somebody else at the same post confirms, once", async () => {
  const { give, confirm } = await prepared();
  assert.equal((await confirm({ ...next, officer: "L1" }, [])).refused, "HandoverToOneself");
  await give(offPost("D1", "dispatcher"), "SignOn", { post: "seat" });
  assert.equal((await confirm({ officer: "D1", role: "dispatcher" }, [])).refused, "NotOnThatPost");
  await give(next, "SignOff", {});
  assert.equal((await confirm(next, [])).refused, "NotOnThatPost");
  assert.equal((await confirm({ ...next, ...offPost("L2", "shiftLeader") }, [])).refused, "OffPost");
  await give(offPost("L2", "shiftLeader"), "SignOn", { post: "leader" });
  assert.equal((await confirm(next, [])).refused, undefined);
  assert.equal((await confirm(next, [])).refused, "HandoverConfirmedAlready");
  const unknown = { handoverId: "01ARZ3NDEKTSV4RRFFQ69G5FAV", items: [], takes: [] };
  assert.equal((await give(next, "ConfirmHandover", unknown)).refused, "HandoverUnknown");
});

test("only who stands at a post prepares its handover", async () => {
  const { give } = await prepared();
  const body = { items: [] };
  assert.equal((await give(leader, "PrepareHandover", { ...body, post: "seat" })).refused, "NotOnThatPost");
  assert.equal((await give(leader, "PrepareHandover", { ...body, post: "nowhere" })).refused, "PostUnknown");
});

test("who has handed over leaves without a mark, and the mark is back the next time", async () => {
  const { give, confirm } = await prepared();
  await confirm(next, []);
  const left = async () => warningsSaid(await give(leader, "SignOff", {}));
  assert.deepEqual(await left(), []);
  await give(offPost("L1", "shiftLeader"), "SignOn", { post: "leader" });
  assert.deepEqual(await left(), ["withoutHandover"]);
});
