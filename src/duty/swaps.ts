import { z } from "zod";
import { isRefusal, refuse, type Refusal } from "../ground/refusal.ts";
import { codeSchema, text } from "../ground/text.ts";
import { ulidSchema } from "../ground/ulid.ts";
import type { FactDraft } from "../ground/fact.ts";
import type { States } from "../ground/fold.ts";
import { defineOrder, type Order } from "../ground/order-kind.ts";
import { enabledPersonOf } from "../access/asking.ts";
import { monthSchema, rosterStream, SwapAnswered, SwapAsked } from "./facts.ts";
import { personStream } from "../access/people-facts.ts";
import { oneself } from "../access/oneself.ts";
import type { Swap } from "../access/person.ts";
import { type Change, newWarnings, plannedShifts, planningStreams } from "./plan.ts";
import { shiftId } from "./plan-shifts.ts";
import { everyStaffRole } from "../access/role.ts";
import { handsOf } from "../access/let-in.ts";
import { type Roster, rosterOf, shiftOf } from "./roster.ts";

const place = { part: codeSchema, month: monthSchema };
const reason = text(500).optional();
/** As many as the answer's fact holds. */
const mostWarnings = 100;

interface About {
  readonly part: string;
  readonly month: string;
  readonly swapId: string;
}

/** The roster, and once that is loaded the two it is between. */
function swapStreams({ body: { part, month, swapId } }: Order<About>, states: States): readonly string[] {
  const swap = rosterOf(states, part, month).swaps[swapId];
  const two = swap === undefined ? [] : [personStream(swap.from), personStream(swap.to)];
  return [rosterStream(part, month), ...two];
}

function swapOf(states: States, { part, month, swapId }: About): Swap | Refusal<"SwapUnknown"> {
  return rosterOf(states, part, month).swaps[swapId] ?? refuse("SwapUnknown");
}

function answered(
  { swap, part, month, from, to }: Swap,
  answer: "agreed" | "refused" | "approved" | "declined" | "withdrawn",
  said: Pick<Parameters<typeof SwapAnswered.draft>[1], "reason" | "warnings">,
): FactDraft {
  const { reason: why, warnings } = said;
  return SwapAnswered.draft([rosterStream(part, month), personStream(from), personStream(to)], {
    swap,
    answer,
    ...(warnings === undefined || warnings.length === 0 ? {} : { warnings }),
    ...(why === undefined ? {} : { reason: why }),
  });
}

/** Both shifts still theirs and still to begin: `ShiftUnknown`, `ShiftNotTheirs`, `ShiftBegun`. */
function judgeShifts(
  roster: Roster,
  swap: Omit<Swap, "state">,
  at: string,
): Refusal<"ShiftBegun" | "ShiftNotTheirs" | "ShiftUnknown"> | undefined {
  const given = [{ id: swap.shift.shift, whose: swap.from }];
  if (swap.forShift !== undefined) given.push({ id: swap.forShift.shift, whose: swap.to });
  for (const { id, whose } of given) {
    const shift = shiftOf(roster, id);
    if (isRefusal(shift)) return shift;
    if (shift.person !== whose) return refuse("ShiftNotTheirs", { person: whose });
    if (shift.from <= at) return refuse("ShiftBegun");
  }
  return undefined;
}

/**
 * Asks a colleague to take over one of the giver's shifts of a roster, perhaps for one of the colleague's shifts in the
 * same roster. Refused: `ShiftUnknown`, `NotYours`, `SwapWithOneself`, `PersonUnknown`, `PersonIsDisabled`,
 * `ShiftNotTheirs`, `ShiftBegun`, `SwapAlreadyAsked`.
 */
export const AskSwap = defineOrder("AskSwap", {
  title: { zh: "申请换班", en: "Ask for a swap of shifts" },
  roles: everyStaffRole,
  underGlass: false,
  offPost: true,
  body: z.strictObject({
    ...place,
    shift: ulidSchema,
    to: codeSchema,
    forShift: ulidSchema.optional(),
    reason,
  }),
  streams: ({ body, by }) => [rosterStream(body.part, body.month), personStream(by.officer), personStream(body.to)],
  concerns: (_, { by }) => oneself(by),
  refuses: [
    "NotYours",
    "PersonIsDisabled",
    "PersonUnknown",
    "ShiftBegun",
    "ShiftNotTheirs",
    "ShiftUnknown",
    "SwapAlreadyAsked",
    "SwapWithOneself",
  ],
  decide: (states, order) => {
    const { part, month, to, reason: why } = order.body;
    const roster = rosterOf(states, part, month);
    const shift = shiftOf(roster, order.body.shift);
    if (isRefusal(shift)) return shift;
    if (shift.person !== order.by.officer) return refuse("NotYours");
    if (to === shift.person) return refuse("SwapWithOneself");
    for (const person of [enabledPersonOf(states, shift.person), enabledPersonOf(states, to)]) {
      if (isRefusal(person)) return person;
    }
    const forShift = order.body.forShift === undefined ? undefined : shiftOf(roster, order.body.forShift);
    if (isRefusal(forShift)) return forShift;
    const swap = {
      ...{ swap: order.id, part, month, shift, from: shift.person, to },
      ...(forShift === undefined ? {} : { forShift }),
    };
    const wrong = judgeShifts(roster, swap, order.receivedAt);
    if (wrong !== undefined) return wrong;
    const taken = Object.values(roster.swaps).flatMap((one) => [one.shift.shift, one.forShift?.shift]);
    if (taken.includes(shift.shift) || (forShift !== undefined && taken.includes(forShift.shift))) {
      return refuse("SwapAlreadyAsked");
    }
    return [
      SwapAsked.draft([rosterStream(part, month), personStream(shift.person), personStream(to)], {
        ...swap,
        ...(why === undefined ? {} : { reason: why }),
      }),
    ];
  },
});

