import { readIn } from "../../ground/fold.ts";
import type { FastifyInstance, FastifyRequest } from "fastify";
import { z } from "zod";
import { everyStaffRole } from "../../access/role.ts";
import { type Instant, instantSchema } from "../../ground/instant.ts";
import { codeSchema, text } from "../../ground/text.ts";
import { inOrderOfKinds, type ReadKind } from "../../ground/read-kind.ts";
import { bodyOf } from "../../journal/server/body.ts";
import { decodeCursor, pageOf, pageQuery } from "../../journal/server/pages.ts";
import { QueryRefused, queryOf } from "../../journal/server/query.ts";
import type { House } from "../../journal/server/room-server.ts";
import { seenState } from "../../journal/server/stream-card.ts";
import { readsDayView } from "../noting-reads.ts";
import { readsDayStream } from "../read-facts.ts";
import { fewestPeers, readsReport } from "../reads-report.ts";
import { checkStretch } from "./check-reads.ts";
import type { NumberedRow, ReadStore } from "./read-store.ts";
import { privacyReads } from "../read-kinds.ts";

/** What the routes need of the record. */
export interface ReadParts {
  readonly store: ReadStore;
  /** Puts on record what a request shows, or showed. */
  note(request: FastifyRequest, kind: ReadKind): void;
  /** Writes what waits. */
  flush(): Promise<void>;
  /** Since when reads are kept. */
  keptFrom(): Promise<Instant>;
  readonly zone: () => string;
}

const cell = z.string().nullable();

/** `kind` is one of the codes that the rooms declare. */
const listQueryOf = (kind: z.ZodType<string>) =>
  z.strictObject({
    ...pageQuery,
    officer: text(80).optional(),
    what: kind.optional(),
    stream: codeSchema.optional(),
  });

const readAnswerOf = (kind: z.ZodType<string>) =>
  z.strictObject({
    id: z.string(),
    at: z.string(),
    officer: z.string(),
    role: z.string(),
    ...{ station: cell, unit: cell, department: cell, part: cell },
    offDuty: z.boolean().nullable(),
    glass: cell,
    what: kind,
    stream: cell,
    span: cell,
    outside: z.boolean().nullable(),
    /** How often within the second. */
    times: z.number().int(),
  });
const listAnswerOf = (kind: z.ZodType<string>) =>
  z.strictObject({
    reads: z.array(readAnswerOf(kind)),
    next: z.string().nullable(),
    /** The attested stretches these reads lie in, held against the table as it is now. */
    attested: z.array(
      z.strictObject({
        from: z.string(),
        to: z.string(),
        rows: z.number(),
        state: z.enum(["same", "changed", "missing", "erased"]),
      }),
    ),
    /** Reads of this page that are not attested yet: those of the hour that is not over. */
    open: z.number(),
  });

const reportQuery = z.strictObject({ from: instantSchema, to: instantSchema });
const count = z.number().int();
const reportAnswer = z.strictObject({
  from: z.string(),
  to: z.string(),
  /** A post with fewer officers has no comparison. */
  fewestPeers: count,
  lines: z.array(
    z.strictObject({
      officer: z.string(),
      role: z.string(),
      ...{ days: count, opened: count, listed: count, offDuty: count, outside: count, underGlass: count },
      openedADay: z.number(),
      peers: z.strictObject({ officers: count, median: z.number(), multiple: z.number().nullable() }).nullable(),
    }),
  ),
});

const shownBody = z.strictObject({ stream: z.string().regex(/^person\/.{1,80}$/u, { error: "must be a person's" }) });

/** How many attested spans one page compares with the table. */
const mostChecked = 48;
const longestReportDays = 366;

