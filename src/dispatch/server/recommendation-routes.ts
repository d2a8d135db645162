import { readIn, statesIn } from "../../ground/fold.ts";
import type { FastifyInstance } from "fastify";
import { z } from "zod";
import { districtView, unnamedDistrict } from "../../district/district.ts";
import { districtStream, runCardsStream } from "../../district/facts.ts";
import { noRunCards, type RunCard, runCardCase, runCardFor, runCardsView } from "../../district/run-card.ts";
import { type Instant, instantSchema } from "../../ground/instant.ts";
import { fill } from "../../ground/sentence.ts";

import { incidentView } from "../incident-view.ts";
import { queryOf } from "../../journal/server/query.ts";
import type { House } from "../../journal/server/room-server.ts";
import { stateInSight } from "../../journal/server/stream-card.ts";
import type { StreetsInUse } from "../../streets/server/streets-in-use.ts";
import { reachAnswer, reachOf, unlessNoRoads } from "../../streets/server/streets-routes.ts";
import { incidentStream } from "../facts.ts";
import type { Incident } from "../incident.ts";
import { reachReaders } from "../sight.ts";
import {
  type Candidate,
  handicapSeconds,
  leftOutReasons,
  type Need,
  type Recommended,
  recommend,
} from "../recommendation.ts";
import { isActive, isComing } from "../stage.ts";
import { flies, isAvailable } from "../status.ts";
import { areEnough, firstLookedAt, nearerThan, whoShouldGo } from "../who-should-go.ts";
import { type Arrivals, secondsToGo } from "./arrivals.ts";
import { type Placed, placedUnits, travelTimes } from "./placed-units.ts";

/** For how many of the soonest units the answer says which roads their leaving uncovers. */
const mostUncovered = 5;
const uncoveredMinutes = 3;

const recommendationQuery = z.strictObject({
  /** How many of the units that can go are named; of those that cannot, only nearer ones. */
  most: z.coerce.number().int().min(1).max(1000).optional(),
  /** `false`: what sending each uncovers is not worked out, which takes longest. */
  uncovers: z.enum(["true", "false"]).default("true"),
});

const streetsCondition = z.enum(["none", "loading", "ready", "missing"]);

const answer = z.strictObject({
  incident: z.string(),
  streets: streetsCondition,
  /** What is missing for a full answer: `streets`, `place`, `offRoad`, `positions`. */
  unknown: z.array(z.enum(["streets", "place", "offRoad", "positions"])),
  runCard: z.looseObject({ card: z.string(), places: z.array(z.looseObject({ line: z.number() })) }).nullable(),
  /**
   * The units to order now: with a run card, one free unit for each open place that a free unit can fill; without a
   * card, the first free unit. A place that only a unit with other work could fill names that unit as `suggested`
   * instead. Empty while the incident has no point on the map.
   */
  recommended: z.array(z.string()),
  ranked: z.array(z.looseObject({ unit: z.string(), travelSeconds: z.number().nullable() })),
  leftOut: z.array(z.looseObject({ unit: z.string(), reason: z.string(), zh: z.string(), en: z.string() })),
});

const arrivalsAnswer = z.strictObject({
  incident: z.string(),
  streets: streetsCondition,
  arrivals: z.array(
    z.strictObject({
      assignment: z.string(),
      unit: z.string(),
      /** Of the way still to go now; null: no known way. The crew is expected at `expectedAt`, as computed at `computedAt`. */
      seconds: z.number().nullable(),
      expectedAt: instantSchema.nullable(),
      computedAt: instantSchema.nullable(),
      by: z.enum(["road", "air"]).nullable(),
      /** When it was computed. */
      positionAgeSeconds: z.number().nullable(),
    }),
  ),
});

interface Parts {
  readonly streets: StreetsInUse;
  readonly arrivals: Arrivals;
}

