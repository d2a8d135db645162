import type { FastifyInstance } from "fastify";
import { everyRole } from "../../access/role.ts";
import { z } from "zod";
import { type Sentence, sentenceSchema } from "../../ground/sentence.ts";
import { queryOf } from "../../journal/server/query.ts";
import { NothingThere } from "../../journal/server/nothing-there.ts";
import type { House } from "../../journal/server/room-server.ts";
import { roadsStream } from "../facts.ts";
import { noRoads, roadsView } from "../roads.ts";
import type { MapTiles } from "./map-tiles.ts";

/** Pictures of somebody else's map, instead of the district's own. */
export interface OtherMap {
  /** With `{z}`, `{x}` and `{y}`. */
  readonly tiles: string;
  readonly attribution: Sentence;
}

const nothing = z.strictObject({});
const mapAnswer = z.strictObject({
  kind: z.enum(["none", "vector", "raster"]),
  tiles: z.string().nullable(),
  attribution: sentenceSchema.nullable(),
  minZoom: z.number(),
  maxZoom: z.number(),
  bounds: z.array(z.number()).readonly().nullable(),
  /** What is shown when all of the imported streets are: without parts that lie far off the rest. */
  land: z.array(z.number()).readonly().nullable(),
  /** Streets were imported, but their tiles cannot be read here. */
  missing: z.boolean(),
});

const none = {
  kind: "none",
  tiles: null,
  attribution: null,
  minZoom: 0,
  maxZoom: 0,
  bounds: null,
  land: null,
  missing: false,
} as const;

const tilePath = z.strictObject({
  version: z.string().regex(/^[0-9a-f]{16,64}$/, { error: "must be a version of the streets" }),
  z: z.coerce.number().int().min(0).max(22),
  x: z.coerce
    .number()
    .int()
    .min(0)
    .max(2 ** 22),
  y: z.coerce
    .number()
    .int()
    .min(0)
    .max(2 ** 22),
});

/** What the map is drawn from. Nothing of it is anybody's data; a tile never changes, so browsers keep it. */
export function mapRoutes(app: FastifyInstance, house: House, tiles: MapTiles, other: OtherMap | undefined): void {
  app.get(
    "/map",
    {
      config: {
        scope: "map",
        unrecorded: "the map",
        roles: everyRole,
        offPost: true,
        title: { zh: "底图来源与署名", en: "What the map is drawn from, and whose it is" },
        query: nothing,
        answer: mapAnswer,
      },
    },
    async (request) => {
      queryOf(nothing, request.query);
      const { adopted } = (await house.state(roadsView, roadsStream)) ?? noRoads;
      const file = adopted === undefined ? undefined : tiles.of(adopted.version);
      const land = file?.head.land ?? file?.head.bounds ?? null;
      if (other !== undefined) return { ...none, ...other, kind: "raster" as const, maxZoom: 18, land };
      if (adopted === undefined || file === undefined) return { ...none, missing: adopted !== undefined };
      const tilesAt = `/api/v1/tiles/${adopted.version}/{z}/{x}/{y}`;
      return { ...none, kind: "vector" as const, tiles: tilesAt, ...file.head, land };
    },
  );

  app.get<{ Params: { version: string } }>(
    "/tiles/:version/:z/:x/:y",
    {
      config: {
        scope: "map",
        unrecorded: "the map",
        roles: everyRole,
        offPost: true,
        title: { zh: "矢量瓦片", en: "A vector tile" },
        refuses: ["NothingThere", "QueryInvalid"],
        produces: "application/vnd.mapbox-vector-tile",
      },
    },
    async (request, reply) => {
      const { version, z: zoom, x, y } = queryOf(tilePath, request.params);
      const file = tiles.of(version);
      if (file === undefined) throw new NothingThere(`tiles/${version}`);
      const tile = file.tile(zoom, x, y);
      reply.header("cache-control", "private, max-age=31536000, immutable");
      if (tile === undefined) return reply.code(204).send();
      return reply.type("application/vnd.mapbox-vector-tile").header("content-encoding", "gzip").send(tile);
    },
  );
}
