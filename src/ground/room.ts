import type { FactKind } from "./fact.ts";
import type { Instant } from "./instant.ts";
import type { HandingOver, OpenItem } from "./open-item.ts";
import type { RefusalCatalogue } from "./refusal.ts";
import type { Sentence } from "./sentence.ts";
import type { Fold } from "./fold.ts";
import type { OrderKind } from "./order-kind.ts";
import type { ReadKind } from "./read-kind.ts";

/** An order that `system` will give when `due` comes, unless the state has moved on. `name` is unique in its stream. */
export interface Timer {
  readonly name: string;
  readonly due: Instant;
  readonly order: string;
  readonly body: unknown;
}

/** A fold with what follows from its states: timers, and who may see the stream. */
export interface StreamView<State> extends Fold<State> {
  /** True for the one room that owns streams of this kind; its state is what consoles receive. */
  readonly owner: boolean;
  /** The timers a state asks for. */
  timers?(state: State, stream: string): readonly Timer[];
  /**
   * Who sees the stream live: `hall`, `reader`, `station:ID`, `unit:ID`, `everyone`. Owner only; nobody when absent.
   */
  seenBy?(state: State, stream: string): readonly string[];
  /** Who does not see it all the same, in any role, by what they belong to: `of:part:ID`, `of:unit:ID`, `of:person:ID`. */
  hiddenFrom?(state: State): readonly string[];
  /** Streams it tells of: from whom one of them is hidden, this one is hidden too. Owner only. */
  tellsOf?(state: State): readonly string[];
  /**
   * Whose work it is just now, by the tags of `seenBy` (`person:BADGE`, `unit:ID`): for them the work is purpose enough to
   * open what is sealed. Owner only; nobody's when absent.
   */
  workedOnBy?(state: State): readonly string[];
  /** Streams whose workers work on this one too. Owner only. */
  workedOnWith?(state: State): readonly string[];
  /** False once the stream no longer belongs on a board (a filed incident): it is not sent in first snapshots. */
  isCurrent?(state: State): boolean;
  /** What of it somebody must have when a post changes hands, with who has it. Owner only; nothing when absent. */
  openItems?(state: State, handing: HandingOver): readonly OpenItem[];
  /**
   * What of its streams is erased once its days are over, as the schedule of retention calls it. Owner only; what is
   * sealed in them is kept for ever when absent.
   */
  readonly retained?: Sentence;
  /** Most of its streams are on no board, so that a console cannot rehearse what is about them. Owner only. */
  readonly offBoard?: true;
}

/** Everything the journal must know of a room's rules. */
export interface RoomRules {
  readonly name: string;
  readonly facts: readonly FactKind[];
  readonly views: readonly StreamView<never>[];
  readonly orders: readonly OrderKind[];
  /** What its routes put on the record of reads. */
  readonly reads?: readonly ReadKind[];
  readonly refusals: RefusalCatalogue;
}

/** Forgets a view's state type, so that views of many states stand in one list; the journal pairs them by room. */
export function view<State>(definition: StreamView<State>): StreamView<never> {
  return definition as unknown as StreamView<never>;
}
