import type { FastifyInstance, FastifyRequest } from "fastify";
import { z } from "zod";
import { calendarView, isWorkingDay, noCalendar } from "../../district/calendar.ts";
import { districtView, unnamedDistrict } from "../../district/district.ts";
import { calendarStream, districtStream } from "../../district/facts.ts";
import { handoverItemSchema, handoverStream, postsStream, responsibilityStream } from "../facts.ts";
import { handoverView } from "../handover.ts";
import type { OpenItem } from "../../ground/open-item.ts";
import { bareItem, openItemsOf } from "../open-items.ts";
import { noPosts, postsView } from "../posts.ts";
import { matrixView, noMatrix, ownerOfIncident } from "../responsibility.ts";
import { postRoles } from "../../access/role.ts";
import type { Giver } from "../../ground/fact.ts";
import { instantOf } from "../../ground/instant.ts";
import { codeSchema, text } from "../../ground/text.ts";
import { type Read, readIn } from "../../ground/fold.ts";
import type { AnyOrderCode } from "../../journal/refusals.ts";
import { ownState } from "../../journal/rulebook.ts";
import { bodyOf } from "../../journal/server/body.ts";
import { giveOrder } from "../../journal/server/give-order.ts";
import { queryOf } from "../../journal/server/query.ts";
import type { House } from "../../journal/server/room-server.ts";
import { dutyReads } from "../read-kinds.ts";

/** Of the order's id, which the sender may draw. */
const handed: readonly AnyOrderCode[] = ["OrderIdInvalid", "OrderIdReused", "OrderIdTooOld"];

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

/**
 * The routes of handing a post over. The server collects the open items from everything the giver may see; a screen
 * does not send them. So no open item can be left out, and the rule refuses the handover while an item has no owner.
 */
export function handoverRoutes(app: FastifyInstance, house: House): void {
  /** The post of the hall sees all of it; a station's what lies with the station. `postOf`: the post, by what is current. */
  async function itemsFor(giver: Giver, postOf: (read: Read) => string): Promise<readonly OpenItem[]> {
    const current = await house.journal.current();
    const read = readIn(current);
    const seen = [...current]
      .map(([stream, states]) => ({ stream, state: ownState(house.book, stream, states) }))
      .filter(({ stream, state }) => house.maySee(giver, stream, state));
    const district = read(districtView, districtStream) ?? unnamedDistrict;
    const calendar = read(calendarView, calendarStream) ?? noCalendar;
    const matrix = read(matrixView, responsibilityStream) ?? noMatrix;
    const local = { zone: district.zone, isWorkingDay: (day: string) => isWorkingDay(calendar, day) };
    const post = postOf(read);
    return openItemsOf(house.book, seen, {
      now: instantOf(house.now().getTime()),
      partFor: (happening) => ownerOfIncident(matrix, happening, local),
      typeName: (code) => district.types[code]?.name ?? { zh: code, en: code },
      post: (read(postsView, postsStream) ?? noPosts).posts[post]?.part ?? post,
    });
  }

  async function give(request: FastifyRequest, name: string, body: object): Promise<string> {
    const header = request.headers["idempotency-key"];
    const { id } = await giveOrder(house, request, name, body, typeof header === "string" ? header : undefined);
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
        recorded: dutyReads.openItems,
        query: itemsQuery,
        answer: itemsAnswer,
      },
    },
    async (request) => {
      const { post } = queryOf(itemsQuery, request.query);
      return { items: await itemsFor(house.giverOf(request), () => post) };
    },
  );

  app.post(
    "/handovers",
    {
      config: {
        scope: "staff",
        unrecorded: "facts tell of it",
        roles: postRoles,
        sighted: true,
        title: { zh: "准备交班", en: "Prepare the handover of a post" },
        refuses: handed,
        gives: ["PrepareHandover"],
        body: prepareBody,
        answer: z.strictObject({ handover: z.string() }),
      },
    },
    async (request) => {
      const { post, words } = bodyOf(prepareBody, request.body);
      const items = (await itemsFor(house.giverOf(request), () => post)).map(bareItem);
      const body = { post, items, ...(words === undefined ? {} : { words }) };
      return { handover: await give(request, "PrepareHandover", body) };
    },
  );

  app.post<{ Params: { handover: string } }>(
    "/handovers/:handover/confirm",
    {
      config: {
        scope: "staff",
        unrecorded: "facts tell of it",
        roles: postRoles,
        sighted: true,
        title: { zh: "确认接班", en: "Confirm a handover" },
        refuses: handed,
        gives: ["ConfirmHandover"],
        body: confirmBody,
      },
    },
    async (request, reply) => {
      const { takes } = bodyOf(confirmBody, request.body);
      const { handover } = request.params;
      const prepared = (read: Read) => read(handoverView, handoverStream(handover))?.post ?? "";
      const items = (await itemsFor(house.giverOf(request), prepared)).map(bareItem);
      await give(request, "ConfirmHandover", { handoverId: handover, items, takes });
      return reply.code(204).send();
    },
  );
}
