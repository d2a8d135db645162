import { finished } from "node:stream/promises";
import type pg from "pg";
import { from } from "pg-copy-streams";

/**
 * Writes rows that are COPY's text already, each ended by a line feed: `into` names the table and its columns. Half the
 * work of an insert from arrays, for Node and for PostgreSQL. The table was made empty in this transaction.
 */
async function copyRows(client: pg.Client, into: string, rows: Buffer): Promise<void> {
  // Frozen: rows that are seen as soon as the transaction is, and need not be marked so when they are first read.
  const copying = client.query(from(`copy ${into} from stdin (freeze)`));
  copying.end(rows);
  await finished(copying);
}

const lineFeed = 0x0a;
const roomAtFirst = 1024 * 1024;

/** Rows for one table, gathered as bytes: texts that wait are moved about by the collector of garbage. */
export function gatheringRows(client: pg.Client, into: string, atOnce = roomAtFirst) {
  let bytes = Buffer.allocUnsafe(roomAtFirst);
  let length = 0;
  const flush = async () => {
    if (length === 0) return;
    await copyRows(client, into, bytes.subarray(0, length));
    length = 0;
  };
  const makeRoom = (more: number) => {
    const most = length + more;
    if (most <= bytes.length) return;
    const larger = Buffer.allocUnsafe(most * 2);
    bytes.copy(larger, 0, 0, length);
    bytes = larger;
  };
  return {
    add: (row: string) => {
      // A character of UTF-16 takes three bytes of UTF-8 at most.
      makeRoom(row.length * 3);
      length += bytes.write(row, length);
    },
    /** A row that ends with these bytes. */
    addBytes: (before: string, last: Uint8Array) => {
      makeRoom(before.length * 3 + last.length + 1);
      length += bytes.write(before, length);
      bytes.set(last, length);
      length += last.length;
      bytes[length] = lineFeed;
      length += 1;
    },
    /** To be awaited now and then. */
    flushIfFull: async () => {
      if (length >= atOnce) await flush();
    },
    flush,
  };
}

/** A text as COPY takes it. */
export function copyText(text: string): string {
  return isPlain(text) ? text : text.replace(everySpecial, escaped);
}

/** Whether COPY takes a text as it is. */
export function isPlain(text: string): boolean {
  return !special.test(text);
}

const special = /[\\\n\r\t]/;
const everySpecial = /[\\\n\r\t]/g;
const escapes: Readonly<Record<string, string>> = { "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t" };
const escaped = (character: string) => escapes[character] ?? character;

type Cell = string | number | boolean | null | undefined;

/** A row as COPY takes it. */
export function copyLine(cells: readonly Cell[]): string {
  let line = copyCell(cells[0]);
  for (let at = 1; at < cells.length; at++) line += `\t${copyCell(cells[at])}`;
  return `${line}\n`;
}

function copyCell(cell: Cell): string {
  return cell === null || cell === undefined ? "\\N" : typeof cell === "string" ? copyText(cell) : String(cell);
}

/**
 * Takes the indexes of tables away while they are filled; what it answers makes them again. Sorted once they cost a third
 * of what they cost row by row, and lie closer. Primary keys are constraints and come back as such.
 */
export async function takeIndexesAway(client: pg.Client, tables: readonly string[]): Promise<() => Promise<void>> {
  const { rows } = await client.query<{ away: string; again: string }>(
    `select case when c.oid is null then format('drop index %s', i.indexrelid::regclass)
         else format('alter table %s drop constraint %I', i.indrelid::regclass, c.conname) end as away,
       case when c.oid is null then pg_get_indexdef(i.indexrelid)
         else format('alter table %s add constraint %I %s', i.indrelid::regclass, c.conname, pg_get_constraintdef(c.oid))
       end as again
     from pg_index i left join pg_constraint c on c.conindid = i.indexrelid and c.contype in ('p', 'u')
     where i.indrelid = any($1::regclass[]) order by i.indexrelid`,
    [tables],
  );
  for (const { away } of rows) await client.query(away);
  return async () => {
    for (const { again } of rows) await client.query(again);
  };
}
