import type { FastifyInstance } from "fastify";
import { everyStaffRole } from "../../duty/role.ts";
import { z } from "zod";
import { pointSchema } from "../../ground/point.ts";
import { sentenceSchema } from "../../ground/sentence.ts";
import { text } from "../../ground/text.ts";
import { queryOf } from "../../journal/server/query.ts";
import { findPlaces } from "../find-places.ts";
import { emptyBook } from "../place-book.ts";
import { condition, place, unlessNoRoads } from "./streets-routes.ts";
import type { StreetsDesk } from "./streets-desk.ts";

const placesQuery = z.strictObject({
  q: text(200),
  near: place.optional(),
  most: z
    .string()
    .regex(/^[1-9]\d?$/, { error: "must be a whole number from 1 to 50" })
    .transform(Number)
    .refine((most) => most <= 50, { error: "must be a whole number from 1 to 50" })
    .default(10),
});

const placesAnswer = z.strictObject({
  streets: condition,
  places: z.array(
    z.strictObject({
      kind: z.enum(["street", "crossing", "address", "place", "coordinates"]),
      zh: z.string(),
      en: z.string(),
      area: sentenceSchema.optional(),
      point: pointSchema,
      street: z.string().optional(),
      houseNumber: z.string().optional(),
    }),
  ),
});

/**
 * What a typed address may mean. It is where a caller is: neither the query nor anything found may be logged, and no copy
 * of the answer may be kept on the way.
 */
export function placesRoutes(app: FastifyInstance, desk: StreetsDesk): void {
  app.get(
    "/places",
    {
      config: {
        scope: "map",
        roles: everyStaffRole,
        title: { zh: "地址联想", en: "What a typed address may mean" },
        query: placesQuery,
        answer: placesAnswer,
      },
    },
    async (request, reply) => {
      const { q, near, most } = queryOf(placesQuery, request.query);
      reply.header("cache-control", "no-store");
      const asked = { text: q, ...(near === undefined ? {} : { near }), most };
      const found = await unlessNoRoads(desk.router.ask("find", asked));
      // Coordinates need no map.
      return { streets: desk.condition(), places: found ?? findPlaces(emptyBook, q) };
    },
  );
}
