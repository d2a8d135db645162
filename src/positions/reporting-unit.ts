import type { Giver } from "../ground/fact.ts";
import type { Instant } from "../ground/instant.ts";
import { refuse, type Refusal } from "../ground/refusal.ts";

/** What positions need to know of a unit. */
export interface ReportingUnit {
  readonly id: string;
  readonly kind: string;
  readonly onDuty: boolean;
  readonly station?: string;
  /** The incident it works on, and since when. */
  readonly incident?: { readonly id: string; readonly since: Instant };
}

/** The part of a unit's published state (`GET /units`, owned by dispatch) that is read here. */
interface PublishedUnit {
  readonly id: string;
  readonly kind: string;
  readonly status: string;
  readonly station?: string;
  readonly active?: { readonly incident: string; readonly orderedAt: Instant };
}

/** The unit of a published state; undefined for a unit nobody registered. A unit with an assignment is on duty. */
export function reportingUnit(state: unknown): ReportingUnit | undefined {
  if (typeof state !== "object" || state === null) return undefined;
  const { id, kind, status, station, active } = state as PublishedUnit;
  return {
    id,
    kind,
    onDuty: status !== "offDuty" || active !== undefined,
    ...(station === undefined ? {} : { station }),
    ...(active === undefined ? {} : { incident: { id: active.incident, since: active.orderedAt } }),
  };
}

/**
 * Whose positions a sender may report: a crew its own unit's, a station's gateway those of the station's units, the
 * administrator's anybody's. Refused: `UnitNotYours`, also for units that do not exist, so that asking tells nothing.
 */
export function judgeSender(
  by: Giver,
  named: string,
  unit: ReportingUnit | undefined,
): Refusal<"UnitNotYours"> | undefined {
  if (by.role === "importer") return undefined;
  if (by.role === "unit" && by.unit === named) return undefined;
  const { station } = unit ?? {};
  if (by.role === "station" && station !== undefined && station === by.station) return undefined;
  return refuse("UnitNotYours", { unit: named });
}
