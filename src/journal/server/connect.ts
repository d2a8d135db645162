import pg from "pg";
import { databaseTrouble } from "./engine/database-trouble.ts";

/**
 * A connection to a database, or a sentence why there is none. One that is lost while nobody asks it anything ends nothing
 * by itself: whoever asks next is told.
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
