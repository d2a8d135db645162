import { canonical, type Json } from "../../ground/canonical.ts";
import type { Fact } from "../../ground/fact.ts";

/*
 * A fact as `journal.entry` keeps it. The text that was hashed is canonical JSON, so it follows from its parts: names of
 * fields and the writer, which are the same in every fact, are not stored, and clock and times are stored as numbers. The
 * view `journal.fact` joins the parts again (`wholeText`, the same as `joined` here). Whatever would not come out of them
 * byte for byte is stored whole, as `data` of the version 0.
 */
export interface FactParts {
  readonly n: number;
  /** The 64 bits of the hybrid clock, in decimal digits. */
  readonly clock: string;
  readonly recordedAt: string;
  readonly occurredAt: string;
  /** 0: `data` is the whole text. */
  readonly version: number;
  readonly order: string;
  readonly type: string;
  /** JSON, as all that follows. */
  readonly by: string;
  readonly streams: string;
  readonly data: string;
}

/** The columns of `journal.entry` beside number and leaf, in the order of `cellsOf`. */
export const partColumns = [
  ["clock", "bigint"],
  ["recorded_at", "timestamptz"],
  ["occurred_at", "timestamptz"],
  ["version", "integer"],
  ["order_id", "text"],
  ["type", "text"],
  ["given_by", "text"],
  ["streams", "text"],
  ["data", "text"],
] as const;

export function cellsOf(parts: FactParts): readonly (string | number)[] {
  const { clock, recordedAt, occurredAt, version, order, type, by, streams, data } = parts;
  return [clock, recordedAt, occurredAt, version, order, type, by, streams, data];
}

/** The parts of a fact whose text this is. */
export function partsOf(fact: Fact, body: string, n: number): FactParts {
  return apart(fact, body, n) ?? { ...nothing, n, data: body };
}

const epoch = "1970-01-01T00:00:00.000Z";
const nothing = {
  ...{ clock: "0", recordedAt: epoch, occurredAt: epoch, version: 0 },
  ...{ order: "-", type: "-", by: "-", streams: "-" },
} as const;

function apart(fact: Fact, body: string, n: number): FactParts | undefined {
  const { hlc, recordedAt, occurredAt, order, type, version, writer } = fact;
  if (fact.n !== n || !isTime(recordedAt) || !isTime(occurredAt)) return undefined;
  if (!Number.isInteger(version) || version < 1 || version > 32_767) return undefined;
  const clock = clockOf(hlc, writer);
  if (clock === undefined || !Array.isArray(fact.streams)) return undefined;
  const by = canonical(fact.by as unknown as Json);
  const streams = canonical(fact.streams);
  const rest = { n, clock, recordedAt, occurredAt, version, order, type, by, streams };
  const [head, tail] = around(rest, hlc, writer);
  const isMadeOfThem = body.length > head.length + tail.length && body.startsWith(head) && body.endsWith(tail);
  return isMadeOfThem ? { ...rest, data: body.slice(head.length, -tail.length) } : undefined;
}

/** What stands before and after a fact's data. */
function around(parts: Omit<FactParts, "data">, hlc: string, writer: string): readonly [head: string, tail: string] {
  const { n, recordedAt, occurredAt, version, order, type, by, streams } = parts;
  return [
    `{"by":${by},"data":`,
    `,"hlc":"${hlc}","n":${n},"occurredAt":"${occurredAt}","order":"${order}","recordedAt":"${recordedAt}",` +
      `"streams":${streams},"type":"${type}","version":${version},"writer":"${writer}"}`,
  ];
}

/** The text that parts stand for. */
export function joined(parts: FactParts, writer: string): string {
  if (parts.version === 0) return parts.data;
  const clock = BigInt(parts.clock).toString(16).padStart(16, "0");
  const [head, tail] = around(parts, `${clock.slice(0, 12)}-${clock.slice(12)}-${writer}`, writer);
  return head + parts.data + tail;
}

const clockForm = /^([0-7][0-9a-f]{11})-([0-9a-f]{4})-/;

function clockOf(hlc: unknown, writer: unknown): string | undefined {
  if (typeof hlc !== "string" || hlc.slice(18) !== writer) return undefined;
  const [, millis, count] = clockForm.exec(hlc) ?? [];
  return millis === undefined ? undefined : BigInt(`0x${millis}${count}`).toString();
}

function isTime(text: unknown): boolean {
  if (typeof text !== "string" || text.length !== epoch.length) return false;
  const millis = Date.parse(text);
  return !Number.isNaN(millis) && new Date(millis).toISOString() === text;
}

const hex = "lpad(to_hex(clock), 16, '0')";
const timeText = (column: string) => `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

/** SQL: the text that a row of `journal.entry` stands for, of this writer (an expression). */
export function wholeText(writer: string): string {
  return `case when version = 0 then data else
    '{"by":' || given_by || ',"data":' || data
      || ',"hlc":"' || substr(${hex}, 1, 12) || '-' || substr(${hex}, 13) || '-' || ${writer}
      || '","n":' || n || ',"occurredAt":"' || ${timeText("occurred_at")} || '","order":"' || order_id
      || '","recordedAt":"' || ${timeText("recorded_at")} || '","streams":' || streams
      || ',"type":"' || type || '","version":' || version || ',"writer":"' || ${writer} || '"}' end`;
}
