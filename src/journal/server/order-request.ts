import type { Giver } from "../../ground/fact.ts";
import type { Refusal } from "../../ground/refusal.ts";
import type { Outcome } from "../journal.ts";

/** An order as it came, from a person or from a timer. */
export interface OrderRequest {
  readonly id: string | undefined;
  readonly name: string;
  readonly body: unknown;
  readonly giver: Giver;
}

/** What became of it; `stored: false` marks a refusal that is not kept under the order's id. */
export type Answer = Outcome | { readonly accepted: false; readonly refusal: Refusal; readonly stored: false };

/**
 * The whole way of an order: checked, authorised, sealed, decided, durable. Rejects with `JournalUnavailable`,
 * `OutcomeUnknown`, `RuleDefect`.
 */
export type Submit = (request: OrderRequest) => Promise<Answer>;
