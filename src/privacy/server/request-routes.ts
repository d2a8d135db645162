import type { FastifyInstance } from "fastify";
import { z } from "zod";
import { decodeCursor, pageOf, pageQuery } from "../../journal/server/pages.ts";
import { queryOf } from "../../journal/server/query.ts";
import type { House } from "../../journal/server/room-server.ts";
import { stateInSight } from "../../journal/server/stream-card.ts";
import { privacyReads } from "../read-kinds.ts";
import { personRequestKinds, personRequestOutcomes, requestStream } from "../request-facts.ts";
import { requestView } from "../requests.ts";

const roles = ["supervisor", "dutyCommander", "auditAdministrator"] as const;

const listQuery = z.strictObject({
  ...pageQuery,
  state: z.enum(["open", "answered"]).optional(),
  kind: z.enum(personRequestKinds).optional(),
});

const listAnswer = z.strictObject({
  requests: z.array(
    z.strictObject({
      id: z.string(),
      kind: z.enum(personRequestKinds),
      receivedAt: z.string(),
      /** Badge numbers. */
      receivedBy: z.string(),
      dueBy: z.string(),
      /** How many records it is about. */
      records: z.number().int(),
      answered: z.strictObject({ at: z.string(), by: z.string(), outcome: z.enum(personRequestOutcomes) }).nullable(),
    }),
  ),
  next: z.string().nullable(),
});

interface Row {
  readonly id: string;
  readonly kind: (typeof personRequestKinds)[number];
  readonly received_at: Date;
  readonly received_by: string;
  readonly due_by: Date;
  readonly records: number;
  readonly answered_at: Date | null;
  readonly answered_by: string | null;
  readonly outcome: (typeof personRequestOutcomes)[number] | null;
}

/** A request that tells of something hidden from its reader, such as a complaint about them, is not there for them. */
const listSql = `
  SELECT id, kind, received_at, received_by, due_by, records, answered_at, answered_by, outcome
  FROM privacy.request
  WHERE NOT tells_of ?| $1::text[]
    AND ($2::boolean IS NULL OR (answered_at IS NOT NULL) = $2)
    AND ($3::text IS NULL OR kind = $3)
    AND ($4::timestamptz IS NULL OR received_at >= $4)
    AND ($5::timestamptz IS NULL OR received_at < $5)
    AND ($6::timestamptz IS NULL OR (received_at, id) < ($6, $7))
  ORDER BY received_at DESC, id DESC
  LIMIT $8`;

/** What people asked for about themselves, open and answered. Who they are is opened as every sealed value, on record. */
export function requestRoutes(app: FastifyInstance, house: House): void {
  app.get(
    "/person-requests",
    {
      config: {
        scope: "oversight",
        roles,
        title: {
          zh: "本人请求，待答复和已答复，新的在前，按游标翻页",
          en: "Persons' own requests, open and answered, newest first, cursor-paged",
        },
        recorded: privacyReads.requests,
        query: listQuery,
        answer: listAnswer,
      },
    },
    async (request) => {
      const query = queryOf(listQuery, request.query);
      const cursor = query.cursor === undefined ? undefined : decodeCursor(query.cursor);
      const found = await house.pool.query<Row>(listSql, [
        house.hiddenFrom(house.giverOf(request)),
        query.state === undefined ? null : query.state === "answered",
        query.kind ?? null,
        query.from ?? null,
        query.to ?? null,
        cursor?.at ?? null,
        cursor?.id ?? null,
        query.limit + 1,
      ]);
      const page = pageOf(found.rows, query.limit, (row) => ({ at: row.received_at.toISOString(), id: row.id }));
      return {
        requests: page.rows.map((row) => ({
          ...{ id: row.id, kind: row.kind, receivedBy: row.received_by, records: row.records },
          ...{ receivedAt: row.received_at.toISOString(), dueBy: row.due_by.toISOString() },
          answered:
            row.answered_at === null || row.answered_by === null || row.outcome === null
              ? null
              : { at: row.answered_at.toISOString(), by: row.answered_by, outcome: row.outcome },
        })),
        next: page.next,
      };
    },
  );

  app.get<{ Params: { request: string } }>(
    "/person-requests/:request",
    {
      config: {
        scope: "oversight",
        sighted: true,
        roles,
        title: { zh: "一件本人请求；密封内容仍为密封", en: "One person's request; what is sealed stays sealed" },
        recorded: privacyReads.request,
        refuses: ["NothingThere"],
        answer: z.looseObject({ id: z.string() }),
      },
    },
    async (request) => stateInSight(house, request, requestView, requestStream(request.params.request)),
  );
}
