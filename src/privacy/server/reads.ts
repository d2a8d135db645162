import type { FastifyInstance, FastifyRequest, onSendHookHandler } from "fastify";
import type pg from "pg";
import { personStream } from "../../access/people-facts.ts";
import { personView } from "../../access/person-view.ts";
import type { Giver } from "../../ground/fact.ts";
import { type Instant, instantOf } from "../../ground/instant.ts";
import type { Read } from "../../ground/fold.ts";
import type { Journal } from "../../journal/journal.ts";
import type { ReadKind } from "../../ground/read-kind.ts";
import { ownerOf, type Rulebook } from "../../journal/rulebook.ts";
import type { Looked } from "../../journal/server/room-server.ts";
import type { Submit } from "../../journal/server/order-request.ts";
import { offDuty, type ReadRow } from "../read-row.ts";
import { attestReads, isPassing } from "./attest-reads.ts";
import { readsKeptFrom, retentionIn } from "../retention.ts";
import { retentionStream } from "../retention-facts.ts";
import { readBatch } from "./read-batch.ts";
import { type ReadStore, readStore } from "./read-store.ts";

/** Who looked at what, as the server itself saw it. */
export interface Reads {
  readonly store: ReadStore;
  note(request: FastifyRequest, kind: ReadKind): void;
  /** Since when reads are kept. */
  keptFrom(): Promise<Instant>;
  flush(): Promise<void>;
  start(): Promise<void>;
  stop(): Promise<void>;
}

const flushMillis = 1000;
const attestMillis = 30_000;
const eraseMillis = 3_600_000;
const longestSpan = 300;

export function openReads(o: {
  readonly pool: pg.Pool;
  readonly book: Rulebook;
  /** A room's state of a stream, from memory. */
  readonly state: Read;
  /** Who asks; undefined before anybody was let in. */
  readonly giverOf: (request: FastifyRequest) => Giver | undefined;
  readonly journal: Pick<Journal, "states">;
  readonly submit: Submit;
  /** Never ahead of the truth: the record's time does not go back, so a clock set ahead would hold it there. */
  readonly now: () => number;
  readonly isClockTrusted: () => boolean;
  readonly trouble: (error: unknown) => void;
}): Reads {
  const store = readStore(o.pool);
  const batch = readBatch({ store, now: o.now, trouble: o.trouble });
  const attesting = attestReads({ ...o, store, batch });
  const keptFrom = async () =>
    readsKeptFrom(retentionIn(await o.journal.states([retentionStream])), instantOf(o.now()));

  const isOutside = (giver: Giver, { stream, state }: Looked) =>
    ownerOf(o.book, stream)?.isOutside?.(giver, state, o.state) ?? null;

  function rowFor(giver: Giver, looked: Looked | undefined, what: string, span: string | null): ReadRow {
    const { officer, role, station, unit, department, part, glass } = giver;
    const at = batch.at();
    return {
      at,
      officer,
      role,
      station: station ?? null,
      unit: unit ?? null,
      department: department ?? null,
      part: part ?? null,
      offDuty: offDuty(giver, o.state(personView, personStream(officer)), at),
      glass: glass ?? null,
      what,
      stream: looked?.stream ?? null,
      span,
      outside: looked === undefined ? null : isOutside(giver, looked),
      times: 1,
    };
  }

  /** Told once until it goes well again: while the database is away, every second would say the same. */
  let troubled = false;
  const unlessTrouble = (work: () => Promise<unknown>) => () =>
    void work().then(
      () => (troubled = false),
      (error: unknown) => {
        if (!troubled && !isPassing(error)) o.trouble(error);
        troubled = true;
      },
    );
  const timers: NodeJS.Timeout[] = [];
  let last = Promise.resolve();
  // One after another, because two at once would attest the same hour.
  const inTurn = (work: () => Promise<unknown>) => () => {
    const next = last.then(work);
    last = next.then(
      () => undefined,
      () => undefined,
    );
    return next;
  };

  return {
    store,
    note: (request, { code: what }) => {
      const giver = o.giverOf(request);
      if (giver === undefined) return;
      const { looked } = request;
      const span = spanOf(request.query);
      const { officer, role, station = "", unit = "", department = "", glass = "" } = giver;
      const key = `${what} ${officer} ${role} ${station} ${unit} ${department} ${glass} ${looked?.stream ?? ""} ${span ?? ""}`;
      batch.note(key, () => rowFor(giver, looked, what, span));
    },
    keptFrom,
    flush: batch.flush,
    start: async () => {
      await inTurn(attesting.start)();
      timers.push(
        setInterval(unlessTrouble(batch.flush), flushMillis),
        setInterval(unlessTrouble(inTurn(attesting.beat)), attestMillis),
        setInterval(
          unlessTrouble(async () => {
            if (o.isClockTrusted()) await store.erase(await keptFrom());
          }),
          eraseMillis,
        ),
      );
      for (const timer of timers) timer.unref();
    },
    stop: async () => {
      for (const timer of timers) clearInterval(timer);
      await batch.flush().catch(o.trouble);
      await inTurn(attesting.stop)().catch((error: unknown) => (isPassing(error) ? undefined : o.trouble(error)));
    },
  };
}

/** The terms a list was asked with; where in it, and how much of it at once, says nothing. */
function spanOf(query: unknown): string | null {
  const asked = (query ?? {}) as Record<string, unknown>;
  if (isEmpty(asked)) return null;
  const terms = Object.entries(asked)
    .filter(([name]) => name !== "cursor" && name !== "limit" && name !== "position")
    .map(([name, value]) => `${name}=${String(value)}`)
    .sort();
  return terms.length === 0 ? null : terms.join("&").replaceAll("\u0000", "\ufffd").slice(0, longestSpan);
}

function isEmpty(record: object): boolean {
  for (const _ in record) return false;
  return true;
}

/**
 * Puts every answer of a route that says so on record as it is sent. A hook of those routes alone: one for all, after the
 * answer, cost 3 % of every request. Must be installed before the routes are made. Throws (a defect of composition) where a
 * route records what no room declares.
 */
export function installReadRecord(
  app: FastifyInstance,
  reads: Pick<Reads, "note">,
  { reads: declared }: Pick<Rulebook, "reads">,
): void {
  app.addHook("onRoute", (route) => {
    const recorded = route.config?.recorded;
    if (recorded === undefined) return;
    if (declared.get(recorded.code) !== recorded)
      throw new Error(`the route ${route.url} records ${recorded.code}, which no room declares`);
    const noteRead: onSendHookHandler = (request, reply, payload, done) => {
      if (reply.statusCode < 400) reads.note(request, recorded);
      done(null, payload);
    };
    route.onSend = [...[route.onSend ?? []].flat(), noteRead];
  });
}
