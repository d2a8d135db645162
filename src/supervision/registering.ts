import type { District } from "../district/district.ts";
import type { Fact } from "../ground/fact.ts";
import type { Instant } from "../ground/instant.ts";
import type { CodeNames } from "../ground/sentence.ts";
import type { Extension } from "../statute/extension.ts";
import { type Law, type Running, runningOf } from "./complaint-clock.ts";
import type { Clock, Telling } from "./complaint.ts";
import type { caseTracks, receiptWays, RegisteringFact } from "./registering-facts.ts";

export type CaseTrack = (typeof caseTracks)[number];

interface Act {
  readonly at: Instant;
  readonly by: string;
}

/** How far an incident is registered as a case, as its facts tell it. */
export interface Registering {
  readonly incident: string;
  readonly number: string;
  readonly reportedAt: Instant;
  /** Everybody who ever had it. */
  readonly stations: readonly string[];
  readonly departments: readonly string[];
  readonly units: readonly string[];
  readonly receipts: readonly (Act & { readonly receipt: string; readonly how: (typeof receiptWays)[number] })[];
  readonly track?: CaseTrack;
  readonly decideBy?: Clock;
  /** When a receipt was due that nobody had given. */
  readonly receiptBy?: Instant;
  /** It was open for so long that nobody is asked any more. */
  readonly lapsed?: true;
  readonly extensions: readonly (Act & { readonly track: CaseTrack; readonly rung: string; readonly office: string })[];
  /** The last one counts. */
  readonly decision?: Act & { readonly accepted: boolean; readonly track: CaseTrack; readonly reason?: string };
  readonly tellBy?: Clock;
  /** That the last decision was told. */
  readonly told?: Act & { readonly how: Telling };
}

const union = (one: readonly string[], other: readonly string[]) => [...new Set([...one, ...other])];

function begun(
  state: Registering | null,
  data: Pick<Registering, "incident" | "number" | "reportedAt" | "stations" | "departments" | "units">,
): Registering {
  const { incident, number, reportedAt, stations, departments, units } = data;
  const empty = { incident, number, reportedAt, stations, departments, units, receipts: [], extensions: [] };
  // Where somebody acts, those who have it are asked for the rest again.
  const { lapsed: _, ...before }: Registering = state ?? empty;
  return {
    ...before,
    stations: union(before.stations, stations),
    departments: union(before.departments, departments),
    units: union(before.units, units),
  };
}

/** Total: facts that do not fit are passed over. */
export function evolveRegistering(state: Registering | null, told: Fact): Registering | null {
  const fact = told as RegisteringFact;
  const act = { at: fact.occurredAt, by: fact.by.officer };
  switch (fact.type) {
    case "ReceiptGiven": {
      const { receipt, how, track, decideBy } = fact.data;
      const now = begun(state, fact.data);
      return {
        ...now,
        receipts: [...now.receipts, { ...act, receipt, how }],
        // A further receipt changes nothing of how it is looked at.
        ...(now.track === undefined ? { track, ...(decideBy === undefined ? {} : { decideBy }) } : {}),
      };
    }
    case "ReviewExtended": {
      const { track, rung, office, decideBy } = fact.data;
      const now = begun(state, fact.data);
      return { ...now, track, decideBy, extensions: [...now.extensions, { ...act, track, rung, office }] };
    }
    case "CaseDecided": {
      const { track, accepted, reason, tellBy } = fact.data;
      const { told: _t, tellBy: _b, ...now } = begun(state, fact.data);
      return {
        ...now,
        ...(tellBy === undefined ? {} : { tellBy }),
        track,
        decision: { ...act, accepted, track, ...(reason === undefined ? {} : { reason }) },
      };
    }
    case "ReceiptExpected": {
      if (state !== null) return state;
      const { receiptBy, decideBy } = fact.data;
      return { ...begun(null, fact.data), receiptBy, ...(decideBy === undefined ? {} : { decideBy }) };
    }
    case "RegisteringLapsed":
      return state === null ? null : { ...state, lapsed: true };
    case "DecisionTold":
      return state === null ? null : { ...state, told: { ...act, how: fact.data.told } };
    default:
      return state;
  }
}

/** Whether whoever reports something of this type gets a receipt: where it may become a case. A setting of the type. */
export function needsReceipt({ types }: Pick<District, "types">, type: string): boolean {
  return types[type]?.enforcement ?? false;
}

/** What of the chain is missing. */
export const registeringGaps = ["noReceipt", "undecided", "untold"] as const;

export type RegisteringGap = (typeof registeringGaps)[number];

export const registeringGapNames: CodeNames<typeof registeringGaps> = {
  noReceipt: { zh: "未出具受案回执", en: "No receipt" },
  undecided: { zh: "未作受（立）案决定", en: "Not decided" },
  untold: { zh: "未告知报案人", en: "Not told" },
};

/** As much of a chain as its gaps follow from. */
interface Known {
  readonly receipts: readonly unknown[];
  readonly decision?: unknown;
  readonly told?: unknown;
}

/** The gaps of a chain, in its order; `null`: nothing of it has happened. */
export function gapsOf(state: Known | null): readonly RegisteringGap[] {
  const { receipts = [], decision, told } = state ?? {};
  return [
    ...(receipts.length === 0 ? (["noReceipt"] as const) : []),
    ...(decision === undefined ? (["undecided"] as const) : []),
    ...(decision !== undefined && told === undefined ? (["untold"] as const) : []),
  ];
}

/** The limit within which a case is decided, by its procedure. */
export const decideLimits = { administrative: "caseReview", criminal: "criminalReview" } as const satisfies Record<
  CaseTrack,
  string
>;

/** Extensions of one procedure's limit, as `statute` counts them. */
export function extensionsIn(state: Pick<Registering, "extensions"> | null, track: CaseTrack): readonly Extension[] {
  return (state?.extensions ?? [])
    .filter((one) => one.track === track)
    .map(({ rung, at, office }) => ({ rung, at, by: office }));
}

/** By when it is to be decided; of what has no receipt, as an administrative case, whose limit is the shorter one. */
export function decidingOf(
  law: Law,
  reportedAt: Instant,
  track: CaseTrack = "administrative",
  extensions: readonly Extension[] = [],
): Running | undefined {
  return runningOf(law, decideLimits[track], reportedAt, extensions);
}

/** By when it is to be told: the law has a limit where a criminal case is not filed. */
export function tellingOf(
  law: Law,
  decision: Pick<NonNullable<Registering["decision"]>, "accepted" | "track" | "at">,
): Running | undefined {
  return decision.accepted || decision.track !== "criminal" ? undefined : runningOf(law, "refusalSent", decision.at);
}
