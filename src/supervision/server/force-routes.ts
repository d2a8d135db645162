import type { FastifyInstance } from "fastify";
import { z } from "zod";
import type { Role } from "../../ground/role.ts";
import { pageOf, pageQuery } from "../../journal/server/pages.ts";
import { queryOf } from "../../journal/server/query.ts";
import type { House } from "../../journal/server/room-server.ts";
import { cardAnswer, cardOf, cardQuery } from "../../journal/server/stream-card.ts";
import { checkReads } from "../check-read-kinds.ts";
import { forceKinds, forceStream } from "../force-facts.ts";
import { forceStages, forceView } from "../force.ts";
import { monthSchema } from "../review-facts.ts";
import { askedByMonth } from "./asked-by-month.ts";

const forceReaders: readonly Role[] = ["supervisor", "dutyCommander", "station", "unit"];

const listQuery = z.strictObject({
  cursor: pageQuery.cursor,
  limit: pageQuery.limit,
  state: z.enum(["open", "over"]).optional(),
  month: monthSchema.optional(),
});

const answer = z.strictObject({
  forces: z.array(
    z.strictObject({
      id: z.string(),
      incident: z.string(),
      number: z.string(),
      at: z.string(),
      kind: z.enum(forceKinds),
      injured: z.boolean(),
      station: z.string().nullable(),
      unit: z.string().nullable(),
      stage: z.enum(forceStages),
      dueAt: z.string(),
      reportedAt: z.string().nullable(),
      isInOrder: z.boolean().nullable(),
    }),
  ),
  next: z.string().nullable(),
});

interface Row {
  readonly id: string;
  readonly incident: string;
  readonly number: string;
  readonly at: Date;
  readonly kind: (typeof forceKinds)[number];
  readonly injured: boolean;
  readonly station: string | null;
  readonly unit: string | null;
  readonly stage: (typeof forceStages)[number];
  readonly due_at: Date;
  readonly reported_at: Date | null;
  readonly in_order: boolean | null;
}

const sql = `
  SELECT id, incident, number, at, kind, injured, station, unit, stage, due_at, reported_at, in_order
  FROM supervision.force
  WHERE seen_by ?| $1::text[]
    AND ($2::boolean IS NULL OR (stage <> 'reviewed') = $2)
    AND ($3::timestamptz IS NULL OR at >= $3)
    AND ($4::timestamptz IS NULL OR at < $4)
    AND ($5::timestamptz IS NULL OR (at, id) < ($5, $6))
  ORDER BY at DESC, id DESC
  LIMIT $7`;

/** Uses of force: a list, and one with its history. */
export function forceRoutes(app: FastifyInstance, house: House): void {
  app.get(
    "/supervision/forces",
    {
      config: {
        scope: "oversight",
        roles: forceReaders,
        title: { zh: "使用武器警械，新的在前，按游标翻页", en: "Uses of force, newest first, cursor-paged" },
        recorded: checkReads.forces,
        query: listQuery,
        answer,
      },
    },
    async (request) => {
      const query = queryOf(listQuery, request.query);
      const { tags, isOpen, span, cursor } = await askedByMonth(house, request, query);
      const found = await house.pool.query<Row>(sql, [...[tags, isOpen, ...span, ...cursor, query.limit + 1]]);
      const page = pageOf(found.rows, query.limit, (row) => ({ at: row.at.toISOString(), id: row.id }));
      return {
        forces: page.rows.map(({ at, due_at, reported_at, in_order, ...rest }) => ({
          ...{ ...rest, at: at.toISOString(), dueAt: due_at.toISOString() },
          ...{ reportedAt: reported_at?.toISOString() ?? null, isInOrder: in_order },
        })),
        next: page.next,
      };
    },
  );

  app.get<{ Params: { force: string } }>(
    "/supervision/forces/:force",
    {
      config: {
        scope: "oversight",
        sighted: true,
        roles: forceReaders,
        title: {
          zh: "一次使用武器警械及其经过；报告仍为密封",
          en: "One use of force and its history; the report stays sealed",
        },
        recorded: checkReads.force,
        refuses: ["NothingThere"],
        query: cardQuery,
        answer: z.strictObject({ stream: z.string(), state: z.looseObject({ id: z.string() }), ...cardAnswer }),
      },
    },
    async (request) => cardOf(house, request, forceView, forceStream(request.params.force)),
  );
}
