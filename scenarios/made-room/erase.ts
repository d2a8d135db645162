import pg from "pg";
import { eventually, testServer } from "../../programs/server/testing/test-server.ts";

/*
 * Run in a copy of the tree that has the made room, on a database: hangs up a notice, which is sealed, finds its kind in the
 * settings of retention, and lets a start erase it after its days. Writes what was found as one line of JSON.
 */
const server = await testServer();
const database = new pg.Client({ connectionString: server.databaseUrl });
await database.connect();
try {
  const { get, give, must, token } = server;
  const importer = token("importer");
  const supervisor = token("supervisor", { officer: "310001" });
  const noticeId = await must("HangUpNotice", { words: "小区西门拾到钱包" }, importer);
  const other = await must("HangUpNotice", { words: "东门寻狗" }, importer);
  // Imported, so it ended when it says.
  const body = { noticeId, occurredAt: new Date(Date.now() - 91 * 86_400_000).toISOString() };
  await must("TakeDownNotice", body, importer);
  await must("TakeDownNotice", { noticeId: other }, importer);

  const retention = async () => {
    const { content } = await get("/api/v1/retention", supervisor);
    const kinds = content["kinds"] as readonly { readonly kind: string }[];
    const { notices: days } = content["days"] as Readonly<Record<string, number>>;
    return { days, counted: kinds.find(({ kind }) => kind === "notices") };
  };
  const before = await retention();
  const {
    positions: _,
    notices: __,
    ...days
  } = (await get("/api/v1/retention", supervisor)).content["days"] as Record<string, number>;
  const from = new Date(Date.now() + 86_400_000).toISOString();
  const missing = (await give("SetRetention", { from, days }, supervisor)).content;

  await server.stop();
  await server.start();
  const keys = async () =>
    (
      await database.query<{ record: string }>(
        "select distinct record from vault.record_key where record like 'notice/%'",
      )
    ).rows;
  await eventually(async () => (await keys()).length === 1);
  const isOther = (await keys())[0]?.record === `notice/${other}`;
  const record = (await get(`/api/v1/retention/record?stream=notice/${noticeId}`, supervisor)).content;
  const found = {
    before,
    missing: missing["detail"],
    isOther,
    erased: record["erasedAt"] !== null,
    after: await retention(),
  };
  process.stdout.write(`${JSON.stringify(found)}\n`);
} finally {
  await database.end();
  await server.close();
}
