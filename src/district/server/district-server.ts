import type { FastifyInstance } from "fastify";
import { z } from "zod";
import { queryOf } from "../../journal/server/query.ts";
import type { House, RoomServer } from "../../journal/server/room-server.ts";
import { districtStream } from "../facts.ts";
import { districtView, unnamedDistrict } from "../district.ts";
import { districtRoom } from "../room.ts";

const nothing = z.strictObject({});

function districtRoutes(app: FastifyInstance, house: House): void {
  app.get(
    "/district",
    {
      config: {
        title: { zh: "辖区、派出所、警情类别与参数", en: "The district: stations, incident types, settings" },
        query: nothing,
        answer: z.strictObject({ stream: z.string(), state: z.looseObject({}) }),
      },
    },
    async (request) => {
      queryOf(nothing, request.query);
      const states = (await house.journal.states([districtStream])).get(districtStream) ?? {};
      return { stream: districtStream, state: states[districtView.room] ?? unnamedDistrict };
    },
  );
}

export const districtServer: RoomServer = {
  rules: districtRoom,
  migrations: [],
  tables: [],
  routes: districtRoutes,
};
