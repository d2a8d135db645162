import type { KeyObject } from "node:crypto";
import type pg from "pg";
import { connect } from "../../src/journal/server/connect.ts";
import type { Fact } from "../../src/ground/fact.ts";
import type { Chain, ChainContent, Cut } from "../../src/journal/server/backup/backup-chain.ts";
import type { BackupKey } from "../../src/journal/server/backup/backup-key.ts";
import { loadBackup, type Loaded } from "../../src/journal/server/backup/load-backup.ts";
import type { Restored } from "../../src/journal/server/backup/restore-report.ts";
import { type NamedFile, namedFiles } from "../../src/journal/server/files/check-files.ts";
import { type KeyFile, restoreKeys } from "../../src/journal/server/key-file.ts";
import { inSnapshot } from "../../src/journal/server/log-in-database.ts";
import { foldedOtherwise, proveLoaded } from "../../src/journal/server/prove-loaded.ts";
import { type Rebuilt, rebuildStates } from "../../src/journal/server/rebuild-states.ts";
import type { Verified } from "../../src/journal/server/verify-log.ts";
import { migrateRooms, readTables, rulebook, secretTables } from "../server/rooms.ts";
import { isFactOf } from "../../src/journal/server/fact-type.ts";

type Tell = (done: number, of: number) => void;

export interface Restoring {
  readonly chain: Chain;
  readonly key: BackupKey | undefined;
  /** Where to end, as a chain was read before with a time to end at. */
  readonly cut?: Cut | undefined;
  readonly keys: KeyFile | undefined;
  /** The key that signed the checkpoints, where it came along. */
  readonly signing?: KeyObject | undefined;
  /** Where the folder `keys/` goes. */
  readonly keyFolder: string;
}

export interface Proven {
  readonly content: ChainContent;
  readonly verified: Verified;
  /** Whether states and read tables are all there, as they were folded from the facts that were loaded. */
  readonly folded: Omit<Rebuilt, "facts">;
}

/** Loads a backup into an empty database and proves what stands there then, all of it or nothing. */
export async function loadInto(url: string, restoring: Restoring, progress: Tell, proving: Tell): Promise<Proven> {
  const { chain, key, cut, keys, signing, keyFolder } = restoring;
  await migrateRooms(url);
  const client = await connect(url);
  try {
    await client.query("begin");
    if (keys !== undefined) {
      await restoreKeys(client, keyFolder, keys, secretTables);
      keys.records.letGo();
    }
    const loaded = await loadBackup(client, { chain, key, cut, book: rulebook, tables: readTables, progress });
    if (keys !== undefined) {
      // Most restores know it from what was loaded: to look through every fact again costs as much as its hash.
      const erasedAt = loaded.latest.get("SealedErased");
      if (erasedAt !== undefined && erasedAt >= (keys.takenAt ?? "")) await eraseAgain(client, keys);
      await setErasuresAside(client);
    }
    // Whoever asks next is planned for by what is there now, and not for empty tables.
    // Of a third of the rows that PostgreSQL usually takes: that took a tenth of a restore of 240,000 facts.
    await client.query("set local default_statistics_target = 30");
    await client.query("analyze");
    const { verifiers } = loaded.content.head;
    const verified = await proveLoaded(client, loaded.columns, { verifiers, signing }, proving);
    const folded = await provenStates(client, loaded);
    await client.query("commit");
    return { content: loaded.content, verified, folded };
  } finally {
    await client.end();
  }
}

async function provenStates(client: pg.Client, { rows }: Loaded): Promise<Proven["folded"]> {
  if (rows.size === 0) return await rebuildStates(client, rulebook, readTables, true, () => undefined);
  const differences = await foldedOtherwise(client, rows);
  return { ok: differences.length === 0, streams: rows.get("journal.stream") ?? 0, differences };
}

/**
 * Erases again the values that were erased after the key file was written: the log has those erasures, the key file
 * does not. An erasure that was recalled since is not repeated. Keys set aside are in no file, so an erasure in its
 * grace is final after a restore. Values sealed after such an erasure are not touched.
 */
export async function eraseAgain(client: Pick<pg.Client, "query">, keys: { readonly takenAt?: string }): Promise<void> {
  await client.query(
    `delete from vault.record_key where split_part(record, '~', 1) in (
       select body::jsonb -> 'data' ->> 'stream' from journal.fact
       where ${isFactOf("SealedErased")} and body::jsonb ->> 'recordedAt' >= $1
         and not exists (
           select from journal.fact recall where ${isFactOf("ErasureRecalled", "recall.body")}
             and recall.body::jsonb -> 'streams' ->> 1 = fact.body::jsonb -> 'streams' ->> 1))`,
    [keys.takenAt ?? ""],
  );
}

/** Values in the grace of an erasure stay closed. */
async function setErasuresAside(client: Pick<pg.Client, "query">): Promise<void> {
  await client.query(
    "insert into vault.set_aside select id from privacy.erasure where not done on conflict do nothing",
  );
}

/** What the report says of a restored database. */
export async function restoredIn(url: string, { head, cut }: ChainContent): Promise<Restored> {
  const client = await connect(url);
  try {
    return await inSnapshot(client, async () => {
      const { rows } = await client.query<{ body: string }>("select body from journal.fact order by n desc limit 1");
      const { rows: openIncidents } = await client.query<{ number: string; stage: string }>(
        "select number, stage from dispatch.incident where current order by received_at, id",
      );
      const body = rows[0]?.body;
      return {
        takenAt: head.takenAt,
        ...cut,
        lastAt: body === undefined ? null : (JSON.parse(body) as Fact).recordedAt,
        verifiers: head.verifiers,
        openIncidents,
      };
    });
  } finally {
    await client.end();
  }
}

/** The files that the facts of a restored database name. */
export async function filesNamedIn(url: string): Promise<readonly NamedFile[]> {
  const client = await connect(url);
  try {
    return await namedFiles(client);
  } finally {
    await client.end();
  }
}
