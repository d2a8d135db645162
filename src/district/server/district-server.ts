import { readIn } from "../../ground/fold.ts";
import type { FastifyInstance } from "fastify";
import { everyRole } from "../../access/role.ts";
import { z } from "zod";
import { queryOf } from "../../journal/server/query.ts";
import type { House, RoomServer } from "../../journal/server/room-server.ts";
import { areasInForce, areasView, noAreas } from "../areas.ts";
import { areasStream, districtStream, HolidaysAdopted, streetPlanStream } from "../facts.ts";
import { refusing } from "../../journal/server/refused.ts";
import { chineseHolidays } from "./chinese-holidays.ts";
import { districtView, unnamedDistrict } from "../district.ts";
import { districtRoom } from "../room.ts";
import { streetPlanView } from "../street-plan.ts";
import { writeAreas } from "../write-areas.ts";

const nothing = z.strictObject({});

function districtRoutes(app: FastifyInstance, house: House): void {
  app.get(
    "/district",
    {
      config: {
        scope: "map",
        unrecorded: "the organisation",
        roles: everyRole,
        offPost: true,
        title: { zh: "辖区、派出所、警情类别与参数", en: "The district: stations, incident types, settings" },
        query: nothing,
        answer: z.strictObject({ stream: z.string(), state: z.looseObject({}) }),
      },
    },
    async (request) => {
      queryOf(nothing, request.query);
      return { stream: districtStream, state: (await house.state(districtView, districtStream)) ?? unnamedDistrict };
    },
  );

  app.get(
    "/streets",
    {
      config: {
        scope: "map",
        unrecorded: "the map",
        roles: everyRole,
        offPost: true,
        title: { zh: "街道略图", en: "The street plan" },
        query: nothing,
        answer: z.strictObject({ lines: z.array(z.looseObject({})) }),
      },
    },
    async (request) => {
      queryOf(nothing, request.query);
      const plan = await house.state(streetPlanView, streetPlanStream);
      return { lines: plan?.lines ?? [] };
    },
  );

  app.get(
    "/areas",
    {
      config: {
        scope: "map",
        unrecorded: "the map",
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
      const read = readIn(await house.journal.states([areasStream, districtStream]));
      const [adopted, district] = [read(areasView, areasStream), read(districtView, districtStream)];
      return writeAreas(areasInForce(adopted ?? noAreas, district ?? unnamedDistrict));
    },
  );
}

const yearQuery = z.strictObject({ year: z.coerce.number().int().min(2000).max(2199) });
const publishing = refusing("HolidaysNotPublished");

/** The holidays of a year as they were announced, for whoever takes them into use. */
function calendarRoutes(app: FastifyInstance): void {
  app.get(
    "/calendar/published",
    {
      config: {
        scope: "administration",
        unrecorded: "public holidays",
        roles: ["systemAdministrator"],
        title: { zh: "国务院公布的节假日安排", en: "The holidays of a year as the State Council announced them" },
        refuses: publishing.codes,
        query: yearQuery,
        answer: HolidaysAdopted.shape,
      },
    },
    async (request) => {
      const { year } = queryOf(yearQuery, request.query);
      const published = chineseHolidays(year);
      if (published === undefined) throw publishing("HolidaysNotPublished", { year });
      return published;
    },
  );
}

export const districtServer: RoomServer = {
  rules: districtRoom,
  migrations: [],
  tables: [],
  routes: (app, house) => {
    districtRoutes(app, house);
    calendarRoutes(app);
  },
};
