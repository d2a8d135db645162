import type { FastifyInstance } from "fastify";
import { z } from "zod";
import { caseReaders } from "../../access/role.ts";
import { tagsOf } from "../../access/sight.ts";
import { districtView, unnamedDistrict } from "../../district/district.ts";
import { districtStream } from "../../district/facts.ts";
import { incidentStream } from "../../dispatch/facts.ts";
import { codeSchema } from "../../ground/text.ts";
import { NothingThere } from "../../journal/server/nothing-there.ts";
import { decodeCursor, pageOf, pageQuery } from "../../journal/server/pages.ts";
import { queryOf } from "../../journal/server/query.ts";
import type { House } from "../../journal/server/room-server.ts";
import { seenState } from "../../journal/server/stream-card.ts";
import { incidentRead } from "../complaint-seen.ts";
import { needsReceipt, registeringGaps } from "../registering.ts";
import { caseTracks, registeringStream } from "../registering-facts.ts";
import { registeringReads } from "../registering-read-kinds.ts";
import { registeringView } from "../registering-view.ts";

/** Without a day to begin at, as far back as this: gaps are looked for where they can be mended. */
const usualDays = 30;

const listQuery = z.strictObject({
  ...pageQuery,
  /** One gap; `any`: whatever is not complete; `none`: what is. */
  gap: z.enum([...registeringGaps, "any", "none"]).optional(),
  station: codeSchema.optional(),
});

const listAnswer = z.strictObject({
  incidents: z.array(
    z.strictObject({
      id: z.string(),
      number: z.string(),
      fullNumber: z.string(),
      receivedAt: z.string(),
      type: z.string(),
      station: z.string().nullable(),
      track: z.enum(caseTracks).nullable(),
      receipts: z.number().int(),
      /** As it was when the receipt was given or the time extended; null without one. */
      decideBy: z.string().nullable(),
      decidedAt: z.string().nullable(),
      accepted: z.boolean().nullable(),
      tellBy: z.string().nullable(),
      toldAt: z.string().nullable(),
    }),
  ),
  next: z.string().nullable(),
});

type Listed = z.output<typeof listAnswer>["incidents"][number];

interface Row {
  readonly id: string;
  readonly number: string;
  readonly full_number: string;
  readonly received_at: Date;
  readonly type: string;
  readonly station: string | null;
  readonly track: (typeof caseTracks)[number] | null;
  readonly receipts: number | null;
  readonly decide_by: Date | null;
  readonly decided_at: Date | null;
  readonly accepted: boolean | null;
  readonly tell_by: Date | null;
  readonly told_at: Date | null;
}

/** Incidents of types that want a receipt, and others of which one was given; not what goes on in another, nor void ones. */
const listSql = `
  SELECT i.id, i.number, i.full_number, i.received_at, coalesce(i.handled_type, i.reported_type) AS type, i.station,
    r.track, r.receipts, r.decide_by, r.decided_at, r.accepted, r.tell_by, r.told_at
  FROM dispatch.incident i LEFT JOIN supervision.registering r ON r.incident = i.id
  WHERE i.seen_by ?| $1::text[]
    AND (coalesce(i.handled_type, i.reported_type) = ANY ($2::text[]) OR r.incident IS NOT NULL)
    AND (i.exit IS NULL OR i.exit NOT IN ('merged', 'void'))
    AND i.received_at >= $3 AND ($4::timestamptz IS NULL OR i.received_at < $4)
    AND ($5::text IS NULL OR i.station = $5)
    AND ($6::text IS NULL
      OR $6 = 'noReceipt' AND coalesce(r.receipts, 0) = 0
      OR $6 = 'undecided' AND r.decided_at IS NULL
      OR $6 = 'untold' AND r.decided_at IS NOT NULL AND r.told_at IS NULL
      OR $6 = 'any' AND (coalesce(r.receipts, 0) = 0 OR r.told_at IS NULL)
      OR $6 = 'none' AND r.receipts > 0 AND r.told_at IS NOT NULL)
    AND ($7::timestamptz IS NULL OR (i.received_at, i.id) < ($7, $8))
  ORDER BY i.received_at DESC, i.id DESC
  LIMIT $9`;