/** Who can be there soonest, by road, and why. Dispatch goes on whatever is missing: the answer says what it does not know. */
export function recommendationRoutes(app: FastifyInstance, house: House, parts: Parts): void {
  const { streets, arrivals } = parts;
  app.get<{ Params: { id: string } }>(
    "/incidents/:id/recommendation",
    {
      config: {
        scope: "incidents",
        unrecorded: "of crews; the card is on record",
        sighted: true,
        roles: reachReaders,
        title: { zh: "派警推荐及理由", en: "Who can go, the soonest first, and who cannot, with reasons" },
        refuses: ["NothingThere"],
        query: recommendationQuery,
        answer,
      },
    },
    async (request) => {
      const asked = queryOf(recommendationQuery, request.query);
      const incident = await stateInSight(house, request, incidentView, incidentStream(request.params.id));
      const giver = house.giverOf(request);
      const placed = await placedUnits(house, (stream, unit) => house.maySee(giver, stream, unit));
      return recommendationFor(house, parts, incident, placed, asked);
    },
  );

  app.get<{ Params: { id: string } }>(
    "/incidents/:id/arrivals",
    {
      config: {
        scope: "incidents",
        unrecorded: "of crews; the card is on record",
        sighted: true,
        roles: [...reachReaders, "unit"],
        title: { zh: "在途单元预计到场", en: "When those on their way will be there" },
        refuses: ["NothingThere"],
        answer: arrivalsAnswer,
      },
    },
    async (request) => {
      const incident = await stateInSight(house, request, incidentView, incidentStream(request.params.id));
      const estimates = await arrivals.of(incident);
      const now = house.now().toISOString();
      return {
        incident: incident.id,
        streets: streets.condition(),
        arrivals: incident.assignments.filter(isComing).map(({ id, unit }) => {
          const found = estimates.find(({ assignment }) => assignment === id);
          const age = found?.positionAgeSeconds;
          return {
            assignment: id,
            unit,
            seconds: found === undefined ? null : Math.round(secondsToGo(found, now)),
            expectedAt: found?.expectedAt ?? null,
            computedAt: found?.computedAt ?? null,
            by: found?.by ?? null,
            positionAgeSeconds: age === undefined ? null : Math.round(age),
          };
        }),
      };
    },
  );

  const availableQuery = z.strictObject({ lines: z.enum(["true", "false"]).default("true") });
  app.get(
    "/units/reach",
    {
      config: {
        scope: "units",
        unrecorded: "of crews",
        sighted: true,
        roles: reachReaders,
        title: { zh: "当前可派单元 1、3、5 分钟可达", en: "What the units available now reach in 1, 3 and 5 minutes" },
        query: availableQuery,
        answer: reachAnswer,
      },
    },
    async (request) => {
      const { lines } = queryOf(availableQuery, request.query);
      const placed = await placedUnits(house, (stream, unit) => house.maySee(house.giverOf(request), stream, unit));
      const origins = placed
        .filter(({ unit }) => isAvailable(unit) && !flies(unit))
        .flatMap(({ point }) => (point === undefined ? [] : [point]));
      return reachOf(streets, origins, [1, 3, 5], lines === "true");
    },
  );
}

