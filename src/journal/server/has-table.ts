import type pg from "pg";

/** Whether the database has a table of this name, with its schema: an earlier version's may not have it yet. */
export async function hasTable(client: Pick<pg.ClientBase, "query">, table: string): Promise<boolean> {
  const { rows } = await client.query<{ there: boolean }>("select to_regclass($1) is not null as there", [table]);
  return rows[0]?.there ?? false;
}
