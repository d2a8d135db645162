import type { Instant } from "./instant.ts";
import type { Sentence } from "./sentence.ts";

/** Something open that must not be lost when a post changes hands, with what there is to know of it now. */
export interface OpenItem {
  readonly kind: "call" | "alarm" | "incident" | "promise" | "report" | "outOfService" | "restriction" | "task";
  readonly id: string;
  readonly number: string;
  /** Who has it: a person, a unit or a part of the organisation. */
  readonly owner?: string | undefined;
  readonly about?: AboutItem;
}

export interface AboutItem {
  readonly type?: Sentence;
  readonly priority?: number;
  readonly place?: Sentence;
  readonly stage?: Sentence;
  /** Since when it is open. */
  readonly since?: Instant;
}

/** What of an incident says which part answers for it; `liesIn` names its area of each kind, where the place is known. */
export interface Happening {
  readonly type: string;
  readonly liesIn?: Readonly<Record<string, string | undefined>> | undefined;
  readonly at: Instant;
}

/** A post changes hands: when, and whose something is when nobody has taken it. */
export interface HandingOver {
  readonly now: Instant;
  /** The part whose post changes hands. */
  readonly post: string;
  /** The part that answers for an incident; undefined where none does. */
  partFor(happening: Happening): string | undefined;
  /** Without it, a type is said by its code. */
  readonly typeName?: (code: string) => Sentence;
}
