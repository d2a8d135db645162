import type { Fact } from "../../ground/fact.ts";
import { column } from "./text-columns.ts";
import { removal, rowChanges, upsert } from "./read-rows.ts";
import type { ReadTable } from "./room-server.ts";
import type { Touched } from "./deciding.ts";
import type { MarkRow } from "./number-marks.ts";
import type { KeyRow } from "./vault.ts";

/** What one commit writes. */
export interface Batch {
  readonly writer: string;
  readonly epoch: number;
  /** The number the head must stand at. */
  readonly expected: number;
  readonly n: number;
  readonly hlc: string;
  readonly frontier: Buffer;
  readonly note: string | null;
  readonly facts: readonly { readonly fact: Fact; readonly body: string; readonly leaf: Buffer }[];
  /** Every touched stream before and after. */
  readonly streams: Touched;
  readonly answers: readonly {
    readonly id: string;
    readonly giver: string;
    readonly digest: string;
    readonly n: number | null;
    readonly facts: number;
    readonly refusal: string | null;
  }[];
  readonly keys: readonly KeyRow[];
  readonly marks: readonly MarkRow[];
}

/** A named statement with its values, as node-postgres takes it. */
export interface Statement {
  readonly name: string;
  readonly text: string;
  readonly values: unknown[];
}

/** What the values of a statement are made of. */
interface Written {
  readonly batch: Batch;
  readonly facts: Batch["facts"];
  /** Each fact once for each stream it is told to. */
  readonly told: readonly { readonly n: number; readonly stream: string }[];
  readonly answers: Batch["answers"];
  readonly keys: readonly KeyRow[];
  readonly marks: readonly MarkRow[];
  /** Of each read table, in the order of the tables. */
  readonly changed: readonly ReturnType<typeof rowChanges>[];
}

type Value = (written: Written) => unknown;

/** The places of a statement's values, numbered as they are asked for, each with what is put there. */
function placesOf() {
  const values: Value[] = [];
  return {
    /** A place for a value: `$3`. To use one value twice, keep what this answers. */
    at: (value: Value): string => `$${values.push(value)}`,
    valuesOf: (written: Written): unknown[] => values.map((value) => value(written)),
  };
}

/*
 * One statement writes a whole batch: one round trip, one implicit transaction. Every part depends on `from head`, the
 * row of a writer whose head and epoch are as expected; a writer that lost its place therefore writes nothing at all.
 */

/** Writes batches of these read tables: the same text for every batch, so that PostgreSQL plans it once. */
export function batchWriter(tables: readonly ReadTable<never>[]): (batch: Batch) => Statement {
  const plain = statementOf("write-batch", tables, { marking: false, removing: false });
  // Most batches mark no number: they keep a statement without a part for it.
  const marking = statementOf("write-batch-marking", tables, { marking: true, removing: false });
  // Few batches make a read row go: they have a statement of their own, so that the others pay nothing for it.
  const removing = statementOf("write-batch-removing", tables, { marking: true, removing: true });

  return (batch) => {
    const { facts, answers, keys, marks } = batch;
    const streams = [...batch.streams].map(([stream, { after }]) => [stream, after] as const);
    const before = new Map([...batch.streams].map(([stream, change]) => [stream, change.before]));
    const told = facts.flatMap(({ fact }) => fact.streams.map((stream) => ({ n: fact.n, stream })));
    const changed = tables.map((table) => rowChanges(table, streams, before));
    const written: Written = { batch, facts, told, answers, keys, marks, changed };
    if (changed.some(({ gone }) => (gone[0]?.length ?? 0) > 0)) return removing(written);
    return marks.length === 0 ? plain(written) : marking(written);
  };
}

function statementOf(
  name: string,
  tables: readonly ReadTable<never>[],
  having: { readonly marking: boolean; readonly removing: boolean },
): (written: Written) => Statement {
  const places = placesOf();
  const parts = [
    journalParts(places.at),
    ...tables.map((table, index) => {
      const cells = Object.values(table.columns).map(
        (type, column) => `${places.at(({ changed }) => changed[index]?.cells[column])}::${type}[]`,
      );
      return `, ${partName(table)} as (${upsert(table, `from head, unnest(${cells.join(", ")}) as t`)})`;
    }),
    ...(having.marking ? [marksPart(places.at)] : []),
    ...(having.removing ? tables.map((table, index) => removalPart(places.at, table, index)) : []),
    " select count(*)::integer as written from head",
  ];
  const text = parts.join("");
  return (written) => ({ name, text, values: places.valuesOf(written) });
}

