import pg from "pg";
import { tokenKey } from "../../src/access/server/token-key.ts";
import { type DataFolder, writerOf } from "../../src/journal/server/engine/data-folder.ts";
import { folderSource } from "../../src/journal/server/key-source.ts";
import { openKeyStore } from "../../src/journal/server/key-store.ts";
import { openFilePlace } from "../../src/journal/server/files/file-place.ts";
import { openKeys } from "../../src/journal/server/keys.ts";
import { openJournal } from "../../src/journal/server/postgres-journal.ts";
import { allowStart } from "../../src/privacy/server/before-start.ts";
import { bringUp } from "../../src/journal/server/bring-up.ts";
import { leastFreeBytes, watchFreeSpace } from "../../src/journal/server/engine/watch-free-space.ts";
import { keyUses, migrations, readTables, rulebook } from "./rooms.ts";
import type { ServerOptions } from "./server-options.ts";

const readMillis = 15_000;

export type Store = Awaited<ReturnType<typeof openStore>>;

/**
 * The keys, the schema and the journal of an installation, once nothing speaks against going on with them. May throw
 * `Environment`. Whatever was begun is in `undo`.
 */
export async function openStore(options: ServerOptions, folder: DataFolder, undo: (() => void | Promise<void>)[]) {
  const { databaseUrl, witnessFolder, acceptGap, log } = options;
  const writer = writerOf(folder.identity);
  const keyStore = options.keyStore ?? (await openKeyStore(folder.path, folderSource, { look: true }));
  const allowed = await allowStart({
    ...{ databaseUrl, dataFolder: folder.path, keyStore, keyUses, writer, witnessFolder, acceptGap, log },
  });
  await bringUp(databaseUrl, writer, { migrations, book: rulebook, tables: readTables }, log);
  const keys = await openKeys(folder.path, `callsign/${writer}`, keyStore, allowed.needsEpoch);
  const key = await tokenKey(folder.path, keyStore);
  const pool = new pg.Pool({
    ...{ connectionString: databaseUrl, max: 8, connectionTimeoutMillis: 10_000, keepAlive: true },
    // By then the asker has given up. A database that was stopped in its tracks would keep such questions waiting for
    // ever.
    query_timeout: readMillis,
  });
  // An idle connection the database closes is replaced at the next query; unheard, its error would end the process.
  pool.on("error", () => undefined);
  undo.push(() => pool.end());
  const space = await watchFreeSpace(folder.path, options.leastFreeBytes ?? leastFreeBytes);
  undo.push(space.stop);
  const journal = await openJournal({
    ...{ databaseUrl, book: rulebook, tables: readTables, keys, writer, pool, log },
    isFull: space.isLow,
  });
  undo.push(() => journal.close());
  const filePlace = await openFilePlace(folder.path, options.files, pool);
  return { writer, keyStore, allowed, keys, tokenKey: key, pool, space, journal, filePlace };
}
