import type { FastifyInstance } from "fastify";
import type pg from "pg";
import { z } from "zod";
import { tagsOf } from "../../access/sight.ts";
import { decodeCursor, pageOf, pageQuery } from "../../journal/server/pages.ts";
import { queryOf } from "../../journal/server/query.ts";
import type { House } from "../../journal/server/room-server.ts";
import { cardAnswer, cardOf, cardQuery } from "../../journal/server/stream-card.ts";
import { callView } from "../call-view.ts";
import { callKinds, callStream } from "../facts.ts";
import { intakeReads } from "../read-kinds.ts";

const callReaders = ["importer", "calltaker", "dispatcher", "supervisor"] as const;

const listQuery = z.strictObject({
  ...pageQuery,
  kind: z.enum(callKinds).optional(),
  /** `waiting`: nobody has answered; `live`: answered and not ended. */
  state: z.enum(["waiting", "live", "ended"]).optional(),
});

const listAnswer = z.strictObject({
  calls: z.array(
    z.strictObject({
      id: z.string(),
      channel: z.string(),
      kind: z.string(),
      rangAt: z.string(),
      answeredAt: z.string().nullable(),
      endedAt: z.string().nullable(),
      incident: z.string().nullable(),
    }),
  ),
  next: z.string().nullable(),
});

interface Row {
  readonly id: string;
  readonly channel: string;
  readonly kind: string;
  readonly rang_at: Date;
  readonly answered_at: Date | null;
  readonly ended_at: Date | null;
  readonly incident: string | null;
}

// The states are written out, so that PostgreSQL sees which index holds them.
const listSql = `
  SELECT id, channel, kind, rang_at, answered_at, ended_at, incident
  FROM intake.call
  WHERE seen_by ?| $1::text[] AND NOT hidden_from ?| $1::text[]
    AND ($2::timestamptz IS NULL OR rang_at >= $2)
    AND ($3::timestamptz IS NULL OR rang_at < $3)
    AND ($4::timestamptz IS NULL OR (rang_at, id) < ($4, $5))
    AND ($6::text IS NULL OR kind = $6)
    AND ($7::text IS NULL
      OR $7 = 'ended' AND ended_at IS NOT NULL
      OR $7 = 'live' AND ended_at IS NULL AND answered_at IS NOT NULL
      OR $7 = 'waiting' AND ended_at IS NULL AND answered_at IS NULL)
  ORDER BY rang_at DESC, id DESC
  LIMIT $8`;

/** The statement that finds a page of calls, and a row more, for a reader of these tags. */
export function callsBy(query: z.output<typeof listQuery>, tags: readonly string[]): pg.QueryConfig {
  const cursor = query.cursor === undefined ? undefined : decodeCursor(query.cursor);
  return {
    text: listSql,
    values: [
      tags,
      query.from ?? null,
      query.to ?? null,
      cursor?.at ?? null,
      cursor?.id ?? null,
      query.kind ?? null,
      query.state ?? null,
      query.limit + 1,
    ],
  };
}

export function callRoutes(app: FastifyInstance, house: House): void {
  app.get(
    "/calls",
    {
      config: {
        scope: "calls",
        sighted: true,
        roles: callReaders,
        title: { zh: "来电列表，新的在前，按游标翻页", en: "Calls, newest first, cursor-paged" },
        recorded: intakeReads.calls,
        query: listQuery,
        answer: listAnswer,
      },
    },
    async (request) => {
      const query = queryOf(listQuery, request.query);
      const found = await house.pool.query<Row>(callsBy(query, tagsOf(house.giverOf(request))));
      const page = pageOf(found.rows, query.limit, (row) => ({ at: row.rang_at.toISOString(), id: row.id }));
      return {
        calls: page.rows.map((row) => ({
          id: row.id,
          channel: row.channel,
          kind: row.kind,
          rangAt: row.rang_at.toISOString(),
          answeredAt: row.answered_at?.toISOString() ?? null,
          endedAt: row.ended_at?.toISOString() ?? null,
          incident: row.incident,
        })),
        next: page.next,
      };
    },
  );

  app.get<{ Params: { id: string } }>(
    "/calls/:id",
    {
      config: {
        scope: "calls",
        sighted: true,
        roles: callReaders,
        title: { zh: "来电及其经过，经过按游标翻页", en: "A call with its timeline, which is cursor-paged" },
        recorded: intakeReads.call,
        refuses: ["NothingThere"],
        query: cardQuery,
        answer: z.looseObject({ stream: z.string(), ...cardAnswer }),
      },
    },
    (request) => cardOf(house, request, callView, callStream(request.params.id)),
  );
}
