import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { canonical, type Json } from "../ground/canonical.ts";
import type { Fact, FactDraft } from "../ground/fact.ts";
import { isRefusal } from "../ground/refusal.ts";
import type { StreamStates } from "../ground/fold.ts";
import { statesIn } from "../journal/perform.ts";
import { evolveStream } from "../journal/rulebook.ts";
import { atPostView, crewOnPostView } from "./at-post.ts";
import type { DutyFact } from "./facts.ts";
import type { Handover } from "./handover.ts";
import { hour, month, posts, rosterBook, rosterHall } from "./testing/roster-hall.ts";

const people = ["L1", "L2", "D1", "S1", "C1", "C2"] as const;
const assignment = "01ARZ3NDEKTSV4RRFFQ69G5FAV";

/** One thing somebody does next; numbers choose among what there is by then. */
const action = fc.record({
  what: fc.constantFrom(
    ...["plan", "plan", "remove", "ask", "ask", "answer", "answer", "decide", "decide", "withdraw"],
    ...["on", "on", "on", "power", "off", "offOther"],
    ...[
      "prepare",
      "prepare",
      "confirm",
      "confirm",
      "confirm",
      "unit",
      "disable",
      "powers",
      "certificate",
      "withdrawPost",
      "pass",
    ],
  ),
  who: fc.constantFrom(...people),
  other: fc.constantFrom(...people),
  post: fc.constantFrom(...Object.keys(posts)),
  which: fc.nat(20),
  hours: fc.integer({ min: -30, max: 200 }),
  length: fc.integer({ min: -1, max: 50 }),
});
type Who = (typeof people)[number];
type Action = typeof action extends fc.Arbitrary<infer Of> ? Of : never;

interface Known {
  readonly shifts: readonly { readonly shift: string; readonly part: string; readonly person: Who }[];
  readonly swaps: readonly { readonly swapId: string; readonly part: string; readonly from: Who; readonly to: Who }[];
  readonly handovers: readonly string[];
}

const ownPost = { L1: "leader", L2: "leader", D1: "seat", S1: "north", C1: "crew", C2: "crew" } as const;
const roleOf = {
  L1: "shiftLeader",
  L2: "shiftLeader",
  D1: "dispatcher",
  S1: "station",
  C1: "unit",
  C2: "unit",
} as const;
const giver = (officer: Who) => ({
  ...{ officer, role: roleOf[officer] },
  ...(officer === "S1" ? { station: "north" } : {}),
  ...(officer.startsWith("C") ? { unit: "U1" } : {}),
});
const chief = { officer: "A1", role: "securityAdministrator" };

const pick = <One>(all: readonly One[], which: number): One | undefined => all[which % Math.max(1, all.length)];

