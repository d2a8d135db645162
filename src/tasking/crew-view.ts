import type { DispatchFact } from "../dispatch/facts.ts";
import type { DutyFact } from "../duty/facts.ts";
import type { Fact } from "../ground/fact.ts";
import type { StreamView } from "../ground/room.ts";

/** What tasking needs to know of a unit: the badges of its crew, and of those the ones who are of it while on post. */
export interface CrewSeen {
  readonly crew: readonly string[];
  readonly joined: readonly string[];
}

export const crewSeenView: StreamView<CrewSeen> = {
  room: "tasking",
  kind: "unit",
  owner: false,
  evolve: (state: CrewSeen | null, told: Fact) => {
    const fact = told as DispatchFact | DutyFact;
    switch (fact.type) {
      case "UnitRegistered":
      case "CrewChanged":
        return { crew: fact.data.crew.map(({ badge }) => badge), joined: [] };
      case "SignedOn": {
        const { person } = fact.data;
        if (state === null || state.crew.includes(person)) return state;
        return { crew: [...state.crew, person], joined: [...state.joined, person] };
      }
      case "SignedOff": {
        const { person } = fact.data;
        if (state === null || !state.joined.includes(person)) return state;
        const without = (badges: readonly string[]) => badges.filter((badge) => badge !== person);
        return { crew: without(state.crew), joined: without(state.joined) };
      }
      default:
        return state;
    }
  },
};
