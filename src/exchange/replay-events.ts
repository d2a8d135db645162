import { type Instant, secondsBetween } from "../ground/instant.ts";
import { fill, type Sentence } from "../ground/sentence.ts";
import { derivedUlid } from "../ground/ulid.ts";
import type { TableRow } from "./table-row.ts";
import { says } from "./told.ts";

/** An order of a replay, with where it stands in time and the row it belongs to (0: the incident itself). */
export interface ReplayEvent {
  readonly at: Instant;
  /** Among events of one moment: what frees a unit goes before what takes one. */
  readonly rank: number;
  readonly row: number;
  readonly id: string;
  readonly name: string;
  readonly body: Readonly<Record<string, unknown>>;
  /** An order to a unit whose row never says when it cleared. */
  readonly isEndless?: boolean;
  /** Of the call and of the incident: the rows that are lost when it is refused. */
  readonly lines?: readonly number[];
}

/** An incident's rows as orders, and what of the rows contradicts itself. */
export interface Replayed {
  readonly events: readonly ReplayEvent[];
  readonly problems: readonly RowProblem[];
}

export interface RowProblem {
  readonly line: number;
  readonly reason: Sentence;
  readonly isLost: boolean;
}

interface Source {
  /** What all ids are derived from, with the moment the import began. */
  readonly digest: string;
  readonly begunMillis: number;
}

const earlier = (instants: readonly Instant[]): Instant => instants.reduce((first, one) => (one < first ? one : first));
const later = (instants: readonly Instant[]): Instant => instants.reduce((last, one) => (one > last ? one : last));

const hour = 3600;

/**
 * Rows of one number, parted into incidents: a table whose numbers begin again each year has two under one number. Rows
 * received more than a day after the one before belong to another incident; more than half a day is told.
 */
export function incidentsOf(rows: readonly TableRow[]): readonly (readonly TableRow[])[] {
  const parts: TableRow[][] = [];
  let last: TableRow | undefined;
  for (const row of byReceived(inOneHour(rows))) {
    const part = parts.at(-1);
    const seconds = last === undefined ? 0 : secondsBetween(last.times.received ?? "", row.times.received ?? "");
    if (part === undefined || seconds > 24 * hour) parts.push([row]);
    else if (seconds <= 12 * hour) part.push(row);
    else part.push({ ...row, problems: [...row.problems, fill(says.farApart, { hours: Math.round(seconds / hour) })] });
    last = row;
  }
  return parts;
}

/**
 * Reads the rows of one number consistently in the hour that a clock change repeats. Rows whose times can be read an
 * hour apart all take the same reading: the one with which their work is over soonest; if both take equally long, the
 * earlier.
 */
function inOneHour(rows: readonly TableRow[]): readonly TableRow[] {
  const doubtful = rows.filter(({ otherTimes }) => otherTimes !== undefined);
  if (doubtful.length === 0 || rows.length === 1) return rows;
  const readingsOf = (row: TableRow) => [row.times, row.otherTimes].filter((times) => times !== undefined);
  const spanOf = (times: TableRow["times"]) => {
    const all = Object.values(times);
    return secondsBetween(earlier(all), later(all));
  };
  const settled = doubtful.map((row): TableRow => {
    const alike = rows.filter((one) =>
      readingsOf(one).some(({ received }) => readingsOf(row).some((times) => times.received === received)),
    );
    const [best] = readingsOf(row)
      .map((times) => {
        const spans = alike.map((one) => {
          const same = readingsOf(one).find(({ received }) => received === times.received);
          return same === undefined ? Number.POSITIVE_INFINITY : spanOf(same);
        });
        return { times, seconds: spans.reduce((sum, span) => sum + span, 0) };
      })
      .toSorted((one, two) =>
        one.seconds === two.seconds
          ? (one.times.received ?? "") < (two.times.received ?? "")
            ? -1
            : 1
          : one.seconds - two.seconds,
      );
    return { ...row, times: best?.times ?? row.times };
  });
  return rows.map((row) => settled.find(({ line }) => line === row.line) ?? row);
}

function byReceived(rows: readonly TableRow[]): readonly TableRow[] {
  return rows.toSorted((a, b) => {
    const [one = "", other = ""] = [a.times.received, b.times.received];
    return one === other ? a.line - b.line : one < other ? -1 : 1;
  });
}

/**
 * The orders that one incident's rows amount to: the call rang, the incident was registered, units were ordered, went,
 * arrived and cleared. When all units have cleared, the incident is filed with a report marked as generated. Every
 * order bears the time the table recorded.
 */
