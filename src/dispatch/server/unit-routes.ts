import type { FastifyInstance } from "fastify";
import { caseReaders } from "../../access/role.ts";
import { z } from "zod";
import { statesIn } from "../../ground/fold.ts";
import { queryOf } from "../../journal/server/query.ts";
import type { House } from "../../journal/server/room-server.ts";
import { cardAnswer, cardOf, cardQuery } from "../../journal/server/stream-card.ts";
import { unitStream } from "../facts.ts";
import { unitStatus } from "../status.ts";
import { unitView } from "../unit-view.ts";
import { UnitRegistered } from "../unit-facts.ts";
import { registrationOf } from "../units.ts";
import { dispatchReads } from "../read-kinds.ts";

const nothing = z.strictObject({});
const unitAnswer = z.looseObject({ id: z.string(), callsign: z.string(), shownStatus: z.string() });

export function unitRoutes(app: FastifyInstance, house: House): void {
  app.get(
    "/units/registered",
    {
      config: {
        scope: "administration",
        roles: ["systemAdministrator"],
        title: {
          zh: "处警单元的登记内容（不含状态）",
          en: "Units as they are registered, without what they are doing",
        },
        recorded: dispatchReads.units,
        query: nothing,
        answer: z.strictObject({ units: z.array(UnitRegistered.shape) }),
      },
    },
    async (request) => {
      queryOf(nothing, request.query);
      const units = statesIn(unitView, await house.journal.current(["unit"])).map(([, unit]) => registrationOf(unit));
      return { units };
    },
  );

  app.get(
    "/units",
    {
      config: {
        scope: "units",
        sighted: true,
        roles: [...caseReaders, "support"],
        title: { zh: "处警单元及其状态", en: "Units with their statuses" },
        recorded: dispatchReads.units,
        query: nothing,
        answer: z.strictObject({ units: z.array(unitAnswer) }),
      },
    },
    async (request) => {
      queryOf(nothing, request.query);
      const giver = house.giverOf(request);
      const units: unknown[] = [];
      for (const [stream, unit] of statesIn(unitView, await house.journal.current(["unit"]))) {
        if (house.maySee(giver, stream, unit)) units.push({ ...unit, shownStatus: unitStatus(unit) });
      }
      return { units };
    },
  );

  app.get<{ Params: { id: string } }>(
    "/units/:id",
    {
      config: {
        scope: "units",
        sighted: true,
        roles: [...caseReaders, "support"],
        title: { zh: "处警单元及其经过，经过按游标翻页", en: "A unit with its timeline, which is cursor-paged" },
        recorded: dispatchReads.unit,
        refuses: ["NothingThere"],
        query: cardQuery,
        answer: z.looseObject({ status: z.string(), ...cardAnswer }),
      },
    },
    async (request) => {
      const card = await cardOf(house, request, unitView, unitStream(request.params.id));
      return { ...card, status: unitStatus(card.state) };
    },
  );
}
