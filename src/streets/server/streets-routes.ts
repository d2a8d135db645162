import type { FastifyInstance } from "fastify";
import { everyStaffRole } from "../../access/role.ts";
import { z } from "zod";
import type { Point } from "../../ground/point.ts";
import { pointSchema } from "../../ground/point.ts";
import { queryOf } from "../../journal/server/query.ts";
import type { House } from "../../journal/server/room-server.ts";
import { roadsStream } from "../facts.ts";
import { inForce, noRoads, roadsView } from "../roads.ts";
import { NoRoads } from "./router.ts";
import type { StreetsInUse } from "./streets-in-use.ts";

const nothing = z.strictObject({});

/** `lon,lat` in a query. */
export const place = z
  .string()
  .regex(/^-?\d+(\.\d+)?,-?\d+(\.\d+)?$/, { error: "must be longitude,latitude" })
  .transform((text): Point => {
    const [longitude = 0, latitude = 0] = text.split(",").map(Number);
    return [longitude, latitude];
  })
  .pipe(pointSchema);

const minutesList = z
  .string()
  .regex(/^\d+(\.\d+)?(,\d+(\.\d+)?){0,9}$/, { error: "must be up to ten minutes, such as 1,3,5" })
  .transform((text) => text.split(",").map(Number))
  .refine((minutes) => minutes.every((each) => each > 0 && each <= 120), { error: "must be above 0 and up to 120" });

const routeQuery = z.strictObject({ from: place, to: place });
const reachQuery = z.strictObject({
  from: z
    .string()
    .max(20_000)
    .transform((text) => text.split(";"))
    .pipe(z.array(place).min(1).max(500)),
  minutes: minutesList.default([1, 3, 5]),
  lines: z.enum(["true", "false"]).default("true"),
});

export const condition = z.enum(["none", "loading", "ready", "missing"]);
const routeAnswer = z.strictObject({
  streets: condition,
  route: z
    .strictObject({
      seconds: z.number(),
      metres: z.number(),
      line: z.array(pointSchema),
      names: z.array(z.looseObject({ metres: z.number(), seconds: z.number() })),
    })
    .nullable(),
});
export const reachAnswer = z.strictObject({
  streets: condition,
  tiers: z.array(
    z.strictObject({
      minutes: z.number(),
      kilometres: z.number(),
      share: z.number(),
      lines: z.array(z.array(z.number())).nullable(),
    }),
  ),
});

/** Questions about travel that need no incident. While no streets are loaded they say so and answer nothing else. */
export function streetsRoutes(app: FastifyInstance, house: House, inUse: StreetsInUse): void {
  app.get(
    "/roads",
    {
      config: {
        scope: "map",
        unrecorded: "the map",
        roles: everyStaffRole,
        title: { zh: "路网与道路管制", en: "The streets in use, and restrictions in force" },
        query: nothing,
        answer: z.strictObject({
          streets: condition,
          adopted: z.looseObject({}).nullable(),
          answering: z.string().nullable(),
          restrictions: z.array(z.looseObject({ restriction: z.string() })),
          contraflowFactor: z.number().nullable(),
        }),
      },
    },
    async (request) => {
      queryOf(nothing, request.query);
      const roads = (await house.state(roadsView, roadsStream)) ?? noRoads;
      return {
        streets: inUse.conditionOfAdopted(),
        adopted: roads.adopted ?? null,
        answering: inUse.inUse() ?? null,
        restrictions: inForce(roads, house.now().toISOString()).map((restriction) => ({
          ...restriction,
          edges: inUse.restrictionEdges(restriction.restriction) ?? null,
        })),
        contraflowFactor: roads.contraflowFactor,
      };
    },
  );

  app.get(
    "/route",
    {
      config: {
        scope: "map",
        unrecorded: "the map",
        roles: everyStaffRole,
        title: { zh: "两点间道路行程", en: "The quickest way by road between two points" },
        query: routeQuery,
        answer: routeAnswer,
      },
    },
    async (request) => {
      const { from, to } = queryOf(routeQuery, request.query);
      const route = await unlessNoRoads(inUse.router.ask("route", { start: from, goal: to }));
      return {
        streets: inUse.condition(),
        route:
          route === undefined || route === null
            ? null
            : {
                seconds: Math.round(route.millis / 1000),
                metres: Math.round(route.metres),
                line: route.line,
                names: route.streets.map(({ name, metres, millis }) => ({
                  ...name,
                  metres: Math.round(metres),
                  seconds: Math.round(millis / 1000),
                })),
              },
      };
    },
  );

  app.get(
    "/reach",
    {
      config: {
        scope: "map",
        unrecorded: "the map",
        roles: everyStaffRole,
        title: { zh: "各时限内可达道路", en: "The roads that can be reached in time from the nearest of some points" },
        query: reachQuery,
        answer: reachAnswer,
      },
    },
    async (request) => {
      const { from, minutes, lines } = queryOf(reachQuery, request.query);
      return reachOf(inUse, from, minutes, lines === "true");
    },
  );
}

/** The reach of some origins as it goes over the wire. */
export async function reachOf(
  inUse: StreetsInUse,
  origins: readonly Point[],
  minutes: readonly number[],
  lines: boolean,
) {
  const found = await unlessNoRoads(inUse.router.ask("reach", { origins, minutes, lines }));
  return {
    streets: inUse.condition(),
    tiers: (found?.tiers ?? []).map((tier) => ({
      minutes: tier.minutes,
      kilometres: Math.round(tier.metres / 10) / 100,
      share: Math.round(tier.share * 10_000) / 10_000,
      lines: tier.lines === null ? null : unpacked(tier.lines),
    })),
  };
}

/** Each line flat, lon, lat, lon, lat …, to six decimals (a tenth of a metre). */
function unpacked({ points, starts }: { points: Float64Array; starts: Uint32Array }): number[][] {
  return Array.from({ length: starts.length - 1 }, (_, line) =>
    Array.from(
      points.subarray(2 * (starts[line] ?? 0), 2 * (starts[line + 1] ?? 0)),
      (value) => Math.round(value * 1e6) / 1e6,
    ),
  );
}

/** The answer, or undefined while there is no router to ask. */
export async function unlessNoRoads<T>(answer: Promise<T>): Promise<T | undefined> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof NoRoads) return undefined;
    throw error;
  }
}
