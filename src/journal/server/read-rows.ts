import { streamKind } from "../../ground/fact.ts";
import { everyKind } from "../../ground/fold.ts";
import type { StreamRecord } from "../perform.ts";
import { inRule } from "../../ground/rule-defect.ts";
import type { Cell, ReadTable } from "./room-server.ts";

type Row = Readonly<Record<string, Cell>>;

/** What touched streams change in a read table, one array a column. */
export interface RowChanges {
  /** Rows to insert or update: every column of the table. */
  readonly cells: Cell[][];
  /** Rows to remove: the columns of the table's key. */
  readonly gone: Cell[][];
}

/** The insert-or-update of a read table's rows that come `from` somewhere as `t`. */
export function upsert(table: ReadTable<never>, from: string, into = table.name): string {
  const columns = Object.keys(table.columns);
  const rest = columns.filter((column) => !table.key.includes(column));
  const change = rest.length === 0 ? "nothing" : `update set ${rest.map((c) => `${c} = excluded.${c}`).join(", ")}`;
  return `insert into ${into} (${columns.join(", ")}) select t.* ${from} on conflict (${table.key.join(", ")}) do ${change}`;
}

/** Removes the read table's rows whose keys come `from` somewhere. */
export function removal(table: ReadTable<never>, from: string): string {
  const same = table.key.map((name) => `r.${name} = t.${name}`).join(" and ");
  return `delete from ${table.name} r using ${from} as t (${table.key.join(", ")}) where ${same}`;
}

/**
 * The rows these streams give now that they did not give before, and the keys of rows they gave before and give no longer.
 * A key that two streams claim is written once, by the later, and is not gone while one of them gives it. Rows that were
 * the same before are left out: most orders change one table of five, and an upsert that changes nothing still costs a
 * new version of the row. Throws `RuleDefect` when a table's rule does, or makes what is no cell.
 */
export function rowChanges(
  table: ReadTable<never>,
  streams: Iterable<readonly [string, StreamRecord]>,
  before?: ReadonlyMap<string, StreamRecord>,
): RowChanges {
  const every = Object.keys(table.columns);
  const { fold } = table;
  const rows = (state: unknown, stream: string) => madeRows(table, state, stream, every);
  const keyOf = (row: Row) => JSON.stringify(table.key.map((name) => row[name]));
  const found = new Map<string, Row>();
  const kept = new Set<string>();
  const left = new Map<string, Row>();
  for (const [stream, record] of streams) {
    if (fold.kind !== everyKind && streamKind(stream) !== fold.kind) continue;
    const state = record.states[fold.room];
    const past = before?.get(stream)?.states[fold.room];
    if (past === state) continue;
    const given = new Map(past === undefined ? [] : rows(past, stream).map((row) => [keyOf(row), row]));
    for (const row of state === undefined ? [] : rows(state, stream)) {
      const key = keyOf(row);
      const was = given.get(key);
      given.delete(key);
      if (was === undefined || JSON.stringify(was) !== JSON.stringify(row)) found.set(key, row);
      else kept.add(key);
    }
    for (const [key, row] of given) left.set(key, row);
  }
  for (const key of [...found.keys(), ...kept]) left.delete(key);
  const columns = (names: readonly string[], from: ReadonlyMap<string, Row>) =>
    names.map((name) => [...from.values()].map((row) => row[name] ?? null));
  return { cells: columns(every, found), gone: columns(table.key, left) };
}

/** The rows that a state gives in a read table of these columns. Throws `RuleDefect` when the table's rule does, or makes what is no cell. */
export function madeRows(
  table: ReadTable<never>,
  state: unknown,
  stream: string,
  columns: readonly string[],
): readonly Row[] {
  const { rows } = table as unknown as ReadTable<unknown>;
  return inRule(`rows of ${table.name}`, () => {
    const made = rows(state, stream);
    for (const row of made) for (const column of columns) mustBeCell(row[column], column);
    return made;
  });
}

function mustBeCell(value: unknown, column: string): void {
  const kind = typeof value;
  if (value === null || value === undefined || kind === "string" || kind === "boolean") return;
  if (kind !== "number" || Number.isNaN(value))
    throw new Error(`the column ${column} is given what is no cell (${kind})`);
}
