import { handsOf } from "../access/let-in.ts";
import { marksOf } from "../access/entry-told.ts";
import { holdsPower } from "../access/holds-power.ts";
import { personView } from "../access/person-view.ts";
import { personStream } from "../access/people-facts.ts";
import { tie, tiesOf } from "../access/ties.ts";
import { districtStream } from "../district/facts.ts";
import type { States } from "../ground/fold.ts";
import type { Instant } from "../ground/instant.ts";
import { refuse, type Refusal } from "../ground/refusal.ts";
import type { Complaint } from "./complaint.ts";

/** The badges of those among some ties. */
function personsIn(ties: readonly string[]): readonly string[] {
  const prefix = tie("person", "");
  return ties.flatMap((one) => (one.startsWith(prefix) ? [one.slice(prefix.length)] : []));
}

/** The streams that say whether somebody can handle a complaint. */
export function handlerStreams({ ties }: Pick<Complaint, "ties">, handler: string): readonly string[] {
  return [districtStream, ...[handler, ...personsIn(ties)].map(personStream)];
}

/** Everybody who may be behind somebody's account: they and whoever let them in. */
function handsBehind(states: States, badge: string): readonly string[] {
  const person = states(personView, personStream(badge));
  return handsOf({ officer: badge, letIn: person === null ? [] : marksOf(person) });
}

/** Whether somebody belongs to what these ties name. */
export function handlerLeaves(states: States, handler: string, ties: readonly string[]): boolean {
  const person = states(personView, personStream(handler));
  const own = [tie("person", handler), ...(person === null ? [] : tiesOf(person, []))];
  return own.some((one) => ties.includes(one));
}

/**
 * Why somebody cannot handle a complaint: they do not work in supervision (or command the duty, where supervision itself is
 * complained of), it is about them or theirs, or one hand may be behind their account and that of somebody it is about.
 */
export function judgeHandler(
  states: States,
  { ties }: Pick<Complaint, "ties">,
  handler: string,
  at: Instant,
): Refusal<"HandlerBehindIt" | "HandlerComplainedOf" | "HandlerUnknown"> | undefined {
  const works = (["supervisor", "dutyCommander"] as const).some((role) =>
    holdsPower(states, { officer: handler, role }, at),
  );
  if (!works) return refuse("HandlerUnknown", { handler });
  if (handlerLeaves(states, handler, ties)) return refuse("HandlerComplainedOf", { handler });
  const hands = handsBehind(states, handler);
  return personsIn(ties).some((badge) => handsBehind(states, badge).some((hand) => hands.includes(hand)))
    ? refuse("HandlerBehindIt", { handler })
    : undefined;
}
