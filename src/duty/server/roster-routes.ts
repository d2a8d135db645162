import type { FastifyInstance } from "fastify";
import { z } from "zod";
import { bodyOf } from "../../journal/server/body.ts";
import { NothingThere } from "../../journal/server/nothing-there.ts";
import type { House } from "../../journal/server/room-server.ts";
import { monthSchema, rosterStream, shiftSchema } from "../facts.ts";
import { rosterView } from "../roster.ts";
import { everyStaffRole } from "../../access/role.ts";
import { dutyReads } from "../read-kinds.ts";

/** The shifts of one part in one month; boards hold only those of the present. */
export function rosterRoutes(app: FastifyInstance, house: House): void {
  app.get<{ Params: { part: string; month: string } }>(
    "/rosters/:part/:month",
    {
      config: {
        scope: "staff",
        roles: everyStaffRole,
        offPost: true,
        sighted: true,
        title: { zh: "某单位某月的排班", en: "The shifts of a part of the organisation in a month" },
        recorded: dutyReads.roster,
        refuses: ["BodyInvalid", "NothingThere"],
        answer: z.strictObject({ shifts: z.array(shiftSchema) }),
      },
    },
    async (request) => {
      const { part, month } = request.params;
      bodyOf(z.strictObject({ month: monthSchema }), { month });
      const stream = rosterStream(part, month);
      const roster = (await house.state(rosterView, stream)) ?? { part, month, shifts: {}, swaps: {} };
      if (!house.maySee(house.giverOf(request), stream, roster)) throw new NothingThere(stream);
      request.looked = { stream, state: roster };
      return { shifts: Object.values(roster.shifts) };
    },
  );
}
