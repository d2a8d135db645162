import type { FastifyInstance, FastifyRequest } from "fastify";
import { z } from "zod";
import type { StreamStates } from "../../ground/fold.ts";
import { instantOf } from "../../ground/instant.ts";
import type { Role } from "../../ground/role.ts";
import {
  compared,
  type ConfigurationFile,
  configurationFile,
  configurationOf,
  configuredKinds,
  fileOf,
  withReason,
} from "../configuration.ts";
import { rehearseOrders } from "../rehearse-orders.ts";
import { bodyOf, BodyRefused } from "./body.ts";
import { mostBytes } from "./engine/given-file.ts";
import type { House } from "./room-server.ts";
import { JsonFault, parseStrictJson } from "./strict-json.ts";

/** Who sets how the district works, each their own part of it. */
const setters: readonly Role[] = ["systemAdministrator", "securityAdministrator", "supervisor", "dutyCommander"];

const rule = {
  scope: "administration",
  roles: setters,
  offPost: true,
  unrecorded: "settings of the service: nobody's affairs",
} as const;

const bodySchema = z.record(z.string(), z.unknown());

const comparedSchema = z.strictObject({
  order: z.string(),
  key: z.string(),
  standing: z.enum(["same", "changed", "new", "here", "unknown"]),
  was: bodySchema.optional(),
  becomes: bodySchema.optional(),
  /** Why whoever asks could not give it now. */
  refusal: z.strictObject({ refused: z.string(), details: z.record(z.string(), z.unknown()) }).optional(),
  /** Who may give it, where whoever asks may not. */
  roles: z.array(z.string()).optional(),
});

const mediaType = "application/octet-stream";

const comparing = {
  ...rule,
  title: {
    zh: "设置文件与现有设置的差别；不更改任何设置",
    en: "What a file of settings would change here, row by row; nothing is changed",
  },
  body: z.string().meta({ format: "binary" }),
  consumes: mediaType,
  answer: z.strictObject({ rows: z.array(comparedSchema) }),
} as const;

/** The file of a body; says what is wrong in it by field. */
function fileIn(body: unknown): ConfigurationFile {
  if (!Buffer.isBuffer(body)) {
    throw new BodyRefused({ field: "body", reason: { zh: "须为文件内容", en: "must be the file itself" } });
  }
  try {
    return bodyOf(configurationFile, parseStrictJson(body));
  } catch (error) {
    throw error instanceof JsonFault ? new BodyRefused(error) : error;
  }
}

/** The district's whole configuration as one file, and what such a file would change here. */
export function configurationRoutes(api: FastifyInstance, house: House): void {
  const { book } = house;
  const kinds = configuredKinds(book);
  /** What is held of the configuration; areas and the like are on no board and asked for by name. */
  const heldNow = async (): Promise<ReadonlyMap<string, StreamStates>> => {
    const homes = await house.journal.states(kinds.map((kind) => `${kind}/home`));
    return new Map([...homes, ...(await house.journal.current(kinds))]);
  };

  api.get(
    "/settings/file",
    {
      config: {
        ...rule,
        title: { zh: "全部设置，作为一个文件", en: "The whole configuration of the district as one file" },
        answer: configurationFile,
      },
    },
    async () => {
      const at = instantOf(house.now().getTime());
      return fileOf(book, configurationOf(book, await heldNow(), at), at);
    },
  );

  /** Each row with why whoever asks could not give it, where that is so. */
  async function compare(request: FastifyRequest): Promise<readonly z.output<typeof comparedSchema>[]> {
    const file = fileIn(request.body);
    const held = await heldNow();
    const at = instantOf(house.now().getTime());
    const rows = compared(book, configurationOf(book, held, at), file.rows);
    const changing = rows.filter(({ standing }) => standing === "changed" || standing === "new");
    const orders = changing.map(({ order, becomes = {} }) => ({ order, body: withReason(book, order, becomes) }));
    const answers = await rehearseOrders(book, held, orders, house.giverOf(request), at);
    const refusals = new Map(changing.map((row, position) => [row, answers[position] ?? undefined]));
    return rows.map((row) => {
      const refusal = refusals.get(row);
      if (refusal === undefined) return row;
      const roles = [...(book.orders.get(row.order)?.roles ?? [])];
      return { ...row, refusal, ...(refusal.refused === "RoleNotAllowed" ? { roles } : {}) };
    });
  }

  // A file is read as it is, and on this route only: with its areas it is longer than other bodies may be.
  void api.register((files, _options, done) => {
    const bodyLimit = mostBytes.settings;
    files.addContentTypeParser(mediaType, { parseAs: "buffer", bodyLimit }, (_request, bytes, parsed) =>
      parsed(null, bytes),
    );
    files.post("/settings/compare", { bodyLimit, config: comparing }, async (request) => ({
      rows: await compare(request),
    }));
    done();
  });
}