/** The answer for one incident, of the units in sight. */
async function recommendationFor(
  house: House,
  { streets, arrivals }: Parts,
  incident: Incident,
  placed: readonly Placed[],
  { most, uncovers }: z.output<typeof recommendationQuery>,
) {
  const goal = incident.place.point;
  const now = house.now().toISOString();
  const card = await cardFor(house, incident, now);
  const coming = new Map((await arrivals.of(incident)).map((one) => [one.unit, one] as const));
  const need = await needOf(house, incident, card, now);
  const rank = async (first?: number) => {
    const handicaps = placed.map(({ unit }) => handicapSeconds(need, unit));
    const only = first === undefined ? undefined : { count: first, handicaps };
    const travel = goal === undefined ? undefined : await travelTimes(streets, placed, goal, only);
    const candidates = placed.map(({ unit, point, ageSeconds }, index): Candidate => {
      // Who is on the way is expected when the card says, not by another reckoning.
      const estimate = coming.get(unit.id);
      return {
        unit,
        travelSeconds: (estimate === undefined ? undefined : secondsToGo(estimate, now)) ?? travel?.seconds[index],
        byAir: flies(unit),
        positionAgeSeconds: ageSeconds,
        isPlaced: point !== undefined,
      };
    });
    return { travel, ...recommend(need, candidates, first) };
  };
  let found = await rank(firstLookedAt(card, most));
  if (!areEnough(found.ranked, most)) found = await rank();
  const { travel, ranked, leftOut } = found;
  const units = placed.map(({ unit }) => unit);
  const { recommended, places } = whoShouldGo(incident, card, units, ranked);
  const uncovered = uncovers === "true" ? await uncoveredBy(streets, placed, ranked) : new Map<string, number>();
  const told = most === undefined ? leftOut : nearerThan(ranked[most - 1], leftOut);
  return {
    incident: incident.id,
    streets: streets.condition(),
    unknown: [
      ...(travel === undefined && goal !== undefined ? (["streets"] as const) : []),
      ...(goal === undefined ? (["place"] as const) : []),
      ...(travel?.isOffRoad === true ? (["offRoad"] as const) : []),
      ...(placed.every(({ ageSeconds }) => ageSeconds === undefined) ? (["positions"] as const) : []),
    ],
    runCard: card === undefined ? null : { ...card, ...card.name, places },
    recommended,
    ranked: ranked.slice(0, most).map((entry) => ({ ...entry, uncoversKilometres: uncovered.get(entry.unit) ?? null })),
    leftOut: told.map((entry) => ({ ...entry, ...fill(leftOutReasons[entry.reason], entry.details) })),
  };
}

async function needOf(house: House, incident: Incident, card: RunCard | undefined, now: Instant): Promise<Need> {
  const priorities = await openPriorities(house);
  return {
    incident: incident.id,
    priority: incident.priority,
    enforcement: incident.enforcement,
    hasLead: incident.assignments.some((assignment) => isActive(assignment) && assignment.role === "lead"),
    priorityOf: (id) => priorities.get(id),
    now,
    station: incident.liesIn?.station,
    card,
  };
}

async function cardFor(house: House, incident: Incident, now: string): Promise<RunCard | undefined> {
  const read = readIn(await house.journal.states([districtStream, runCardsStream]));
  const district = read(districtView, districtStream) ?? unnamedDistrict;
  const cards = read(runCardsView, runCardsStream) ?? noRunCards;
  return runCardFor(cards, runCardCase(incident, now, district.zone));
}

async function openPriorities(house: House): Promise<ReadonlyMap<string, number>> {
  const open = statesIn(incidentView, await house.journal.current(["incident"]));
  return new Map(open.map(([, { id, priority }]) => [id, priority]));
}

/** Kilometres of road that nobody available would reach in three minutes if this unit went, for the soonest few. */
async function uncoveredBy(
  streets: StreetsInUse,
  placed: readonly Placed[],
  ranked: readonly Recommended[],
): Promise<ReadonlyMap<string, number>> {
  const standing = placed.flatMap(({ unit, point }) =>
    isAvailable(unit) && !flies(unit) && point !== undefined ? [{ id: unit.id, point }] : [],
  );
  const asked = ranked
    .slice(0, mostUncovered)
    .map(({ unit }) => ({ unit, at: standing.findIndex(({ id }) => id === unit) }))
    .filter(({ at }) => at >= 0);
  const found = await unlessNoRoads(
    streets.router.ask("uncovered", {
      origins: Float64Array.from(standing.flatMap(({ point }) => point)),
      each: asked.map(({ at }) => at),
      minutes: uncoveredMinutes,
    }),
  );
  return new Map(asked.map(({ unit }, index) => [unit, Math.round((found?.lost[index] ?? 0) / 100) / 10]));
}
