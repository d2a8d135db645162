import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Instant, millis } from "../../ground/instant.ts";
import { derivedUlid } from "../../ground/ulid.ts";
import type { Mapping } from "../mapping.ts";
import { incidentsOf, replayIncident, type ReplayEvent } from "../replay-events.ts";
import type { LostRow, TableRow } from "../table-row.ts";
import type { Ended, ListedOrder } from "./listed-order.ts";
import { readTable } from "./read-table.ts";
import { sortedLines } from "./sorted-lines.ts";
import { type RowEnds, rowEnds, type Totals } from "./row-ends.ts";
import type { Survey } from "./survey-table.ts";

interface ReplayParts {
  readonly file: string;
  readonly mapping: Mapping;
  readonly survey: Survey;
  /** The SHA-256 of file and mapping, and the moment their import began in the store. */
  readonly digest: string;
  readonly begunMillis: number;
  /** Gives a list in sequence, however often it has to be tried. */
  give(orders: readonly ListedOrder[]): Promise<readonly Ended[]>;
  /** How many times as fast as it was recorded; as fast as it goes when undefined. */
  readonly speed: number | undefined;
  /** Told when the first of the table happened, before anything of it is given. */
  begins(first: Instant): Promise<void>;
  progress(what: "reading" | "replaying", done: number, of: number): void;
  wait(milliseconds: number): Promise<void>;
}

const separator = "\u0001";
const listLength = 500;
const noEnd = "ordered elsewhere; the table has no time cleared";

/**
 * Plays a table through the public orders, in order of time. The rows are sorted on disk, first into incidents, then
 * all events by time, so that memory does not grow with the table.
 */
export async function replayTable(parts: ReplayParts): Promise<Totals> {
  const folder = await mkdtemp(join(tmpdir(), "callsign-replay-"));
  const ends = rowEnds();
  try {
    const byIncident = sortedLines(rowLines(parts, ends), folder, "rows");
    const byTime = sortedLines(eventLines(byIncident, parts, ends), folder, "events");
    await play(byTime, parts, ends);
    return ends.totals();
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function* rowLines({ file, mapping, survey, progress }: ReplayParts, ends: RowEnds): AsyncGenerator<string> {
  for await (const row of readTable(file, mapping, survey, (done, of) => progress("reading", done, of))) {
    ends.read(row);
    if (isLost(row)) continue;
    yield `${row.incident}${separator}${String(row.line).padStart(10, "0")}${separator}${JSON.stringify(row)}`;
  }
}

function isLost(row: TableRow | LostRow): row is LostRow {
  return "lost" in row;
}

async function* eventLines(lines: AsyncIterable<string>, parts: ReplayParts, ends: RowEnds): AsyncGenerator<string> {
  let incident: string | undefined;
  let rows: TableRow[] = [];
  let sequence = 0;
  const finish = function* (): Generator<string> {
    for (const [part, own] of incidentsOf(rows).entries()) {
      const { events, problems } = replayIncident(own, parts, part);
      ends.planned(own, events, problems);
      for (const event of events) {
        sequence += 1;
        yield [event.at, event.rank, String(sequence).padStart(12, "0"), JSON.stringify(event)].join(separator);
      }
    }
  };
  for await (const line of lines) {
    const [key, , text = ""] = line.split(separator);
    if (incident !== undefined && key !== incident) {
      yield* finish();
      rows = [];
    }
    incident = key;
    rows.push(JSON.parse(text) as TableRow);
  }
  yield* finish();
}

async function play(lines: AsyncIterable<string>, parts: ReplayParts, ends: RowEnds): Promise<void> {
  const seen = new Set<string>();
  /** Units on work that the table never ends: the next order ends it, for they must have been free by then. */
  const endless = new Set<string>();
  let list: { order: ListedOrder; event: ReplayEvent | null }[] = [];
  let done = 0;
  let first: number | undefined;
  const started = performance.now();
  const flush = async () => {
    const given = list;
    list = [];
    if (given.length === 0) return;
    const ended = await parts.give(given.map(({ order }) => order));
    for (const [index, { order, event }] of given.entries()) ends.ended(order, event, ended[index] ?? null);
    done += given.length;
    parts.progress("replaying", done, ends.events());
  };
  const once = (key: string, name: string, body: ListedOrder["body"]) => {
    if (seen.has(key)) return;
    seen.add(key);
    list.push({ order: { id: derivedUlid(parts.begunMillis, `${parts.digest} ${key}`), name, body }, event: null });
  };
  for await (const line of lines) {
    const event = JSON.parse(line.slice(line.lastIndexOf(separator) + 1)) as ReplayEvent;
    if (first === undefined) {
      first = millis(event.at);
      await parts.begins(event.at);
    }
    if (parts.speed !== undefined) {
      const due = (millis(event.at) - first) / parts.speed;
      const early = due - (performance.now() - started);
      if (early > 0) {
        await flush();
        await parts.wait(early);
      }
    }
    // Types and units come to be as they are met.
    const { name, body } = event;
    if (name === "OpenIncident") {
      const type = String(body["type"]);
      once(`type ${type}`, "DefineIncidentType", {
        ...{ code: type, name: { zh: type, en: type }, priority: 3, enforcement: false },
      });
    }
    if (name === "OrderUnit") {
      const unit = String(body["unitId"]);
      once(`unit ${unit}`, "RegisterUnit", {
        unit,
        callsign: unit,
        kind: "patrol",
        crew: [],
        capabilities: [],
        imported: true,
      });
    }
    const unit = name === "OrderUnit" ? String(body["unitId"]) : undefined;
    const ending = unit !== undefined && endless.delete(unit) ? { preempt: true, reason: noEnd } : {};
    if (unit !== undefined && event.isEndless === true) endless.add(unit);
    list.push({ order: { id: event.id, name, body: { ...body, ...ending } }, event });
    if (list.length >= listLength - 2) await flush();
  }
  await flush();
}
