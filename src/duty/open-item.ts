import type { Instant } from "../ground/instant.ts";
import type { Sentence } from "../ground/sentence.ts";
import type { HandoverItem } from "./facts.ts";
import type { LocalCalendar, Matrix } from "./responsibility.ts";

/** An open thing with what there is to know of it now; only the bare item goes into the record of the handover. */
export interface OpenItem extends HandoverItem {
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

/** A post changes hands: when, and what decides whose something is when nobody has taken it. */
export interface HandingOver {
  readonly now: Instant;
  readonly matrix: Matrix;
  readonly calendar: LocalCalendar;
  /** The part whose post changes hands. */
  readonly post: string;
  /** Without it, a type is said by its code. */
  readonly typeName?: (code: string) => Sentence;
}

/** As the record of a handover keeps it. */
export function bareItem({ about: _about, ...item }: OpenItem): HandoverItem {
  return item;
}
