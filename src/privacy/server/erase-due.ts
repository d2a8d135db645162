import type pg from "pg";
import type { Giver } from "../../ground/fact.ts";
import { type Instant, instantOf, millis } from "../../ground/instant.ts";
import { derivedUlid } from "../../ground/ulid.ts";
import { JournalUnavailable } from "../../journal/journal.ts";
import type { Submit } from "../../journal/server/order-request.ts";
import { dueOf } from "../kept.ts";
import { type Retention, retentionAt } from "../retention.ts";
import { keyedKinds } from "../retention-facts.ts";

const system: Giver = { officer: "system", role: "system" };

const sweepMillis = 3_600_000;
/** Erasures asked for at once, and the pause after them: some 80 a second at most, and people's orders go between. */
const atOnce = 20;
const pauseMillis = 250;

interface Due {
  readonly stream: string;
  readonly ended_at: Date;
  readonly held_until: Date | null;
}

interface Parts {
  readonly pool: pg.Pool;
  readonly submit: Submit;
  readonly retention: () => Promise<Retention | null>;
  readonly now: () => number;
  readonly isClockTrusted: () => boolean;
  readonly trouble: (error: unknown) => void;
}

// Only candidates: the order judges each anew, over its states.
const dueSql = `
  SELECT stream, ended_at, held_until FROM privacy.record
  WHERE kind = $1 AND erased_at IS NULL AND ended_at <= $2 AND (held_until IS NULL OR held_until <= $3)
    AND ($4::timestamptz IS NULL OR (ended_at, stream) > ($4, $5))
  ORDER BY ended_at, stream
  LIMIT ${atOnce}`;

interface Over {
  readonly id: string;
  readonly recall_until: Date;
  /** Holds, also of a call's incident; what is held now is not among them. */
  readonly held_until: Date | null;
}

// The tables and not the view of records, which has no index on openings' streams; nobody holds an opening.
const overSql = `
  SELECT id, recall_until, held_until FROM (
    SELECT e.id, e.recall_until, GREATEST(i.held_until, c.held_until, p.held_until, q.held_until) AS held_until
    FROM privacy.erasure e
    LEFT JOIN privacy.incident_record i ON i.stream = e.stream
    LEFT JOIN privacy.call_record c ON c.stream = e.stream
    LEFT JOIN privacy.incident_record p ON p.stream = c.part_of
    LEFT JOIN privacy.request_record q ON q.stream = e.stream
    WHERE e.stage = 'aside' AND NOT e.done AND e.recall_until <= $1
      AND ($2::timestamptz IS NULL OR (e.recall_until, e.id) > ($2, $3))
  ) over_with_holds
  WHERE held_until IS NULL OR held_until <= $1
  ORDER BY recall_until, id
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

  async function erase({ stream, ended_at, held_until }: Due, retention: Retention | null, at: Instant) {
    const held = held_until === null ? undefined : held_until.toISOString();
    const over = dueOf({ stream, endedAt: ended_at.toISOString() }, held, retention, at);
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
    for (const kind of keyedKinds) {
      const last = instantOf(millis(at) - retentionAt(retention, at).days[kind] * 86_400_000);
      for (let after: Due | undefined; !stopped && parts.isClockTrusted();) {
        const { rows } = await parts.pool.query<Due>(dueSql, [
          ...[kind, last, at],
          ...[after?.ended_at ?? null, after?.stream ?? null],
        ]);
        for (const one of await Promise.all(rows.map((row) => erase(row, retention, at)))) erased += one;
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
