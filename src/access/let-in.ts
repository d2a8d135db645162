import type { Giver } from "../ground/fact.ts";

/** Stands among those who let somebody in for whoever has the machine itself. No badge number begins like this. */
export const theMachine = "@machine";

type Hands = Pick<Giver, "officer" | "letIn">;

/**
 * Everybody who may be behind an act: whose account it is, and whoever made the link by which that account was entered,
 * for they could have used it themselves. The machine is said, but is nobody's hand.
 */
export function handsOf({ officer, letIn = [] }: Hands): readonly string[] {
  return [officer, ...letIn.filter((each) => each !== theMachine)];
}

/**
 * A person who may be behind both acts; undefined when there is none. With such a person, neither giver is a second
 * person for the other.
 */
export function sharedHand(one: Hands, other: Hands): string | undefined {
  const others = handsOf(other);
  return handsOf(one).find((hand) => others.includes(hand));
}

/** The people behind an act of letting somebody in: the officer, and everybody who let that officer in. */
export function behind({ officer, letIn = [] }: Hands): readonly string[] {
  return [...new Set([officer, ...letIn])];
}
