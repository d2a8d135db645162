import { type DispatchFact, unitStream } from "../dispatch/facts.ts";
import type { Fact } from "../ground/fact.ts";
import type { States } from "../ground/fold.ts";
import type { StreamView } from "../ground/room.ts";
import { type DutyFact, postStream } from "./facts.ts";
import { personStream } from "../access/people-facts.ts";
import type { Power } from "../ground/role.ts";
import type { OnPost } from "../access/person.ts";

/** Who stands at a post now, by badge number, the longest there first. */
export interface AtPost {
  readonly post: string;
  readonly people: readonly string[];
}

/** Duty owns post streams. Who stands where is no secret among the staff. */
export const atPostView: StreamView<AtPost> = {
  room: "duty",
  kind: "post",
  owner: true,
  evolve: (state: AtPost | null, told: Fact) => {
    const fact = told as DutyFact;
    if (fact.type !== "SignedOn" && fact.type !== "SignedOff") return state;
    const { person, post } = fact.data;
    if (post === undefined) return state;
    const others = (state?.people ?? []).filter((one) => one !== person);
    return { post, people: fact.type === "SignedOn" ? [...others, person] : others };
  },
  seenBy: () => ["everyone"],
};

/** A unit as far as signing on and off goes: who of its crew is on post, and what it is out for. */
export interface CrewOnPost {
  readonly people: readonly string[];
  readonly assignments: readonly string[];
}

const nobody: CrewOnPost = { people: [], assignments: [] };

function evolveCrew(state: CrewOnPost | null, told: Fact): CrewOnPost | null {
  const fact = told as DutyFact | DispatchFact;
  const { people, assignments } = state ?? nobody;
  switch (fact.type) {
    case "SignedOn":
      return { people: [...people.filter((one) => one !== fact.data.person), fact.data.person], assignments };
    case "SignedOff":
      return { people: people.filter((one) => one !== fact.data.person), assignments };
    case "UnitOrdered":
      return { people, assignments: [...assignments, fact.data.assignment] };
    case "AssignmentEnded":
      return { people, assignments: assignments.filter((one) => one !== fact.data.assignment) };
    case "StepUndone":
      // “Cleared” was a wrong tap: the crew is out again.
      if (fact.data.step !== "cleared") return state;
      return { people, assignments: [...assignments, fact.data.assignment] };
    default:
      return state;
  }
}

/** Dispatch owns unit streams; this is what duty learns from them. */
export const crewOnPostView: StreamView<CrewOnPost> = {
  room: "duty",
  kind: "unit",
  owner: false,
  evolve: evolveCrew,
};

/** Every stream that learns of somebody coming on post or leaving: the person, the post, the unit of a crew. */
export function postedStreams(person: string, power: Power, post: string | undefined): readonly string[] {
  return [
    personStream(person),
    ...(post === undefined ? [] : [postStream(post)]),
    ...(power.role !== "unit" || power.unit === undefined ? [] : [unitStream(power.unit)]),
  ];
}

/** Whether others than this person stand at the post. */
export function hasOthersAt(states: States, post: string, person: string): boolean {
  return (states(atPostView, postStream(post))?.people ?? []).some((one) => one !== person);
}

/** Whether a unit would be out on an assignment with none of its crew on post, once this person has left. */
export function leavesUnitAlone(states: States, person: string, { power }: Pick<OnPost, "power">): boolean {
  if (power.role !== "unit" || power.unit === undefined) return false;
  const { people, assignments } = states(crewOnPostView, unitStream(power.unit)) ?? nobody;
  return assignments.length > 0 && people.every((one) => one === person);
}
