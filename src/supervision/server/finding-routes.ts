import type { FastifyInstance } from "fastify";
import { z } from "zod";
import type { Role } from "../../ground/role.ts";
import { codeSchema } from "../../ground/text.ts";
import { pageOf, pageQuery } from "../../journal/server/pages.ts";
import { queryOf } from "../../journal/server/query.ts";
import type { House } from "../../journal/server/room-server.ts";
import { cardAnswer, cardOf, cardQuery } from "../../journal/server/stream-card.ts";
import { severities } from "../check-facts.ts";
import { checkReads } from "../check-read-kinds.ts";
import { findingStream } from "../finding-facts.ts";
import { answeringRoles } from "../finding-orders.ts";
import { findingStages, findingView } from "../finding.ts";
import { monthSchema } from "../review-facts.ts";
import { askedByMonth } from "./asked-by-month.ts";

/** Supervision, and whoever may have findings against their part; each as far as they are in sight. */
export const findingReaders: readonly Role[] = ["supervisor", ...answeringRoles];

const listQuery = z.strictObject({
  cursor: pageQuery.cursor,
  limit: pageQuery.limit,
  state: z.enum(["open", "over"]).optional(),
  /** The month they were opened in. */
  month: monthSchema.optional(),
  rule: codeSchema.optional(),
  stage: z.enum(findingStages).optional(),
});

const answer = z.strictObject({
  findings: z.array(
    z.strictObject({
      id: z.string(),
      openedAt: z.string(),
      rule: z.string(),
      title: z.string(),
      severity: z.enum(severities),
      /** A part as `station/ID`, `department/ID`, `unit/ID`, `hall`. */
      against: z.string(),
      stage: z.enum(findingStages),
      dueAt: z.string().nullable(),
      incident: z.string().nullable(),
    }),
  ),
  next: z.string().nullable(),
});

interface Row {
  readonly id: string;
  readonly opened_at: Date;
  readonly rule: string;
  readonly title: string;
  readonly severity: (typeof severities)[number];
  readonly against: string;
  readonly stage: (typeof findingStages)[number];
  readonly due_at: Date | null;
  readonly incident: string | null;
}

const sql = `
  SELECT id, opened_at, rule, title, severity, against, stage, due_at, incident FROM supervision.finding
  WHERE seen_by ?| $1::text[]
    AND ($2::boolean IS NULL OR current = $2)
    AND ($3::text IS NULL OR rule = $3)
    AND ($4::text IS NULL OR stage = $4)
    AND ($5::timestamptz IS NULL OR opened_at >= $5)
    AND ($6::timestamptz IS NULL OR opened_at < $6)
    AND ($7::timestamptz IS NULL OR (opened_at, id) < ($7, $8))
  ORDER BY opened_at DESC, id DESC
  LIMIT $9`;

/** Findings: a list, and one with its history. */
export function findingRoutes(app: FastifyInstance, house: House): void {
  app.get(
    "/supervision/findings",
    {
      config: {
        scope: "oversight",
        roles: findingReaders,
        title: { zh: "监督问题，新的在前，按游标翻页", en: "Findings, newest first, cursor-paged" },
        recorded: checkReads.findings,
        query: listQuery,
        answer,
      },
    },
    async (request) => {
      const query = queryOf(listQuery, request.query);
      const { tags, isOpen, span, cursor } = await askedByMonth(house, request, query);
      const found = await house.pool.query<Row>(sql, [
        ...[tags, isOpen, query.rule ?? null, query.stage ?? null],
        ...[...span, ...cursor, query.limit + 1],
      ]);
      const page = pageOf(found.rows, query.limit, (row) => ({ at: row.opened_at.toISOString(), id: row.id }));
      return {
        findings: page.rows.map(({ opened_at, due_at, ...rest }) => ({
          ...rest,
          openedAt: opened_at.toISOString(),
          dueAt: due_at?.toISOString() ?? null,
        })),
        next: page.next,
      };
    },
  );

  app.get<{ Params: { finding: string } }>(
    "/supervision/findings/:finding",
    {
      config: {
        scope: "oversight",
        sighted: true,
        roles: findingReaders,
        title: {
          zh: "一项监督问题及其经过；密封内容仍为密封",
          en: "One finding and its history; what is sealed stays sealed",
        },
        recorded: checkReads.finding,
        refuses: ["NothingThere"],
        query: cardQuery,
        answer: z.strictObject({ stream: z.string(), state: z.looseObject({ id: z.string() }), ...cardAnswer }),
      },
    },
    async (request) => cardOf(house, request, findingView, findingStream(request.params.finding)),
  );
}