/** The order an action is, and who gives it: mostly who can; nothing when there is nothing yet to do it to. */
function orderOf(action: Action, known: Known) {
  const { what, who, other, which, hours, length } = action;
  const post = hours % 5 === 0 ? action.post : ownPost[who];
  const isApt = hours % 4 !== 0;
  const part = post === "leader" || post === "seat" ? "bureau" : "north";
  const shift = pick(known.shifts, which);
  const swap = pick(known.swaps.toReversed(), which % 3);
  const place = { part: swap?.part, month, swapId: swap?.swapId };
  const handoverId = pick(known.handovers.toReversed(), which % 3);
  const reason = which % 3 === 0 ? {} : { reason: "x" };
  const item = { kind: "call", id: `c${which}`, number: "1", ...(which % 2 === 0 ? { owner: other } : {}) };
  const takes = which % 3 === 0 ? [item.id] : [];
  switch (what) {
    case "plan": {
      const add = [
        { person: who, post, from: hour(hours), to: hour(hours + length) },
        { person: other, post, from: hour(hours), to: hour(hours + 8) },
      ];
      return { by: chief, name: "PlanShifts", body: { part, month, add, remove: [], ...reason } };
    }
    case "remove": {
      if (shift === undefined) return undefined;
      const remove = [shift.shift];
      return { by: chief, name: "PlanShifts", body: { part: shift.part, month, add: [], remove, ...reason } };
    }
    case "ask": {
      if (shift === undefined) return undefined;
      const inReturn = known.shifts.find((one) => one.person === other && one.part === shift.part);
      const forShift = length % 2 === 0 || inReturn === undefined ? {} : { forShift: inReturn.shift };
      const body = { part: shift.part, month, shift: shift.shift, to: other, ...forShift };
      return { by: giver(isApt ? shift.person : who), name: "AskSwap", body };
    }
    case "answer": {
      const answer = which % 4 === 0 ? "refused" : "agreed";
      return swap && { by: giver(isApt ? swap.to : who), name: "AnswerSwap", body: { ...place, answer } };
    }
    case "decide": {
      const answer = which % 4 === 0 ? "declined" : "approved";
      return swap && { by: isApt ? chief : giver(who), name: "DecideSwap", body: { ...place, answer } };
    }
    case "withdraw":
      return swap && { by: giver(isApt ? swap.from : who), name: "WithdrawSwap", body: place };
    case "on":
      return { by: { ...giver(who), offPost: true as const }, name: "SignOn", body: { post } };
    case "power": {
      const { power } = pick(Object.values(posts), which) ?? posts.seat;
      return { by: { ...giver(who), offPost: true as const }, name: "SignOn", body: { power } };
    }
    case "off":
      return { by: giver(who), name: "SignOff", body: reason };
    case "offOther":
      return { by: giver("L1"), name: "SignOffPerson", body: { person: other, reason: "x" } };
    case "prepare":
      return { by: giver(who), name: "PrepareHandover", body: { post, items: [item] } };
    case "confirm":
      if (handoverId === undefined) return undefined;
      return { by: giver(who), name: "ConfirmHandover", body: { handoverId, items: [item], takes } };
    case "withdrawPost":
      return which === 0 ? { by: chief, name: "WithdrawPost", body: { post, reason: "x" } } : undefined;
    default:
      return undefined;
  }
}

/** What happens elsewhere. */
function toldOf({ what, who, which }: Action): FactDraft | undefined {
  const [person, streams] = [who, [`person/${who}`]];
  switch (what) {
    case "unit": {
      const data = { assignment, unit: "U1" };
      if (which % 2 === 0) return { type: "AssignmentEnded", streams: ["unit/U1"], data: { ...data, ending: "done" } };
      const order = { incident: assignment, incidentNumber: "1", callsign: "U1", role: "lead", sworn: true };
      return { type: "UnitOrdered", streams: ["unit/U1"], data: { ...data, ...order } };
    }
    case "disable":
      if (which > 2) return { type: "PersonEnabled", streams, data: { person } };
      return { type: "PersonDisabled", streams, data: { person, reason: "x" } };
    case "powers": {
      const { power } = Object.values(posts)[which % 4] ?? posts.seat;
      if (which < 4) return { type: "PowerWithdrawn", streams, data: { person, power, reason: "x" } };
      return {
        type: "PowerGranted",
        streams,
        data: { person, power: which > 12 ? { ...power, until: "2026-11-03" } : power },
      };
    }
    case "certificate": {
      const until = which % 2 === 0 ? {} : { until: "2026-11-04" };
      return { type: "CertificateGranted", streams, data: { person, certificate: "dispatching", ...until } };
    }
    default:
      return undefined;
  }
}

function noted(known: Known, facts: readonly Fact[], id: string): Known {
  const told = facts as readonly DutyFact[];
  return {
    shifts: [
      ...known.shifts,
      ...told.flatMap((fact) =>
        fact.type === "ShiftsPlanned"
          ? fact.data.added.map(({ shift, person }) => ({ shift, person: person as Who, part: fact.data.part }))
          : [],
      ),
    ],
    swaps: [
      ...known.swaps,
      ...told.flatMap((fact) =>
        fact.type === "SwapAsked"
          ? [{ swapId: id, part: fact.data.part, from: fact.data.from as Who, to: fact.data.to as Who }]
          : [],
      ),
    ],
    handovers: told.some(({ type }) => type === "HandoverPrepared") ? [...known.handovers, id] : known.handovers,
  };
}

