import { connect } from "./connect.ts";
import { Environment } from "./engine/environment.ts";
import type { Migration } from "./room-server.ts";

/** Any number: whoever migrates a database holds this advisory lock meanwhile. */
const migrationLock = 7_310_001;

/**
 * Brings a database's schema up to date, each step in a transaction of its own, safe beside another start. A database
 * that names a step this program does not know is newer than the program: refused with a sentence.
 */
export async function migrate(url: string, migrations: readonly Migration[]): Promise<void> {
  const client = await connect(url);
  try {
    await client.query("select pg_advisory_lock($1)", [migrationLock]);
    await client.query(`create schema if not exists journal`);
    await client.query(`create table if not exists journal.migration (name text primary key, at timestamptz not null)`);
    const { rows } = await client.query<{ name: string }>("select name from journal.migration order by at, name");
    const applied = new Set(rows.map(({ name }) => name));
    const known = new Set(migrations.map(({ name }) => name));
    const foreign = rows.find(({ name }) => !known.has(name));
    if (foreign !== undefined) {
      throw new Environment(
        {
          zh: "数据库的表结构比本程序新（{name}），请使用更新的版本。",
          en: "The database has a newer schema than this program ({name}); use the newer version.",
        },
        { name: foreign.name },
      );
    }
    for (const { name, sql } of migrations) {
      if (applied.has(name)) continue;
      await client.query("begin");
      await client.query(sql);
      await client.query("insert into journal.migration values ($1, now())", [name]);
      await client.query("commit");
    }
  } finally {
    await client.end();
  }
}
