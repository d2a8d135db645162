import type { Giver } from "../ground/fact.ts";
import { refuse, type Refusal } from "../ground/refusal.ts";
import type { Reporting } from "../ground/room.ts";

/**
 * Whose positions a sender may report: a crew its own unit's, a station's gateway those of the station's units, the
 * administrator's anybody's. Refused: `UnitNotYours`, also for units that do not exist, so that asking tells nothing.
 */
export function judgeSender(
  by: Giver,
  named: string,
  unit: Reporting | undefined,
): Refusal<"UnitNotYours"> | undefined {
  if (by.role === "importer") return undefined;
  if (by.role === "unit" && by.unit === named) return undefined;
  const { station } = unit ?? {};
  if (by.role === "station" && station !== undefined && station === by.station) return undefined;
  return refuse("UnitNotYours", { unit: named });
}
