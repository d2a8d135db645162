import type { Fact } from "../ground/fact.ts";
import type { StreamView } from "../ground/room.ts";

/** Who rides with a unit, by badge: what a complaint about it is hidden from. */
export interface CrewSeen {
  readonly badges: readonly string[];
}

/** Dispatch's facts, by name, since intake does not import dispatch's union. */
const crewed = new Set(["UnitRegistered", "CrewChanged"]);

/** Intake's own small view of dispatch's unit streams. */
export const crewSeenView: StreamView<CrewSeen> = {
  room: "intake",
  kind: "unit",
  owner: false,
  evolve: (state: CrewSeen | null, { type, data }: Fact) => {
    if (!crewed.has(type)) return state;
    const { crew } = data as { readonly crew?: readonly { readonly badge: string }[] };
    // A fact of a later version may lack it: folding never throws.
    return Array.isArray(crew) ? { badges: crew.map(({ badge }) => badge) } : state;
  },
};
