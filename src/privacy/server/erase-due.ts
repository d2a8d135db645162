import type pg from "pg";
import type { Giver } from "../../ground/fact.ts";
import { type Instant, instantOf, millis } from "../../ground/instant.ts";
import type { RetentionKind } from "../../ground/retention.ts";
import { derivedUlid } from "../../ground/ulid.ts";
import { JournalUnavailable } from "../../journal/journal.ts";
import type { Rulebook } from "../../journal/rulebook.ts";
import type { Submit } from "../../journal/server/order-request.ts";
import { dueOf, keyedKinds } from "../kept.ts";
import { type Retention, retentionAt } from "../retention.ts";
import { type DueRecord, dueRecords, lastDueEnd } from "./due-records.ts";

const system: Giver = { officer: "system", role: "system" };

const sweepMillis = 3_600_000;
/** Erasures asked for at once, and the pause after them: some 80 a second at most, and people's orders go between. */
const atOnce = 20;
const pauseMillis = 250;

interface Parts {
  readonly pool: pg.Pool;
  readonly book: Rulebook;
  readonly submit: Submit;
  readonly retention: () => Promise<Retention | null>;
  readonly now: () => number;
  readonly isClockTrusted: () => boolean;
  readonly trouble: (error: unknown) => void;
}

interface Over {
  readonly id: string;
  readonly recall_until: Date;
  /** By holds, also of what it is part of; what is held now is not among them. */
  readonly held_until: Date | null;
}

const overSql = `
  SELECT e.id, e.recall_until, GREATEST(r.held_until, p.held_until) AS held_until
  FROM privacy.erasure e
  LEFT JOIN privacy.record r ON r.stream = e.stream
  LEFT JOIN privacy.record p ON p.stream = r.part_of
  WHERE e.stage = 'aside' AND NOT e.done AND e.recall_until <= $1
    AND (e.recall_until, e.id) > (COALESCE($2, '-infinity'::timestamptz), COALESCE($3, ''))
    AND (r.held_until IS NULL OR r.held_until <= $1) AND (p.held_until IS NULL OR p.held_until <= $1)
  ORDER BY e.recall_until, e.id
  LIMIT ${atOnce}`;

/**
 * Erases records that are due by the schedule and ends the grace of erased ones: once at the start and then every hour,
 * in small batches. An order's id is derived from the record, the moment it fell due and the schedule. So a restart
 * orders nothing twice, while a record that was held or kept longer in between gets a new order.
 */
export function startErasing(parts: Parts): { sweep(): Promise<number>; stop(): Promise<void> } {
  let stopped = false;
  let wake = () => {};
  let underway: Promise<number> | undefined;

  function pause(): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, pauseMillis);
      wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  async function erase(record: DueRecord, kind: RetentionKind, retention: Retention | null, at: Instant) {
    const { stream } = record;
    const held = record.held_until?.toISOString();
    const over = dueOf(record.ended_at.toISOString(), kind, held, retention, at);
    if (over === undefined) return 0;
    const id = derivedUlid(
      millis(over.due),
      `erase ${stream} ${over.due} ${over.schedule ?? ""} ${over.days} ${held ?? ""}`,
    );
    const answer = await parts.submit({ id, name: "EraseDue", body: { stream }, giver: system });
    return answer.accepted && answer.facts.length > 0 ? 1 : 0;
  }

  async function endGraces(at: Instant): Promise<void> {
    for (let after: Over | undefined; !stopped && parts.isClockTrusted();) {
      const { rows } = await parts.pool.query<Over>(overSql, [at, after?.recall_until ?? null, after?.id ?? null]);
      await Promise.all(
        rows.map(({ id: erasure, recall_until: until, held_until: held }) => {
          const id = derivedUlid(until.getTime(), `grace ${erasure} ${held?.toISOString() ?? ""}`.trimEnd());
          return parts.submit({ id, name: "EndErasureGrace", body: { erasure }, giver: system });
        }),
      );
      after = rows.at(-1);
      if (after === undefined || rows.length < atOnce) return;
      await pause();
    }
  }

  async function sweepOnce(): Promise<number> {
    if (!parts.isClockTrusted()) return 0;
    const retention = await parts.retention();
    const at = instantOf(parts.now());
    let erased = 0;
    for (const kind of keyedKinds(parts.book)) {
      const last = lastDueEnd(retentionAt(retention, at), kind, at);
      for (let after: DueRecord | undefined; !stopped && parts.isClockTrusted();) {
        const rows = await dueRecords(parts.pool, kind, { last, at, after, most: atOnce });
        for (const one of await Promise.all(rows.map((row) => erase(row, kind, retention, at)))) erased += one;
        after = rows.at(-1);
        if (after === undefined || rows.length < atOnce) break;
        await pause();
      }
    }
    await endGraces(at);
    return erased;
  }

  /** One at a time; answers how many records it erased. */
  function sweep(): Promise<number> {
    underway ??= sweepOnce()
      .catch((error: unknown) => {
        // The next sweep finds it still due.
        if (!(error instanceof JournalUnavailable) && !stopped) parts.trouble(error);
        return 0;
      })
      .finally(() => (underway = undefined));
    return underway;
  }

  const beat = setInterval(() => void sweep(), sweepMillis);
  beat.unref();
  void sweep();
  return {
    sweep,
    stop: async () => {
      stopped = true;
      clearInterval(beat);
      wake();
      await underway;
    },
  };
}
