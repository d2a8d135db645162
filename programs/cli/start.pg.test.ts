import assert from "node:assert/strict";
import { existsSync, mkdirSync, readFileSync, readdirSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { slowness } from "../../src/ground/testing/slowness.ts";
import { Client } from "pg";
import { folderHolder, runningOf } from "../../src/journal/server/engine/data-folder.ts";
import { temporaryCluster } from "../../src/journal/server/engine/temporary-cluster.ts";
import { until } from "../../src/journal/server/engine/waiting.ts";
import { makeClone, processesOf } from "./testing/clone.ts";
import type { Clone } from "./testing/clone.ts";

let clone: Clone;
before(() => {
  clone = makeClone();
});
after(() => clone.remove());

/** Runs a command line that is expected to end by itself. */
async function outcome(words: readonly string[], options = {}) {
  const run = clone.run(words, options);
  const code = await run.ended;
  return { code, stdout: run.stdout(), stderr: run.stderr() };
}

async function busyPort(): Promise<{ port: number; close(): void }> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  assert.ok(typeof address === "object" && address !== null);
  return { port: address.port, close: () => void server.close() };
}

test("a demo is started, remembered, described and stopped, and nothing is left running", async () => {
  const data = clone.data();
  const started = await clone.start(data, ["--demo"]);
  assert.equal(started.stdout(), `listening on ${started.url}\n`);
  assert.match(started.url, /^http:\/\/127\.0\.0\.1:\d+$/);
  assert.deepEqual(await started.ask("one"), { kind: "demo", kept: ["one"], restarts: 0 });

  const running = runningOf(data);
  assert.deepEqual([running?.pid, running?.url], [started.pid, started.url]);
  for (const name of ["running.json", "postgres.json"]) {
    assert.equal(statSync(join(data, name)).mode & 0o077, 0, `${name} holds a password and is for its owner only`);
  }
  const url = await outcome(["url", "--data", data]);
  assert.deepEqual([url.code, url.stderr], [0, ""]);
  const client = new Client({ connectionString: url.stdout.trim() });
  await client.connect();
  const { rows } = await client.query(
    `SELECT current_setting('server_encoding') AS encoding, current_setting('data_checksums') AS checksums,
       current_setting('fsync') AS fsync, current_setting('synchronous_commit') AS commit, current_setting('listen_addresses') AS listens,
       (SELECT word FROM kept) AS word, lower('ÄÖ') AS lower`,
  );
  await client.end();
  assert.deepEqual(rows, [
    { encoding: "UTF8", checksums: "on", fsync: "on", commit: "on", listens: "127.0.0.1", word: "one", lower: "äö" },
  ]);

  const began = performance.now();
  const stopped = await outcome(["stop", "--data", data]);
  assert.deepEqual([stopped.code, stopped.stdout], [0, ""]);
  assert.match(stopped.stderr, new RegExp(`Stopped \\(process ${started.pid}\\)`));
  assert.ok(performance.now() - began < 5000 * slowness());
  assert.equal(await started.ended, 0);
  assert.deepEqual(processesOf(data), []);
  assert.deepEqual([existsSync(join(data, "running.json")), existsSync(join(data, "lock"))], [false, false]);

  // The kind is remembered: no need to say it again, and what was kept is there.
  const again = await clone.start(data, []);
  assert.deepEqual(await again.ask(), { kind: "demo", kept: ["one"], restarts: 0 });
  again.kill("SIGINT");
  assert.equal(await again.ended, 0);
  assert.deepEqual(processesOf(data), []);

  const other = await outcome(["start", "--empty", "--data", data, "--port", "0"]);
  assert.deepEqual([other.code, other.stdout], [2, ""]);
  assert.match(other.stderr, /^callsign: .*was made with --demo.*\n$/);
  const nothing = await outcome(["stop", "--data", data]);
  assert.deepEqual([nothing.code, /No Callsign runs/.test(nothing.stderr)], [0, true]);
});

