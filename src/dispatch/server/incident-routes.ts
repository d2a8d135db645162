import type { FastifyInstance } from "fastify";
import type pg from "pg";
import { caseReaders } from "../../access/role.ts";
import { z } from "zod";
import { codeSchema, text } from "../../ground/text.ts";
import { tagsOf } from "../../access/sight.ts";
import { decodeCursor, pageOf, pageQuery } from "../../journal/server/pages.ts";
import { QueryRefused, queryOf } from "../../journal/server/query.ts";
import type { House } from "../../journal/server/room-server.ts";
import { cardAnswer, cardOf, cardQuery } from "../../journal/server/stream-card.ts";
import { folded } from "../../streets/place-text.ts";
import { incidentStream } from "../facts.ts";
import type { Exit } from "../incident.ts";
import { incidentView } from "../incident-view.ts";
import { stageOf, stages } from "../stage.ts";
import { dispatchReads } from "../read-kinds.ts";

const listQuery = z.strictObject({
  ...pageQuery,
  /** One stage or several, separated by commas. */
  stage: z
    .string()
    .max(400)
    .regex(/^[A-Za-z,]*$/)
    .optional(),
  unit: codeSchema.optional(),
  current: z.enum(["true", "false"]).optional(),
  /** The number of the day, or the whole number of an incident; no telephone number is either. */
  incident: z
    .string()
    .regex(/^[A-Za-z]{0,4}(?:\d{1,7}|\d{14,24})$/, { error: "must be an incident's number" })
    .optional(),
  /** Words of the address, in either language; all must be in it. */
  place: text(100).optional(),
  type: codeSchema.optional(),
  /** In whose area it lies. */
  station: codeSchema.optional(),
});

const listAnswer = z.strictObject({
  incidents: z.array(
    z.strictObject({
      id: z.string(),
      number: z.string(),
      fullNumber: z.string(),
      receivedAt: z.string(),
      stage: z.string(),
      priority: z.number(),
      reportedType: z.string(),
      handledType: z.string().nullable(),
      current: z.boolean(),
      /** As it was written. */
      place: z.string().nullable(),
      /** As readers of each language are shown it. */
      placeWords: z.strictObject({ zh: z.string(), en: z.string() }).nullable(),
    }),
  ),
  next: z.string().nullable(),
});

interface Row {
  readonly id: string;
  readonly number: string;
  readonly full_number: string;
  readonly received_at: Date;
  readonly stage: string;
  readonly priority: number;
  readonly reported_type: string;
  readonly handled_type: string | null;
  readonly current: boolean;
  readonly place_words: string | null;
  readonly place_zh: string | null;
  readonly place_en: string | null;
}

/**
 * Newest first by (received_at, id), so that a page begins where the last one ended whatever arrives meanwhile. Those of
 * one unit are found in its own order: a page costs the same however many it has had.
 */
function listSql(ofUnit: boolean): string {
  const from = ofUnit
    ? `(SELECT DISTINCT received_at, incident FROM dispatch.assignment
        WHERE unit = $7 AND ($5::timestamptz IS NULL OR (received_at, incident) < ($5, $6))
        ORDER BY received_at DESC, incident DESC) a
       JOIN dispatch.incident i ON i.id = a.incident`
    : "dispatch.incident i";
  return `
  SELECT id, number, full_number, i.received_at, stage, priority, reported_type, handled_type, current,
    place_words, place_zh, place_en
  FROM ${from}
  WHERE seen_by ?| $1::text[]
    AND ($2::text[] IS NULL OR stage = ANY ($2))
    AND (NOT $14::boolean OR current)
    AND (NOT $15::boolean OR exit = ANY ($2))
    AND ($3::timestamptz IS NULL OR i.received_at >= $3)
    AND ($4::timestamptz IS NULL OR i.received_at < $4)
    AND ($5::timestamptz IS NULL OR (i.received_at, id) < ($5, $6))
    AND ($7::text IS NULL OR ${ofUnit})
    AND ($8::boolean IS NULL OR current = $8)
    AND ($10::text IS NULL OR number = $10 OR full_number = $10)
    AND ($11::text[] IS NULL OR place_folded LIKE ALL ($11))
    AND ($12::text IS NULL OR coalesce(handled_type, reported_type) = $12)
    AND ($13::text IS NULL OR station = $13)
  ORDER BY ${ofUnit ? "a.received_at DESC, a.incident DESC" : "received_at DESC, id DESC"}
  LIMIT $9`;
}

