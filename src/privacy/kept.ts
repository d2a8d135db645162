import type { DispatchFact } from "../dispatch/facts.ts";
import { type Fact, streamKey, streamKind } from "../ground/fact.ts";
import { type Instant, millis, plusSeconds } from "../ground/instant.ts";
import type { Sentence } from "../ground/sentence.ts";
import type { IntakeFact } from "../intake/facts.ts";
import type { States } from "../ground/fold.ts";
import type { StreamView } from "../ground/room.ts";
import type { Rulebook } from "../journal/rulebook.ts";
import type { PrivacyFact } from "./facts.ts";
import { openingView } from "./openings.ts";
import type { RequestFact } from "./request-facts.ts";
import { keptAfterRecall } from "./recalled.ts";
import { requestView } from "./requests.ts";
import type { RetainedKind, Retention } from "./retention.ts";
import { retentionAt } from "./retention.ts";
import type { RetentionFact } from "./retention-facts.ts";

/** How long a record's key is kept: what its clock, holds and erasure say. */
export interface Kept {
  readonly stream: string;
  /** Since when its days count; absent while it goes on. */
  readonly endedAt?: Instant;
  /** A call is kept by what keeps its incident: holds, and the time after a recall. */
  readonly partOf?: string;
  readonly holds: readonly { readonly hold: string; readonly until: Instant }[];
  readonly erasedAt?: Instant;
  /** An erasure was taken back: no schedule erases it again before. */
  readonly recalledUntil?: Instant;
}

const daysBy = {
  call: "call",
  incident: "narrative",
  opening: "openings",
  request: "requests",
} as const satisfies Readonly<Record<string, RetainedKind>>;

/** The kinds of retention that are records of their own. */
export type RetainedRecord = (typeof daysBy)[keyof typeof daysBy];

/** Which days count for a record; nothing for what holds nothing that is erased. */
export function retainedKindOf(stream: string): RetainedKind | undefined {
  const kinds: Readonly<Record<string, RetainedKind | undefined>> = daysBy;
  return kinds[streamKind(stream)];
}

/** What each kind of record is called, as the views that own them say. */
export function retainedNames({ views }: Pick<Rulebook, "views">): ReadonlyMap<RetainedKind, Sentence> {
  const owners = [...views.values()].flatMap((each) => each.filter(({ owner }) => owner));
  return new Map(
    owners.flatMap(({ kind, retained }) => {
      const of = retainedKindOf(`${kind}/`);
      return retained === undefined || of === undefined ? [] : [[of, retained]];
    }),
  );
}

type Told = DispatchFact | IntakeFact | PrivacyFact | RetentionFact | RequestFact;

/** Kinds of facts by which an incident leaves the work, besides `IncidentMerged`. */
const exits: readonly string[] = [
  ...["IncidentFiled", "IncidentDiverted", "IncidentHandedOver", "IncidentWithdrawn", "IncidentVoided"],
];

/**
 * The end as far as days count from it: when it was recorded here, so that nobody brings an erasure forward by entering an
 * end of years ago. What a program imports from older records ended when it says.
 */
function endOf(fact: Fact): Instant {
  return fact.by.role === "importer" ? fact.occurredAt : fact.recordedAt;
}

function evolve(state: Kept | null, told: Fact): Kept | null {
  const fact = told as Told;
  if (state === null) return begun(fact);
  const now = refilled(state, fact);
  switch (fact.type) {
    case "IncidentMerged":
      return fact.data.incident === streamKey(now.stream) ? { ...now, endedAt: endOf(fact) } : now;
    case "IncidentUnmerged":
      return fact.data.incident === streamKey(now.stream) ? running(now) : now;
    case "IncidentReopened":
      return running(now);
    case "CallEnded":
      return { ...now, endedAt: endOf(fact) };
    case "IncidentOpened":
    case "CallJoined": {
      const [incident = ""] = fact.streams;
      return incident === now.stream ? now : { ...now, partOf: incident };
    }
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
      return exits.includes(fact.type) ? { ...now, endedAt: endOf(fact) } : now;
  }
}

