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
  readonly capabilities: readonly string[];
  readonly travelSeconds: number | null;
  readonly byAir: boolean;
  readonly positionAgeSeconds: number | null;
  /** At its post as far as anybody knows. */
  readonly positionAssumed: boolean;
  /** It would leave a less urgent incident. */
  readonly preempts: { readonly incident: string; readonly number: string; readonly priority: number } | null;
}

export interface LeftOut {
  readonly unit: string;
  readonly callsign: string;
  readonly reason: LeftOutReason;
  readonly details: Readonly<Record<string, string>>;
}

/** A unit taken from other work must be there this much sooner than a free one to stand before it. */
export const preemptionSeconds = 300;

/** Longer than any way by road takes, and longer still. */
const byAirSeconds = 1e6;
const unknownSeconds = 1e9;

/**
 * Who can go, the soonest first, and who cannot, with the reason. A unit on a strictly less urgent incident is offered as a
 * pre-emption, behind free ones unless it is five minutes sooner. A drone sees and does not handle, so it stands behind
 * every crew that comes by road. Who has no known way comes last and is never dropped for it. Ties go by callsign; the same inputs give the same answer in whatever order they come.
 */
export function recommend(
  need: Need,
  candidates: readonly Candidate[],
): { readonly ranked: readonly Recommended[]; readonly leftOut: readonly LeftOut[] } {
  const ranked: { entry: Recommended; weight: number }[] = [];
  const leftOut: LeftOut[] = [];
  for (const candidate of candidates) {
    const { unit } = candidate;
    const against = reasonAgainst(need, unit);
    if (against !== undefined) {
      const details: Readonly<Record<string, string>> =
        against === "BusyElsewhere" && unit.active !== undefined ? { number: unit.active.incidentNumber } : {};
      leftOut.push({ unit: unit.id, callsign: unit.callsign, reason: against, details });
      continue;
    }
    const entry = entryOf(need, candidate);
    const travel = entry.travelSeconds ?? unknownSeconds;
    const behind = entry.byAir && entry.travelSeconds !== null ? byAirSeconds : 0;
    ranked.push({ entry, weight: travel + behind + (entry.preempts === null ? 0 : preemptionSeconds) });
  }
  ranked.sort((a, b) => a.weight - b.weight || byCallsign(a.entry, b.entry));
  leftOut.sort(byCallsign);
  return { ranked: ranked.map(({ entry }) => entry), leftOut };
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
  const priority = need.priorityOf(unit.active.incident);
  // What is not known here may be more urgent.
  return priority !== undefined && priority > need.priority ? undefined : "BusyElsewhere";
}

function entryOf(need: Need, { unit, travelSeconds, byAir, positionAgeSeconds, isPlaced }: Candidate): Recommended {
  const { active } = unit;
  return {
    unit: unit.id,
    callsign: unit.callsign,
    status: unitStatus(unit),
    station: unit.station ?? null,
    crew: { count: unit.crew.length, sworn: unit.crew.filter(({ sworn }) => sworn).length },
    capabilities: unit.capabilities,
    travelSeconds: travelSeconds === undefined ? null : Math.round(travelSeconds),
    byAir,
    positionAgeSeconds: positionAgeSeconds === undefined ? null : Math.round(positionAgeSeconds),
    positionAssumed: isPlaced && positionAgeSeconds === undefined,
    preempts:
      active === undefined || isAvailable(unit)
        ? null
        : {
            incident: active.incident,
            number: active.incidentNumber,
            priority: need.priorityOf(active.incident) ?? 0,
          },
  };
}

function byCallsign(a: { readonly callsign: string; readonly unit: string }, b: typeof a): number {
  if (a.callsign !== b.callsign) return a.callsign < b.callsign ? -1 : 1;
  return a.unit < b.unit ? -1 : Number(a.unit > b.unit);
}