const partName = ({ name }: Pick<ReadTable<never>, "name">) => name.replace(".", "_");

type At = ReturnType<typeof placesOf>["at"];

/** The parts that every batch has: head, facts, answers, checkpoint and keys. */
function journalParts(at: At): string {
  const columnOf = <Row>(
    rowsOf: (written: Written) => readonly Row[],
    cell: (row: Row) => string | number,
    type?: Parameters<typeof column>[1],
  ) => {
    return column(
      at((written) => column.of(rowsOf(written), cell)),
      type,
    );
  };
  const array = (value: Value, type: string) => `${at(value)}::${type}[]`;
  const facts = ({ facts: rows }: Written) => rows;
  const told = ({ told: rows }: Written) => rows;
  const answers = ({ answers: rows }: Written) => rows;

  const writer = at(({ batch }) => batch.writer);
  const epoch = at(({ batch }) => batch.epoch);
  const expected = at(({ batch }) => batch.expected);
  const n = at(({ batch }) => batch.n);
  const hlc = at(({ batch }) => batch.hlc);
  const frontier = at(({ batch }) => batch.frontier);
  const note = at(({ batch }) => batch.note);
  return `
    with head as (
      update journal.writer set n = ${n}, hlc = ${hlc}, frontier = ${frontier}
      where writer = ${writer} and epoch = ${epoch} and n = ${expected} returning writer
    ), facts as (
      insert into journal.fact (n, leaf, body)
      select t.n, decode(t.leaf, 'hex'), t.body from head, unnest(
        ${columnOf(facts, ({ fact }) => fact.n, "bigint")},
        ${columnOf(facts, ({ leaf }) => leaf.toString("hex"))},
        ${columnOf(facts, ({ body }) => body)}
      ) as t (n, leaf, body)
    ), fact_streams as (
      insert into journal.fact_stream (n, stream)
      select t.* from head, unnest(
        ${columnOf(told, (each) => each.n, "bigint")},
        ${columnOf(told, ({ stream }) => stream)}
      ) as t
    ), answers as (
      insert into journal.answer (order_id, digest, n, facts, refusal, giver)
      select t.id, t.digest, nullif(t.n, 0), t.facts, nullif(t.refusal, '-'), t.giver from head, unnest(
        ${columnOf(answers, ({ id }) => id)},
        ${columnOf(answers, ({ digest }) => digest)},
        ${columnOf(answers, (answer) => answer.n ?? 0, "bigint")},
        ${columnOf(answers, (answer) => answer.facts, "integer")},
        ${columnOf(answers, ({ refusal }) => refusal ?? "-")},
        ${array((written) => written.answers.map(({ giver }) => giver), "text")}
      ) as t (id, digest, n, facts, refusal, giver)
    ), checkpoints as (
      insert into journal.checkpoint (writer, size, note)
      select head.writer, ${n}, ${note} from head where ${note}::text is not null
    ), keys as (
      insert into vault.record_key (record, epoch, wrapped)
      select t.* from head, unnest(
        ${array(({ keys }) => keys.map(({ record }) => record), "text")},
        ${array(({ keys }) => keys.map((key) => key.epoch), "integer")},
        ${array(({ keys }) => keys.map(({ wrapped }) => wrapped), "bytea")}
      ) as t
    )`;
}

/** Marks of numbers, by which records with the same number are found. */
function marksPart(at: At): string {
  const array = (cell: (mark: MarkRow) => unknown, type: string) => `${at(({ marks }) => marks.map(cell))}::${type}[]`;
  return `, marks as (
      insert into vault.number_mark (mark, record, day, at)
      select t.* from head, unnest(
        ${array(({ mark }) => mark, "bytea")},
        ${array(({ record }) => record, "text")},
        ${array(({ day }) => day, "text")},
        ${array((mark) => mark.at, "timestamptz")}
      ) as t on conflict do nothing
    )`;
}

/** Removes the rows of a read table that its streams give no longer. */
function removalPart(at: At, table: ReadTable<never>, index: number): string {
  const keys = table.key.map(
    (name, column) => `${at(({ changed }) => changed[index]?.gone[column])}::${table.columns[name] ?? "text"}[]`,
  );
  return `, gone_${partName(table)} as (${removal(table, `head, unnest(${keys.join(", ")})`)})`;
}
