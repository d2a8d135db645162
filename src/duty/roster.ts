import type { Instant } from "../ground/instant.ts";
import { type Fact, streamKey } from "../ground/fact.ts";
import { refuse, type Refusal } from "../ground/refusal.ts";
import type { States } from "../ground/fold.ts";
import type { StreamView } from "../ground/room.ts";
import { type DutyFact, rosterStream, type Shift } from "./facts.ts";
import type { Swap } from "../access/person.ts";
import { dayOf } from "../ground/zone.ts";

/** The shifts of one part of the organisation that begin in one month, and the swaps nobody has settled. */
export interface Roster {
  readonly part: string;
  readonly month: string;
  readonly shifts: Readonly<Record<string, Shift>>;
  readonly swaps: Readonly<Record<string, Swap>>;
}

function without<Entry>(
  all: Readonly<Record<string, Entry>>,
  keys: readonly string[],
): Readonly<Record<string, Entry>> {
  return Object.fromEntries(Object.entries(all).filter(([key]) => !keys.includes(key)));
}

function evolve(state: Roster | null, told: Fact): Roster | null {
  const fact = told as DutyFact;
  switch (fact.type) {
    case "ShiftsPlanned": {
      const { part, month, added, removed } = fact.data;
      const before = state ?? { part, month, shifts: {}, swaps: {} };
      const shifts = {
        ...without(before.shifts, removed),
        ...Object.fromEntries(added.map((one) => [one.shift, one])),
      };
      return { ...before, shifts };
    }
    case "SwapAsked":
      return state && { ...state, swaps: { ...state.swaps, [fact.data.swap]: { ...fact.data, state: "asked" } } };
    case "SwapAnswered": {
      const swap = state?.swaps[fact.data.swap];
      if (!state || swap === undefined) return state;
      if (fact.data.answer !== "agreed") return { ...state, swaps: without(state.swaps, [swap.swap]) };
      return { ...state, swaps: { ...state.swaps, [swap.swap]: { ...swap, state: "agreed" } } };
    }
    default:
      return state;
  }
}

/** Duty owns roster streams. The hall, the part itself and the administrators of people see them. */
export const rosterView: StreamView<Roster> = {
  room: "duty",
  kind: "roster",
  owner: true,
  evolve,
  seenBy: (_, stream) => {
    const key = streamKey(stream);
    const part = key.slice(0, key.lastIndexOf("@"));
    return ["hall", "securityAdministrator", `part:${part}`, `station:${part}`, `department:${part}`];
  },
  // Months pile up; what boards show of shifts is in the people's own streams.
  isCurrent: () => false,
};

/** The roster as it stands; empty before anything was planned. */
export function rosterOf(states: States, part: string, month: string): Roster {
  return states(rosterView, rosterStream(part, month)) ?? { part, month, shifts: {}, swaps: {} };
}

/** The month `YYYY-MM` of the district's calendar a shift belongs to: the one it begins in. */
export function monthOf(from: Instant, zone: string): string {
  return dayOf(from, zone).slice(0, 7);
}

/** The shift of a roster; `ShiftUnknown`. */
export function shiftOf(roster: Roster, id: string): Shift | Refusal<"ShiftUnknown"> {
  return roster.shifts[id] ?? refuse("ShiftUnknown", { shift: id });
}
