import type { FastifyInstance } from "fastify";
import { z } from "zod";
import { tagsOf } from "../../access/sight.ts";
import type { Role } from "../../ground/role.ts";
import { codeSchema } from "../../ground/text.ts";
import { decodeCursor, pageOf, pageQuery } from "../../journal/server/pages.ts";
import { queryOf } from "../../journal/server/query.ts";
import type { House } from "../../journal/server/room-server.ts";
import { stateInSight } from "../../journal/server/stream-card.ts";
import { type HandoverItem, handoverItemSchema, handoverStream } from "../facts.ts";
import { handoverView } from "../handover.ts";
import { dutyReads } from "../read-kinds.ts";

/** Whose posts change hands, and who leads them: each sees those in sight. */
const handoverReaders: readonly Role[] = [
  ...(["calltaker", "dispatcher", "shiftLeader", "dutyCommander", "station", "department"] as const),
];

const listQuery = z.strictObject({ ...pageQuery, post: codeSchema.optional() });

const listAnswer = z.strictObject({
  handovers: z.array(
    z.strictObject({
      id: z.string(),
      post: z.string(),
      part: z.string(),
      /** Badge numbers. */
      from: z.string(),
      to: z.string().nullable(),
      preparedAt: z.string(),
      confirmedAt: z.string().nullable(),
      items: z.number().int(),
    }),
  ),
  next: z.string().nullable(),
});

const cardAnswer = z.strictObject({
  id: z.string(),
  post: z.string(),
  part: z.string(),
  from: z.string(),
  preparedAt: z.string(),
  words: z.string().optional(),
  items: z.array(handoverItemSchema),
  confirmed: z.strictObject({ to: z.string(), at: z.string() }).optional(),
});

type BareItem = Pick<HandoverItem, "kind" | "id">;

interface Row {
  readonly id: string;
  readonly post: string;
  readonly part: string;
  readonly left_by: string;
  readonly prepared_at: Date;
  readonly taken_by: string | null;
  readonly confirmed_at: Date | null;
  readonly items: readonly BareItem[];
}

/** Newest first by (prepared_at, id), so that a page begins where the last one ended whatever is handed over meanwhile. */
const listSql = `
  SELECT id, post, part, left_by, prepared_at, taken_by, confirmed_at, items
  FROM duty.handover
  WHERE seen_by ?| $1::text[]
    AND ($2::text IS NULL OR post = $2)
    AND ($3::timestamptz IS NULL OR prepared_at >= $3)
    AND ($4::timestamptz IS NULL OR prepared_at < $4)
    AND ($5::timestamptz IS NULL OR (prepared_at, id) < ($5, $6))
  ORDER BY prepared_at DESC, id DESC
  LIMIT $7`;

/** Handovers of any age: the list by post and time, and each with what was handed over and who confirmed it. */
export function pastHandoverRoutes(app: FastifyInstance, house: House): void {
  app.get(
    "/handovers",
    {
      config: {
        scope: "staff",
        sighted: true,
        roles: handoverReaders,
        title: { zh: "历次交接班，新的在前，按游标翻页", en: "Handovers, newest first, cursor-paged" },
        recorded: dutyReads.handovers,
        query: listQuery,
        answer: listAnswer,
      },
    },
    async (request) => {
      const query = queryOf(listQuery, request.query);
      const giver = house.giverOf(request);
      const cursor = query.cursor === undefined ? undefined : decodeCursor(query.cursor);
      const found = await house.pool.query<Row>(listSql, [
        tagsOf(giver),
        query.post ?? null,
        query.from ?? null,
        query.to ?? null,
        cursor?.at ?? null,
        cursor?.id ?? null,
        query.limit + 1,
      ]);
      const isShown = shownItems(house.hiddenFrom(giver));
      const page = pageOf(found.rows, query.limit, (row) => ({ at: row.prepared_at.toISOString(), id: row.id }));
      return {
        handovers: page.rows.map((row) => ({
          ...{ id: row.id, post: row.post, part: row.part, from: row.left_by, to: row.taken_by },
          preparedAt: row.prepared_at.toISOString(),
          confirmedAt: row.confirmed_at?.toISOString() ?? null,
          items: row.items.filter(isShown).length,
        })),
        next: page.next,
      };
    },
  );

  app.get<{ Params: { handover: string } }>(
    "/handovers/:handover",
    {
      config: {
        scope: "staff",
        sighted: true,
        roles: handoverReaders,
        title: { zh: "一次交接班：事项、留言和接班人", en: "One handover: its items, its words and who confirmed it" },
        recorded: dutyReads.handover,
        refuses: ["NothingThere"],
        answer: cardAnswer,
      },
    },
    async (request) => {
      const state = await stateInSight(house, request, handoverView, handoverStream(request.params.handover));
      const isShown = shownItems(house.hiddenFrom(house.giverOf(request)));
      return { ...state, items: state.items.filter(isShown) };
    },
  );
}

/**
 * Items about what is hidden from a reader in any role (a complaint about them) are left out and not counted. The id of an
 * item about an incident is the incident's id, followed by what of it.
 */
function shownItems(hidden: readonly string[]): (item: BareItem) => boolean {
  const streams = new Set(hidden);
  return ({ kind, id }) => !streams.has(`${kind === "call" ? "call" : "incident"}/${id.split(" ")[0] ?? id}`);
}
