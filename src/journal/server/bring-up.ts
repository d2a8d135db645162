import type { Rulebook } from "../rulebook.ts";
import { connect } from "./connect.ts";
import { takeLog } from "./log-head.ts";
import { noteFolded, rebuildStates } from "./rebuild-states.ts";
import { foldVersion } from "../fold-version.ts";
import { migrate } from "./migrate.ts";
import type { Migration, ReadTable } from "./room-server.ts";

/** What the rooms of a program make of a database. */
interface Rooms {
  readonly migrations: readonly Migration[];
  readonly book: Rulebook;
  readonly tables: readonly ReadTable<never>[];
}

/**
 * Brings a database to this program's version: its schema, and, where an older version folded them, states and read
 * tables by folding again. Otherwise a new table would stay empty for old records, and nobody would notice (records
 * without a clock would never be erased).
 */
export async function bringUp(
  databaseUrl: string,
  writer: string,
  { migrations, book, tables }: Rooms,
  log: (line: string) => void,
): Promise<void> {
  await migrate(databaseUrl, migrations);
  if (await isFolded(databaseUrl)) return;
  log("states and tables are folded anew by this version's rules; a log of a million facts takes some minutes");
  const { client } = await takeLog(databaseUrl, writer);
  try {
    await client.query("begin");
    const { facts, streams } = await rebuildStates(client, book, tables, false, () => undefined);
    await client.query("commit");
    log(`${facts} facts folded into ${streams} streams`);
  } finally {
    await client.end();
  }
}

async function isFolded(databaseUrl: string): Promise<boolean> {
  const client = await connect(databaseUrl);
  try {
    const { rows } = await client.query<{ folded: boolean; empty: boolean }>(
      `select exists (select 1 from journal.folded where version = $1) as folded,
         not exists (select 1 from journal.fact) as empty`,
      [foldVersion],
    );
    const { folded, empty } = rows[0] ?? { folded: false, empty: false };
    if (empty) await noteFolded(client);
    return folded || empty;
  } finally {
    await client.end();
  }
}
