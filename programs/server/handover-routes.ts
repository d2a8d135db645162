import { randomBytes } from "node:crypto";
import type { FastifyInstance, FastifyRequest } from "fastify";
import { z } from "zod";
import { calendarView, isWorkingDay, noCalendar } from "../../src/district/calendar.ts";
import { districtView, unnamedDistrict } from "../../src/district/district.ts";
import { calendarStream, districtStream } from "../../src/district/facts.ts";
import { handoverItemSchema, postsStream, responsibilityStream } from "../../src/duty/facts.ts";
import { noPosts, postsView } from "../../src/duty/posts.ts";
import { matrixView, noMatrix } from "../../src/duty/responsibility.ts";
import { postRoles } from "../../src/duty/role.ts";
import { isSeen, tagsOf } from "../../src/duty/sight.ts";
import type { Giver } from "../../src/ground/fact.ts";
import { codeSchema, text } from "../../src/ground/text.ts";
import { ulidOf } from "../../src/ground/ulid.ts";
import type { Fold } from "../../src/journal/fold.ts";
import { bodyOf } from "../../src/journal/server/body.ts";
import { queryOf } from "../../src/journal/server/query.ts";
import { Refused } from "../../src/journal/server/refused.ts";
import type { House } from "../../src/journal/server/room-server.ts";
import { bareItem, type OpenItem, openItemsOf } from "./handover-items.ts";
import type { Board } from "./live/board.ts";

const itemsQuery = z.strictObject({ post: codeSchema });
const prepareBody = z.strictObject({ post: codeSchema, words: text(2000).optional() });
const confirmBody = z.strictObject({ takes: z.array(codeSchema).max(2000) });
const sentence = z.strictObject({ zh: z.string(), en: z.string() });
const itemsAnswer = z.strictObject({
  items: z.array(
    handoverItemSchema.extend({
      about: z
        .strictObject({
          type: sentence.optional(),
          priority: z.number().optional(),
          place: sentence.optional(),
          stage: sentence.optional(),
          since: z.string().optional(),
        })
        .optional(),
    }),
  ),
});

interface Parts {
  readonly board: Board;
  readonly zone: () => string;
}

/**
 * Handing a post over. What is open is collected here from everything within the giver's sight, not taken from a screen:
 * nothing can be left out of a handover, and the rule then refuses it while anything has no owner.
 */
export function handoverRoutes(app: FastifyInstance, house: House, parts: Parts): void {
  const { board } = parts;
  const state = <State>(fold: Fold<State>, stream: string) =>
    board.entry(stream)?.states[fold.room] as State | undefined;

  /** The post of the hall sees all of it; a station's what lies with the station. */
  function itemsFor(giver: Giver, post: string): readonly OpenItem[] {
    const tags = tagsOf(giver);
    const seen = [...board.entries()]
      .filter(({ sight }) => isSeen(tags, sight.seenBy, sight.hiddenFrom))
      .map(({ stream, sight }) => ({ stream, state: sight.state }));
    const district = state(districtView, districtStream) ?? unnamedDistrict;
    const calendar = state(calendarView, calendarStream) ?? noCalendar;
    return openItemsOf(seen, house.now().getTime(), {
      matrix: state(matrixView, responsibilityStream) ?? noMatrix,
      calendar: {
        zone: parts.zone(),
        isWorkingDay: (day) => isWorkingDay(calendar, day),
      },
      typeName: (code) => district.types[code]?.name ?? { zh: code, en: code },
      post: (state(postsView, postsStream) ?? noPosts).posts[post]?.part ?? post,
    });
  }

  async function give(request: FastifyRequest, name: string, body: object): Promise<string> {
    const header = request.headers["idempotency-key"];
    const id = typeof header === "string" ? header : ulidOf(house.now().getTime(), randomBytes(10));
    const answer = await house.submit({ id, name, body, giver: house.giverOf(request) });
    if (!answer.accepted) throw new Refused(answer.refusal);
    return id;
  }

  app.get(
    "/handovers/open-items",
    {
      config: {
        scope: "staff",
        roles: postRoles,
        sighted: true,
        title: { zh: "交接班：未了事项", en: "What is open when a post changes hands" },
        recorded: "openItems",
        query: itemsQuery,
        answer: itemsAnswer,
      },
    },
    async (request) => {
      const { post } = queryOf(itemsQuery, request.query);
      return { items: itemsFor(house.giverOf(request), post) };
    },
  );

  app.post(
    "/handovers",
    {
      config: {
        scope: "staff",
        roles: postRoles,
        sighted: true,
        title: { zh: "准备交班", en: "Prepare the handover of a post" },
        body: prepareBody,
        answer: z.strictObject({ handover: z.string() }),
      },
    },
    async (request) => {
      const { post, words } = bodyOf(prepareBody, request.body);
      const items = itemsFor(house.giverOf(request), post).map(bareItem);
      const body = { post, items, ...(words === undefined ? {} : { words }) };
      return { handover: await give(request, "PrepareHandover", body) };
    },
  );

  app.post<{ Params: { handover: string } }>(
    "/handovers/:handover/confirm",
    {
      config: {
        scope: "staff",
        roles: postRoles,
        sighted: true,
        title: { zh: "确认接班", en: "Confirm a handover" },
        body: confirmBody,
      },
    },
    async (request, reply) => {
      const { takes } = bodyOf(confirmBody, request.body);
      const { handover } = request.params;
      const prepared = board.entry(`handover/${handover}`)?.sight.state as { post?: string } | undefined;
      const items = itemsFor(house.giverOf(request), prepared?.post ?? "").map(bareItem);
      await give(request, "ConfirmHandover", { handoverId: handover, items, takes });
      return reply.code(204).send();
    },
  );
}