test("a new folder needs a kind, and only one; nothing is made until it has one", async () => {
  const data = clone.data();
  const neither = await outcome(["start", "--data", data]);
  assert.equal(neither.code, 2);
  assert.match(neither.stderr, /^callsign: .* choose --demo .* or --empty .*\n$/);
  const both = await outcome(["start", "--data", data, "--demo", "--empty"]);
  assert.deepEqual(
    [both.code, both.stderr],
    [2, "callsign: Choose one of --demo and --empty. See callsign start --help.\n"],
  );
  assert.equal(existsSync(data), false);
});

test("sentences come in Chinese where the terminal is", async () => {
  const data = clone.data();
  const { code, stderr } = await outcome(["start", "--data", data], { env: { LC_ALL: "zh_CN.UTF-8" } });
  assert.equal(code, 2);
  assert.match(stderr, /^callsign: .*是新的数据目录：请选择 --demo/);
});

test("a second Callsign on the folder is refused with the first one's process and address", async () => {
  const data = clone.data();
  const first = await clone.start(data, ["--empty"]);
  // The busy port must not be what it complains about.
  const port = new URL(first.url).port;
  const link = `${data} link`;
  symlinkSync(data, link);
  for (const folder of [data, link]) {
    const second = await outcome(["start", "--data", folder, "--port", port]);
    assert.deepEqual([second.code, second.stdout], [2, ""]);
    assert.match(
      second.stderr,
      new RegExp(`^callsign: A Callsign already runs on .*process ${first.pid}, ${first.url}\\.\n$`),
    );
  }
  assert.deepEqual((await first.ask()).kept, []);
  first.kill("SIGHUP");
  assert.equal(await first.ended, 0);
});

test("of two started at the same moment one runs and the other is refused", async () => {
  const data = clone.data();
  const both = [1, 2].map(() => clone.run(["start", "--demo", "--port", "0", "--data", data]));
  const over = await Promise.race(both.map(async (run, index) => ({ index, code: await run.ended })));
  assert.equal(over.code, 2);
  assert.match(both[over.index]?.stderr() ?? "", /^callsign: .*(already runs|starting or stopping).*\n$/m);
  const winner = both[1 - over.index];
  assert.ok(winner);
  assert.ok(await until(() => winner.stdout().startsWith("listening on"), 20_000), winner.stderr());
  winner.kill("SIGTERM");
  assert.equal(await winner.ended, 0);
});

test("a port in use is told before anything is made, and a new folder leaves no trace", async () => {
  const data = clone.data();
  const busy = await busyPort();
  const { code, stdout, stderr } = await outcome(["start", "--demo", "--data", data, "--port", String(busy.port)]);
  busy.close();
  assert.deepEqual([code, stdout], [2, ""]);
  assert.match(stderr, new RegExp(`^callsign: Port ${busy.port} on 127\\.0\\.0\\.1 is in use.*\n$`));
  assert.equal(existsSync(data), false);
});

test("a host that is not ours, a port that is none and an unknown option are each one sentence", async () => {
  const data = clone.data();
  for (const [words, sentence] of [
    [["--host", "192.0.2.1"], /^callsign: Listening on 192\.0\.2\.1 needs encryption: .*\n$/],
    [["--tls-cert", "/gone", "--tls-key", "/gone"], /^callsign: The file \/gone cannot be read: ENOENT\.\n$/],
    [["--host", "192.0.2.1", "--plain-http"], /^callsign: Cannot listen on 192\.0\.2\.1 .*\n$/],
    [["--port", "70000"], /^callsign: --port is a whole number from 0 to 65535, not “70000”\..*\n$/],
    [["--port", "http"], /^callsign: --port is a whole number .*\n$/],
    [["--colour"], /^callsign: Unknown option --colour\. See callsign start --help\.\n$/],
  ] as const) {
    const { code, stderr } = await outcome(["start", "--demo", "--data", data, ...words]);
    assert.equal(code, 2);
    assert.match(stderr, sentence);
  }
  assert.equal(existsSync(data), false);
});

