import pg from "pg";
import { databaseTrouble } from "./engine/database-trouble.ts";

/**
 * Connects to a database, or throws a sentence that says why not. If the connection is lost while idle, the process
 * goes on; the next query fails with the error.
 */
export async function connect(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  client.on("error", () => undefined);
  try {
    await client.connect();
    return client;
  } catch (error) {
    throw databaseTrouble(error, url) ?? error;
  }
}
