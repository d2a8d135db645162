import type { District } from "../district/district.ts";
import { isAvailable } from "./status.ts";
import type { Unit } from "./unit.ts";

/** A station as it may be ordered for an incident. */
export interface StationOffer {
  readonly station: string;
  /** It answers for the incident: by the responsibility matrix, or where that names no station, by its area. */
  readonly responsible: boolean;
  /** Crews that can be ordered now, and those not off duty. */
  readonly free: number;
  readonly onDuty: number;
  /** By road from the station; null while no way is known. */
  readonly travelSeconds: number | null;
}

/** A station's crews: how many can be ordered now, of how many on duty. */
export function crewsOf(station: string, units: readonly Unit[]): Pick<StationOffer, "free" | "onDuty"> {
  const own = units.filter((unit) => unit.station === station);
  return {
    free: own.filter(isAvailable).length,
    onDuty: own.filter(({ status, active }) => status !== "offDuty" || active !== undefined).length,
  };
}

/**
 * The stations that answer: of the parts the matrix names, those that are stations, in its order; where it names none, the
 * station in whose area the place lies.
 */
export function responsibleStations(
  owners: readonly string[],
  area: string | undefined,
  stations: District["stations"],
): readonly string[] {
  const named = owners.filter((owner) => stations[owner] !== undefined);
  if (named.length > 0) return named;
  return area === undefined || stations[area] === undefined ? [] : [area];
}

/** The stations that answer first, in their order, then the others by road, the soonest first; unknown ways last. */
export function offerStations(
  stations: District["stations"],
  responsible: readonly string[],
  units: readonly Unit[],
  travelSeconds: ReadonlyMap<string, number>,
): readonly StationOffer[] {
  const rank = (station: string) => {
    const at = responsible.indexOf(station);
    return at < 0 ? responsible.length : at;
  };
  return Object.keys(stations)
    .map((station): StationOffer => ({
      station,
      responsible: responsible.includes(station),
      ...crewsOf(station, units),
      travelSeconds: travelSeconds.get(station) ?? null,
    }))
    .toSorted(
      (a, b) =>
        rank(a.station) - rank(b.station) ||
        (a.travelSeconds ?? 1e9) - (b.travelSeconds ?? 1e9) ||
        (a.station < b.station ? -1 : 1),
    );
}