export function replayIncident(rows: readonly TableRow[], source: Source, part = 0): Replayed {
  const [first, ...rest] = byReceived(rows);
  if (first === undefined) return { events: [], problems: [] };
  const name = part === 0 ? first.incident : `${first.incident} #${part}`;
  const id = (what: string) => derivedUlid(source.begunMillis, `${source.digest} ${name} ${what}`);
  const lines = rows.map(({ line }) => line);
  const received = first.times.received ?? "";
  const all = [first, ...rest].flatMap(({ times }) => Object.values(times));
  const opened = earlier(all);
  const callId = id("call");
  const incidentId = id("incident");
  const point = rows.find((row) => row.point !== undefined)?.point;
  const address = rows.find((row) => row.address !== undefined)?.address;
  const registered = later([received, first.times.entered ?? received]);
  const place = { words: address ?? "—", ...(point === undefined ? {} : { point }) };
  const events: ReplayEvent[] = [
    { ...at(opened, 0, 0, callId, "RingCall", { channel: "voice", kind: "emergency", occurredAt: received }), lines },
    {
      ...at(opened, 1, 0, incidentId, "OpenIncident", {
        ...{ callId, type: first.type, priority: first.priority, place, occurredAt: registered },
      }),
      lines,
    },
    at(opened, 2, 0, id("end"), "EndCall", { callId, occurredAt: registered }),
  ];
  const problems: RowProblem[] = [];
  const cleared: Instant[] = [];
  let isOpen = false;
  for (const row of rows) {
    for (const reason of row.problems) problems.push({ line: row.line, reason, isLost: false });
    const { received: rang, dispatched } = row.times;
    if (rang !== undefined && dispatched !== undefined && dispatched < rang)
      problems.push({ line: row.line, reason: says.dispatchedFirst, isLost: false });
    for (const [at, unit] of (row.units.length === 0 ? [undefined] : row.units).entries()) {
      const own = at === 0 ? "" : ` ${unit ?? ""}`;
      const work = replayUnit(row, unit, incidentId, (what) => id(`${what} ${row.line}${own}`));
      if ("reason" in work) {
        if (at === 0) problems.push({ line: row.line, reason: work.reason, isLost: work.isLost });
        continue;
      }
      events.push(...work.events);
      if (at === 0) for (const reason of work.dropped) problems.push({ line: row.line, reason, isLost: false });
      if (work.events.length === 0) continue;
      if (work.cleared === undefined) isOpen = true;
      else cleared.push(work.cleared);
    }
  }
  if (cleared.length > 0 && !isOpen) {
    const end = later(cleared);
    const body = { incidentId, occurredAt: end };
    events.push(
      at(end, 7, 0, id("result"), "RecordResult", { ...body, result: "other" }),
      at(end, 8, 0, id("report"), "GiveReport", { ...body, generated: true }),
      at(end, 9, 0, id("file"), "FileIncident", body),
    );
  }
  return { events, problems };
}

function at(
  moment: Instant,
  rank: number,
  row: number,
  id: string,
  name: string,
  body: ReplayEvent["body"],
): ReplayEvent {
  return { at: moment, rank, row, id, name, body };
}

interface Work {
  readonly events: readonly ReplayEvent[];
  readonly dropped: readonly Sentence[];
  readonly cleared?: Instant;
}

/** One unit's work. A row without a unit has none; one whose times contradict each other keeps what can stand. */
function replayUnit(
  { line, times, disposition }: TableRow,
  unit: string | undefined,
  incidentId: string,
  id: (what: string) => string,
): Work | { readonly reason: Sentence; readonly isLost: boolean } {
  const { dispatched, enRoute, onScene, cleared } = times;
  const told = [dispatched, enRoute, onScene, cleared].filter((time) => time !== undefined);
  if (told.length === 0) return { events: [], dropped: [] };
  if (unit === undefined) return { reason: says.noUnit, isLost: false };
  if (dispatched === undefined) return { reason: says.noDispatched, isLost: true };
  if (cleared !== undefined && cleared < dispatched) return { reason: says.clearedFirst, isLost: true };
  const assignmentId = id("order");
  const dropped: Sentence[] = [];
  const events: ReplayEvent[] = [
    {
      ...at(dispatched, 4, line, assignmentId, "OrderUnit", { incidentId, unitId: unit, occurredAt: dispatched }),
      isEndless: cleared === undefined,
    },
  ];
  let last = dispatched;
  for (const [name, word, time] of [
    ["GoEnRoute", "en route", enRoute],
    ["ArriveOnScene", "on scene", onScene],
  ] as const) {
    if (time === undefined) continue;
    if (time < last || (cleared !== undefined && time > cleared)) {
      dropped.push(fill(says.contradicts, { word }));
      continue;
    }
    last = time;
    events.push(at(time, 5, line, id(name), name, { incidentId, assignmentId, occurredAt: time }));
  }
  if (cleared === undefined) return { events, dropped };
  const wasThere = events.some(({ name }) => name === "ArriveOnScene");
  const reason = disposition ?? (wasThere ? undefined : "no time on scene in the table");
  events.push(
    at(cleared, cleared === dispatched || cleared === last ? 6 : 3, line, id("clear"), "ClearUnit", {
      ...{ incidentId, assignmentId, occurredAt: cleared, ending: wasThere ? "done" : "notOnScene" },
      ...(reason === undefined ? {} : { reason }),
    }),
  );
  return { events, dropped, cleared };
}
