import pg from "pg";
import { testDatabase } from "../../../journal/server/testing/test-database.ts";
import { credentialMigrations } from "../credential-tables.ts";

/** A database with the tables of credentials, and nothing else where the file is run alone. */
export async function credentialDatabase(): Promise<{ pool: pg.Pool; drop(): Promise<void> }> {
  const database = await testDatabase();
  const pool = new pg.Pool({ connectionString: database.url, max: 8 });
  // A database that goes while a connection to it is being closed is no error of this.
  pool.on("error", () => undefined);
  const { rows } = await pool.query<{ there: string | null }>("select to_regclass('access.credential') as there");
  if (rows[0]?.there === null) for (const { sql } of credentialMigrations) await pool.query(sql);
  return {
    pool,
    drop: async () => {
      await pool.end();
      await database.drop();
    },
  };
}
