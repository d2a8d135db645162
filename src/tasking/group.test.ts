import assert from "node:assert/strict";
import { test } from "node:test";
import { groupStream } from "./group-facts.ts";
import { groupView, type TaskGroup } from "./group.ts";
import { taskView } from "./task-view.ts";
import { analysts, commander, dispatcher, house, monday, north, system, traffic } from "./testing/house.ts";

const security = { officer: "Z1", role: "securityAdministrator" };
const staff = ["P1", "P2", "P3", "P4"];

/** The small district with four people of the staff and a way to read a group. */
async function manned() {
  const district = await house();
  const { must, journal } = district;
  for (const person of staff) {
    await must(security, "RegisterPerson", { person, name: person, kind: "officer", part: "north", leads: false });
  }
  const group = async (id: string): Promise<TaskGroup> => {
    const stream = groupStream(id);
    const state = (await journal.states([stream])).get(stream)?.[groupView.room];
    if (state === undefined) throw new Error(`there is no group ${id}`);
    return state as TaskGroup;
  };
  return { ...district, group };
}

const pumps = { name: "Flood", purpose: "Keep the pumps at work", lead: "P1", members: ["P2"], until: "2026-11-25" };

test("a group is made with its lead, people and last day, which ends with the district's midnight", async () => {
  const { must, group } = await manned();
  const { id } = await must(commander, "SetGroup", { ...pumps, members: ["P2", "P3", "P2"] });
  const made = await group(id);
  assert.deepEqual(
    [made.name, made.lead, made.members, made.by, made.endsAt],
    ["Flood", "P1", ["P2", "P3"], { kind: "hall" }, "2026-11-25T16:00:00.000Z"],
  );
  assert.deepEqual(
    groupView.seenBy?.(made, "")?.toSorted(),
    ["hall", "person:P1", "person:P2", "person:P3", "reader", "supervisor"].toSorted(),
  );
});

test("whoever made it changes it, and the leaders of the shift; others do not", async () => {
  const { must, give, group } = await manned();
  const { id: groupId } = await must(analysts, "SetGroup", pumps);
  const change = { ...pumps, groupId, name: "Flood and power" };
  assert.equal((await give(traffic, "SetGroup", change)).code, "NotYourTask");
  assert.equal((await give(dispatcher, "SetGroup", change)).code, "NotYourTask");
  await must(commander, "SetGroup", change);
  assert.deepEqual(
    [(await group(groupId)).name, (await group(groupId)).by],
    ["Flood and power", { kind: "department", id: "analysis" }],
  );
  await must(analysts, "SetGroup", { ...change, until: "2026-11-27" });
  assert.equal((await group(groupId)).until, "2026-11-27");
});

test("what cannot be is refused, and nothing is written", async () => {
  const { must, give, journal } = await manned();
  await must(security, "DisablePerson", { person: "P4", reason: "left" });
  const written = journal.head();
  const code = async (more: object) => (await give(commander, "SetGroup", { ...pumps, ...more })).code;
  assert.equal(await code({ until: "2026-11-22" }), "GroupEndsInPast");
  assert.equal(await code({ members: ["P1"] }), "GroupLeadTwice");
  assert.equal(await code({ members: ["P9"] }), "PersonOfGroupUnknown");
  assert.equal(await code({ lead: "P4" }), "PersonOfGroupUnknown", "disabled");
  assert.equal(await code({ groupId: "01ARZ3NDEKTSV4RRFFQ69G5FAV" }), "GroupUnknown");
  assert.equal((await give(north, "SetGroup", pumps)).code, "RoleNotAllowed");
  assert.equal(journal.head(), written);
});

