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
 * Answers an order whose id was given before. An id belongs to its first giver. The first giver, with the same plain
 * words, gets the first answer again. Any other giver, and the first giver with other plain words, gets `OrderIdReused`
 * whatever the first answer was. Sealed words are not part of the digest, so that nobody can find them by trying; a
 * repetition with other sealed words gets the first answer, and the first words stand.
 */
export function repeated(answered: Answered, submission: Submission): Outcome {
  const isOwn = answered.giver === giverOf(submission);
  const isSame = answered.digest === "" || answered.digest === submission.digest;
  return isOwn && isSame
    ? { ...answered.outcome, repeated: true }
    : { accepted: false, refusal: refuse("OrderIdReused"), repeated: false };
}
