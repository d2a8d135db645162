import type { FastifyInstance } from "fastify";
import { z } from "zod";
import { everyRole } from "../../access/role.ts";
import { isSeen, tagsOf } from "../../access/sight.ts";
import { streamKind } from "../../ground/fact.ts";
import { ReasonGiven } from "../../ground/reason-given.ts";
import { codeSchema, text } from "../../ground/text.ts";
import { NothingThere } from "./nothing-there.ts";
import { pageOf, pageQuery } from "./pages.ts";
import { queryOf } from "./query.ts";
import type { House } from "./room-server.ts";
import { cursorOf, factAt, seenState } from "./stream-card.ts";

const historyQuery = z.strictObject({
  stream: codeSchema,
  /** Types of facts with commas between them; all settings of the stream when absent. */
  types: text(500).optional(),
  cursor: pageQuery.cursor,
  limit: z.coerce.number().int().min(1).max(500).default(100),
});

/** How the settings of a stream came to be what they are: only the facts its owner declares as settings. */
export function settingRoutes(api: FastifyInstance, house: House): void {
  api.get(
    "/settings/history",
    {
      config: {
        scope: "administration",
        sighted: true,
        roles: everyRole,
        offPost: true,
        title: {
          zh: "设置的更改历史，最新在前",
          en: "How settings were changed, newest first: the facts of a stream that are settings, each with its reason",
        },
        unrecorded: "settings of the service: nobody's affairs",
        refuses: ["NothingThere"],
        query: historyQuery,
        answer: z.strictObject({
          facts: z.array(z.looseObject({ type: z.string() })),
          next: z.string().nullable(),
        }),
      },
    },
    async (request) => {
      const { stream, types, cursor, limit } = queryOf(historyQuery, request.query);
      const owner = house.book.views.get(streamKind(stream))?.find((each) => each.owner);
      const { settings = [], settingsSeenBy = [] } = owner ?? {};
      const wanted = types?.split(",") ?? settings;
      const shown = settings.filter((type) => wanted.includes(type));
      if (shown.length === 0) throw new NothingThere(stream);
      if (!isSeen(tagsOf(house.giverOf(request)), settingsSeenBy)) await seenState(house, request, stream);
      const before = cursor === undefined ? undefined : factAt(cursor);
      const facts = await house.journal.newestOf(stream, limit + 1, before, [...shown, ReasonGiven.type]);
      const page = pageOf(facts, limit, cursorOf);
      return { facts: page.rows, next: page.next };
    },
  );
}
