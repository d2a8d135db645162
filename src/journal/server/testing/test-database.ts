import { randomBytes } from "node:crypto";
import pg from "pg";
import { temporaryCluster, type TemporaryCluster } from "../engine/temporary-cluster.ts";

/** A database of one test file. `drop` also ends a cluster that was started for this file alone. */
export interface TestDatabase {
  readonly url: string;
  drop(): Promise<void>;
}

/**
 * A database for one test file. In the whole check it lies on the shared cluster (`CALLSIGN_TEST_DATABASE_URL`), cloned
 * from a template with the schema when there is one (`CALLSIGN_TEST_TEMPLATE`), or from the one that is named. A file run
 * alone starts a cluster of its own. Cloning takes about 30 ms, several times less than the migrations.
 */
export async function testDatabase(template = process.env["CALLSIGN_TEST_TEMPLATE"]): Promise<TestDatabase> {
  const shared = process.env["CALLSIGN_TEST_DATABASE_URL"];
  const cluster: TemporaryCluster | undefined =
    shared === undefined ? await temporaryCluster({ durable: false }) : undefined;
  const administration = shared ?? cluster?.url ?? "";
  const name = `test_${randomBytes(8).toString("hex")}`;
  await administer(administration, `create database ${name}${template === undefined ? "" : ` template ${template}`}`);
  const url = new URL(administration);
  url.pathname = `/${name}`;
  return {
    url: url.href,
    drop: async () => {
      if (cluster === undefined) await administer(administration, `drop database ${name} with (force)`);
      else await cluster.stop();
    },
  };
}

/** One statement as the cluster's owner. */
export async function administer(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