/** The colleague agrees, and it waits for approval, or refuses, and it is over. Refused: `SwapUnknown`, `NotYours`, `SwapAlreadyAgreed`. */
export const AnswerSwap = defineOrder("AnswerSwap", {
  title: { zh: "答复换班", en: "Answer a swap" },
  roles: everyStaffRole,
  underGlass: false,
  offPost: true,
  body: z.strictObject({ ...place, swapId: ulidSchema, answer: z.enum(["agreed", "refused"]), reason }),
  streams: swapStreams,
  concerns: (_, { by }) => oneself(by),
  refuses: ["NotYours", "SwapAlreadyAgreed", "SwapUnknown"],
  decide: (states, { body, by }) => {
    const swap = swapOf(states, body);
    if (isRefusal(swap)) return swap;
    if (swap.to !== by.officer) return refuse("NotYours");
    if (swap.state === "agreed" && body.answer === "agreed") return refuse("SwapAlreadyAgreed");
    return [answered(swap, body.answer, { reason: body.reason })];
  },
});

/** The one who asked takes it back, agreed or not. Refused: `SwapUnknown`, `NotYours`. */
export const WithdrawSwap = defineOrder("WithdrawSwap", {
  title: { zh: "撤回换班申请", en: "Withdraw a swap" },
  roles: everyStaffRole,
  underGlass: false,
  offPost: true,
  body: z.strictObject({ ...place, swapId: ulidSchema, reason }),
  streams: swapStreams,
  concerns: (_, { by }) => oneself(by),
  refuses: ["NotYours", "SwapUnknown"],
  decide: (states, { body, by }) => {
    const swap = swapOf(states, body);
    if (isRefusal(swap)) return swap;
    if (swap.from !== by.officer) return refuse("NotYours");
    return [answered(swap, "withdrawn", { reason: body.reason })];
  },
});

/**
 * A third person who answers for the roster approves or declines a swap. Approving exchanges the shifts and records the
 * warnings it causes. Refused: `SwapUnknown`, `SwapIsOnesOwn`; to approve also `SwapNotAgreed`, `ShiftUnknown`,
 * `ShiftNotTheirs`, `ShiftBegun`, `PersonUnknown`, `PersonIsDisabled`.
 */
export const DecideSwap = defineOrder("DecideSwap", {
  title: { zh: "审批换班", en: "Decide on a swap" },
  roles: ["shiftLeader", "dutyCommander", "station", "department", "securityAdministrator"],
  underGlass: false,
  body: z.strictObject({ ...place, swapId: ulidSchema, answer: z.enum(["approved", "declined"]), reason }),
  streams: (order, states) => [...planningStreams, ...swapStreams(order, states)],
  concerns: (_, { body: { part } }) => ({ stations: [part], departments: [part] }),
  refuses: [
    "PersonIsDisabled",
    "PersonUnknown",
    "ShiftBegun",
    "ShiftNotTheirs",
    "ShiftUnknown",
    "SwapIsOnesOwn",
    "SwapNotAgreed",
    "SwapUnknown",
  ],
  decide: (states, order) => {
    const { body, by } = order;
    const swap = swapOf(states, body);
    if (isRefusal(swap)) return swap;
    if (handsOf(by).some((hand) => hand === swap.from || hand === swap.to)) return refuse("SwapIsOnesOwn");
    if (body.answer === "declined") return [answered(swap, "declined", { reason: body.reason })];
    if (swap.state !== "agreed") return refuse("SwapNotAgreed");
    const roster = rosterOf(states, body.part, body.month);
    const wrong = judgeShifts(roster, swap, order.receivedAt);
    if (wrong !== undefined) return wrong;
    const changes = exchanged(states, order, swap);
    if (isRefusal(changes)) return changes;
    const warnings = changes.flatMap((change) => newWarnings(states, change)).slice(0, mostWarnings);
    return [
      ...changes.map((change) => plannedShifts(states, roster, change, { reason: body.reason })),
      answered(swap, "approved", { reason: body.reason, warnings }),
    ];
  },
});

/** Each loses what they give and is given what they take over, under a new id: whose a shift was stays in the log. */
function exchanged(
  states: States,
  order: Order<unknown>,
  swap: Swap,
): readonly Change[] | Refusal<"PersonIsDisabled" | "PersonUnknown"> {
  const { shift, forShift } = swap;
  const from = enabledPersonOf(states, swap.from);
  if (isRefusal(from)) return from;
  const to = enabledPersonOf(states, swap.to);
  if (isRefusal(to)) return to;
  const returned = forShift === undefined ? [] : [forShift];
  const added = returned.map((one) => ({ ...one, shift: shiftId(order, 1), person: from.id }));
  return [
    { person: from, added, removed: [shift.shift] },
    {
      person: to,
      added: [{ ...shift, shift: shiftId(order, 0), person: to.id }],
      removed: returned.map((one) => one.shift),
    },
  ];
}
