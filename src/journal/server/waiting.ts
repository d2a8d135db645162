import type { Outcome, Submission } from "../journal.ts";
import type { MarkRow } from "./number-marks.ts";
import type { KeyRow } from "./vault.ts";

/** An order with what is stored in the commit of its facts: a record's new key, the mark of a number. */
export type Prepared = Submission & { readonly key?: KeyRow | undefined; readonly mark?: MarkRow | undefined };

/** Somebody who waits for the answer to an order. */
export interface Asker {
  readonly submission: Prepared;
  resolve(outcome: Outcome): void;
  reject(error: unknown): void;
}

/** An order that waits for its turn. */
export interface Waiting extends Asker {
  readonly giver: string;
  /** `asked`: it is being looked up whether its id was given before, and nothing its giver sent later may overtake it. */
  state: "asked" | "ready" | "over";
  /** Who sent the same id meanwhile. */
  readonly others: Asker[];
}
