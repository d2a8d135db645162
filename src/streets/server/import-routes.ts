import { readdir, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import type { FastifyInstance } from "fastify";
import { z } from "zod";
import { isRefusal, type Refusal } from "../../ground/refusal.ts";
import { codeSchema } from "../../ground/text.ts";
import { bodyOf, BodyRefused } from "../../journal/server/body.ts";
import { queryOf } from "../../journal/server/query.ts";
import { refusing } from "../../journal/server/refused.ts";
import type { House } from "../../journal/server/room-server.ts";
import { importSteps } from "./import-streets.ts";
import { type ImportState, partBytes, type StreetImports } from "./street-imports.ts";

const degrees = (most: number) => z.number().min(-most).max(most);

const beginBody = z.strictObject({
  /** The file's own name: the streets are known by it. */
  name: codeSchema.regex(/^[^./\\][^/\\]*$/, { error: "must be the name of a file, without its folders" }),
  size: z.number().int().min(1),
  /** ISO 3166-1: rules the speeds of roads without a limit. */
  country: z.string().regex(/^[A-Z]{2}$/, { error: "must be two capital letters, such as CN" }),
  /** Only what lies inside, in degrees: west, south, east, north. */
  bbox: z
    .tuple([degrees(180), degrees(90), degrees(180), degrees(90)])
    .refine(([west, south, east, north]) => west < east && south < north, {
      error: "must be west, south, east, north",
    })
    .optional(),
});

const partQuery = z.strictObject({ from: z.coerce.number().int().min(0) });
const nothing = z.strictObject({});

const report = z.looseObject({ junctions: z.number(), edges: z.number(), kilometres: z.number() });
const left = z.record(z.string(), z.number());
const sentence = z.strictObject({ zh: z.string(), en: z.string() });

const stateAnswer = z.union([
  z.strictObject({ state: z.literal("nothing") }),
  z.strictObject({
    state: z.enum(["receiving", "working", "done", "failed", "cancelled"]),
    name: z.string(),
    size: z.number(),
    by: z.string(),
    at: z.string(),
    /** Bytes that have arrived. */
    received: z.number(),
    step: z.enum(importSteps).optional(),
    done: z.number().optional(),
    of: z.number().optional(),
    found: z.strictObject({ version: z.string(), source: z.string(), report, left, wasThere: z.boolean() }).optional(),
    why: sentence.optional(),
  }),
]);

const versionsAnswer = z.strictObject({
  versions: z.array(
    z.strictObject({
      version: z.string(),
      /** The file it was made from; null where an earlier program made it. */
      source: z.string().nullable(),
      at: z.string(),
      report,
      /** What the reader left out, by reason. */
      left,
    }),
  ),
});

const reportFile = z.object({ source: z.string().optional(), report, left });

const rule = { scope: "administration", unrecorded: "the map", roles: ["systemAdministrator"] } as const;
const importing = refusing(
  "StreetsImportUnderWay",
  "StreetsFileTooLarge",
  "StreetsNoSpace",
  "StreetsNotExpected",
  "StreetsPartElsewhere",
);

/** An extract of OpenStreetMap sent from a browser, what comes of it, and the street versions there are. */
export function importRoutes(
  api: FastifyInstance,
  house: Pick<House, "giverOf" | "now">,
  imports: StreetImports,
  dataFolder: string,
): void {
  const told = (answer: ImportState | Refusal<(typeof importing.codes)[number]>): ImportState => {
    if (isRefusal(answer)) throw importing(answer);
    return answer;
  };

  api.get(
    "/roads/import",
    {
      config: {
        ...rule,
        title: { zh: "路网导入的进度", en: "How far the import of streets is, and what came of it" },
        query: nothing,
        answer: stateAnswer,
      },
    },
    (request) => {
      queryOf(nothing, request.query);
      return imports.state();
    },
  );

  api.post(
    "/roads/import",
    {
      config: {
        ...rule,
        title: {
          zh: "开始导入路网（或继续同一文件）；随后分块发送",
          en: "Begin the import of a map file, or go on with the same one; its pieces follow",
        },
        body: beginBody,
        refuses: importing.codes,
        answer: stateAnswer,
      },
    },
    async (request) =>
      told(
        await imports.begin(bodyOf(beginBody, request.body), house.giverOf(request).officer, house.now().toISOString()),
      ),
  );

  api.post(
    "/roads/import/cancel",
    {
      config: {
        ...rule,
        title: { zh: "取消路网导入", en: "Cancel the import of streets; what was received is removed" },
        body: nothing,
        answer: stateAnswer,
      },
    },
    async (request) => {
      bodyOf(nothing, request.body);
      return imports.cancel();
    },
  );

  // Pieces of a file are taken as they are, and on this route only.
  void api.register((files, _options, done) => {
    files.addContentTypeParser(
      "application/octet-stream",
      { parseAs: "buffer", bodyLimit: partBytes },
      (_request, bytes, parsed) => parsed(null, bytes),
    );
    files.post(
      "/roads/import/part",
      {
        bodyLimit: partBytes,
        config: {
          ...rule,
          title: {
            zh: "发送地图文件的下一块（至多 4 MiB）；最后一块到齐后开始处理",
            en: "The next piece of the map file, up to 4 MiB; the last one starts the work",
          },
          query: partQuery,
          body: z.string().meta({ format: "binary" }),
          consumes: "application/octet-stream",
          refuses: importing.codes,
          answer: stateAnswer,
        },
      },
      async (request) => {
        const { from } = queryOf(partQuery, request.query);
        if (!Buffer.isBuffer(request.body)) {
          throw new BodyRefused({ field: "body", reason: { zh: "须为文件内容", en: "must be the file itself" } });
        }
        return told(await imports.take(from, request.body));
      },
    );
    done();
  });

  api.get(
    "/roads/versions",
    {
      config: {
        ...rule,
        title: { zh: "数据目录中的各版路网", en: "The street versions in the data folder, newest first" },
        query: nothing,
        answer: versionsAnswer,
      },
    },
    async (request) => {
      queryOf(nothing, request.query);
      return { versions: await versionsIn(dataFolder) };
    },
  );
}

async function versionsIn(dataFolder: string): Promise<z.output<typeof versionsAnswer>["versions"]> {
  const folder = join(dataFolder, "streets");
  const names = await readdir(folder).catch(() => []);
  const found = await Promise.all(
    names.filter((name) => /^[0-9a-f]{16,64}$/.test(name)).map((version) => versionIn(folder, version)),
  );
  return found.flat().toSorted((one, other) => (one.at < other.at ? 1 : -1));
}

/** None where its report cannot be read: such a version is not taken into use either. */
async function versionIn(folder: string, version: string) {
  const path = join(folder, version, "report.json");
  try {
    const { source = null, ...told } = reportFile.parse(JSON.parse(await readFile(path, "utf8")));
    return [{ version, source, at: (await stat(path)).mtime.toISOString(), ...told }];
  } catch {
    return [];
  }
}
