import type { FastifyInstance } from "fastify";
import { z } from "zod";
import { decodeCursor, pageOf, pageQuery } from "../../journal/server/pages.ts";
import { queryOf } from "../../journal/server/query.ts";
import type { House } from "../../journal/server/room-server.ts";
import { erasureReasons } from "../facts.ts";

const listQuery = z.strictObject({ cursor: pageQuery.cursor, limit: pageQuery.limit });

const listAnswer = z.strictObject({
  /** How many there are in all. */
  count: z.number().int(),
  erasures: z.array(
    z.strictObject({
      id: z.string(),
      stream: z.string(),
      why: z.enum(erasureReasons),
      /** In words, where people decided it. */
      reason: z.string().nullable(),
      at: z.string(),
      recallUntil: z.string(),
    }),
  ),
  next: z.string().nullable(),
});

interface Row {
  readonly id: string;
  readonly stream: string;
  readonly why: (typeof erasureReasons)[number];
  readonly reason: string | null;
  readonly at: Date;
  readonly recall_until: Date;
}

const listSql = `
  SELECT id, stream, why, reason, at, recall_until FROM privacy.erasure
  WHERE stage = 'aside' AND NOT done AND ($1::timestamptz IS NULL OR (at, id) < ($1, $2))
    AND NOT stream = ANY($4)
  ORDER BY at DESC, id DESC
  LIMIT $3`;

const countSql =
  "SELECT count(*)::int AS count FROM privacy.erasure WHERE stage = 'aside' AND NOT done AND NOT stream = ANY($1)";

/** What was erased and can still be brought back. Ids, dates and reasons; nothing sealed. */
export function erasureRoutes(app: FastifyInstance, house: House): void {
  app.get(
    "/erasures",
    {
      config: {
        roles: ["supervisor", "dutyCommander", "securityAdministrator", "auditAdministrator"],
        scope: "oversight",
        unrecorded: "which records were erased, when and why; nothing of what they say",
        title: {
          zh: "宽限期内可撤回的销毁，新的在前，按游标翻页",
          en: "Erasures in their grace, newest first, cursor-paged",
        },
        query: listQuery,
        answer: listAnswer,
      },
    },
    async (request) => {
      const query = queryOf(listQuery, request.query);
      const hidden = house.hiddenFrom(house.giverOf(request));
      const cursor = query.cursor === undefined ? undefined : decodeCursor(query.cursor);
      const [found, counted] = await Promise.all([
        house.pool.query<Row>(listSql, [cursor?.at ?? null, cursor?.id ?? null, query.limit + 1, hidden]),
        house.pool.query<{ count: number }>(countSql, [hidden]),
      ]);
      const page = pageOf(found.rows, query.limit, (row) => ({ at: row.at.toISOString(), id: row.id }));
      return {
        count: counted.rows[0]?.count ?? 0,
        erasures: page.rows.map(({ at, recall_until: until, ...row }) => ({
          ...row,
          ...{ at: at.toISOString(), recallUntil: until.toISOString() },
        })),
        next: page.next,
      };
    },
  );
}
