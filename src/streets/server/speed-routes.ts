import { Worker } from "node:worker_threads";
import type { FastifyInstance } from "fastify";
import { everyStaffRole } from "../../access/role.ts";
import { z } from "zod";
import { queryOf } from "../../journal/server/query.ts";
import type { House } from "../../journal/server/room-server.ts";
import { factorLimits, leastTrips, roadsStream } from "../facts.ts";
import type { SpeedFit, Trip } from "../fit-speeds.ts";
import { roadClasses } from "../road-class.ts";
import { noRoads, roadsView } from "../roads.ts";
import { fitSteps, type FitStep, readTrips, type TripsRead } from "./fit-trips.ts";
import { NoRoads } from "./router.ts";
import type { StreetsInUse } from "./streets-in-use.ts";

/** As long as a request waits for a fit before it says how far it is. */
const patienceMillis = 1000;

const nothing = z.strictObject({});
const fitQuery = z.strictObject({ least: z.coerce.number().int().min(leastTrips).max(1_000_000).default(leastTrips) });

const travelError = z.strictObject({ meanPercent: z.number(), medianSeconds: z.number() });
const band = z.strictObject({ fromHour: z.number(), toHour: z.number(), factors: z.array(z.number()) });
const count = z.number().int();
const streets = z.enum(["none", "loading", "ready", "missing"]);

const speedsAnswer = z.strictObject({
  /** What the factors stand for, in their order. */
  roadClasses: z.array(z.string()),
  leastTrips: count,
  limits: z.strictObject({ least: z.number(), most: z.number() }),
  /** Those travel times are worked out with at this moment; empty: free flow. */
  now: z.array(z.number()),
  adopted: z
    .looseObject({ bands: z.array(band), trips: count, errorBefore: travelError, errorAfter: travelError })
    .nullable(),
});

const fitAnswer = z.discriminatedUnion("state", [
  z.strictObject({ state: z.literal("noStreets"), streets }),
  z.strictObject({ state: z.literal("working"), step: z.enum(fitSteps), done: count, of: count }),
  z.strictObject({
    state: z.literal("done"),
    fit: z.looseObject({
      least: count,
      fitted: count,
      heldOut: count,
      bands: z.array(band.loose()).nullable(),
      errorBefore: travelError.optional(),
      errorAfter: travelError.optional(),
      isBetter: z.boolean().optional(),
    }),
    assignments: count,
    trips: count,
    left: z.record(z.string(), count),
    starts: z.strictObject({ track: count, post: count }),
    drill: z.boolean(),
  }),
]);

interface Work {
  readonly result: Promise<TripsRead>;
  at: { step: FitStep; done: number; of: number };
}

/** What travel times have learnt from trips, and the learning. */
export function speedRoutes(app: FastifyInstance, house: House, inUse: StreetsInUse): void {
  app.get(
    "/roads/speeds",
    {
      config: {
        scope: "map",
        unrecorded: "the map",
        roles: everyStaffRole,
        title: {
          zh: "行程修正系数及误差",
          en: "Speed factors in use, with the trips and the error they were fitted with",
        },
        query: nothing,
        answer: speedsAnswer,
      },
    },
    async (request) => {
      queryOf(nothing, request.query);
      const { speeds } = (await house.state(roadsView, roadsStream)) ?? noRoads;
      return {
        roadClasses,
        leastTrips,
        limits: factorLimits,
        now: inUse.factors(),
        adopted: speeds ?? null,
      };
    },
  );

  let work: Work | undefined;

  function begin(): Work {
    const begun: Work = {
      at: { step: "log", done: 0, of: house.journal.head() },
      result: readTrips({ ...house, router: inUse.router }, (step, done, of) => {
        begun.at = { step, done, of };
      }),
    };
    // The next request gets the error; without this handler an error before it would end the process.
    begun.result.catch(() => undefined);
    return begun;
  }

  /*
   * Speeds are pooled over all units, by the boundary on scoring people: no answer, table or fact holds a trip, a unit
   * or a person, and none can be asked for. Reading goes on while the asker is away, and its result is given once.
   */
  app.get(
    "/roads/fit",
    {
      config: {
        scope: "administration",
        unrecorded: "the map",
        roles: ["systemAdministrator"],
        title: {
          zh: "由实际行程拟合修正系数（全部单元合计，每 5 次留 1 次检验；未完成时答复进度，可再次询问）",
          en: "Fit speed factors to recorded trips of all units together, one in five held out; while it works it says how far it is: ask again",
        },
        query: fitQuery,
        answer: fitAnswer,
      },
    },
    async (request) => {
      const { least } = queryOf(fitQuery, request.query);
      await inUse.settled();
      if (inUse.condition() !== "ready") return { state: "noStreets", streets: inUse.condition() };
      const asked = (work ??= begin());
      try {
        const found = await Promise.race([asked.result, pause(patienceMillis)]);
        if (found === undefined) return { state: "working", ...asked.at };
        if (work === asked) work = undefined;
        const { trips, ...read } = found;
        return { state: "done", fit: await fitInThread(trips, least), trips: trips.length, ...read };
      } catch (error) {
        if (work === asked) work = undefined;
        if (error instanceof NoRoads) return { state: "noStreets", streets: inUse.condition() };
        throw error;
      }
    },
  );
}

function fitInThread(trips: readonly Trip[], least: number): Promise<SpeedFit> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL("./fit-worker.ts", import.meta.url), { workerData: { trips, least } });
    worker.once("message", (fit: SpeedFit) => resolve(fit));
    worker.once("error", reject);
    worker.once("exit", (code) => reject(new Error(`the fit ended with exit code ${code}`)));
  });
}

function pause(milliseconds: number): Promise<undefined> {
  return new Promise((resolve) => void setTimeout(() => resolve(undefined), milliseconds).unref());
}
