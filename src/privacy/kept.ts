import type { Fact } from "../ground/fact.ts";
import { everyKind, type Fold, type States } from "../ground/fold.ts";
import { type Instant, millis, plusSeconds } from "../ground/instant.ts";
import type { Retained, RetentionKind } from "../ground/retention.ts";
import { sealedIn } from "../ground/sealed.ts";
import { type RoomRules, type StreamView, view } from "../ground/room.ts";
import type { Rulebook } from "../journal/rulebook.ts";
import type { PrivacyFact } from "./facts.ts";
import { keptAfterRecall } from "./recalled.ts";
import { daysOf, type Retention, retentionAt } from "./retention.ts";
import type { RetentionFact } from "./retention-facts.ts";

/** How long a record's key is kept: what its clock, holds and erasure say. */
export interface Kept {
  readonly stream: string;
  /** By which kind's days. */
  readonly kind: string;
  /** People name such records: for holds, early erasures, requests. */
  readonly named: boolean;
  /** Since when its days count; absent while it goes on. */
  readonly endedAt?: Instant;
  /** What it is part of keeps it too: by its holds, and by the time after its recall. */
  readonly partOf?: string;
  readonly holds: readonly { readonly hold: string; readonly until: Instant }[];
  readonly erasedAt?: Instant;
  /** An erasure was taken back: no schedule erases it again before. */
  readonly recalledUntil?: Instant;
}

/**
 * What privacy's own facts do to any record. In the states it stands under a name of its own, since privacy owns some
 * records itself and has a state of each.
 */
export const keptFold: Fold<Kept> = {
  room: "kept",
  kind: everyKind,
  evolve: (state: Kept | null, told: Fact) => (state === null ? null : keptAfter(state, told)),
};

function keptAfter(state: Kept, told: Fact): Kept {
  const fact = told as PrivacyFact | RetentionFact;
  const now = refilled(state, fact);
  switch (fact.type) {
    case "HoldPlaced":
      return { ...now, holds: [...now.holds, { hold: fact.data.hold, until: fact.data.until }] };
    case "HoldExtended":
      return heldUntil(now, fact.data.hold, fact.data.until);
    case "HoldLifted":
      // It held until then: what became due meanwhile is due from then.
      return heldUntil(now, fact.data.hold, fact.recordedAt);
    case "SealedErased":
      return { ...now, erasedAt: fact.recordedAt };
    case "ErasureRecalled": {
      const { erasedAt: _, ...rest } = now;
      return { ...rest, recalledUntil: keptAfterRecall(fact.recordedAt) };
    }
    default:
      return now;
  }
}

function heldUntil(state: Kept, hold: string, until: Instant): Kept {
  return { ...state, holds: state.holds.map((each) => (each.hold === hold ? { hold, until } : each)) };
}

/** Something sealed that comes after an erasure has a key of its own, which is kept as long as any. */
function refilled(state: Kept, fact: Fact): Kept {
  if (state.erasedAt === undefined || !sealsIn(state.stream, fact.data)) return state;
  const { erasedAt: _, ...rest } = state;
  return rest.endedAt === undefined ? rest : { ...rest, endedAt: endOf(fact) };
}

function sealsIn(stream: string, data: unknown): boolean {
  return sealedIn(data).some(({ record }) => record === stream);
}

/** The record after what its owner says of a fact; it begins with the first of which its owner says anything. */
function courseOf(retained: Retained, state: Kept | null, fact: Fact, stream: string): Kept | null {
  const over = retained.isOver(fact, stream);
  if (state === null && over === undefined) return null;
  const { by, named } = retained;
  const { endedAt, ...rest } = state ?? { stream, kind: by.code, named: named !== undefined, holds: [] };
  const part = retained.partOf?.(fact, stream);
  const end = over === undefined ? endedAt : over ? endOf(fact) : undefined;
  return {
    ...rest,
    ...(end === undefined ? {} : { endedAt: end }),
    ...(part === undefined ? {} : { partOf: part }),
  };
}

/**
 * The end as far as days count from it: when it was recorded here, so that nobody brings an erasure forward by entering an
 * end of years ago. What a program imports from older records ended when it says.
 */
function endOf(fact: Fact): Instant {
  return fact.by.role === "importer" ? fact.occurredAt : fact.recordedAt;
}

/** How each record is kept that an owner's view says is retained. */
export function keptViews(rooms: readonly RoomRules[]): readonly StreamView<never>[] {
  return rooms
    .flatMap(({ views }) => views)
    .flatMap(({ kind, retained }) =>
      retained === undefined
        ? []
        : view<Kept>({
            ...{ room: keptFold.room, kind, owner: false },
            evolve: (state, fact, stream) => {
              const now = courseOf(retained, state, fact, stream);
              return now === null ? null : keptAfter(now, fact);
            },
          }),
    );
}

/** The kinds of retention that are records of streams: their keys are erased one by one. */
export function keyedKinds({ views }: Pick<Rulebook, "views">): readonly RetentionKind[] {
  return [...new Set([...views.values()].flat().flatMap(({ retained }) => retained?.by ?? []))];
}

/** What the states say of a record of any kind; null where there is none. */
export function keptOf(states: States, stream: string): Kept | null {
  return states(keptFold, stream);
}

/** A record that people may name; null where there is none, or none to name. */
export function namedOf(states: States, stream: string): Kept | null {
  const kept = keptOf(states, stream);
  return kept?.named === true ? kept : null;
}

/** The streams that say until when a record is kept: itself, and what it is part of. */
export function holdersOf(states: States, stream: string): readonly string[] {
  const partOf = keptOf(states, stream)?.partOf;
  return partOf === undefined ? [stream] : [stream, partOf];
}

/** The last moment at which a hold holds the record, or what it is part of; holds that ended count too. */
export function heldUntilOf(states: States, stream: string): Instant | undefined {
  const holds = holdersOf(states, stream).flatMap((holder) => keptOf(states, holder)?.holds ?? []);
  return holds
    .map(({ until }) => until)
    .toSorted()
    .at(-1);
}

/**
 * The last moment before which no schedule erases the record: holds and the time after a recall, also of what it is part of.
 * A recall gives time to place a hold; a hold on an incident has to find its calls still there.
 */
export function keptUntilOf(states: States, stream: string): Instant | undefined {
  return holdersOf(states, stream)
    .map((holder) => keptOf(states, holder))
    .map((kept) => (kept === null ? undefined : keptUntilIn(kept)))
    .filter((until) => until !== undefined)
    .toSorted()
    .at(-1);
}

/** Until when a record is kept by its own holds and recall; undefined without either. */
export function keptUntilIn({ holds, recalledUntil }: Pick<Kept, "holds" | "recalledUntil">): Instant | undefined {
  const untils = holds.map(({ until }) => until);
  return (recalledUntil === undefined ? untils : [...untils, recalledUntil]).toSorted().at(-1);
}

/**
 * When an ended record falls due by the schedule in force `at` a moment: days after its end, and not before the last hold
 * was over.
 */
export function dueOf(
  endedAt: Instant | undefined,
  by: RetentionKind | undefined,
  held: Instant | undefined,
  retention: Retention | null,
  at: Instant,
): { readonly due: Instant; readonly days: number; readonly schedule?: Instant } | undefined {
  if (by === undefined || endedAt === undefined) return undefined;
  const schedule = retentionAt(retention, at);
  const days = daysOf(schedule, by);
  const over = plusSeconds(endedAt, days * 86_400);
  const due = held !== undefined && millis(held) > millis(over) ? held : over;
  return { due, days, ...(schedule.from === undefined ? {} : { schedule: schedule.from }) };
}
