import assert from "node:assert/strict";
import { z } from "zod";
import { dispatchFacts } from "../../dispatch/facts.ts";
import { type Fold, stateIn } from "../../ground/fold.ts";
import { districtView } from "../../district/district.ts";
import { DistrictNamed, districtFacts, districtStream, StationRegistered } from "../../district/facts.ts";
import type { Fact, FactDraft, Giver } from "../../ground/fact.ts";
import { instantOf, instantSchema } from "../../ground/instant.ts";
import { derivedUlid } from "../../ground/ulid.ts";
import { memoryJournal } from "../../journal/memory-journal.ts";
import { defineOrder } from "../../ground/order-kind.ts";
import { type RoomRules, view } from "../../ground/room.ts";
import { rulebookOf } from "../../journal/rulebook.ts";
import { atPostView, crewOnPostView } from "../at-post.ts";
import { dutyFacts, rosterStream } from "../facts.ts";
import { peopleFacts, PersonRegistered, personStream, PowerGranted } from "../../access/people-facts.ts";
import type { Power } from "../../ground/role.ts";
import { ConfirmHandover, handoverView, PrepareHandover } from "../handover.ts";
import type { Person } from "../../access/person.ts";
import { personView } from "../../access/person-view.ts";
import { PlanShifts } from "../plan-shifts.ts";
import { DefinePattern, DefinePost, postsView, SetRestRules, WithdrawPost } from "../posts.ts";
import { accessRefusals } from "../../access/refusals.ts";
import { rosterView } from "../roster.ts";
import { rosterRefusals } from "../roster-refusals.ts";
import { SignOff, SignOffPerson } from "../sign-off.ts";
import { SignOn } from "../sign-on.ts";
import { AnswerSwap, AskSwap, DecideSwap, WithdrawSwap } from "../swaps.ts";

const draftsSchema = z.strictObject({
  drafts: z.array(z.object({ type: z.string(), streams: z.array(z.string()), data: z.unknown() })),
});

/** What other rooms and other parts of duty record, said outright. */
const Tell = defineOrder("Tell", {
  title: { zh: "记录", en: "Tell" },
  roles: ["importer"],
  body: draftsSchema,
  streams: ({ body }) => body.drafts.flatMap(({ streams }) => streams),
  refuses: [],
  decide: (_, { body }) => body.drafts,
});

/** The part of the duty room that plans, posts and hands over. */
const rosterRoom: RoomRules = {
  name: "duty",
  facts: [...dutyFacts, ...peopleFacts, ...districtFacts, ...dispatchFacts],
  views: [
    ...[view(personView), view(postsView), view(rosterView), view(atPostView), view(crewOnPostView)],
    ...[view(handoverView), view(districtView)],
  ],
  orders: [
    ...[Tell, DefinePost, WithdrawPost, DefinePattern, SetRestRules, PlanShifts],
    ...[AskSwap, AnswerSwap, DecideSwap, WithdrawSwap],
    ...[SignOn, SignOff, SignOffPerson, PrepareHandover, ConfirmHandover],
  ],
  refusals: { ...accessRefusals, ...rosterRefusals },
};

export const rosterBook = rulebookOf([rosterRoom]);

export const security: Giver = { officer: "A1", role: "securityAdministrator" };
export const leader: Giver = { officer: "L1", role: "shiftLeader", part: "bureau" };
export const desk = (officer: string, station = "north"): Giver => ({
  officer,
  role: "station",
  station,
  part: station,
});
/** Somebody who has a role and is not on post. */
export const offPost = (officer: string, role: string, more: Partial<Giver> = {}): Giver => ({
  ...{ officer, role, offPost: true as const },
  ...more,
});

const dispatcherPower: Power = { role: "dispatcher" };
const leaderPower: Power = { role: "shiftLeader" };
const northPower: Power = { role: "station", station: "north" };
export const unitPower: Power = { role: "unit", unit: "U1" };

const staff: readonly (readonly [person: string, part: string, power: Power])[] = [
  ["L1", "bureau", leaderPower],
  ["L2", "bureau", leaderPower],
  ["D1", "bureau", dispatcherPower],
  ["D2", "bureau", dispatcherPower],
  ["S1", "north", northPower],
  ["S2", "north", northPower],
  ["C1", "north", unitPower],
  ["C2", "north", unitPower],
];

const name = (text: string) => ({ zh: text, en: text });
const post = (id: string, part: string, power: Power, more: object = {}) => ({
  ...{ post: id, name: name(id), part, power, needs: [], least: 1, always: false },
  ...more,
});
export const posts = {
  leader: post("leader", "bureau", leaderPower, { always: true }),
  seat: post("seat", "bureau", dispatcherPower, { needs: ["dispatching"] }),
  north: post("north", "north", northPower),
  crew: post("crew", "north", unitPower),
};

