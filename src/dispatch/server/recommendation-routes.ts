import type { FastifyInstance } from "fastify";
import { z } from "zod";
import type { Point } from "../../ground/point.ts";
import { districtView, unnamedDistrict, type District } from "../../district/district.ts";
import { districtStream } from "../../district/facts.ts";
import { fill } from "../../ground/sentence.ts";
import { ownState } from "../../journal/rulebook.ts";
import { queryOf } from "../../journal/server/query.ts";
import type { House } from "../../journal/server/room-server.ts";
import { cardOf } from "../../journal/server/stream-card.ts";
import { flightSeconds } from "../../streets/flight.ts";
import type { StreetsDesk } from "../../streets/server/streets-desk.ts";
import { reachAnswer, reachOf, unlessNoRoads } from "../../streets/server/streets-routes.ts";
import { incidentStream } from "../facts.ts";
import type { Incident } from "../incident.ts";
import { type Candidate, leftOutReasons, type Recommended, recommend } from "../recommendation.ts";
import { isActive } from "../stage.ts";
import { isAvailable } from "../status.ts";
import type { Unit } from "../unit.ts";

/** A fix older than this says little of where a crew is now; it is then taken to be at its post. */
const oldestFixSeconds = 600;
/** For so many of the soonest it is worked out what their leaving uncovers. */
const mostUncovered = 5;
const uncoveredMinutes = 3;

const answer = z.strictObject({
  incident: z.string(),
  streets: z.enum(["none", "loading", "ready", "missing"]),
  /** What is not known: `streets`, `place`, `offRoad`, `positions`. */
  unknown: z.array(z.enum(["streets", "place", "offRoad", "positions"])),
  ranked: z.array(z.looseObject({ unit: z.string(), travelSeconds: z.number().nullable() })),
  leftOut: z.array(z.looseObject({ unit: z.string(), reason: z.string(), zh: z.string(), en: z.string() })),
});

interface Placed {
  readonly unit: Unit;
  readonly point: Point | undefined;
  readonly ageSeconds: number | undefined;
}

/** Who can be there soonest, by road, and why. Dispatch goes on whatever is missing: the answer says what it does not know. */
export function recommendationRoutes(app: FastifyInstance, house: House, streets: StreetsDesk): void {
  app.get<{ Params: { id: string } }>(
    "/incidents/:id/recommendation",
    {
      config: {
        roles: ["administrator", "dispatcher", "calltaker", "station", "reader"],
        title: { zh: "派警推荐及理由", en: "Who can go, the soonest first, and who cannot, with reasons" },
        answer,
      },
    },
    async (request) => {
      const { state: incident } = await cardOf<Incident>(house, request, incidentStream(request.params.id));
      const placed = await placedUnits(house, (stream, unit) => house.maySee(house.giverOf(request), stream, unit));
      const goal = incident.place.point;
      const travel = goal === undefined ? undefined : await travelTimes(streets, placed, goal);
      const candidates = placed.map(({ unit, point, ageSeconds }, index): Candidate => ({
        unit,
        travelSeconds: travel?.seconds[index],
        byAir: flies(unit),
        positionAgeSeconds: ageSeconds,
        isPlaced: point !== undefined,
      }));
      const priorities = await openPriorities(house);
      const { ranked, leftOut } = recommend(
        {
          incident: incident.id,
          priority: incident.priority,
          enforcement: incident.enforcement,
          hasLead: incident.assignments.some((assignment) => isActive(assignment) && assignment.role === "lead"),
          priorityOf: (id) => priorities.get(id),
        },
        candidates,
      );
      const uncovered = await uncoveredBy(streets, placed, ranked);
      return {
        incident: incident.id,
        streets: streets.condition(),
        unknown: [
          ...(travel === undefined && goal !== undefined ? (["streets"] as const) : []),
          ...(goal === undefined ? (["place"] as const) : []),
          ...(travel?.goalOffRoad === null ? (["offRoad"] as const) : []),
          ...(placed.every(({ ageSeconds }) => ageSeconds === undefined) ? (["positions"] as const) : []),
        ],
        ranked: ranked.map((entry) => ({ ...entry, uncoversKilometres: uncovered.get(entry.unit) ?? null })),
        leftOut: leftOut.map((entry) => ({ ...entry, ...fill(leftOutReasons[entry.reason], entry.details) })),
      };
    },
  );

  const availableQuery = z.strictObject({ lines: z.enum(["true", "false"]).default("true") });
  app.get(
    "/units/reach",
    {
      config: {
        roles: ["administrator", "dispatcher", "calltaker", "station", "reader"],
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

/** Units in sight and where each is: its last fix, else where its work or its post is, else its station. */
async function placedUnits(house: House, sees: (stream: string, unit: Unit) => boolean): Promise<readonly Placed[]> {
  const states = (await house.journal.states([districtStream])).get(districtStream) ?? {};
  const { stations } = (states[districtView.room] as District | undefined) ?? unnamedDistrict;
  const now = house.now().getTime();
  const placed: Placed[] = [];
  for (const [stream, unitStates] of await house.journal.current(["unit"])) {
    const unit = ownState(house.book, stream, unitStates) as Unit;
    if (!sees(stream, unit)) continue;
    const fix = house.positionOf(unit.id);
    const ageSeconds = fix === undefined ? undefined : (now - Date.parse(fix.at)) / 1000;
    if (fix !== undefined && ageSeconds !== undefined && ageSeconds <= oldestFixSeconds) {
      placed.push({ unit, point: fix.point, ageSeconds });
      continue;
    }
    const isThere = unit.active?.step === "onScene" || unit.active?.step === "handling";
    const post = unit.point ?? (unit.station === undefined ? undefined : stations[unit.station]?.point);
    placed.push({ unit, point: (isThere ? unit.active?.point : undefined) ?? post, ageSeconds: undefined });
  }
  return placed;
}

/** Seconds of each unit in their order; undefined altogether while no streets are loaded. */
async function travelTimes(streets: StreetsDesk, placed: readonly Placed[], goal: Point) {
  const driving = placed.flatMap(({ unit, point }, index) =>
    point === undefined || flies(unit) ? [] : [{ point, index }],
  );
  const found = await unlessNoRoads(
    streets.router.ask("arrivals", { starts: Float64Array.from(driving.flatMap(({ point }) => point)), goal }),
  );
  const seconds = placed.map(({ unit, point }) =>
    flies(unit) && point !== undefined ? flightSeconds(point, goal) : undefined,
  );
  if (found === undefined) return undefined;
  for (const [at, { index }] of driving.entries()) {
    const millis = found.times[at];
    if (millis !== null && millis !== undefined) seconds[index] = millis / 1000;
  }
  return { seconds, goalOffRoad: found.goal };
}

function flies(unit: Unit): boolean {
  return unit.kind === "airSquad";
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
      origins: standing.map(({ point }) => point),
      each: asked.map(({ at }) => at),
      minutes: uncoveredMinutes,
    }),
  );
  return new Map(asked.map(({ unit }, index) => [unit, Math.round((found?.lost[index] ?? 0) / 100) / 10]));
}
