import type { Unit } from "../../src/dispatch/unit.ts";
import type { Person } from "../../src/access/person.ts";
import { standingOf } from "../../src/access/standing.ts";
import type { Giver } from "../../src/ground/fact.ts";
import { instantOf } from "../../src/ground/instant.ts";
import { shareOf } from "./share.ts";

/** Who of the synthetic people stands where, each as they may act; undefined: nobody does. */
export interface OnDuty {
  /**
   * The person who answered the call, while on post; otherwise a person on post, chosen by the key (the same key gives
   * the same person).
   */
  calltaker(key: string, answeredBy?: string): Giver | undefined;
  dispatcher(key: string): Giver | undefined;
  commander(): Giver | undefined;
  leader(): Giver | undefined;
  desk(station: string, key: string): Giver | undefined;
  department(id: string, key: string): Giver | undefined;
  /** Supervision has no post: one of its people, there or not. */
  supervisor(key: string): Giver | undefined;
  /** Somebody by badge, while on post. */
  member(badge: string): Giver | undefined;
  /** A crew acts as its leader, or whoever of it is there. */
  crew(unit: string): Giver | undefined;
}

interface Place {
  readonly role: string;
  readonly station?: string | undefined;
  readonly unit?: string | undefined;
  readonly department?: string | undefined;
}

/** Reads it from people that the drill plays and the units they may be the crew of. Whom nobody asks for costs little. */
export function onDutyOf(
  people: readonly Person[],
  units: readonly Pick<Unit, "id" | "crew">[],
  now: number,
  zone: string,
): OnDuty {
  const at = instantOf(now);
  const posted = people.filter(({ onPost }) => onPost !== undefined).toSorted((a, b) => (a.id < b.id ? -1 : 1));

  /** Those who stand where `isThere` says, as they may act; a power may have run out meanwhile. */
  function standing(isThere: (place: Place) => boolean): readonly Giver[] {
    return posted
      .filter(({ onPost }) => onPost !== undefined && isThere(onPost.power))
      .flatMap((person) => standingOf(person, at, zone) ?? [])
      .filter(
        ({ offPost, role, unit, station, department }) =>
          offPost !== true && isThere({ role, unit, station, department }),
      );
  }

  const seats = new Map<string, readonly Giver[]>();
  function seated(as: string): readonly Giver[] {
    const all = seats.get(as) ?? standing(({ role }) => role === as);
    seats.set(as, all);
    return all;
  }

  return {
    calltaker: (key, answeredBy) => {
      const all = seated("calltaker");
      return all.find(({ officer }) => officer === answeredBy) ?? oneOf(all, key);
    },
    dispatcher: (key) => oneOf(seated("dispatcher"), key),
    commander: () => seated("dutyCommander")[0],
    leader: () => seated("shiftLeader")[0],
    department: (id, key) =>
      oneOf(
        standing(({ role, department }) => role === "department" && department === id),
        key,
      ),
    supervisor: (key) =>
      oneOf(
        people
          .filter(({ onPost, powers }) => onPost === undefined && powers.some(({ role }) => role === "supervisor"))
          .flatMap((person) => standingOf(person, at, zone) ?? [])
          .filter(({ role, offPost }) => role === "supervisor" && offPost !== true),
        key,
      ),
    member: (badge) => {
      const person = posted.find(({ id }) => id === badge);
      const giver = person === undefined ? undefined : standingOf(person, at, zone);
      return giver?.offPost === true ? undefined : giver;
    },
    desk: (id, key) =>
      oneOf(
        standing(({ role, station }) => role === "station" && station === id),
        key,
      ),
    crew: (id) => {
      const own = standing(({ role, unit }) => role === "unit" && unit === id);
      const { crew = [] } = units.find((unit) => unit.id === id) ?? {};
      return crew.flatMap(({ badge }) => own.filter(({ officer }) => officer === badge))[0] ?? own[0];
    },
  };
}

/** One of them, the same for the same key while the same are there. */
function oneOf(givers: readonly Giver[], key: string): Giver | undefined {
  return givers[Math.floor(shareOf(`${key} who`) * givers.length)];
}
