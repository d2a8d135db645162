import type { FastifyInstance } from "fastify";
import { z } from "zod";
import { fileNameField } from "../../ground/file.ts";
import { openingPurposes } from "../../ground/opening-purpose.ts";
import { type Sealed, sealedIn } from "../../ground/sealed.ts";
import { codeSchema, text } from "../../ground/text.ts";
import { bodyOf } from "../../journal/server/body.ts";
import { decodeCursor, pageOf, pageQuery } from "../../journal/server/pages.ts";
import { queryOf } from "../../journal/server/query.ts";
import type { House } from "../../journal/server/room-server.ts";
import { openingAsked, openingCodes, openingOf, openingRule } from "./leave-trace.ts";
import { privacyReads } from "../read-kinds.ts";

/** `atWork`: openings that needed no purpose. */
const purposes = [...openingPurposes, "atWork"] as const;

const listQuery = z.strictObject({
  ...pageQuery,
  officer: codeSchema.optional(),
  purpose: z.enum(purposes).optional(),
  stream: text(120).optional(),
});

const listAnswer = z.strictObject({
  openings: z.array(
    z.strictObject({
      id: z.string(),
      at: z.string(),
      officer: z.string(),
      role: z.string(),
      station: z.string().nullable(),
      unit: z.string().nullable(),
      department: z.string().nullable(),
      stream: z.string(),
      fields: z.array(z.string()),
      purpose: z.enum(purposes),
      /** The opener's own; null where there were none, or where their key is gone. */
      words: z.string().nullable(),
    }),
  ),
  next: z.string().nullable(),
});

interface Row {
  readonly id: string;
  readonly opened_at: Date;
  readonly officer: string;
  readonly role: string;
  readonly station: string | null;
  readonly unit: string | null;
  readonly department: string | null;
  readonly stream: string;
  readonly fields: readonly string[];
  readonly purpose: (typeof openingPurposes)[number] | null;
  readonly words: Sealed | null;
  readonly at_work: boolean;
}

const listSql = `
  SELECT id, opened_at, officer, role, station, unit, department, stream, fields, purpose, words, at_work
  FROM privacy.opening
  WHERE ($1::timestamptz IS NULL OR opened_at >= $1)
    AND ($2::timestamptz IS NULL OR opened_at < $2)
    AND ($3::timestamptz IS NULL OR (opened_at, id) < ($3, $4))
    AND ($5::text IS NULL OR officer = $5)
    AND ($6::text IS NULL OR CASE WHEN at_work THEN 'atWork' ELSE purpose END = $6)
    AND ($7::text IS NULL OR stream = $7)
    AND stream <> ALL ($9)
  ORDER BY opened_at DESC, id DESC
  LIMIT $8`;

type Open = (values: readonly Sealed[]) => Promise<readonly (string | null)[]>;

/** Sealed values are opened here, and openings are listed. */
export function openingsRoutes(app: FastifyInstance, house: House, open: Open): void {
  openRoute(app, house, open);
  listRoute(app, house, open);
}

/** Who opened what, when and what for, for those who watch over it. The words are opened here and nowhere else. */
function listRoute(app: FastifyInstance, house: House, open: Open): void {
  app.get(
    "/openings",
    {
      config: {
        scope: "oversight",
        roles: ["supervisor", "auditAdministrator"],
        recorded: privacyReads.openings,
        title: { zh: "查阅记录，新的在前，按游标翻页", en: "Openings of sealed values, newest first, cursor-paged" },
        query: listQuery,
        answer: listAnswer,
      },
    },
    async (request) => {
      const query = queryOf(listQuery, request.query);
      const cursor = query.cursor === undefined ? undefined : decodeCursor(query.cursor);
      const found = await house.pool.query<Row>(listSql, [
        query.from ?? null,
        query.to ?? null,
        cursor?.at ?? null,
        cursor?.id ?? null,
        query.officer ?? null,
        query.purpose ?? null,
        query.stream ?? null,
        query.limit + 1,
        house.hiddenFrom(house.giverOf(request)),
      ]);
      const page = pageOf(found.rows, query.limit, (row) => ({ at: row.opened_at.toISOString(), id: row.id }));
      const sealed = page.rows.flatMap(({ words }) => words ?? []);
      const texts = await open(sealed);
      const wordsOf = new Map(sealed.map(({ record }, index) => [record, texts[index] ?? null]));
      return {
        openings: page.rows.map(({ opened_at, purpose, words, at_work, ...row }) => ({
          ...row,
          at: opened_at.toISOString(),
          purpose: at_work ? "atWork" : (purpose ?? "other"),
          words: words === null ? null : (wordsOf.get(words.record) ?? null),
        })),
        next: page.next,
      };
    },
  );
}

const openingAnswer = z.strictObject({
  values: z.array(
    z.strictObject({
      record: z.string(),
      field: z.string(),
      nonce: z.string(),
      /** Null when its key has been erased. */
      text: z.string().nullable(),
    }),
  ),
});

/** Opens sealed values of one stream. */
function openRoute(app: FastifyInstance, house: House, open: Open): void {
  const orders = [...house.book.orders.values()];
  const names = orders.some(({ files = [] }) => files.length > 0) ? [fileNameField] : [];
  const fields = [...new Set([...orders.flatMap(({ sealed }) => sealed), ...names])].toSorted();
  const heldApart = new Set(orders.flatMap(({ apart = [] }) => apart));
  const openingBody = z.strictObject({
    ...openingAsked,
    /** Which values by the names of their fields; absent: all that are not held apart. */
    fields: z.array(z.enum(fields)).min(1).max(40).optional(),
  });

  app.post(
    "/openings",
    {
      config: {
        scope: "sealed",
        sighted: true,
        ...openingRule,
        title: {
          zh: "查看密封内容（每次查看均留痕）",
          en: "Open the sealed values of a stream; every opening is logged",
        },
        recorded: privacyReads.opening,
        refuses: [...openingCodes, "NothingThere"],
        gives: ["OpenSealed"],
        body: openingBody,
        answer: openingAnswer,
      },
    },
    async (request) => {
      const { fields: wanted, ...asked } = bodyOf(openingBody, request.body);
      const { state, leaveTrace } = await openingOf(house, request, asked);
      const sealed = onceEach(state).filter(({ field }) => wanted?.includes(field) ?? !heldApart.has(field));
      await leaveTrace({ fields: [...new Set(sealed.map(({ field }) => field))].toSorted() });
      const texts = await open(sealed);
      return {
        values: sealed.map(({ record, field, nonce }, index) => ({ record, field, nonce, text: texts[index] ?? null })),
      };
    },
  );
}

/** Every sealed value anywhere in a state, each once. */
function onceEach(state: unknown): readonly Sealed[] {
  return [...new Map(sealedIn(state).map((one) => [`${one.record} ${one.field} ${one.nonce}`, one])).values()];
}
