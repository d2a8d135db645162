import { readIn } from "../../journal/fold.ts";
import type { FastifyInstance } from "fastify";
import { z } from "zod";
import { districtView, unnamedDistrict } from "../../district/district.ts";
import { districtStream, runCardsStream } from "../../district/facts.ts";
import {
  type CardPlace,
  noRunCards,
  placesOf,
  type RunCard,
  runCardCase,
  runCardFor,
  runCardsView,
} from "../../district/run-card.ts";
import { instantSchema } from "../../ground/instant.ts";
import { fill } from "../../ground/sentence.ts";
import { ownState } from "../../journal/rulebook.ts";
import { queryOf } from "../../journal/server/query.ts";
import type { House } from "../../journal/server/room-server.ts";
import { stateInSight } from "../../journal/server/stream-card.ts";
import type { StreetsDesk } from "../../streets/server/streets-desk.ts";
import { reachAnswer, reachOf, unlessNoRoads } from "../../streets/server/streets-routes.ts";
import { incidentStream } from "../facts.ts";
import type { Incident } from "../incident.ts";
import {
  type Candidate,
  handicapSeconds,
  type LeftOut,
  leftOutReasons,
  type Need,
  type Recommended,
  recommend,
} from "../recommendation.ts";
import { isActive, isComing } from "../stage.ts";
import { flies, isAvailable } from "../status.ts";
import type { Unit } from "../unit.ts";
import { type Arrivals, type Estimate, secondsToGo } from "./arrivals.ts";
import { type Placed, placedUnits, travelTimes } from "./placed-units.ts";

const readers = ["importer", "dispatcher", "calltaker", "station", "reader"] as const;
/** For so many of the soonest it is worked out what their leaving uncovers. */
const mostUncovered = 5;
const uncoveredMinutes = 3;

const recommendationQuery = z.strictObject({
  /** Only so many of those who can go, and of those who cannot only the nearer. */
  most: z.coerce.number().int().min(1).max(1000).optional(),
  /** `false`: what sending each uncovers is not worked out, which takes longest. */
  uncovers: z.enum(["true", "false"]).default("true"),
});

const streetsCondition = z.enum(["none", "loading", "ready", "missing"]);

