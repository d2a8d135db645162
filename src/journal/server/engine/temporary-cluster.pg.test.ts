import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, chmodSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { test } from "node:test";
import { slowness } from "../../../ground/testing/slowness.ts";
import { fileURLToPath } from "node:url";
import { Client } from "pg";
import { processesIn, startOf } from "./process-identity.ts";
import { temporaryCluster } from "./temporary-cluster.ts";
import { until } from "./waiting.ts";

const module = fileURLToPath(new URL("temporary-cluster.ts", import.meta.url));

async function ask(url: string, sql: string): Promise<unknown[]> {
  const client = new Client({ connectionString: url });
  client.on("error", () => {});
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}

test("two clusters side by side are durable unless told otherwise, and stopping removes everything", async () => {
  const [one, two] = await Promise.all([temporaryCluster(), temporaryCluster({ durable: false })]);
  const fsync = "SELECT current_setting('fsync') AS fsync, current_database() AS name";
  assert.deepEqual(await ask(one.url, fsync), [{ fsync: "on", name: "callsign" }]);
  assert.deepEqual(await ask(two.url, fsync), [{ fsync: "off", name: "callsign" }]);
  await assert.rejects(ask(one.url.replace(/:[^:@]*@/, ":wrong@"), "SELECT 1"), { code: "28P01" });
  assert.notEqual(one.port, two.port);
  for (const each of [one, two]) {
    const pid = each.pid();
    await each.stop();
    assert.equal(existsSync(dirname(each.cluster)), false);
    assert.equal(startOf(pid ?? 0), undefined);
    assert.deepEqual(processesIn(each.cluster), []);
  }
});

test("whoever made one and is killed takes it along", async () => {
  const script = `
    import { temporaryCluster } from ${JSON.stringify(module)};
    const cluster = await temporaryCluster({ durable: false });
    console.log(JSON.stringify({ folder: cluster.cluster, pid: cluster.pid() }));
    setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ["--input-type=module", "-e", script], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const text = await new Promise<string>((resolve) =>
    child.stdout.once("data", (data: Buffer) => resolve(data.toString())),
  );
  const { folder, pid } = JSON.parse(text) as { folder: string; pid: number };
  assert.notEqual(startOf(pid), undefined);
  child.kill("SIGKILL");
  assert.ok(await until(() => startOf(pid) === undefined && !existsSync(dirname(folder)), 15_000, 50));
});

test("in a folder PostgreSQL's user cannot enter it is made apart, and nothing of that is left either", async () => {
  // As an ordinary user the folder is our own and may stay closed; as root it is closed to PostgreSQL's user.
  const closed = mkdtempSync(join(tmpdir(), "callsign-closed-"));
  chmodSync(closed, 0o700);
  try {
    const cluster = await temporaryCluster({ durable: false, within: closed });
    assert.equal(cluster.cluster.startsWith("/var/lib/callsign/"), process.getuid?.() === 0);
    assert.deepEqual(await ask(cluster.url, "SELECT 1 AS one"), [{ one: 1 }]);
    await cluster.stop();
    assert.equal(existsSync(dirname(cluster.cluster)), false);
    assert.deepEqual(readdirSync(closed), []);
  } finally {
    rmSync(closed, { recursive: true });
  }
});

test("its PostgreSQL is started again when it is killed, as often as that happens", async () => {
  const cluster = await temporaryCluster();
  try {
    await ask(cluster.url, "CREATE TABLE kept AS SELECT 1 AS one");
    for (let round = 1; round <= 3; round += 1) {
      const restarted = new Promise<void>((resolve) => cluster.onRestart(resolve));
      const pid = cluster.pid();
      assert.ok(pid);
      process.kill(pid, "SIGKILL");
      await restarted;
      assert.deepEqual([cluster.restarts(), cluster.pid() === pid], [round, false]);
      assert.deepEqual(await ask(cluster.url, "SELECT one FROM kept"), [{ one: 1 }]);
    }
  } finally {
    await cluster.stop("fast");
  }
  assert.equal(existsSync(cluster.cluster), false);
});

test("stopping in the middle of a restart stops it", async () => {
  const cluster = await temporaryCluster();
  const file = join(cluster.cluster, "postgresql.conf");
  const pid = cluster.pid();
  assert.ok(pid && readFileSync(file, "utf8").includes("max_wal_size = 2GB"));
  process.kill(pid, "SIGKILL");
  await until(() => cluster.pid() === undefined, 5000, 1);
  const began = performance.now();
  await cluster.stop();
  assert.ok(performance.now() - began < 5000 * slowness());
  assert.equal(existsSync(cluster.cluster), false);
  assert.deepEqual(processesIn(cluster.cluster), []);
});
