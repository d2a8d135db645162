import { readIn } from "../../ground/fold.ts";
import type { FastifyInstance } from "fastify";
import { everyStaffRole } from "../../access/role.ts";
import { z } from "zod";
import { pointSchema } from "../../ground/point.ts";
import { type Sentence, sentenceSchema } from "../../ground/sentence.ts";
import { text } from "../../ground/text.ts";
import { queryOf } from "../../journal/server/query.ts";
import { areasAt, areasInForce, areasStream, areasView, noAreas } from "../../district/areas.ts";
import { districtView, unnamedDistrict } from "../../district/district.ts";
import { districtStream } from "../../district/facts.ts";
import type { House } from "../../journal/server/room-server.ts";
import type { FoundPlace } from "../found-place.ts";
import { isOfMap } from "../place-areas.ts";
import { emptyGazetteer } from "../gazetteer.ts";
import { readPlaces } from "../read-places.ts";
import { condition, place, unlessNoRoads } from "./streets-routes.ts";
import type { StreetsCondition, StreetsInUse } from "./streets-in-use.ts";

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
  /** What the text was taken for, where that is not plainly what was typed. */
  understood: z.strictObject({ as: z.enum(["kind", "nearest", "nothing"]), zh: z.string(), en: z.string() }).optional(),
});

/** Why nothing is found while no streets serve. */
const withoutStreets = {
  none: { zh: "还没有导入街道地图，查不到地点", en: "No streets are imported yet, so no place can be found" },
  loading: { zh: "街道地图正在载入，请稍候", en: "The streets are being loaded; one moment" },
  missing: { zh: "街道地图的文件不在，请重新导入", en: "The files of the streets are missing; import them again" },
  ready: { zh: "地图上没有这个名称", en: "The map has nothing of that name" },
} as const satisfies Record<StreetsCondition, Sentence>;

/**
 * The places a typed address may mean. The query may be where a caller is, so neither the query nor its answer may be
 * logged, and no copy of the answer may be kept on the way.
 */
export function placesRoutes(app: FastifyInstance, house: House, inUse: StreetsInUse): void {
  app.get(
    "/places",
    {
      config: {
        scope: "map",
        unrecorded: "the map",
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
      const found = await unlessNoRoads(inUse.router.ask("find", asked));
      const streets = inUse.condition();
      if (found !== undefined) return { streets, ...found, places: await withStations(house, found.places) };
      // Coordinates need no map.
      const { places } = readPlaces(emptyGazetteer, q);
      return {
        streets,
        places,
        ...(places.length > 0 ? {} : { understood: { as: "nothing", ...withoutStreets[streets] } }),
      };
    },
  );
}

/** Where the map has no settlement near, a place is told by the station whose area it lies in as well. */
async function withStations(house: House, places: readonly FoundPlace[]): Promise<readonly FoundPlace[]> {
  if (!places.some(({ area }) => area !== undefined && isOfMap(area))) return places;
  const read = readIn(await house.journal.states([areasStream, districtStream]));
  const [adopted, district] = [read(areasView, areasStream), read(districtView, districtStream)];
  const areas = areasInForce(adopted ?? noAreas, district ?? unnamedDistrict);
  return places.map((place) => {
    const { area, point } = place;
    if (area === undefined || !isOfMap(area)) return place;
    const { station } = areasAt(areas, point);
    const name = areas.find(({ kind, id }) => kind === "station" && id === station)?.name;
    return name === undefined
      ? place
      : { ...place, area: { zh: `${name.zh}，${area.zh}`, en: `${name.en}, ${area.en}` } };
  });
}
