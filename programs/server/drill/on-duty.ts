import type { Unit } from "../../../src/dispatch/unit.ts";
import type { Power } from "../../../src/duty/facts.ts";
import type { Person } from "../../../src/duty/person.ts";
import { standingOf } from "../../../src/duty/standing.ts";
import type { Giver } from "../../../src/ground/fact.ts";
import { instantOf } from "../../../src/ground/instant.ts";
import { shareOf } from "./share.ts";

/** Who of the synthetic people stands where, each as they may act; undefined: nobody does. */
export interface OnDuty {
  /** Whoever answered the call, while on post; else one of them, the same for the same key. */
  calltaker(key: string, answeredBy?: string): Giver | undefined;
  dispatcher(key: string): Giver | undefined;
  desk(station: string, key: string): Giver | undefined;
  /** A crew acts as its leader, or whoever of it is there. */
  crew(unit: string): Giver | undefined;
}

/** Reads it from people that the drill plays and the units they may be the crew of. */
export function onDutyOf(
  people: readonly Person[],
  units: readonly Pick<Unit, "id" | "crew">[],
  now: number,
  utcOffsetMinutes: number,
): OnDuty {
  const at = instantOf(now);
  const standing = people
    .filter(({ onPost }) => onPost !== undefined)
    .toSorted((a, b) => (a.id < b.id ? -1 : 1))
    .flatMap((person) => standingOf(person, at, utcOffsetMinutes) ?? [])
    .filter((giver) => giver.offPost !== true);
  const as = (role: Power["role"]) => standing.filter((giver) => giver.role === role);
  const [calltakers, dispatchers, desks, crews] = [as("calltaker"), as("dispatcher"), as("station"), as("unit")];
  const crewOf = new Map(units.map(({ id, crew }) => [id, crew]));
  const leaders = new Map<string, Giver>();
  for (const giver of crews) {
    const { unit = "" } = giver;
    const place = ({ officer }: Giver) => {
      const found = crewOf.get(unit)?.findIndex(({ badge }) => badge === officer) ?? -1;
      return found < 0 ? Infinity : found;
    };
    const first = leaders.get(unit);
    if (first === undefined || place(giver) < place(first)) leaders.set(unit, giver);
  }
  const oneOf = (givers: readonly Giver[], key: string) => givers[Math.floor(shareOf(`${key} who`) * givers.length)];
  return {
    calltaker: (key, answeredBy) => calltakers.find(({ officer }) => officer === answeredBy) ?? oneOf(calltakers, key),
    dispatcher: (key) => oneOf(dispatchers, key),
    desk: (station, key) =>
      oneOf(
        desks.filter((giver) => giver.station === station),
        key,
      ),
    crew: (unit) => leaders.get(unit),
  };
}
