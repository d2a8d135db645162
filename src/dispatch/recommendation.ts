import { fits, type RunCard, suits } from "../district/run-card.ts";
import type { Capability } from "../ground/force.ts";
import { type Instant, secondsBetween } from "../ground/instant.ts";
import type { Sentence } from "../ground/sentence.ts";
import { canBeOrdered, isAvailable, mayLeadEnforcement, unitStatus } from "./status.ts";
import type { Unit, UnitStatus } from "./unit.ts";

/** A unit with what is known of its way to the incident. */
export interface Candidate {
  readonly unit: Unit;
  /** By road, or by air for a drone; undefined: not known, or no way. */
  readonly travelSeconds: number | undefined;
  /** It is a drone's crew: what comes first is a camera, not a patrol. */
  readonly byAir: boolean;
  /** Since its last fix; undefined: it is taken to be at its post. */
  readonly positionAgeSeconds: number | undefined;
  /** False: nobody knows where it is, not even a post. */
  readonly isPlaced: boolean;
}

/** What of the incident decides who may go. */
export interface Need {
  readonly incident: string;
  readonly priority: number;
  readonly enforcement: boolean;
  /** Somebody leads already; support needs no sworn officer. */
  readonly hasLead: boolean;
  /** Priority of each open incident, for who is at work elsewhere. */
  readonly priorityOf: (incident: string) => number | undefined;
  readonly now: Instant;
  /** The station whose area the place lies in. */
  readonly station?: string | undefined;
  /** What must be sent, where a run card says so. */
  readonly card?: RunCard | undefined;
}

/** Why a unit is not offered. */
export const leftOutReasons = {
  AlreadySent: { zh: "已派往本警情", en: "Already sent here" },
  OffDuty: { zh: "下勤", en: "Off duty" },
  OutOfService: { zh: "暂停", en: "Out of service" },
  NoContact: { zh: "失联", en: "No contact" },
  Engaged: { zh: "办案 / 押送中", en: "Engaged" },
  BusyElsewhere: {
    zh: "正在处置同级或更急的警情 {number}",
    en: "At work on incident {number}, as urgent or more",
  },
  MayNotLead: { zh: "辅警不能牵头执法类警情", en: "An auxiliary-only crew may not lead enforcement" },
} as const satisfies Record<string, Sentence>;

export type LeftOutReason = keyof typeof leftOutReasons;

export interface Recommended {
  readonly unit: string;
  readonly callsign: string;
  readonly status: UnitStatus;
  readonly station: string | null;
  readonly crew: { readonly count: number; readonly sworn: number };
  readonly capabilities: readonly Capability[];
  /** It could fill a place on the run card; true where no card asks for anything. */
  readonly suits: boolean;
  /** What it lacks for the place it comes closest to filling. */
  readonly missing: readonly Capability[];
  readonly travelSeconds: number | null;
  readonly byAir: boolean;
  readonly positionAgeSeconds: number | null;
  /** At its post as far as anybody knows. */
  readonly positionAssumed: boolean;
  /** Until it expects to clear what it is at. */
  readonly freeInSeconds: number | null;
  /** Since it cleared its last incident; null: none is known. */
  readonly restSeconds: number | null;
  readonly shiftEndsInSeconds: number | null;
  /** It would leave a less urgent incident. */
  readonly preempts: { readonly incident: string; readonly number: string; readonly priority: number } | null;
}

export interface LeftOut {
  readonly unit: string;
  readonly callsign: string;
  readonly reason: LeftOutReason;
  readonly travelSeconds: number | null;
  readonly details: Readonly<Record<string, string>>;
}

/** A unit taken from other work must be there this much sooner than a free one to stand before it. */
export const preemptionSeconds = 300;

/** Longer than any way by road takes, and longer still. */
const byAirSeconds = 1e6;
const unknownSeconds = 1e9;

/**
 * Ranks the units that can go, the soonest first, and names the units that cannot go, each with its reason. Pure: the
 * same inputs in any order give the same answer; ties go by callsign. Only the first `most` ranked units are returned.
 *
 * - Run card with "own station first": units of other stations are ranked as many minutes later as the card says.
 * - A unit on a strictly less urgent incident is offered as a pre-emption. It stands behind the free units unless it would
 *   arrive `preemptionSeconds` sooner than they do.
 * - A unit that has said when it will be free is counted from that moment.
 * - A drone sees and cannot handle an incident, so it stands behind every crew that comes by road.
 * - A unit without a known way stands last. It is never left out for that reason.
 */