const answer = z.strictObject({
  incident: z.string(),
  streets: streetsCondition,
  /** What is not known: `streets`, `place`, `offRoad`, `positions`. */
  unknown: z.array(z.enum(["streets", "place", "offRoad", "positions"])),
  runCard: z.looseObject({ card: z.string(), places: z.array(z.looseObject({ line: z.number() })) }).nullable(),
  /**
   * Who should go and can be ordered now: one for each open place on the run card that somebody free can fill, or without
   * a card the first who is free. A place that only a unit at other work could fill names it as `suggested` and is not here.
   * Empty while the incident has no point on the map.
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

/** Who can be there soonest, by road, and why. Dispatch goes on whatever is missing: the answer says what it does not know. */
export function recommendationRoutes(
  app: FastifyInstance,
  house: House,
  { streets, arrivals }: { readonly streets: StreetsDesk; readonly arrivals: Arrivals },
): void {
  app.get<{ Params: { id: string } }>(
    "/incidents/:id/recommendation",
    {
      config: {
        scope: "incidents",
        sighted: true,
        roles: readers,
        title: { zh: "派警推荐及理由", en: "Who can go, the soonest first, and who cannot, with reasons" },
        query: recommendationQuery,
        answer,
      },
    },
    async (request) => {
      const { most, uncovers } = queryOf(recommendationQuery, request.query);
      const incident = await stateInSight<Incident>(house, request, incidentStream(request.params.id));
      const giver = house.giverOf(request);
      const placed = await placedUnits(house, (stream, unit) => house.maySee(giver, stream, unit));
      const goal = incident.place.point;
      const now = house.now().toISOString();
      const card = await cardFor(house, incident, now);
      const coming = new Map((await arrivals.of(incident)).map((one) => [one.unit, one] as const));
      const priorities = await openPriorities(house);
      const need: Need = {
        incident: incident.id,
        priority: incident.priority,
        enforcement: incident.enforcement,
        hasLead: incident.assignments.some((assignment) => isActive(assignment) && assignment.role === "lead"),
        priorityOf: (id) => priorities.get(id),
        now,
        station: incident.liesIn?.station,
        card,
      };
      // Who is on the way is expected when the card says, not by another reckoning.
      const secondsOf = (one: Estimate | undefined) => (one === undefined ? undefined : secondsToGo(one, now));
      const rank = async (first?: number) => {
        const travel =
          goal === undefined
            ? undefined
            : await travelTimes(
                streets,
                placed,
                goal,
                first === undefined
                  ? undefined
                  : { count: first, handicaps: placed.map(({ unit }) => handicapSeconds(need, unit)) },
              );
        const candidates = placed.map(({ unit, point, ageSeconds }, index): Candidate => ({
          unit,
          travelSeconds: secondsOf(coming.get(unit.id)) ?? travel?.seconds[index],
          byAir: flies(unit),
          positionAgeSeconds: ageSeconds,
          isPlaced: point !== undefined,
        }));
        return { travel, ...recommend(need, candidates, first) };
      };
      const asksForForce = card !== undefined && card.send.length > 0;
      let found = await rank(asksForForce ? undefined : most);
      // Who should go may be further down than the few asked for: all others would leave other work.
      if (most !== undefined && !found.ranked.some(isFree)) found = await rank();
      const { travel, ranked, leftOut } = found;
      // Without a point on the map nobody is nearer than another, so nobody is recommended.
      const offered = goal === undefined ? [] : ranked;
      const free = new Set(offered.filter(isFree).map(({ unit }) => unit));
      const places = card === undefined ? [] : placesFor(card, incident, placed, offered);
      const uncovered = uncovers === "true" ? await uncoveredBy(streets, placed, ranked) : new Map<string, number>();
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
        recommended:
          card === undefined || card.send.length === 0
            ? [...free].slice(0, 1)
            : places.flatMap(({ suggested }) => (suggested !== undefined && free.has(suggested) ? [suggested] : [])),
        ranked: ranked
          .slice(0, most)
          .map((entry) => ({ ...entry, uncoversKilometres: uncovered.get(entry.unit) ?? null })),
        leftOut: (most === undefined ? leftOut : nearer(leftOut, ranked[most - 1])).map((entry) => ({
          ...entry,
          ...fill(leftOutReasons[entry.reason], entry.details),
        })),
      };
    },
  );

  app.get<{ Params: { id: string } }>(
    "/incidents/:id/arrivals",
    {
      config: {
        scope: "incidents",
        sighted: true,
        roles: [...readers, "unit"],
        title: { zh: "在途单元预计到场", en: "When those on their way will be there" },
        answer: arrivalsAnswer,
      },
    },
    async (request) => {
      const incident = await stateInSight<Incident>(house, request, incidentStream(request.params.id));
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
        sighted: true,
        roles: readers,
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

/** Those that would be there sooner than the last who is named; all, when everybody who can go is. */
function nearer(leftOut: readonly LeftOut[], last: Recommended | undefined): readonly LeftOut[] {
  const seconds = last?.travelSeconds ?? null;
  if (last === undefined) return leftOut;
  return leftOut.filter(
    ({ travelSeconds }) => travelSeconds !== null && (seconds === null || travelSeconds <= seconds),
  );
}

async function cardFor(house: House, incident: Incident, now: string): Promise<RunCard | undefined> {
  const read = readIn(await house.journal.states([districtStream, runCardsStream]));
  const district = read(districtView, districtStream) ?? unnamedDistrict;
  const cards = read(runCardsView, runCardsStream) ?? noRunCards;
  return runCardFor(cards, runCardCase(incident, now, district.zone));
}

/** Places filled by who is there or coming, and for the open ones who should: the free before those with other work. */
function placesFor(
  card: RunCard,
  incident: Incident,
  placed: readonly Placed[],
  ranked: readonly Recommended[],
): readonly CardPlace[] {
  const units = new Map(placed.map(({ unit }) => [unit.id, unit]));
  const known = (ids: readonly string[]): readonly Unit[] => ids.flatMap((id) => units.get(id) ?? []);
  const sent = incident.assignments.filter(isActive).map(({ unit }) => unit);
  const offered = [...ranked.filter(isFree), ...ranked.filter((one) => !isFree(one))].map(({ unit }) => unit);
  return placesOf(card, known(sent), known(offered));
}

function isFree({ preempts, freeInSeconds }: Recommended): boolean {
  return preempts === null && freeInSeconds === null;
}

async function openPriorities(house: House): Promise<ReadonlyMap<string, number>> {
  const priorities = new Map<string, number>();
  for (const [stream, states] of await house.journal.current(["incident"])) {
    const incident = ownState(house.book, stream, states) as Incident;
    priorities.set(incident.id, incident.priority);
  }
  return priorities;
}

/** Kilometres of road that nobody available would reach in three minutes if this unit went, for the soonest few. */
async function uncoveredBy(
  streets: StreetsDesk,
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