test("the open tasks of a group learn who its people are; the one that is over keeps those it had", async () => {
  const { must, give, issue, task } = await manned();
  const { id } = await must(commander, "SetGroup", pumps);
  const to = [{ kind: "group", id }];
  const [over = ""] = await issue({ to });
  const [open = ""] = await issue({ to });
  assert.deepEqual((await task(open)).members, ["P1", "P2"]);
  const p3 = { officer: "P3", role: "station", station: "north" };
  assert.equal((await give(p3, "SignTask", { taskId: open }, 1)).code, "NotYourTask");
  await must(commander, "WithdrawTask", { taskId: over, reason: "Done otherwise" }, 1);
  await must(commander, "SetGroup", { ...pumps, groupId: id, members: ["P3"] }, 2);
  assert.deepEqual((await task(open)).members, ["P1", "P3"]);
  assert.deepEqual((await task(over)).members, ["P1", "P2"]);
  assert.ok(taskView.seenBy?.(await task(open), "")?.includes("person:P3"));
  assert.equal((await give(p3, "SignTask", { taskId: open }, 3)).code, "");
});

test("a task that is passed on to a group follows its people; one that was passed on from it does not", async () => {
  const { must, issue, task, group } = await manned();
  const { id } = await must(commander, "SetGroup", pumps);
  const [taskId = ""] = await issue({});
  await must(commander, "ReassignTask", { taskId, to: { kind: "group", id }, reason: "Together" }, 1);
  assert.deepEqual((await group(id)).tasks, [taskId]);
  await must(commander, "SetGroup", { ...pumps, groupId: id, members: ["P3"] }, 2);
  assert.deepEqual((await task(taskId)).members, ["P1", "P3"]);
  await must(commander, "ReassignTask", { taskId, to: { kind: "station", id: "south" }, reason: "Theirs" }, 3);
  await must(commander, "SetGroup", { ...pumps, groupId: id, members: ["P2"] }, 4);
  assert.equal((await task(taskId)).members, undefined);
});

test("it is ended with a reason by whoever made it, once; then it gets no work and is not changed", async () => {
  const { must, give, group } = await manned();
  const { id: groupId } = await must(analysts, "SetGroup", pumps);
  assert.equal((await give(traffic, "EndGroup", { groupId, reason: "No" })).code, "NotYourTask");
  await must(analysts, "EndGroup", { groupId, reason: "The water is gone" }, 5);
  assert.deepEqual((await group(groupId)).ended, {
    ...{ at: "2026-11-23T02:05:00.000Z", by: "A1", reason: "The water is gone" },
  });
  assert.equal(groupView.isCurrent?.(await group(groupId)), false);
  assert.equal((await give(analysts, "EndGroup", { groupId, reason: "Again" })).code, "GroupOver");
  assert.equal((await give(analysts, "SetGroup", { ...pumps, groupId })).code, "GroupOver");
  const directive = { title: "x", to: [{ kind: "group", id: groupId }], signBy: "2026-11-23T03:00:00.000Z" };
  assert.equal((await give(commander, "IssueDirective", directive, 6)).code, "GroupOver");
});

test("it ends by its timer with its last day, not before, and a later last day moves the timer", async () => {
  const { must, give, group } = await manned();
  const { id: groupId } = await must(commander, "SetGroup", { ...pumps, until: "2026-11-23" });
  const timers = async () => groupView.timers?.(await group(groupId), groupStream(groupId)) ?? [];
  // From Monday 10:00 in Shanghai to its midnight.
  const toMidnight = 14 * 60;
  assert.deepEqual(
    (await timers()).map(({ due, order, body }) => ({ due, order, body })),
    [{ due: "2026-11-23T16:00:00.000Z", order: "ExpireGroup", body: { groupId } }],
  );
  assert.equal((await give(system, "ExpireGroup", { groupId }, toMidnight - 1)).code, "GroupNotDue");
  await must(commander, "SetGroup", { ...pumps, groupId, until: "2026-11-24" }, 1);
  assert.equal((await give(system, "ExpireGroup", { groupId }, toMidnight)).code, "GroupNotDue");
  await must(system, "ExpireGroup", { groupId }, toMidnight + 1440);
  assert.deepEqual([(await group(groupId)).ended?.reason, (await timers()).length], [undefined, 0]);
  assert.ok(((await group(groupId)).ended?.at ?? monday) >= "2026-11-24T16:00:00.000Z");
});
