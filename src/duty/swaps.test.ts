import assert from "node:assert/strict";
import { test } from "node:test";
import type { Giver } from "../ground/fact.ts";
import type { Warnings } from "../access/person.ts";
import { desk, hour, leader, month, offPost, rosterHall, said, security } from "./testing/roster-hall.ts";

const part = "bureau";
const d1 = offPost("D1", "dispatcher");
const d2 = offPost("D2", "dispatcher");

/** D1 has the first seat of Tuesday, D2 that of Thursday. */
async function seats() {
  const hall = await rosterHall();
  const shift = await hall.plan("D1", "seat", 24, 32);
  const other = await hall.plan("D2", "seat", 72, 80);
  const ask = (more: object = {}, by = d1) => hall.give(by, "AskSwap", { part, month, shift, to: "D2", ...more });
  const settle = (by: Giver, order: string, swapId: string, answer?: string) =>
    hall.give(by, order, { part, month, swapId, ...(answer === undefined ? {} : { answer }) });
  const owners = async () =>
    Object.values(await hall.roster())
      .map(({ person, from }) => `${person} ${from}`)
      .toSorted();
  return { ...hall, shift, other, ask, settle, owners };
}

const before = [`D1 ${hour(24)}`, `D2 ${hour(72)}`];

test("asked, agreed and approved, the two shifts change hands in the roster and for both people", async () => {
  const { ask, settle, owners, person, other, shift, roster } = await seats();
  const { id } = await ask({ forShift: other });
  assert.deepEqual(
    (await person("D2")).swaps.map(({ state }) => state),
    ["asked"],
  );
  await settle(d2, "AnswerSwap", id, "agreed");
  assert.deepEqual(await owners(), before);
  const { facts } = await settle(leader, "DecideSwap", id, "approved");
  assert.deepEqual(
    facts.map(({ type }) => type),
    ["ShiftsPlanned", "ShiftsPlanned", "SwapAnswered"],
  );
  assert.deepEqual(await owners(), [`D1 ${hour(72)}`, `D2 ${hour(24)}`]);
  assert.ok(!(shift in (await roster())) && !(other in (await roster())));
  for (const who of ["D1", "D2"]) {
    const { shifts, swaps } = await person(who);
    assert.deepEqual([shifts.length, swaps.length], [1, 0]);
  }
});

test("a shift can be taken over for nothing in return, and what speaks against it is recorded", async () => {
  const { ask, settle, plan, owners } = await seats();
  await plan("D2", "seat", 34, 42);
  const { id } = await ask();
  await settle(d2, "AnswerSwap", id, "agreed");
  const given = await settle(leader, "DecideSwap", id, "approved");
  assert.deepEqual(await owners(), [`D2 ${hour(24)}`, `D2 ${hour(34)}`, `D2 ${hour(72)}`]);
  const { warnings } = said<{ readonly warnings: Warnings }>(given);
  assert.deepEqual(
    warnings.map(({ what, person }) => `${person} ${what}`),
    ["D2 restShort", "D2 certificateMissing"],
  );
});

test("refused, declined or withdrawn, everybody keeps what they have and it can be asked again", async () => {
  const endings: readonly (readonly [Giver, string, string?])[] = [
    [d2, "AnswerSwap", "refused"],
    [leader, "DecideSwap", "declined"],
    [d1, "WithdrawSwap"],
  ];
  for (const [by, order, answer] of endings) {
    const { ask, settle, owners, person } = await seats();
    const { id } = await ask();
    assert.equal((await ask()).refused, "SwapAlreadyAsked");
    assert.equal((await settle(by, order, id, answer)).refused, undefined, order);
    assert.deepEqual(await owners(), before);
    assert.deepEqual((await person("D1")).swaps, []);
    assert.equal((await settle(d2, "AnswerSwap", id, "agreed")).refused, "SwapUnknown");
    assert.equal((await ask()).refused, undefined);
  }
});

test("only one's own shift is offered, to somebody else on the staff, for one of theirs", async () => {
  const { ask, shift, tell } = await seats();
  const unknown = "01ARZ3NDEKTSV4RRFFQ69G5FAV";
  assert.equal((await ask({ shift: unknown })).refused, "ShiftUnknown");
  assert.equal((await ask({ forShift: unknown })).refused, "ShiftUnknown");
  assert.equal((await ask({}, d2)).refused, "NotYours");
  assert.equal((await ask({ to: "D1" })).refused, "SwapWithOneself");
  assert.equal((await ask({ to: "X9" })).refused, "PersonUnknown");
  assert.equal((await ask({ forShift: shift })).refused, "ShiftNotTheirs");
  await tell({ type: "PersonDisabled", streams: ["person/D2"], data: { person: "D2", reason: "left" } });
  assert.equal((await ask()).refused, "PersonIsDisabled");
});

test("a shift that has begun is not swapped, neither when asked nor when approved", async () => {
  const { ask, settle, pass, owners } = await seats();
  const { id } = await ask();
  await settle(d2, "AnswerSwap", id, "agreed");
  pass(24);
  assert.equal((await settle(leader, "DecideSwap", id, "approved")).refused, "ShiftBegun");
  await settle(d1, "WithdrawSwap", id);
  assert.equal((await ask()).refused, "ShiftBegun");
  assert.deepEqual(await owners(), before);
});

test("a shift that was taken off the roster meanwhile cannot be approved", async () => {
  const { ask, settle, give, shift } = await seats();
  const { id } = await ask();
  await settle(d2, "AnswerSwap", id, "agreed");
  await give(security, "PlanShifts", { part, month, add: [], remove: [shift] });
  assert.equal((await settle(leader, "DecideSwap", id, "approved")).refused, "ShiftUnknown");
});

test("the asked one answers, the asking one withdraws, and neither approves", async () => {
  const { ask, settle } = await seats();
  const { id } = await ask();
  assert.equal((await settle(d1, "AnswerSwap", id, "agreed")).refused, "NotYours");
  assert.equal((await settle(d2, "WithdrawSwap", id)).refused, "NotYours");
  assert.equal((await settle(leader, "DecideSwap", id, "approved")).refused, "SwapNotAgreed");
  await settle(d2, "AnswerSwap", id, "agreed");
  assert.equal((await settle(d2, "AnswerSwap", id, "agreed")).refused, "SwapAlreadyAgreed");
  for (const officer of ["D1", "D2"]) {
    const own = { officer, role: "shiftLeader" };
    assert.equal((await settle(own, "DecideSwap", id, "approved")).refused, "SwapIsOnesOwn");
  }
  assert.equal((await settle(desk("S1"), "DecideSwap", id, "approved")).refused, "NotYourStation");
  assert.equal((await settle({ ...leader, offPost: true }, "DecideSwap", id, "approved")).refused, "OffPost");
});

test("a crew on post asks and answers as it does off post", async () => {
  const { plan, give } = await rosterHall();
  const shift = await plan("C1", "crew", 24, 36);
  const crew = (officer: string) => ({ officer, role: "unit", unit: "U1" });
  const asked = await give(crew("C1"), "AskSwap", { part: "north", month, shift, to: "C2" });
  assert.equal(asked.refused, undefined);
  const answer = { part: "north", month, swapId: asked.id, answer: "agreed" };
  assert.equal((await give(crew("C2"), "AnswerSwap", answer)).refused, undefined);
  assert.equal((await give(desk("S1"), "DecideSwap", { ...answer, answer: "approved" })).refused, undefined);
});