/**
 * Stages that an incident is left in and that few are: they are found by an index, open ones among those that are current,
 * and nearly all others are filed. The stage itself stands in no index (`dispatch-0005`).
 */
const exits: ReadonlySet<string> = new Set<Exit["how"]>(["merged", "diverted", "handedOver", "withdrawn", "void"]);

/** The statement that finds a page of incidents, and a row more, for a reader of these tags. */
export function incidentsBy(query: z.output<typeof listQuery>, tags: readonly string[]): pg.QueryConfig {
  const cursor = query.cursor === undefined ? undefined : decodeCursor(query.cursor);
  const asked = query.stage === undefined ? null : stagesIn(query.stage);
  return {
    text: listSql(query.unit !== undefined),
    values: [
      tags,
      asked,
      query.from ?? null,
      query.to ?? null,
      cursor?.at ?? null,
      cursor?.id ?? null,
      query.unit ?? null,
      query.current === undefined ? null : query.current === "true",
      query.limit + 1,
      query.incident ?? null,
      query.place === undefined ? null : wordsOf(query.place),
      query.type ?? null,
      query.station ?? null,
      asked?.every((stage) => stage !== "filed" && !exits.has(stage)) ?? false,
      asked?.every((stage) => exits.has(stage)) ?? false,
    ],
  };
}

export function incidentRoutes(app: FastifyInstance, house: House): void {
  app.get(
    "/incidents",
    {
      config: {
        scope: "incidents",
        sighted: true,
        roles: caseReaders,
        title: { zh: "警情列表，新的在前，按游标翻页", en: "Incidents, newest first, cursor-paged" },
        recorded: dispatchReads.incidents,
        query: listQuery,
        answer: listAnswer,
      },
    },
    async (request) => {
      const query = queryOf(listQuery, request.query);
      const found = await house.pool.query<Row>(incidentsBy(query, tagsOf(house.giverOf(request))));
      const page = pageOf(found.rows, query.limit, (row) => ({ at: row.received_at.toISOString(), id: row.id }));
      return {
        incidents: page.rows.map((row) => ({
          id: row.id,
          number: row.number,
          fullNumber: row.full_number,
          receivedAt: row.received_at.toISOString(),
          stage: row.stage,
          priority: row.priority,
          reportedType: row.reported_type,
          handledType: row.handled_type,
          current: row.current,
          place: row.place_words,
          placeWords: row.place_zh === null || row.place_en === null ? null : { zh: row.place_zh, en: row.place_en },
        })),
        next: page.next,
      };
    },
  );

  app.get<{ Params: { id: string } }>(
    "/incidents/:id",
    {
      config: {
        scope: "incidents",
        sighted: true,
        roles: caseReaders,
        title: { zh: "警情及其经过，经过按游标翻页", en: "An incident with its timeline, which is cursor-paged" },
        recorded: dispatchReads.incident,
        refuses: ["NothingThere"],
        query: cardQuery,
        answer: z.looseObject({ stage: z.string(), ...cardAnswer }),
      },
    },
    async (request) => {
      const card = await cardOf(house, request, incidentView, incidentStream(request.params.id));
      return { ...card, stage: stageOf(card.state) };
    },
  );
}

/** Patterns for the words of an address, as addresses are kept for it. */
function wordsOf(place: string): readonly string[] {
  const words = place
    .split(/\s+/)
    .map(folded)
    .filter((word) => word !== "");
  if (words.length === 0) throw new QueryRefused("place", { zh: "没有可查的字", en: "has no letters to look for" });
  return words.map((word) => `%${word}%`);
}

function stagesIn(list: string): readonly string[] {
  const named = list.split(",");
  const unknown = named.find((stage) => !(stage in stages));
  if (unknown !== undefined)
    throw new QueryRefused("stage", { zh: "含未知阶段", en: "names a stage that does not exist" });
  return named;
}
