import { Worker } from "node:worker_threads";
import type { FastifyInstance } from "fastify";
import { z } from "zod";
import { readIn } from "../../ground/fold.ts";
import { pointSchema } from "../../ground/point.ts";
import { BodyRefused } from "../../journal/server/body.ts";
import type { House } from "../../journal/server/room-server.ts";
import { areasInForce, areasView, landKinds, noAreas, type Part } from "../areas.ts";
import { districtView, unnamedDistrict } from "../district.ts";
import { areaSchema, areasStream, districtStream } from "../facts.ts";
import type { AreasRead, readAreaFile } from "./import-areas.ts";

const mediaType = "application/octet-stream";
/** What the order takes at most is a megabyte; a file says its corners with more digits and spaces. */
const mostFileBytes = 16 * 1024 * 1024;
const mostTold = 500;

const sentence = z.strictObject({ zh: z.string(), en: z.string() });
const found = {
  kind: z.enum(landKinds),
  hectares: z.number(),
  point: pointSchema,
  /** The land itself: each part its outline, then its holes, not closed. */
  parts: z.array(z.array(z.array(pointSchema))),
};

const answer = z.union([
  z.strictObject({
    problems: z.array(
      z.strictObject({
        /** Its place in the file, from 1; 0 is the file itself. */
        feature: z.number(),
        id: z.string().optional(),
        field: z.string(),
        says: sentence,
      }),
    ),
    count: z.number(),
  }),
  z.strictObject({
    areas: z.array(areaSchema),
    findings: z.strictObject({
      overlaps: z.array(z.strictObject({ ...found, one: z.string(), other: z.string() })),
      gaps: z.array(z.strictObject(found)),
    }),
  }),
]);

/** What a GeoJSON file would make of the areas here: what is wrong in it, or its areas with overlaps and gaps. Nothing is changed. */
export function areaRoutes(api: FastifyInstance, house: House): void {
  void api.register((files, _options, done) => {
    files.addContentTypeParser(mediaType, { parseAs: "buffer", bodyLimit: mostFileBytes }, (_request, bytes, parsed) =>
      parsed(null, bytes),
    );
    files.post(
      "/areas/compare",
      {
        bodyLimit: mostFileBytes,
        config: {
          scope: "administration",
          unrecorded: "the map",
          roles: ["systemAdministrator"],
          title: {
            zh: "检查区域划分文件（GeoJSON，至多 16 MiB）：问题、重叠与空隙；不更改任何区域",
            en: "Look at a file of areas (GeoJSON, up to 16 MiB): what is wrong, overlaps and gaps; nothing is changed",
          },
          body: z.string().meta({ format: "binary" }),
          consumes: mediaType,
          answer,
        },
      },
      async (request): Promise<z.output<typeof answer>> => {
        if (!Buffer.isBuffer(request.body)) {
          throw new BodyRefused({ field: "body", reason: { zh: "须为文件内容", en: "must be the file itself" } });
        }
        const text = request.body.toString("utf8");
        const read = readIn(await house.journal.states([areasStream, districtStream]));
        const district = read(districtView, districtStream) ?? unnamedDistrict;
        const inForce = areasInForce(read(areasView, areasStream) ?? noAreas, district);
        const { stations, centre } = district;
        const compared = await readApart(text, { stations, centre, inForce });
        if (!("problems" in compared))
          return { ...compared, areas: [...compared.areas], findings: listed(compared.findings) };
        return { problems: compared.problems.slice(0, mostTold), count: compared.problems.length };
      },
    );
    done();
  });
}

function listed({ overlaps, gaps }: Extract<AreasRead, { areas: unknown }>["findings"]) {
  const drawn = (parts: readonly Part[]) => parts.map((rings) => rings.map((ring) => [...ring]));
  return {
    overlaps: overlaps.map((overlap) => ({ ...overlap, parts: drawn(overlap.parts) })),
    gaps: gaps.map((gap) => ({ ...gap, parts: drawn(gap.parts) })),
  };
}

function readApart(text: string, known: Parameters<typeof readAreaFile>[1]): Promise<AreasRead> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL("./areas-worker.ts", import.meta.url), { workerData: { text, known } });
    worker.once("message", (compared: AreasRead) => resolve(compared));
    worker.once("error", reject);
    worker.once("exit", (code) => reject(new Error(`looking at areas ended with exit code ${code}`)));
  });
}
