import pg from "pg";
import { instantOf, instantSchema } from "../../src/ground/instant.ts";
import type { ReadsNote } from "../../src/privacy/noting-reads.ts";
import { readsKeptFrom, retentionIn } from "../../src/privacy/retention.ts";
import { retentionStream } from "../../src/privacy/retention-facts.ts";
import { newestRecords } from "../../src/journal/server/stream-store.ts";
import { type CheckedStretch, checkStretch } from "../../src/privacy/server/check-reads.ts";
import { readStore } from "../../src/privacy/server/read-store.ts";
import { rulebook } from "../server/rooms.ts";
import { withDatabase } from "./open-database.ts";
import { progressOf } from "./progress.ts";
import { dataOption, jsonOption, Usage, type Verb } from "./verb.ts";
import { isFactOf } from "../../src/journal/server/fact-type.ts";

export const readsVerb: Verb = {
  name: "reads",
  summary: { zh: "核对阅览记录与存证是否一致", en: "compare the record of reads with what was attested" },
  usage: "reads --check [--from DAY] [--data DIR] [--json]",
  options: {
    check: {
      says: { zh: "逐段核对，指出首个不符之处", en: "check every attested span and name the first that differs" },
    },
    from: {
      value: "DAY",
      says: {
        zh: "只核对此日（UTC）及以后，如 2026-11-23；恢复备份后用",
        en: "check only from this day (UTC) on, such as 2026-11-23; useful after a restore",
      },
    },
    data: dataOption,
    json: jsonOption,
  },
  run: async (given) => {
    if (!given.has("check")) throw new Usage({ zh: "请用 --check。", en: "Say --check." });
    const from = dayIn(given.text("from"));
    const progress = progressOf("reads");
    const found = await withDatabase({ data: given.text("data") ?? "data", verb: "reads" }, (database) =>
      check(database, from, progress),
    ).finally(progress.end);
    process.stdout.write(given.has("json") ? `${JSON.stringify(found)}\n` : inWords(found));
    return found.first === null ? 0 : 1;
  },
};

interface Checked {
  readonly stretches: number;
  readonly rows: number;
  /** The first stretch that is not as it was attested. */
  readonly first: CheckedStretch | null;
}

async function check(database: string, from: string, progress: (done: number, of: number) => void): Promise<Checked> {
  const pool = new pg.Pool({ connectionString: database, max: 1 });
  // A database that goes while a connection to it is being closed is no error of this.
  pool.on("error", () => undefined);
  try {
    const { rows } = await pool.query<{ body: string }>(
      `SELECT body FROM journal.fact WHERE ${isFactOf("ReadsNoted")} ORDER BY n`,
    );
    const notes = rows
      .map(({ body }) => (JSON.parse(body) as { data: ReadsNote }).data)
      .filter((note) => note.from >= from);
    const store = readStore(pool);
    const records = await newestRecords(pool, rulebook, [retentionStream]);
    const states = new Map([...records].map(([stream, record]) => [stream, record.states]));
    const keptFrom = readsKeptFrom(retentionIn(states), instantOf(Date.now()));
    let first: CheckedStretch | null = null;
    for (const [index, note] of notes.entries()) {
      progress(index, notes.length);
      const found = await checkStretch(store, note, keptFrom);
      if (found.state === "changed" || found.state === "missing") first ??= found;
    }
    return { stretches: notes.length, rows: notes.reduce((sum, note) => sum + note.rows, 0), first };
  } finally {
    await pool.end();
  }
}

function dayIn(text: string | undefined): string {
  if (text === undefined) return "";
  const read = instantSchema.safeParse(`${text}T00:00:00Z`);
  if (read.success) return read.data;
  throw new Usage({ zh: "--from 须为日期，如 2026-11-23。", en: "--from must be a day such as 2026-11-23." });
}

function inWords({ stretches, rows, first }: Checked): string {
  const lines = [`${first === null ? "ok" : "BAD"}  ${stretches} stretches attested, ${rows} reads`];
  if (first !== null) {
    const what =
      first.state === "missing" ? "none of its reads is there" : "its reads are not those that were attested";
    lines.push(`first fault: ${first.from} to ${first.to}, ${first.rows} reads: ${what}`);
  }
  return `${lines.join("\n")}\n`;
}
