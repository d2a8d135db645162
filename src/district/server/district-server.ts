import type { FastifyInstance } from "fastify";
import { everyRole } from "../../duty/role.ts";
import { z } from "zod";
import { queryOf } from "../../journal/server/query.ts";
import type { House, RoomServer } from "../../journal/server/room-server.ts";
import { type Areas, areasInForce, areasView, noAreas } from "../areas.ts";
import { areasStream, districtStream, streetPlanStream } from "../facts.ts";
import { type District, districtView, unnamedDistrict } from "../district.ts";
import { districtRoom } from "../room.ts";
import { type StreetPlan, streetPlanView } from "../street-plan.ts";
import { writeAreas } from "../write-areas.ts";

const nothing = z.strictObject({});

function districtRoutes(app: FastifyInstance, house: House): void {
  app.get(
    "/district",
    {
      config: {
        scope: "map",
        roles: everyRole,
        offPost: true,
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

  app.get(
    "/streets",
    {
      config: {
        scope: "map",
        roles: everyRole,
        offPost: true,
        title: { zh: "街道略图", en: "The street plan" },
        query: nothing,
        answer: z.strictObject({ lines: z.array(z.looseObject({})) }),
      },
    },
    async (request) => {
      queryOf(nothing, request.query);
      const states = (await house.journal.states([streetPlanStream])).get(streetPlanStream) ?? {};
      const plan = states[streetPlanView.room] as StreetPlan | undefined;
      return { lines: plan?.lines ?? [] };
    },
  );

  app.get(
    "/areas",
    {
      config: {
        scope: "map",
        roles: everyRole,
        offPost: true,
        title: {
          zh: "区域划分：派出所辖区、网格、快反圈、防控圈、值守点（GeoJSON）",
          en: "The areas in force, as GeoJSON: of stations, grids, quick-response circles, control rings, posts",
        },
        query: nothing,
        answer: z.strictObject({ type: z.literal("FeatureCollection"), features: z.array(z.looseObject({})) }),
      },
    },
    async (request) => {
      queryOf(nothing, request.query);
      const states = await house.journal.states([areasStream, districtStream]);
      const adopted = states.get(areasStream)?.[areasView.room] as Areas | undefined;
      const district = states.get(districtStream)?.[districtView.room] as District | undefined;
      return writeAreas(areasInForce(adopted ?? noAreas, district ?? unnamedDistrict));
    },
  );
}

export const districtServer: RoomServer = {
  rules: districtRoom,
  migrations: [],
  tables: [],
  routes: districtRoutes,
};
