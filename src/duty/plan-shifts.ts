import { z } from "zod";
import { millis } from "../ground/instant.ts";
import { isRefusal, refuse, type Refusal } from "../ground/refusal.ts";
import { codeSchema, text } from "../ground/text.ts";
import { derivedUlid, ulidMillis, ulidSchema } from "../ground/ulid.ts";
import type { States } from "../ground/fold.ts";
import { defineOrder, type Order } from "../ground/order-kind.ts";
import { enabledPersonOf, personOf } from "../access/asking.ts";
import { monthSchema, rosterStream, type Shift, shiftSchema } from "./facts.ts";
import { personStream } from "../access/people-facts.ts";
import { gapsLeft, monthsAround } from "./gaps-left.ts";
import type { ShiftWanted } from "./pattern-shifts.ts";
import { type Change, plannedShifts, planningStreams } from "./plan.ts";
import { postOf, zoneOf } from "./posts.ts";
import { shownAt } from "../ground/zone.ts";
import { monthOf, type Roster, rosterOf, shiftOf } from "./roster.ts";

const longestMs = 48 * 3_600_000;
/** In a month, of one person, in one order. */
const mostShifts = 200;

const body = z.strictObject({
  part: codeSchema,
  month: monthSchema,
  add: z.array(shiftSchema.omit({ shift: true })).max(2000),
  remove: z.array(ulidSchema).max(2000),
  reason: text(500).optional(),
});

type Planning = Order<z.output<typeof body>>;

/** The id of the shift an order adds at this place of its list: the same whenever the order is decided. */
export function shiftId(order: Pick<Order<unknown>, "id">, index: number): string {
  return derivedUlid(ulidMillis(order.id), `shift ${order.id} ${index}`);
}

/**
 * Adds shifts to a part's month and removes others. Warnings about rest, certificates, powers and the strength of posts
 * are recorded and refuse nothing. Changing a shift that has begun needs a reason. Refused: `PostUnknown`,
 * `PostElsewhere`, `PersonUnknown`, `PersonIsDisabled`, `ShiftUnknown`, `ShiftOutsideMonth`, `ShiftEndsTooSoon`,
 * `ShiftTooLong`, `ShiftsTooMany`, `PastShiftReasonMissing`.
 */
export const PlanShifts = defineOrder("PlanShifts", {
  title: { zh: "排班", en: "Plan shifts" },
  roles: ["shiftLeader", "dutyCommander", "station", "department", "securityAdministrator"],
  underGlass: false,
  body,
  streams: ({ body: { part, month, add, remove } }, states) => {
    const { shifts } = rosterOf(states, part, month);
    const people = [...add.map(({ person }) => person), ...remove.flatMap((shift) => shifts[shift]?.person ?? [])];
    const rosters = monthsAround(month).map((one) => rosterStream(part, one));
    return [...planningStreams, ...rosters, ...new Set(people.map(personStream))];
  },
  concerns: (_, { body: { part } }) => ({ stations: [part], departments: [part] }),
  refuses: [
    "PastShiftReasonMissing",
    "PersonIsDisabled",
    "PersonUnknown",
    "PostElsewhere",
    "PostUnknown",
    "ShiftEndsTooSoon",
    "ShiftOutsideMonth",
    "ShiftTooLong",
    "ShiftUnknown",
    "ShiftsTooMany",
  ],
  decide: (states, order) => {
    const { part, month, reason } = order.body;
    const changes = changesOf(states, order);
    if (isRefusal(changes)) return changes;
    const gaps = gapsLeft(states, { part, month }, changes);
    return changes.map((change, index) =>
      plannedShifts(states, { part, month }, change, { reason, gaps: gaps[index] ?? [] }),
    );
  },
});

function changesOf(
  states: States,
  order: Planning,
):
  | readonly Change[]
  | Refusal<
      | "PastShiftReasonMissing"
      | "PersonIsDisabled"
      | "PersonUnknown"
      | "PostElsewhere"
      | "PostUnknown"
      | "ShiftEndsTooSoon"
      | "ShiftOutsideMonth"
      | "ShiftTooLong"
      | "ShiftUnknown"
      | "ShiftsTooMany"
    > {
  const { part, month, add, remove, reason } = order.body;
  const roster = rosterOf(states, part, month);
  const changes = new Map<string, { added: Shift[]; removed: string[] }>();
  const of = (person: string) => {
    const change = changes.get(person) ?? { added: [], removed: [] };
    changes.set(person, change);
    return change;
  };
  for (const id of new Set(remove)) {
    const shift = shiftOf(roster, id);
    if (isRefusal(shift)) return shift;
    of(shift.person).removed.push(id);
    if (shift.from <= order.receivedAt && reason === undefined) return refuse("PastShiftReasonMissing");
  }
  for (const [index, wanted] of add.entries()) {
    const wrong = judgeShift(states, roster, wanted);
    if (wrong !== undefined) return wrong;
    of(wanted.person).added.push({ shift: shiftId(order, index), ...wanted });
    if (wanted.from <= order.receivedAt && reason === undefined) return refuse("PastShiftReasonMissing");
  }
  const whole: Change[] = [];
  for (const [id, change] of changes) {
    const person = change.added.length === 0 ? personOf(states, id) : enabledPersonOf(states, id);
    if (isRefusal(person)) return person;
    if (change.added.length > mostShifts || change.removed.length > mostShifts) {
      return refuse("ShiftsTooMany", { person: id, most: mostShifts });
    }
    whole.push({ person, ...change });
  }
  return whole;
}

function judgeShift(
  states: States,
  { part, month }: Roster,
  { post: id, from, to }: ShiftWanted,
): Refusal<"PostElsewhere" | "PostUnknown" | "ShiftEndsTooSoon" | "ShiftOutsideMonth" | "ShiftTooLong"> | undefined {
  const post = postOf(states, id);
  if (isRefusal(post)) return post;
  if (post.part !== part) return refuse("PostElsewhere", { post: id, part: post.part });
  if (monthOf(from, zoneOf(states)) !== month) return refuse("ShiftOutsideMonth", { from, month });
  if (to <= from) return refuse("ShiftEndsTooSoon", { from });
  // By the clock: two days from eight to eight have 49 hours when clocks are put back in them.
  const zone = zoneOf(states);
  if (millis(shownAt(to, zone)) - millis(shownAt(from, zone)) > longestMs) return refuse("ShiftTooLong", { from });
  return undefined;
}
