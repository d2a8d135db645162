import type { Instant } from "../ground/instant.ts";
import { refuse, type Refusal } from "../ground/refusal.ts";
import type { Order } from "../ground/order-kind.ts";
import type { Unit } from "./unit.ts";

/** A unit's work on one assignment: [from, to), open while `to` is absent. */
interface Span {
  readonly assignment: string;
  readonly incidentNumber?: string;
  readonly from: Instant;
  readonly to?: Instant;
}

/** Everything the unit is or was committed to, in the order it began; an open span ends where the next begins. */
function spans(unit: Unit, except?: string): readonly Span[] {
  const open = [...unit.earlier, ...(unit.active === undefined ? [] : [unit.active])].map((one) => ({
    assignment: one.assignment,
    incidentNumber: one.incidentNumber,
    from: one.orderedAt,
  }));
  const all: Span[] = [...unit.commitments, ...open]
    .filter((span) => span.assignment !== except)
    .toSorted((a, b) => (a.from < b.from ? -1 : 1));
  return all.map((span, index) => {
    const next = all[index + 1]?.from;
    return span.to === undefined && next !== undefined ? { ...span, to: next } : span;
  });
}

/**
 * Refuses an order at a moment when the unit was committed (`UnitAlreadyCommitted`), or so long ago that its
 * commitments are no longer held (`BackEntryTooOld`). Judged on [ordered, cleared) at the moment the order occurred, so
 * that a paper log can be entered after the fact. A program that imports older records is not refused for their age: it
 * gives them in the order of their time, so that what it has begun and not ended still speaks against a second
 * assignment.
 */
export function judgeCommitment(
  unit: Unit,
  { occurredAt: at, by }: Pick<Order<unknown>, "occurredAt" | "by">,
): Refusal<"BackEntryTooOld" | "UnitAlreadyCommitted"> | undefined {
  if (unit.heldFrom !== undefined && at < unit.heldFrom && by.role !== "importer") {
    return refuse("BackEntryTooOld", { unit: unit.callsign, from: unit.heldFrom });
  }
  const busy = spans(unit).find(({ from, to }) => from <= at && (to === undefined || at < to));
  return busy === undefined ? undefined : alreadyCommitted(unit, busy);
}

/** Refuses a span [from, to) of an assignment that would run into another of the unit's (`UnitAlreadyCommitted`). */
export function judgeSpan(
  unit: Unit,
  assignment: string,
  from: Instant,
  to: Instant,
): Refusal<"UnitAlreadyCommitted"> | undefined {
  const other = spans(unit, assignment).find((span) => span.from < to && (span.to === undefined || from < span.to));
  return other === undefined ? undefined : alreadyCommitted(unit, other);
}

function alreadyCommitted(unit: Unit, { incidentNumber }: Span): Refusal<"UnitAlreadyCommitted"> {
  return refuse("UnitAlreadyCommitted", { unit: unit.callsign, incident: incidentNumber ?? "—" });
}