export function recommend(
  need: Need,
  candidates: readonly Candidate[],
  most?: number,
): { readonly ranked: readonly Recommended[]; readonly leftOut: readonly LeftOut[] } {
  const ranked: { candidate: Candidate; weight: number }[] = [];
  const leftOut: LeftOut[] = [];
  for (const candidate of candidates) {
    const { unit } = candidate;
    const against = reasonAgainst(need, unit);
    if (against !== undefined) {
      const details: Readonly<Record<string, string>> =
        against === "BusyElsewhere" && unit.active !== undefined ? { number: unit.active.incidentNumber } : {};
      leftOut.push({
        unit: unit.id,
        callsign: unit.callsign,
        reason: against,
        travelSeconds: rounded(candidate.travelSeconds),
        details,
      });
      continue;
    }
    const travel = candidate.travelSeconds ?? unknownSeconds;
    const air = candidate.byAir && candidate.travelSeconds !== undefined ? byAirSeconds : 0;
    ranked.push({ candidate, weight: travel + air + handicapOf(need, unit) });
  }
  ranked.sort(
    ({ weight, candidate: { unit } }, other) =>
      weight - other.weight ||
      inOrder(unit.callsign, other.candidate.unit.callsign) ||
      inOrder(unit.id, other.candidate.unit.id),
  );
  leftOut.sort(
    (a, b) =>
      (a.travelSeconds ?? unknownSeconds) - (b.travelSeconds ?? unknownSeconds) ||
      inOrder(a.callsign, b.callsign) ||
      inOrder(a.unit, b.unit),
  );
  return { ranked: ranked.slice(0, most).map(({ candidate }) => entryOf(need, candidate)), leftOut };
}

/** Seconds a unit that comes by road stands behind its time of travel; Infinity where it is not offered. */
export function handicapSeconds(need: Need, unit: Unit): number {
  return reasonAgainst(need, unit) === undefined ? handicapOf(need, unit) : Infinity;
}

function handicapOf(need: Need, unit: Unit): number {
  const { policy } = need.card ?? {};
  const isForeign = need.station !== undefined && unit.station !== need.station;
  const foreign = policy?.first === "ownStation" && isForeign ? policy.unlessMinutesSlower * 60 : 0;
  const freeIn = freeInSeconds(need, unit);
  const preemption = preempted(need, unit) === null ? Infinity : preemptionSeconds;
  const work = freeIn === null && preemption === Infinity ? 0 : Math.min(preemption, freeIn ?? Infinity);
  return foreign + work;
}

function reasonAgainst(need: Need, unit: Unit): LeftOutReason | undefined {
  if (unit.active?.incident === need.incident) return "AlreadySent";
  if (unit.active === undefined && !canBeOrdered(unit)) {
    return (
      ({ offDuty: "OffDuty", outOfService: "OutOfService", noContact: "NoContact" } as const)[
        unit.status as "offDuty"
      ] ?? "Engaged"
    );
  }
  if (need.enforcement && !need.hasLead && !mayLeadEnforcement(unit)) return "MayNotLead";
  if (unit.active === undefined) return undefined;
  if (unit.active.clearsAt !== undefined) return undefined;
  const priority = need.priorityOf(unit.active.incident);
  // What is not known here may be more urgent.
  return priority !== undefined && priority > need.priority ? undefined : "BusyElsewhere";
}

function entryOf(need: Need, { unit, travelSeconds, byAir, positionAgeSeconds, isPlaced }: Candidate): Recommended {
  const last = unit.commitments.at(-1);
  return {
    unit: unit.id,
    callsign: unit.callsign,
    status: unitStatus(unit),
    station: unit.station ?? null,
    crew: { count: unit.crew.length, sworn: unit.crew.filter(({ sworn }) => sworn).length },
    capabilities: unit.capabilities,
    suits: need.card === undefined || suits(need.card, unit),
    missing: missingOf(need.card, unit),
    travelSeconds: rounded(travelSeconds),
    byAir,
    positionAgeSeconds: rounded(positionAgeSeconds),
    positionAssumed: isPlaced && positionAgeSeconds === undefined,
    freeInSeconds: freeInSeconds(need, unit),
    restSeconds: last === undefined ? null : Math.max(0, Math.round(secondsBetween(last.to, need.now))),
    shiftEndsInSeconds: unit.shiftEndsAt === undefined ? null : Math.round(secondsBetween(need.now, unit.shiftEndsAt)),
    preempts: preempted(need, unit),
  };
}

function freeInSeconds({ now }: Need, { active }: Unit): number | null {
  return active?.clearsAt === undefined ? null : Math.max(0, Math.round(secondsBetween(now, active.clearsAt)));
}

function preempted(need: Need, unit: Unit): Recommended["preempts"] {
  const { active } = unit;
  const priority = active === undefined ? undefined : need.priorityOf(active.incident);
  if (active === undefined || isAvailable(unit) || priority === undefined || priority <= need.priority) return null;
  return { incident: active.incident, number: active.incidentNumber, priority };
}

function rounded(seconds: number | undefined): number | null {
  return seconds === undefined ? null : Math.round(seconds);
}

/** What the unit lacks for the line of the card it lacks least for; nothing where no line asks for its kind. */
function missingOf(card: RunCard | undefined, unit: Unit): readonly Capability[] {
  const lacking = (card?.send ?? [])
    .filter(({ kinds }) => fits(kinds === undefined ? {} : { kinds }, unit))
    .map(({ capabilities = [] }) => capabilities.filter((one) => !unit.capabilities.includes(one)));
  return lacking.toSorted((one, other) => one.length - other.length)[0] ?? [];
}

function inOrder(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
