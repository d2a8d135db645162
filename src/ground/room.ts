import type { Configured } from "./configured.ts";
import type { FactKind, Giver } from "./fact.ts";
import type { Instant } from "./instant.ts";
import type { HandingOver, OpenItem } from "./open-item.ts";
import type { Owed } from "./owed.ts";
import type { PartNeed } from "./part-need.ts";
import type { RefusalCatalogue } from "./refusal.ts";
import type { Fold, Read } from "./fold.ts";
import type { OrderKind } from "./order-kind.ts";
import type { ReadKind } from "./read-kind.ts";
import type { Retained, RetentionKind } from "./retention.ts";
import type { WordList } from "./word-list.ts";

/** An order that `system` will give when `due` comes, unless the state has moved on. `name` is unique in its stream. */
export interface Timer {
  readonly name: string;
  readonly due: Instant;
  readonly order: string;
  readonly body: unknown;
}

/** Whose a stream is, as far as sight goes; each by its id. Nobody's when empty. */
export interface Owned {
  readonly part?: string | undefined;
  readonly station?: string | undefined;
  readonly unit?: string | undefined;
  readonly department?: string | undefined;
}

/** A thing in another room's list: by which number people know it, and how far it is. */
export interface Told {
  readonly number: string;
  readonly stage: string;
}

/** What reports where it is: what the room of positions knows of it. */
export interface Reporting {
  readonly id: string;
  readonly kind: string;
  readonly onDuty: boolean;
  readonly station?: string;
  /** The incident it works on, and since when. */
  readonly incident?: { readonly id: string; readonly since: Instant };
}

/**
 * How facts of one kind of stream fold into a room's state, and what follows from the state: timers, who may see the
 * stream, what must be handed over, how long it is kept.
 */
export interface StreamView<State> extends Fold<State> {
  /** True for the one room that owns streams of this kind; its state is what consoles receive. */
  readonly owner: boolean;
  /** The timers a state asks for. */
  timers?(state: State, stream: string): readonly Timer[];
  /**
   * Who sees the stream live: `hall`, `reader`, `station:ID`, `unit:ID`, `everyone`. Owner only; nobody when absent.
   */
  seenBy?(state: State, stream: string): readonly string[];
  /**
   * Who sees, by the same tags, a stream of this kind that is of `owned`: for screens that ask before there is any stream.
   * A screen asks it with `seesKind`. Owner only; nobody when absent.
   */
  kindSeenBy?(owned: Owned): readonly string[];
  /**
   * Who does not see the stream, in any role, although `seenBy` names them. Tags of what a person belongs to:
   * `of:part:ID`, `of:unit:ID`, `of:person:ID`.
   */
  hiddenFrom?(state: State): readonly string[];
  /** Streams this stream tells of. Whoever may not see one of them may not see this stream. Owner only. */
  tellsOf?(state: State): readonly string[];
  /**
   * Whose work it is just now, by the tags of `seenBy` (`person:BADGE`, `unit:ID`): for them the work is purpose enough to
   * open what is sealed. Owner only; nobody's when absent.
   */
  workedOnBy?(state: State): readonly string[];
  /** Streams whose workers work on this one too. Owner only. */
  workedOnWith?(state: State): readonly string[];
  /** Whether it lies outside the jurisdiction of who looks at it; null where nobody's counts. Owner only. */
  isOutside?(by: Giver, state: State, read: Read): boolean | null;
  /** What other rooms' lists say of it. Owner only. */
  told?(state: State): Told;
  /**
   * Types of its facts that are settings. Whoever sees the stream reads them with who, when and why (`/settings/history`).
   * Owner only; none when absent.
   */
  readonly settings?: readonly string[];
  /** Who reads them besides, without seeing the stream: tags as those of `seenBy`. Owner only. */
  readonly settingsSeenBy?: readonly string[];
  /** What reports its position, where such a thing has this stream. Owner only. */
  reporting?(state: State): Reporting;
  /** What of it consoles are sent, and fold further facts on; the whole state when absent. Owner only. */
  sent?(state: State): State;
  /** False once the stream no longer belongs on a board (a filed incident): it is not sent in first snapshots. */
  isCurrent?(state: State): boolean;
  /** What of it somebody must have when a post changes hands, with who has it. Owner only; nothing when absent. */
  openItems?(state: State, handing: HandingOver): readonly OpenItem[];
  /** What the service's people owe for it, each with who owes it: their work lists. Owner only; nothing when absent. */
  owed?(state: State, now: Instant): readonly Owed[];
  /** What of it depends on departments and stations, which cannot be retired meanwhile. Owner only; nothing when absent. */
  needsParts?(state: State, now: Instant): readonly PartNeed[];
  /** Orders about its streams may carry files (`files` of an order). Owner only. */
  readonly carriesFiles?: true;
  /** By which days what is sealed in its streams is erased. Owner only; it is kept for ever when absent. */
  readonly retained?: Retained;
  /** What of it belongs to the district's configuration, with the orders that say it. Owner only. */
  readonly configured?: readonly Configured<State>[];
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
  /** By what days its records are kept. */
  readonly retentions?: readonly RetentionKind[];
  readonly refusals: RefusalCatalogue;
  /** Words by their code that a district can have in its own way. */
  readonly words?: readonly WordList[];
  /** Rules that follow from what all rooms declare, its own among them: asked once, when rooms are put together. */
  derived?(rooms: readonly RoomRules[]): Pick<RoomRules, "views" | "orders">;
}

/** Every stream of a kind is seen by the same: both questions of a view, answered once. */
export function seenByAll(...tags: readonly string[]): Required<Pick<StreamView<unknown>, "seenBy" | "kindSeenBy">> {
  return { seenBy: () => tags, kindSeenBy: () => tags };
}

/** Forgets a view's state type, so that views of many states stand in one list; the journal pairs them by room. */
export function view<State>(definition: StreamView<State>): StreamView<never> {
  return definition as unknown as StreamView<never>;
}
