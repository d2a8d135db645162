import { type Instant, instantOf, secondsBetween } from "../../ground/instant.ts";
import type { House } from "../../journal/server/room-server.ts";
import type { StreetsInUse } from "../../streets/server/streets-in-use.ts";
import type { Incident } from "../incident.ts";
import { isComing } from "../stage.ts";
import { flies } from "../status.ts";
import { type Placed, placedUnits, travelTimes } from "./placed-units.ts";

/** When a crew on its way will be there: one answer for everything that speaks of it. */
export interface Estimate {
  readonly assignment: string;
  readonly unit: string;
  readonly expectedAt: Instant;
  readonly computedAt: Instant;
  readonly by: "road" | "air";
  /** Of its position when it was computed; undefined: the place was assumed. */
  readonly positionAgeSeconds: number | undefined;
}

/**
 * The estimated arrivals of the units on their way to an incident. Everybody who asks within a few seconds gets the
 * same estimates.
 */
export interface Arrivals {
  /** Those without a known way are left out. `placed`: where units are, for whoever asks about many incidents. */
  of(incident: Incident, placed?: () => Promise<readonly Placed[]>): Promise<readonly Estimate[]>;
}

/** Below the beat of the watch over promises, so that each look of it computes anew. */
const freshMilliseconds = 4000;

interface Kept {
  readonly at: number;
  readonly question: string;
  readonly answer: Promise<readonly Estimate[]>;
}

export function arrivalsOf(house: House, streets: StreetsInUse): Arrivals {
  const kept = new Map<string, Kept>();

  async function compute(
    incident: Incident,
    now: Instant,
    placed: () => Promise<readonly Placed[]>,
  ): Promise<readonly Estimate[]> {
    const goal = incident.place.point;
    const coming = incident.assignments.filter(isComing);
    if (goal === undefined || coming.length === 0) return [];
    const units = (await placed()).filter(({ unit }) => coming.some((one) => one.unit === unit.id));
    const travel = await travelTimes(streets, units, goal);
    return coming.flatMap(({ id, unit }): readonly Estimate[] => {
      const at = units.findIndex((one) => one.unit.id === unit);
      const [found, seconds] = [units[at], travel?.seconds[at]];
      if (found === undefined || seconds === undefined) return [];
      const expectedAt = instantOf(Math.round(Date.parse(now) + seconds * 1000));
      const by = flies(found.unit) ? "air" : "road";
      return [{ assignment: id, unit, expectedAt, computedAt: now, by, positionAgeSeconds: found.ageSeconds }];
    });
  }

  return {
    of: (incident, placed = () => placedUnits(house)) => {
      const now = house.now();
      const at = now.getTime();
      for (const [id, one] of kept) if (Math.abs(at - one.at) >= freshMilliseconds) kept.delete(id);
      const crews = incident.assignments.filter(isComing).map(({ id }) => id);
      const question = JSON.stringify([incident.place.point, crews]);
      const before = kept.get(incident.id);
      if (before?.question === question) return before.answer;
      const answer = compute(incident, now.toISOString(), placed);
      kept.set(incident.id, { at, question, answer });
      // What failed is no answer for the next who asks.
      answer.catch(() => kept.delete(incident.id));
      return answer;
    },
  };
}

/** Seconds of the way still to go, now. */
export function secondsToGo({ expectedAt }: Estimate, now: Instant): number {
  return Math.max(0, secondsBetween(now, expectedAt));
}
