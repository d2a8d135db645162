import type { Giver } from "../ground/fact.ts";
import { refuse, type Refusal } from "../ground/refusal.ts";
import type { States } from "../ground/fold.ts";
import { personStream } from "./people-facts.ts";
import type { Person } from "./person.ts";
import { personView } from "./person-view.ts";

/** The person, whatever their state; `PersonUnknown`. */
export function personOf(states: States, id: string): Person | Refusal<"PersonUnknown"> {
  return states(personView, personStream(id)) ?? refuse("PersonUnknown", { person: id });
}

/** The person, if not disabled; `PersonUnknown`, `PersonIsDisabled`. */
export function enabledPersonOf(states: States, id: string): Person | Refusal<"PersonIsDisabled" | "PersonUnknown"> {
  const person = personOf(states, id);
  if ("refused" in person || person.disabled === undefined) return person;
  return refuse("PersonIsDisabled", { person: id });
}

/** The one who gives the order, as a member of the staff; `PersonUnknown` for programs, `PersonIsDisabled`. */
export function selfOf(states: States, by: Giver): Person | Refusal<"PersonIsDisabled" | "PersonUnknown"> {
  return enabledPersonOf(states, by.officer);
}