/** 8:00 on Monday 2 November 2026 in the district's zone. */
export const start = "2026-11-02T00:00:00.000Z";
export const month = "2026-11";

/** A moment some hours after the start; before it when negative. */
export function hour(hours: number): string {
  return instantOf(Date.parse(start) + hours * 3_600_000);
}

/** What the last fact of an order says. */
export function said<Content>({ facts }: { readonly facts: readonly Fact[] }): Content {
  const last = facts.at(-1);
  assert.ok(last, "nothing was recorded");
  return last.data as Content;
}

/** What the last fact of an order warns of, in words. */
export function warningsSaid(given: { readonly facts: readonly Fact[] }): readonly string[] {
  return said<{ readonly warnings?: readonly string[] }>(given).warnings ?? [];
}

/** Two stations, eight people, four posts and a clock that goes only when told. */
export async function rosterHall() {
  const journal = memoryJournal(rosterBook);
  let now = Date.parse(start);
  let count = 0;

  /** Gives an order and answers its id with its facts, or the refusal. `at` back-enters it. */
  async function give(by: Giver, order: string, body: object, at?: string) {
    count += 1;
    const id = derivedUlid(now, `order ${count}`);
    const kind = rosterBook.orders.get(order);
    assert.ok(kind, order);
    const receivedAt = instantOf(now);
    const occurredAt = at === undefined ? receivedAt : instantSchema.parse(at);
    const outcome = await journal.submit({
      order: { id, name: order, by, receivedAt, occurredAt, body: kind.body.parse(body) },
      digest: String(count),
    });
    const facts: readonly Fact[] = outcome.accepted ? outcome.facts : [];
    for (const { type, data } of facts) {
      const read = rosterBook.facts.get(type)?.shape.safeParse(data);
      assert.ok(read?.success, `${type} has not its shape: ${read?.error?.message}`);
    }
    const refusal = outcome.accepted ? undefined : outcome.refusal;
    if (refusal !== undefined) assert.ok(refusal.refused in rosterBook.refusals, refusal.refused);
    return { id, facts, refused: refusal?.refused, details: refusal?.details };
  }

  async function tell(...drafts: readonly FactDraft[]): Promise<void> {
    const { refused } = await give({ officer: "other", role: "importer" }, "Tell", { drafts });
    assert.equal(refused, undefined);
  }

  async function stateOf<State>(view: Fold<State>, stream: string): Promise<State | undefined> {
    return stateIn(view, (await journal.states([stream])).get(stream));
  }

  async function person(id: string): Promise<Person> {
    const found = await stateOf(personView, personStream(id));
    assert.ok(found, id);
    return found;
  }

  const sealed = { record: "r", field: "name", nonce: "n", cipher: "c" };
  await tell(
    DistrictNamed.draft([districtStream], {
      ...{ name: name("安和"), code: "990100", zone: "Asia/Shanghai", centre: [110, 31], drill: false },
    }),
    ...["north", "south"].map((id) =>
      StationRegistered.draft([districtStream], { id, name: name(id), point: [110, 31] }),
    ),
    ...staff.flatMap(([id, part, power]) => [
      PersonRegistered.draft([personStream(id)], { person: id, name: sealed, kind: "officer", part, leads: false }),
      PowerGranted.draft([personStream(id)], { person: id, power }),
    ]),
  );
  for (const one of Object.values(posts)) {
    assert.equal((await give(security, "DefinePost", one)).refused, undefined, one.post);
  }

  return {
    journal,
    give,
    tell,
    state: stateOf,
    person,
    /** The clock goes on. */
    pass: (hours: number) => void (now += hours * 3_600_000),
    roster: async (part = "bureau") => (await stateOf(rosterView, rosterStream(part, month)))?.shifts ?? {},
    handover: (id: string) => stateOf(handoverView, `handover/${id}`),
    /** Plans one shift, hours counted from the start, and answers its id. */
    plan: async (id: string, at: string, from: number, to: number) => {
      const part = Object.values(posts).find((one) => one.post === at)?.part ?? "";
      const add = [{ person: id, post: at, from: hour(from), to: hour(to) }];
      const given = await give(security, "PlanShifts", { part, month, add, remove: [], reason: "test" });
      assert.equal(given.refused, undefined);
      return said<{ readonly added: readonly { readonly shift: string }[] }>(given).added[0]?.shift ?? "";
    },
  };
}
