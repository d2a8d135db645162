import type { FastifyInstance } from "fastify";
import { z } from "zod";
import { codeSchema } from "../../ground/text.ts";
import { pageOf, pageQuery, decodeCursor } from "../../journal/server/pages.ts";
import { queryOf } from "../../journal/server/query.ts";
import type { House } from "../../journal/server/room-server.ts";
import { dutiesOf, isEnforcement, type LawOfDay } from "../check-evaluate.ts";
import { evidenceSchema } from "../check-facts.ts";
import { checkReads } from "../check-read-kinds.ts";
import { monthSchema } from "../review-facts.ts";
import { checkReaders, districtOf, lawOf, monthNow, spanOf } from "./check-district.ts";
import { type EvidenceCell, evidenceIn } from "./evidence-cell.ts";

const listQuery = z.strictObject({
  cursor: pageQuery.cursor,
  limit: pageQuery.limit,
  /** The month they were received in; this one when absent. */
  month: monthSchema.optional(),
  rule: codeSchema.optional(),
  station: codeSchema.optional(),
});

const answer = z.strictObject({
  month: z.string(),
  hits: z.array(
    z.strictObject({
      incident: z.string(),
      number: z.string(),
      rule: z.string(),
      at: z.string(),
      station: z.string().nullable(),
      unit: z.string().nullable(),
      /** By how much it was late, or for how long nothing was recorded. */
      seconds: z.number().int().nullable(),
      /** Types where it was reclassified. */
      fromType: z.string().nullable(),
      toType: z.string().nullable(),
      evidence: z.array(evidenceSchema),
    }),
  ),
  next: z.string().nullable(),
});

/** A row of `check_hit`. */
export interface HitRow {
  readonly incident: string;
  readonly number: string;
  readonly rule: string;
  readonly place: number;
  readonly received_at: Date;
  readonly at: Date;
  readonly station: string | null;
  readonly unit: string | null;
  readonly seconds: number | null;
  readonly from_type: string | null;
  readonly to_type: string | null;
  readonly evidence: EvidenceCell;
  readonly law: {
    readonly from: string;
    readonly type: string;
    readonly handledType?: string;
    readonly enforcement: boolean;
    readonly situations: readonly string[];
  } | null;
  /** Receipts that were given. */
  readonly receipts: number | null;
}

/** Hits with the receipts that were given meanwhile, of what was received in a span. */
export const hitsSql = `
  SELECT h.*, r.receipts FROM supervision.check_hit h LEFT JOIN supervision.registering r ON r.incident = h.incident
  WHERE h.received_at >= $1 AND h.received_at < $2`;

/** Whether it is one indeed: of what was not recorded, and of what has no receipt, only what the law of its day wanted. */
export function isHit(
  { rule, law: needs, receipts }: Pick<HitRow, "rule" | "law" | "receipts">,
  law: LawOfDay,
): boolean {
  if (needs === null) return true;
  if (rule === "receipt") return (receipts ?? 0) === 0 && isEnforcement(needs, law);
  return dutiesOf(needs, needs.from, law).length > 0;
}

const listSql = `${hitsSql}
    AND ($3::text IS NULL OR h.rule = $3)
    AND ($4::text IS NULL OR h.station = $4)
    AND ($5::timestamptz IS NULL OR (h.received_at, h.incident || ' ' || h.rule || ' ' || h.place) < ($5, $6))
  ORDER BY h.received_at DESC, h.incident || ' ' || h.rule || ' ' || h.place DESC
  LIMIT $7`;

/** What the rules found in a month, by rule and station, newest first. */
export function checkRoutes(app: FastifyInstance, house: House): void {
  app.get(
    "/supervision/checks",
    {
      config: {
        scope: "oversight",
        roles: checkReaders,
        title: {
          zh: "监督规则查出的情形，按月，新的在前，按游标翻页",
          en: "What the rules of supervision found in a month, newest first, cursor-paged",
        },
        recorded: checkReads.checkHits,
        query: listQuery,
        answer,
      },
    },
    async (request) => {
      const query = queryOf(listQuery, request.query);
      const { zone } = await districtOf(house);
      const month = query.month ?? monthNow(house, zone);
      const { from, to } = spanOf(month, zone);
      const cursor = query.cursor === undefined ? undefined : decodeCursor(query.cursor);
      const [found, law] = await Promise.all([
        house.pool.query<HitRow>(listSql, [
          ...[from, to, query.rule ?? null, query.station ?? null],
          ...[cursor?.at ?? null, cursor?.id ?? null, query.limit + 1],
        ]),
        lawOf(house),
      ]);
      const page = pageOf(found.rows, query.limit, (row) => ({
        at: row.received_at.toISOString(),
        id: `${row.incident} ${row.rule} ${row.place}`,
      }));
      const hits = page.rows.filter((row) => isHit(row, law));
      return {
        month,
        hits: hits.map(({ incident, number, rule, at, station, unit, seconds, from_type, to_type, evidence }) => ({
          ...{ incident, number, rule, at: at.toISOString(), station, unit, seconds },
          ...{ evidence: evidenceIn(incident, evidence), fromType: from_type, toType: to_type },
        })),
        next: page.next,
      };
    },
  );
}
