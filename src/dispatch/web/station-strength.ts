import { isAvailable, unitStatus } from "../status.ts";
import type { Unit } from "../unit.ts";

/** How the address names the crews that belong to no station. */
export const ofNoStation = "none";

export function isOfCrews({ station }: Pick<Unit, "station">, crews: string | undefined): boolean {
  return crews === undefined || (station ?? ofNoStation) === crews;
}

/** How many crews of a station there are, by what they can do now. */
export interface StationStrength {
  /** A station's id, or `ofNoStation`. */
  readonly station: string;
  readonly all: number;
  /** On standby, on patrol or returning: they can be ordered. */
  readonly free: number;
  /** With an assignment, or engaged (a prisoner, a case). */
  readonly atWork: number;
  /** On duty and not to be had: out of service, or no contact. */
  readonly away: number;
  readonly off: number;
  /** On duty with fewer of the crew signed on than belong to it. */
  readonly short: number;
  /** On duty and nobody of it signed on by himself: whether it is whole is not known. */
  readonly unsaid: number;
}

const away: ReadonlySet<string> = new Set(["outOfService", "noContact"]);

/** By station in the order of their ids, those of no station last. */
export function strengthOf(units: readonly Unit[]): readonly StationStrength[] {
  const stations = Map.groupBy(units, ({ station }) => station ?? ofNoStation);
  return [...stations]
    .map(([station, own]) => {
      const count = (is: (unit: Unit) => boolean) => own.filter(is).length;
      return {
        ...{ station, all: own.length },
        free: count(isAvailable),
        off: count(isOff),
        away: count((unit) => away.has(unitStatus(unit))),
        atWork: count((unit) => !isAvailable(unit) && !isOff(unit) && !away.has(unitStatus(unit))),
        short: count((unit) => !isOff(unit) && crewOf(unit) === "short"),
        unsaid: count((unit) => !isOff(unit) && crewOf(unit) === "unsaid"),
      };
    })
    .toSorted((a, b) => rank(a) - rank(b) || (a.station < b.station ? -1 : 1));
}

function rank({ station }: StationStrength): number {
  return station === ofNoStation ? 1 : 0;
}

function isOff(unit: Unit): boolean {
  return unitStatus(unit) === "offDuty";
}

/** Whether everybody of the crew has signed on. Of a crew of which nobody did it is not known: its desk set it on duty. */
function crewOf({ crew, onPost = [] }: Unit): "whole" | "short" | "unsaid" {
  if (onPost.length === 0 || crew.length === 0) return "unsaid";
  return crew.every(({ badge }) => onPost.includes(badge)) ? "whole" : "short";
}

/** The sums of all stations. */
export function wholeStrength(stations: readonly StationStrength[]): Omit<StationStrength, "station"> {
  const none = { all: 0, free: 0, atWork: 0, away: 0, off: 0, short: 0, unsaid: 0 };
  return stations.reduce(
    (sum, one) => ({
      all: sum.all + one.all,
      free: sum.free + one.free,
      atWork: sum.atWork + one.atWork,
      away: sum.away + one.away,
      off: sum.off + one.off,
      short: sum.short + one.short,
      unsaid: sum.unsaid + one.unsaid,
    }),
    none,
  );
}
