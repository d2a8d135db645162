import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { rulebookOf } from "../../rulebook.ts";
import { accountView, ledgerRoom } from "../../testing/ledger.ts";
import { type Keys, openKeys } from "../keys.ts";
import { inSnapshot } from "../log-in-database.ts";
import { migrate } from "../migrate.ts";
import { openJournal, type PostgresJournal } from "../postgres-journal.ts";
import { type Rebuilt, rebuildStates } from "../rebuild-states.ts";
import { readTable } from "../room-server.ts";
import { journalMigrations } from "../schema.ts";
import { testDatabase } from "./test-database.ts";

export const ledgerMigrations = [
  ...journalMigrations,
  {
    name: "ledger-0001",
    sql: "create schema ledger; create table ledger.account (stream text primary key, balance integer)",
  },
  { name: "ledger-0002", sql: "create table ledger.in_credit (stream text, balance integer, primary key (stream))" },
];

export const ledgerTables = [
  readTable({
    fold: accountView,
    name: "ledger.account",
    key: ["stream"],
    columns: { stream: "text", balance: "integer" },
    rows: ({ balance, broken }, stream) => {
      if (broken === "rows") throw new Error("a row that was never thought through");
      return [{ stream, balance }];
    },
  }),
  // Its rows go: an account that was emptied gives none.
  readTable({
    fold: accountView,
    name: "ledger.in_credit",
    key: ["stream"],
    columns: { stream: "text", balance: "integer" },
    rows: ({ balance }, stream) => (balance > 0 ? [{ stream, balance }] : []),
  }),
];

export const ledgerBook = rulebookOf([ledgerRoom]);

/** The ledger on a PostgreSQL of its own name; opened and closed as often as a test likes. */
export interface LedgerDatabase {
  readonly url: string;
  readonly pool: pg.Pool;
  readonly keys: Keys;
  readonly dataFolder: string;
  open(log?: (line: string) => void): Promise<PostgresJournal>;
  /** What the stored states and read tables say otherwise than the facts. */
  differences(): Promise<Rebuilt["differences"]>;
  drop(): Promise<void>;
}

export async function ledgerDatabase(): Promise<LedgerDatabase> {
  const database = await testDatabase();
  const dataFolder = await mkdtemp(join(tmpdir(), "callsign-ledger-"));
  const pool = new pg.Pool({ connectionString: database.url, max: 4 });
  pool.on("error", () => undefined);
  const keys = await openKeys(dataFolder, "callsign/test");
  // A cloned template has the program's schema; the ledger's comes beside it, as a newer program's would.
  await pool.query("drop schema if exists journal cascade; drop schema if exists vault cascade");
  await migrate(database.url, ledgerMigrations);
  return {
    url: database.url,
    pool,
    keys,
    dataFolder,
    open: (log = () => {}) =>
      openJournal({
        ...{ databaseUrl: database.url, book: ledgerBook, tables: ledgerTables, keys, writer: "test", pool },
        log,
      }),
    differences: async () => {
      const client = new pg.Client({ connectionString: database.url });
      await client.connect();
      try {
        const compared = () => rebuildStates(client, ledgerBook, ledgerTables, true, () => undefined);
        return (await inSnapshot(client, compared)).differences;
      } finally {
        await client.end();
      }
    },
    drop: async () => {
      await pool.end();
      await database.drop();
      await rm(dataFolder, { recursive: true });
    },
  };
}
