import type { FastifyInstance } from "fastify";
import { z } from "zod";
import { tagsOf } from "../../access/sight.ts";
import { incidentStream } from "../../dispatch/facts.ts";
import { NothingThere } from "../../journal/server/nothing-there.ts";
import { queryOf } from "../../journal/server/query.ts";
import type { House } from "../../journal/server/room-server.ts";
import { seenState } from "../../journal/server/stream-card.ts";
import { dayOf } from "../../ground/zone.ts";
import { type ReviewKind, reviewKinds } from "../check-facts.ts";
import { checkReads } from "../check-read-kinds.ts";
import { selectionOf, type Sample } from "../review-draw.ts";
import { monthSchema, selections, sampleStream } from "../review-facts.ts";
import { sampleView } from "../review.ts";
import { checkReaders, districtOf, monthNow, spanOf } from "./check-district.ts";

const listQuery = z.strictObject({
  /** The month they were received in; this one when absent. */
  month: monthSchema.optional(),
  state: z.enum(["waiting", "done"]).optional(),
  kind: z.enum(reviewKinds).optional(),
});

const listed = z.strictObject({
  incident: z.string(),
  number: z.string(),
  kind: z.enum(reviewKinds),
  selection: z.enum(selections),
  receivedAt: z.string(),
  station: z.string().nullable(),
  doneAt: z.string().nullable(),
  isInOrder: z.boolean().nullable(),
});

const answer = z.strictObject({
  month: z.string(),
  /** What was published for the month; null where nothing was, and each that left the figures is looked at. */
  sample: z.strictObject({ seed: z.string(), at: z.string() }).nullable(),
  reviews: z.array(listed),
});

/** An incident that is looked at a second time, with what came of it. */
export interface Drawn {
  readonly incident: string;
  readonly number: string;
  readonly kind: ReviewKind;
  readonly selection: (typeof selections)[number];
  readonly receivedAt: string;
  readonly station: string | null;
  readonly doneAt: string | null;
  readonly isInOrder: boolean | null;
}

interface Row {
  readonly incident: string;
  readonly number: string;
  readonly kind: ReviewKind;
  readonly received_at: Date;
  readonly station: string | null;
  readonly reviewed_kind: ReviewKind | null;
  readonly selection: Drawn["selection"] | null;
  readonly at: Date | null;
  readonly in_order: boolean | null;
}

/** By its id, its full number, or of its day's numbers the newest. */
const oneSql = `
  SELECT c.incident, c.number, c.kind, c.received_at, c.station, r.kind AS reviewed_kind, r.selection, r.at, r.in_order
  FROM dispatch.incident i JOIN supervision.check_incident c ON c.incident = i.id
    LEFT JOIN supervision.review r ON r.incident = i.id
  WHERE i.seen_by ?| $1::text[] AND (i.id = $2 OR i.full_number = $2 OR i.number = $2)
  ORDER BY (i.number = $2 AND i.id <> $2 AND i.full_number <> $2), i.received_at DESC
  LIMIT 1`;

/** Ordinary ones once they are over; the others at once. What was reviewed counts by what it was then. */
const sql = `
  SELECT c.incident, c.number, c.kind, c.received_at, c.station, r.kind AS reviewed_kind, r.selection, r.at, r.in_order
  FROM supervision.check_incident c LEFT JOIN supervision.review r ON r.incident = c.incident
  WHERE c.received_at >= $1 AND c.received_at < $2 AND (c.over OR c.kind <> 'ordinary' OR r.at IS NOT NULL)
  ORDER BY c.received_at, c.incident`;

/** All that are looked at a second time in a month: drawn again from the seed each time it is asked. */
export async function drawnIn(
  house: House,
  month: string,
  zone: string,
): Promise<{
  readonly sample: Sample | undefined;
  readonly drawn: readonly Drawn[];
  readonly of: ReadonlyMap<ReviewKind, number>;
}> {
  const { from, to } = spanOf(month, zone);
  const [sample, { rows }] = await Promise.all([
    house.state(sampleView, sampleStream(month)),
    house.pool.query<Row>(sql, [from, to]),
  ]);
  const of = new Map<ReviewKind, number>();
  const drawn = rows.flatMap((row): readonly Drawn[] => {
    const kind = row.reviewed_kind ?? row.kind;
    of.set(kind, (of.get(kind) ?? 0) + 1);
    const selection = row.selection ?? selectionOf(sample, row.incident, kind);
    return selection === undefined ? [] : [drawnOf(row, selection)];
  });
  return { sample, drawn, of };
}

function drawnOf(row: Row, selection: Drawn["selection"]): Drawn {
  const { incident, number, station, at } = row;
  return {
    ...{ incident, number, kind: row.reviewed_kind ?? row.kind, selection, station },
    ...{ receivedAt: row.received_at.toISOString(), doneAt: at?.toISOString() ?? null, isInOrder: row.in_order },
  };
}

export function reviewRoutes(app: FastifyInstance, house: House): void {
  app.get(
    "/supervision/reviews",
    {
      config: {
        scope: "oversight",
        roles: checkReaders,
        title: {
          zh: "一个月内须二次审查的警情，及审查结果",
          en: "Incidents of a month that are looked at a second time, and what came of it",
        },
        recorded: checkReads.reviews,
        query: listQuery,
        answer,
      },
    },
    async (request) => {
      const query = queryOf(listQuery, request.query);
      const { zone } = await districtOf(house);
      const month = query.month ?? monthNow(house, zone);
      const { sample, drawn } = await drawnIn(house, month, zone);
      return {
        month,
        sample: sample === undefined ? null : { seed: sample.seed, at: sample.at },
        reviews: drawn.filter(
          ({ kind, doneAt }) =>
            (query.kind === undefined || kind === query.kind) &&
            (query.state === undefined || (query.state === "done") === (doneAt !== null)),
        ),
      };
    },
  );

  app.get<{ Params: { incident: string } }>(
    "/supervision/reviews/:incident",
    {
      config: {
        scope: "oversight",
        sighted: true,
        roles: checkReaders,
        title: {
          zh: "一起警情的二次审查：是否须审查，或只能指定审查",
          en: "The second look at one incident: whether it is drawn, or can only be chosen",
        },
        recorded: checkReads.reviews,
        refuses: ["NothingThere"],
        query: z.strictObject({}),
        answer: listed,
      },
    },
    async (request) => {
      const { incident: wanted } = request.params;
      const found = await house.pool.query<Row>(oneSql, [tagsOf(house.giverOf(request)), wanted]);
      const [row] = found.rows;
      if (row === undefined) throw new NothingThere(incidentStream(wanted));
      await seenState(house, request, incidentStream(row.incident));
      const { zone } = await districtOf(house);
      const month = dayOf(row.received_at.toISOString(), zone).slice(0, 7);
      const sample = await house.state(sampleView, sampleStream(month));
      const selection = row.selection ?? selectionOf(sample, row.incident, row.reviewed_kind ?? row.kind) ?? "chosen";
      return drawnOf(row, selection);
    },
  );
}
