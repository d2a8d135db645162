import type { Instant } from "../../ground/instant.ts";
import type { ReadRow } from "../read-row.ts";
import type { ReadStore } from "./read-store.ts";
import { privacyReads } from "../read-kinds.ts";

/** Reads that wait to be written. Noting one costs an entry in a list; nobody waits for the table. */
export interface ReadBatch {
  /** The moment of a read that is noted now: never before a read noted earlier, even when the clock went back. */
  at(): Instant;
  /** Notes the row that `make` makes, or counts it in the one of this key that waits already. */
  note(key: string, make: () => ReadRow): void;
  /** Writes all that waits; rejects while the database is away, and then it goes on waiting. */
  flush(): Promise<void>;
  /** Nothing may be noted before this any more: what lies before it is being attested. */
  seal(before: Instant): void;
  waiting(): number;
}

/** How many waiting reads are written at once, before the clock's next turn. */
const fullBatch = 2000;
const mostAtOnce = 5000;
/** Some 20 MB: a quarter of an hour without a database at fifty reads a second. */
const mostWaiting = 50_000;

/** The record's own word: what it lost is counted and said. */
export function gapRow(at: Instant, span: string): ReadRow {
  return {
    ...{ at, officer: "system", role: "system", station: null, unit: null, department: null, part: null },
    ...{ offDuty: null, glass: null, what: privacyReads.gap.code, stream: null, span, outside: null, times: 1 },
  };
}

/**
 * Whether PostgreSQL's error is about the values themselves (classes 22 and 23), so that sending them again gives the
 * same error.
 */
function isOfRows(error: unknown): boolean {
  const code = (error as { code?: unknown } | null)?.code;
  return typeof code === "string" && /^2[23][0-9A-Z]{3}$/.test(code);
}

/** A row that is not written yet, and so still counts. */
type Waiting = ReadRow & { times: number };

export function readBatch(o: {
  readonly store: Pick<ReadStore, "insert">;
  readonly now: () => number;
  readonly trouble: (error: unknown) => void;
  readonly most?: number;
}): ReadBatch {
  const most = o.most ?? mostWaiting;
  let waiting: Waiting[] = [];
  let byKey = new Map<string, Waiting>();
  let lost = 0;
  let latest = 0;
  let writing: Promise<void> | undefined;

  const at = (): Instant => {
    latest = Math.max(latest, o.now());
    return new Date(latest).toISOString();
  };

  async function write(): Promise<void> {
    let size = mostAtOnce;
    while (waiting.length > 0) {
      const batch = waiting.slice(0, size);
      byKey = new Map();
      try {
        await o.store.insert(batch);
      } catch (error) {
        if (!isOfRows(error)) throw error;
        // One row that the table cannot hold keeps no other from being written: halves find it, and it counts as lost.
        if (batch.length > 1) {
          size = Math.ceil(batch.length / 2);
          continue;
        }
        lost += batch[0]?.times ?? 0;
        o.trouble(error);
      }
      waiting = waiting.slice(batch.length);
      size = Math.min(mostAtOnce, size * 2);
    }
    if (lost === 0) return;
    const gone = lost;
    await o.store.insert([gapRow(at(), `lost=${gone}`)]);
    lost -= gone;
  }

  const flush = (): Promise<void> =>
    (writing ??= write().finally(() => {
      writing = undefined;
    }));

  return {
    at,
    note: (key, make) => {
      const same = byKey.get(key);
      if (same !== undefined) {
        same.times += 1;
        return;
      }
      // The first are kept: a flood to wash them out would itself be lost, and be counted.
      if (waiting.length >= most) {
        lost += 1;
        return;
      }
      const row = { ...make() };
      waiting.push(row);
      byKey.set(key, row);
      if (waiting.length === fullBatch) void flush().catch(o.trouble);
    },
    flush,
    seal: (before) => {
      latest = Math.max(latest, Date.parse(before));
    },
    waiting: () => waiting.length + lost,
  };
}
