import type pg from "pg";
import { districtView, unnamedDistrict } from "../../district/district.ts";
import { districtStream } from "../../district/facts.ts";
import { millis, secondsBetween } from "../../ground/instant.ts";
import type { Point } from "../../ground/point.ts";
import type { House } from "../../journal/server/room-server.ts";
import type { Trip } from "../fit-speeds.ts";
import { type RecordedWay, waysReader, type WaysRead } from "../recorded-ways.ts";
import { localHour } from "../speeds-now.ts";
import type { Router } from "./router.ts";
import { dayOf } from "../../ground/zone.ts";

/** How many of the newest assignments are used: roads change, and each way costs a search of the streets. */
export const mostWays = 10_000;
const factsAtOnce = 1000;
const waysAtOnce = 500;
/** A unit that works on an incident leaves a sample each ten seconds. */
const startWithinSeconds = 30;

export const fitSteps = ["log", "starts", "roads"] as const;
export type FitStep = (typeof fitSteps)[number];

export interface TripsRead {
  readonly trips: readonly Trip[];
  /** How many assignments were used; `left` counts the others by what was missing. */
  readonly assignments: number;
  readonly left: WaysRead["left"] & {
    /** Neither a recorded position when it set out nor a post it stood at. */
    readonly start: number;
    /** No way by road between the two. */
    readonly road: number;
  };
  /** From where trips are taken to have begun. */
  readonly starts: { readonly track: number; readonly post: number };
  /** The district is a drill: no figure of it counts as real. */
  readonly drill: boolean;
}

/**
 * Reads the ways to incidents from the log. A way begins where the unit's track of that incident has it as it set out, or
 * else at the post it stood by, and takes from en route to on scene. The trips that leave this function say nothing of who
 * drove them or where. Throws `NoRoads`.
 */
export async function readTrips(
  { journal, state, pool, router }: Pick<House, "journal" | "state" | "pool"> & { readonly router: Router },
  progress: (step: FitStep, done: number, of: number) => void,
): Promise<TripsRead> {
  const { stations, zone, drill } = (await state(districtView, districtStream)) ?? unnamedDistrict;
  const reader = waysReader((station) => stations[station]?.point, mostWays);
  const head = journal.head();
  for (let after = 0; after < head;) {
    const facts = await journal.facts(after, factsAtOnce);
    for (const fact of facts) reader.take(fact);
    after = facts.at(-1)?.n ?? head;
    progress("log", after, head);
  }
  const { ways, assignments, left: unread } = reader.read();
  const starts = await startsOf(pool, ways, progress);

  const left = { ...unread, start: 0, road: 0 };
  const from = { track: 0, post: 0 };
  const trips: Trip[] = [];
  for (const [at, way] of ways.entries()) {
    progress("roads", at, ways.length);
    const start = starts[at] ?? way.post;
    if (start === undefined) {
      left.start += 1;
      continue;
    }
    // One after another: a dispatcher's question to the router waits for one of these at the most.
    const route = await router.ask("route", { start, goal: way.goal, asMapped: true });
    if (route === null) {
      left.road += 1;
      continue;
    }
    from[starts[at] === undefined ? "post" : "track"] += 1;
    trips.push({
      secondsByClass: route.freeMillisByClass.map((each) => each / 1000),
      walkSeconds: route.walkMillis / 1000,
      tookSeconds: secondsBetween(way.enRouteAt, way.onSceneAt),
      hour: localHour(millis(way.enRouteAt), zone),
      day: dayOf(way.enRouteAt, zone),
    });
  }
  return { trips, assignments, left, starts: from, drill };
}

/*
 * Samples are found by incident, as the index has them and as SCOPE wants them opened; a unit is only told from others at
 * the same incident.
 */
const startsSql = `
  SELECT DISTINCT ON (way.place) way.place::int, sample.lon, sample.lat
  FROM unnest($1::text[], $2::text[], $3::timestamptz[]) WITH ORDINALITY AS way (incident, unit, at, place)
  JOIN positions.sample ON sample.incident = way.incident AND sample.unit = way.unit
    AND sample.at BETWEEN way.at - $4 * interval '1 second' AND way.at + $4 * interval '1 second'
  ORDER BY way.place, abs(extract(epoch FROM sample.at - way.at)), sample.at`;

/** Where each way began as its track has it, in the ways' order. */
async function startsOf(
  pool: pg.Pool,
  ways: readonly RecordedWay[],
  progress: (step: FitStep, done: number, of: number) => void,
): Promise<readonly (Point | undefined)[]> {
  const starts = ways.map((): Point | undefined => undefined);
  for (let first = 0; first < ways.length; first += waysAtOnce) {
    const some = ways.slice(first, first + waysAtOnce);
    const { rows } = await pool.query<{ place: number; lon: number; lat: number }>(startsSql, [
      some.map(({ incident }) => incident),
      some.map(({ unit }) => unit),
      some.map(({ enRouteAt }) => enRouteAt),
      startWithinSeconds,
    ]);
    for (const { place, lon, lat } of rows) starts[first + place - 1] = [lon, lat];
    progress("starts", first + some.length, ways.length);
  }
  return starts;
}