/** The record of reads, for the audit administrator; each look at it is on record too. */
export function readRoutes(app: FastifyInstance, house: House, parts: ReadParts): void {
  const kinds = inOrderOfKinds(house.book.reads.values());
  const kind = z.enum(kinds.map(({ code }) => code));
  const listQuery = listQueryOf(kind);
  app.get(
    "/reads",
    {
      config: {
        scope: "oversight",
        roles: ["auditAdministrator"],
        title: {
          zh: "阅览记录：谁看了什么，新的在前，按游标翻页",
          en: "The record of reads: who looked at what, newest first, cursor-paged",
        },
        recorded: privacyReads.reads,
        query: listQuery,
        answer: listAnswerOf(kind),
      },
    },
    async (request) => {
      const { officer, what, stream, from, to, cursor, limit } = queryOf(listQuery, request.query);
      const after = cursor === undefined ? undefined : decodeCursor(cursor);
      if (after !== undefined && !/^\d{1,18}$/.test(after.id))
        throw new QueryRefused("cursor", { zh: "不是本接口给出的", en: "is not one of ours" });
      await parts.flush();
      const filter = {
        officer: officer ?? null,
        what: what ?? null,
        stream: stream ?? null,
        from: from ?? null,
        to: to ?? null,
        without: house.hiddenFrom(house.giverOf(request)),
      };
      const found = await parts.store.page(filter, after, limit + 1);
      const page = pageOf(found, limit, ({ at, id }) => ({ at, id }));
      return { reads: page.rows, next: page.next, ...(await attestedOf(page.rows)) };
    },
  );

  async function attestedOf(rows: readonly NumberedRow[]) {
    // A stretch lies in the day it begins in; the one at midnight began the day before.
    const days = new Set(rows.flatMap(({ at }) => [at.slice(0, 10), dayBefore(at)]));
    const streams = [...days].map(readsDayStream);
    const read = readIn(await house.journal.states(streams));
    const notes = streams.flatMap((stream) => read(readsDayView, stream)?.notes ?? []);
    const holding = new Set(rows.flatMap(({ at }) => notes.find(({ from, to }) => from <= at && at < to) ?? []));
    const keptFrom = await parts.keptFrom();
    const attested = [];
    for (const note of [...holding].slice(0, mostChecked)) {
      attested.push(await checkStretch(parts.store, note, keptFrom));
    }
    const open = rows.filter(({ at }) => !notes.some(({ from, to }) => from <= at && at < to)).length;
    return { attested, open };
  }

  app.get(
    "/reads/report",
    {
      config: {
        scope: "oversight",
        roles: ["auditAdministrator"],
        title: {
          zh: "阅览报表：各人阅览量、离岗及辖区外阅览，与同岗位人员对照",
          en: "Report of reads: volume, off duty, outside the jurisdiction, against others of the same post",
        },
        recorded: privacyReads.readsReport,
        query: reportQuery,
        answer: reportAnswer,
      },
    },
    async (request) => {
      const { from, to } = queryOf(reportQuery, request.query);
      if (from >= to) throw new QueryRefused("to", { zh: "须晚于 from", en: "must be after from" });
      if (Date.parse(to) - Date.parse(from) > longestReportDays * 86_400_000) {
        throw new QueryRefused("to", {
          zh: `与 from 相距不得超过 ${longestReportDays} 天`,
          en: `must be within ${longestReportDays} days of from`,
        });
      }
      await parts.flush();
      const tallies = await parts.store.tallies(from, to, parts.zone(), kinds);
      return { from, to, fewestPeers, lines: readsReport(tallies) };
    },
  );

  app.post(
    "/reads",
    {
      config: {
        scope: "staff",
        roles: everyStaffRole,
        offPost: true,
        sighted: true,
        title: {
          zh: "登记已查看人员档案（内容来自实时推送时）",
          en: "Say that somebody's card was opened, where what it shows came by the live push",
        },
        recorded: privacyReads.person,
        refuses: ["NothingThere"],
        body: shownBody,
      },
    },
    async (request, reply) => {
      const { stream } = bodyOf(shownBody, request.body);
      await seenState(house, request, stream);
      return reply.code(204).send();
    },
  );
}

function dayBefore(at: string): string {
  return new Date(Date.parse(at) - 86_400_000).toISOString().slice(0, 10);
}