function begun(fact: Told): Kept | null {
  const [stream] = fact.streams;
  return stream !== undefined && (fact.type === "IncidentOpened" || fact.type === "CallRang")
    ? { stream, holds: [] }
    : null;
}

function running(state: Kept): Kept {
  const { endedAt: _, ...rest } = state;
  return rest;
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
  return Object.values(data as object).some(
    (value) => typeof value === "object" && value !== null && (value as { record?: unknown }).record === stream,
  );
}

const keptView = (kind: string): StreamView<Kept> => ({ room: "privacy", kind, owner: false, evolve });

export const keptCallView = keptView("call");
export const keptIncidentView = keptView("incident");

/** What the states say of a record of any kind; null where there is none. */
export function keptOf(states: States, stream: string): Kept | null {
  switch (streamKind(stream)) {
    case "call":
      return states(keptCallView, stream);
    case "incident":
      return states(keptIncidentView, stream);
    case "opening": {
      const opening = states(openingView, stream);
      if (opening === null) return null;
      return { stream, endedAt: opening.at, holds: [], ...goneOf(opening) };
    }
    case "request": {
      const request = states(requestView, stream);
      if (request === null) return null;
      const ended = request.answered === undefined ? {} : { endedAt: request.answered.at };
      return { stream, holds: [], ...ended, ...goneOf(request) };
    }
    default:
      return null;
  }
}

function goneOf({ erasedAt, recalledUntil }: Pick<Kept, "erasedAt" | "recalledUntil">) {
  return {
    ...(erasedAt === undefined ? {} : { erasedAt }),
    ...(recalledUntil === undefined ? {} : { recalledUntil }),
  };
}

/** The streams that say until when a record is kept: itself, and the incident a call belongs to. */
export function holdersOf(states: States, stream: string): readonly string[] {
  const partOf = keptOf(states, stream)?.partOf;
  return partOf === undefined ? [stream] : [stream, partOf];
}

/** The last moment at which a hold holds the record, its incident's holds among them; holds that ended count too. */
export function heldUntilOf(states: States, stream: string): Instant | undefined {
  const holds = holdersOf(states, stream).flatMap((holder) => keptOf(states, holder)?.holds ?? []);
  return holds
    .map(({ until }) => until)
    .toSorted()
    .at(-1);
}

/**
 * The last moment before which no schedule erases the record: holds and the time after a recall, its incident's among them.
 * A recall gives time to place a hold; a hold on the incident has to find its calls still there.
 */
export function keptUntilOf(states: States, stream: string): Instant | undefined {
  return holdersOf(states, stream)
    .map((holder) => keptOf(states, holder))
    .map((kept) => (kept === null ? undefined : keptUntilIn(kept)))
    .filter((until) => until !== undefined)
    .toSorted()
    .at(-1);
}

/**
 * Until when a record is kept by its own holds and recall; undefined without either. The SQL view `privacy.record`
 * computes the same for the hourly sweep.
 */
export function keptUntilIn({ holds, recalledUntil }: Pick<Kept, "holds" | "recalledUntil">): Instant | undefined {
  const untils = holds.map(({ until }) => until);
  return (recalledUntil === undefined ? untils : [...untils, recalledUntil]).toSorted().at(-1);
}

/**
 * When an ended record falls due by the schedule in force `at` a moment: days after its end, and not before the last hold
 * was over.
 */
export function dueOf(
  { stream, endedAt }: Pick<Kept, "stream" | "endedAt">,
  held: Instant | undefined,
  retention: Retention | null,
  at: Instant,
): { readonly due: Instant; readonly days: number; readonly schedule?: Instant } | undefined {
  const kind = retainedKindOf(stream);
  if (kind === undefined || endedAt === undefined) return undefined;
  const { days, from } = retentionAt(retention, at);
  const over = plusSeconds(endedAt, days[kind] * 86_400);
  const due = held !== undefined && millis(held) > millis(over) ? held : over;
  return { due, days: days[kind], ...(from === undefined ? {} : { schedule: from }) };
}
