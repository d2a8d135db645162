import { foldVersion } from "../../src/journal/fold-version.ts";
import { connect } from "../../src/journal/server/connect.ts";
import { takeLog } from "../../src/journal/server/log-head.ts";
import { noteFolded, rebuildStates } from "../../src/journal/server/rebuild-states.ts";
import { migrateRooms, readTables, rulebook } from "./rooms.ts";

/**
 * Brings a database up to this program: its schema, and, where an older version folded them, states and read tables anew.
 * Without that a new table stays empty for what was recorded before, and nobody sees it (records without a clock would
 * never be erased).
 */
export async function bringUp(databaseUrl: string, writer: string, log: (line: string) => void): Promise<void> {
  await migrateRooms(databaseUrl);
  if (await isFolded(databaseUrl)) return;
  log("states and tables are folded anew by this version's rules; a log of a million facts takes some minutes");
  const { client } = await takeLog(databaseUrl, writer);
  try {
    await client.query("begin");
    const { facts, streams } = await rebuildStates(client, rulebook, readTables, false, () => undefined);
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
