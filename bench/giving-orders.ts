import type pg from "pg";
import { readTables, rulebook } from "../programs/server/rooms.ts";
import { openKeys } from "../src/journal/server/keys.ts";
import { openJournal } from "../src/journal/server/postgres-journal.ts";
import { submitterOf } from "../src/journal/server/submit.ts";
import { vaultOf } from "../src/journal/server/vault.ts";
import type { Sent } from "./incident-life.ts";

/** Gives an order; one that is refused is an error. */
export type Give = (sent: Sent) => Promise<void>;

interface Store {
  readonly url: string;
  /** The data folder. */
  readonly path: string;
  readonly writer: string;
  readonly pool: pg.Pool;
  readonly now: () => number;
}

const giver = { officer: "bench", role: "importer" };

/** The whole path of an order without HTTP: authority, decide, hash, facts, state, read tables, commit. */
export async function givingOrders({ url, path, writer, pool, now }: Store) {
  const keys = await openKeys(path, `callsign/${writer}`);
  const journal = await openJournal({
    ...{ databaseUrl: url, book: rulebook, tables: readTables, keys, writer, pool },
    log: (line) => process.stderr.write(`${line}\n`),
  });
  const vault = vaultOf(keys, pool);
  const submit = submitterOf({ book: rulebook, clerk: journal, vault, keys, now: () => new Date(now()) });
  const give: Give = async ({ id, name, body }) => {
    const answer = await submit({ id, name, body, giver });
    if (!answer.accepted) throw new Error(`${name}: ${JSON.stringify(answer.refusal)}`);
  };
  return { give, close: journal.close };
}
