import type { FastifyInstance } from "fastify";
import { z } from "zod";
import { NothingThere } from "../../journal/server/nothing-there.ts";
import type { House, RoomServer } from "../../journal/server/room-server.ts";
import { importStream } from "../facts.ts";
import { exchangeRoom, importView } from "../room.ts";
import { exportRoutes } from "./export-routes.ts";

const importAnswer = z.strictObject({
  name: z.string(),
  begunAt: z.string(),
  finishedAt: z.string().optional(),
  totals: z.string().optional(),
});

function importRoutes(app: FastifyInstance, house: House): void {
  app.get<{ Params: { source: string } }>(
    "/imports/:source",
    {
      config: {
        scope: "imports",
        unrecorded: "counts",
        roles: ["importer"],
        title: { zh: "一次导入的情况", en: "How an import stands" },
        refuses: ["NothingThere"],
        answer: importAnswer,
      },
    },
    async (request) => {
      const stream = importStream(request.params.source);
      const state = await house.state(importView, stream);
      if (state === undefined) throw new NothingThere(stream);
      return state;
    },
  );
}

function routes(app: FastifyInstance, house: House): void {
  importRoutes(app, house);
  exportRoutes(app, house);
}

export const exchangeServer: RoomServer = { rules: exchangeRoom, migrations: [], tables: [], routes };