async function lived(actions: readonly Action[]) {
  const hall = await rosterHall();
  let known: Known = { shifts: [], swaps: [], handovers: [] };
  for (const action of actions) {
    if (action.what === "pass") hall.pass(action.which);
    const told = toldOf(action);
    if (told !== undefined) await hall.tell(told);
    const order = orderOf(action, known);
    if (order === undefined) continue;
    const given = await hall.give(order.by, order.name, order.body);
    known = noted(known, given.facts, given.id);
    const leaves = given.facts.some(({ type, streams }) => type === "SignedOff" && streams.includes("unit/U1"));
    const crew = leaves ? await hall.state(crewOnPostView, "unit/U1") : undefined;
    if (crew !== undefined && crew.people.length === 0) assert.deepEqual(crew.assignments, []);
  }
  return { ...hall, known, facts: await hall.journal.facts(0, 10_000) };
}

function fold(facts: readonly Fact[]): Map<string, StreamStates> {
  const states = new Map<string, StreamStates>();
  for (const fact of facts) {
    for (const stream of fact.streams) {
      states.set(stream, evolveStream(rosterBook, stream, states.get(stream) ?? {}, fact));
    }
  }
  return states;
}

test("over any history rosters, people, posts and units tell the same story, and what is taken over has an owner", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(action, { maxLength: 60, size: "max" }), async (actions) => {
      const { facts, journal, person, roster, state, handover, known } = await lived(actions);
      const rosters = [...Object.values(await roster("bureau")), ...Object.values(await roster("north"))];
      for (const id of people) {
        const own = rosters.filter((shift) => shift.person === id).map(({ shift }) => shift);
        assert.deepEqual((await person(id)).shifts.map(({ shift }) => shift).toSorted(), own.toSorted(), id);
      }
      const standing = (await Promise.all(people.map(person))).flatMap(({ id, onPost }) =>
        onPost ? [{ id, onPost }] : [],
      );
      for (const post of Object.keys(posts)) {
        const here = standing
          .filter(({ onPost }) => onPost.post === post)
          .map(({ id }) => id)
          .toSorted();
        assert.deepEqual([...((await state(atPostView, `post/${post}`))?.people ?? [])].toSorted(), here);
      }
      const crew = standing
        .filter(({ onPost }) => onPost.power.unit === "U1")
        .map(({ id }) => id)
        .toSorted();
      assert.deepEqual([...((await state(crewOnPostView, "unit/U1"))?.people ?? [])].toSorted(), crew);
      for (const id of known.handovers) assertOwned(await handover(id));
      const folded = fold(facts);
      for (const [stream, states] of await journal.states([...folded.keys()])) {
        assert.equal(canonical(states as Json), canonical(folded.get(stream) as Json), stream);
      }
    }),
    { numRuns: 200 },
  );
});

function assertOwned(handover: Handover | undefined): void {
  assert.ok(handover);
  if (handover.confirmed === undefined) return;
  assert.notEqual(handover.confirmed.to, handover.from);
  for (const { owner } of handover.items) assert.ok(owner);
}

test("whatever order facts arrive in, no rule throws over the states they make", async () => {
  const shuffle = fc.array(fc.nat(1_000_000), { minLength: 1, maxLength: 50 });
  await fc.assert(
    fc.asyncProperty(
      fc.array(action, { minLength: 10, maxLength: 50, size: "max" }),
      shuffle,
      async (actions, keys) => {
        const { facts, known } = await lived(actions);
        const key = (index: number) => (keys[index % keys.length] ?? 0) * ((index % 7) + 1);
        const order = facts.map((fact, index) => ({ fact, at: key(index) })).toSorted((a, b) => a.at - b.at);
        const records = new Map(
          [...fold(order.map(({ fact }) => fact))].map(([stream, states]) => [stream, { hlc: "", facts: 1, states }]),
        );
        const states = statesIn(records);
        for (const action of actions) {
          const said = orderOf(action, known);
          const kind = said && rosterBook.orders.get(said.name);
          if (said === undefined || kind === undefined) continue;
          const given = {
            ...{ id: assignment, name: said.name, by: said.by, receivedAt: hour(1), occurredAt: hour(1) },
            body: kind.body.parse(said.body),
          };
          const wanted = kind.streams(given, states);
          kind.concerns?.(states, given);
          const drafts = kind.decide(states, given);
          if (isRefusal(drafts)) assert.ok(drafts.refused in rosterBook.refusals, drafts.refused);
          else
            for (const { streams } of drafts) for (const stream of streams) assert.ok(wanted.includes(stream), stream);
        }
      },
    ),
    { numRuns: 100 },
  );
});
