import type { FastifyInstance } from "fastify";
import { z } from "zod";
import { openingPurposes } from "../../ground/opening-purpose.ts";
import type { Sealed } from "../../ground/sealed.ts";
import { codeSchema, text } from "../../ground/text.ts";
import { decodeCursor, pageOf, pageQuery } from "../../journal/server/pages.ts";
import { queryOf } from "../../journal/server/query.ts";
import type { House } from "../../journal/server/room-server.ts";

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

/** Who opened what, when and what for, for those who watch over it. The words are opened here and nowhere else. */
export function openingsRoutes(app: FastifyInstance, house: House, open: Open): void {
  app.get(
    "/openings",
    {
      config: {
        scope: "oversight",
        roles: ["supervisor", "auditAdministrator"],
        recorded: "openings",
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