const cardAnswer = z.strictObject({
  incident: z.strictObject({
    id: z.string(),
    number: z.string(),
    fullNumber: z.string(),
    receivedAt: z.string(),
    type: z.string(),
    station: z.string().nullable(),
    needsReceipt: z.boolean(),
  }),
  /** Null while nothing was done. */
  state: z.looseObject({ incident: z.string() }).nullable(),
  timeline: z.array(z.looseObject({ type: z.string() })),
});

/** Whether what was reported is registered: a list of incidents with the gaps of their chain, and one with its history. */
export function registeringRoutes(app: FastifyInstance, house: House): void {
  app.get(
    "/registering",
    {
      config: {
        scope: "incidents",
        sighted: true,
        roles: caseReaders,
        title: {
          zh: "受案登记：应出具回执的警情及其缺项，新的在前，按游标翻页",
          en: "Registering: incidents that want a receipt, with what is missing, newest first, cursor-paged",
        },
        recorded: registeringReads.registerings,
        query: listQuery,
        answer: listAnswer,
      },
    },
    async (request) => {
      const query = queryOf(listQuery, request.query);
      const cursor = query.cursor === undefined ? undefined : decodeCursor(query.cursor);
      const district = (await house.state(districtView, districtStream)) ?? unnamedDistrict;
      const types = Object.keys(district.types).filter((type) => needsReceipt(district, type));
      const usual = new Date(house.now().getTime() - usualDays * 86_400_000).toISOString();
      const found = await house.pool.query<Row>(listSql, [
        tagsOf(house.giverOf(request)),
        types,
        query.from ?? usual,
        query.to ?? null,
        query.station ?? null,
        query.gap ?? null,
        cursor?.at ?? null,
        cursor?.id ?? null,
        query.limit + 1,
      ]);
      const page = pageOf(found.rows, query.limit, (row) => ({ at: row.received_at.toISOString(), id: row.id }));
      return { incidents: page.rows.map(listed), next: page.next };
    },
  );

  app.get<{ Params: { incident: string } }>(
    "/registering/:incident",
    {
      config: {
        scope: "incidents",
        sighted: true,
        roles: caseReaders,
        title: { zh: "一起警情的受案登记及其经过", en: "How one incident is registered, with the history of that" },
        unrecorded:
          "when the service gave, decided and told something about an incident in sight; nothing of any person",
        refuses: ["NothingThere"],
        answer: cardAnswer,
      },
    },
    async (request) => {
      const { incident: id } = request.params;
      const stream = incidentStream(id);
      await seenState(house, request, stream);
      const incident = await house.state(incidentRead, stream);
      if (incident === undefined) throw new NothingThere(stream);
      const district = (await house.state(districtView, districtStream)) ?? unnamedDistrict;
      const { number, fullNumber, receivedAt, reportedType, handledType, liesIn } = incident;
      const type = handledType ?? reportedType;
      return {
        incident: {
          ...{ id, number, fullNumber, receivedAt, type, station: liesIn?.station ?? null },
          needsReceipt: needsReceipt(district, type),
        },
        state: (await house.state(registeringView, registeringStream(id))) ?? null,
        timeline: (await house.journal.newestOf(registeringStream(id), 100)).toReversed(),
      };
    },
  );
}

function listed(row: Row): Listed {
  const at = (moment: Date | null) => moment?.toISOString() ?? null;
  return {
    ...{ id: row.id, number: row.number, fullNumber: row.full_number, type: row.type, station: row.station },
    ...{ receivedAt: row.received_at.toISOString(), track: row.track, receipts: row.receipts ?? 0 },
    ...{ decideBy: at(row.decide_by), decidedAt: at(row.decided_at), accepted: row.accepted },
    ...{ tellBy: at(row.tell_by), toldAt: at(row.told_at) },
  };
}