test("a folder that cannot be written, is a file, or holds other things is one sentence", async () => {
  const file = clone.data();
  writeFileSync(file, "");
  const full = clone.data();
  mkdirSync(full);
  writeFileSync(join(full, "thesis.docx"), "");
  for (const [data, sentence] of [
    [join(file, "below"), /^callsign: .*not a folder.*\n$/],
    [file, /^callsign: .*is not a folder\.\n$/],
    ["/proc/callsign", /^callsign: Cannot write to the data folder \/proc\/callsign: .*\n$/],
    [full, /^callsign: .*holds other files \(such as thesis\.docx\).*\n$/],
  ] as const) {
    const { code, stderr } = await outcome(["start", "--demo", "--port", "0", "--data", data]);
    assert.match(stderr, sentence);
    assert.equal(code, 2);
  }
  assert.deepEqual(readdirSync(full), ["thesis.docx"]);
});

test("--database uses that PostgreSQL, remembers it, and starts none of its own", async () => {
  const cluster = await temporaryCluster({ durable: false });
  try {
    const data = clone.data();
    const started = await clone.start(data, ["--empty", "--database", cluster.url]);
    assert.deepEqual(await started.ask("two"), { kind: "empty", kept: ["two"], restarts: null });
    assert.equal((await outcome(["url", "--with-password", "--data", data])).stdout.trim(), cluster.url);
    const masked = Object.assign(new URL(cluster.url), { password: "***" }).href;
    assert.equal((await outcome(["url", "--data", data])).stdout.trim(), masked);
    assert.equal(existsSync(join(data, "postgres")), false);
    assert.equal((await outcome(["stop", "--data", data])).code, 0);
    const again = await clone.start(data, []);
    assert.deepEqual((await again.ask()).kept, ["two"]);
    again.kill("SIGTERM");
    await again.ended;
    assert.notEqual(cluster.pid(), undefined);
  } finally {
    await cluster.stop();
  }
});

test("an unreachable, misspelt or foreign --database is one sentence without its password, and no folder is made", async () => {
  const data = clone.data();
  const silent = await busyPort();
  silent.close();
  for (const [database, sentence] of [
    [
      `postgres://u:secret@127.0.0.1:${silent.port}/x`,
      /^callsign: Cannot reach the database postgres:\/\/u:\*\*\*@127.*ECONNREFUSED.*\n$/,
    ],
    ["mysql://u:secret@h/x", /^callsign: “mysql:.*” is not a database address.*\n$/],
    ["postgres://u:secret@no-such-host.invalid/x", /^callsign: Cannot reach the database .*\n$/],
  ] as const) {
    const { code, stdout, stderr } = await outcome([
      "start",
      "--demo",
      "--port",
      "0",
      "--data",
      data,
      "--database",
      database,
    ]);
    assert.deepEqual([code, stdout], [2, ""]);
    assert.match(stderr, sentence);
    assert.doesNotMatch(stderr, /secret/);
  }
  assert.equal(existsSync(data), false);
});

test("asked to stop while it is still starting, it gives up and leaves nothing running", async () => {
  const data = clone.data();
  const run = clone.run(["start", "--demo", "--port", "0", "--data", data]);
  assert.ok(await until(() => folderHolder(data), 10_000, 5));
  run.kill("SIGTERM");
  const began = performance.now();
  assert.equal(await run.ended, 0);
  assert.ok(performance.now() - began < 5000 * slowness());
  assert.equal(run.stdout(), "");
  assert.deepEqual(processesOf(data), []);
  const started = await clone.start(data, ["--demo"]);
  assert.equal((await started.ask()).kind, "demo");
  started.kill("SIGTERM");
  await started.ended;
});

test("it starts from any folder, through a link, and finds its data beside the current directory", async () => {
  const here = clone.data();
  mkdirSync(here);
  const link = join(here, "link to callsign");
  symlinkSync(join(clone.path, "callsign"), link);
  const { code, stderr } = await outcome(["start"], { cwd: here });
  assert.deepEqual([code, stderr.includes(`${join(here, "data")} is a new data folder`)], [2, true], stderr);
  const help = await outcome(["--help"], { cwd: here });
  assert.equal(help.code, 0);
  for (const name of ["start", "stop", "url"]) assert.match(help.stdout, new RegExp(`^ {2}${name} `, "m"));
  assert.equal(readFileSync(link, "utf8").startsWith("#!/bin/sh"), true);
});
