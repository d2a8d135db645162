import { refuse } from "../ground/refusal.ts";
import type { Outcome, Submission } from "./journal.ts";

/** What an order was answered, and to whom. */
export interface Answered {
  /** Whose order it was; undefined when that cannot be told any more. */
  readonly giver: string | undefined;
  /** Empty where what the order said is not to be compared: its sealed values are erased, or an older version kept it. */
  readonly digest: string;
  readonly outcome: Outcome;
}

/** To whom an order's id belongs: the person, or the program by the label of its token. */
export function giverOf({ order }: Submission): string {
  return order.by.officer;
}

/**
 * What an id is answered that was given before. It belongs to its first giver: anybody else gets one refusal, the same
 * whatever was answered and whatever they send, and so does the giver who sends other plain words under it. Sealed
 * words are in no digest, so that nobody can try them one after another: the first ones stand.
 */
export function repeated(answered: Answered, submission: Submission): Outcome {
  const isOwn = answered.giver === giverOf(submission);
  const isSame = answered.digest === "" || answered.digest === submission.digest;
  return isOwn && isSame
    ? { ...answered.outcome, repeated: true }
    : { accepted: false, refusal: refuse("OrderIdReused"), repeated: false };
}
