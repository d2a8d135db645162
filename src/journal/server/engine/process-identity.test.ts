import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { openLogFile } from "./log-file.ts";
import { isRunning, isTaken, processesIn, startOf, thisProcess, worksIn } from "./process-identity.ts";
import { until, within } from "./waiting.ts";

test("a process is the same while it runs, and not another one with its number", () => {
  const me = thisProcess();
  assert.equal(me.pid, process.pid);
  assert.equal(isRunning(me), true);
  assert.equal(isRunning({ ...me, start: `${me.start}0` }), false);
  for (const pid of [0, -1, 1.5, NaN, 2 ** 31 - 2]) assert.equal(startOf(pid), undefined);
});

test("a process that has ended but was not collected is not running, though its number is taken", async () => {
  // The inner shell ends at once; the outer one has become sleep, which never collects it.
  const child = spawn("/bin/sh", ["-c", "sh -c 'echo $$' & exec sleep 60"], { stdio: ["ignore", "pipe", "ignore"] });
  try {
    const inner = Number(
      await new Promise((resolve) => child.stdout.once("data", (data: Buffer) => resolve(data.toString()))),
    );
    assert.ok(await until(() => startOf(inner) === undefined, 5000));
    assert.equal(isTaken(inner), true);
  } finally {
    child.kill("SIGKILL");
  }
});

test("only PostgreSQL's own processes count as a cluster's", async () => {
  const folder = mkdtempSync(join(tmpdir(), "callsign-cwd-"));
  const child = spawn("/bin/sleep", ["60"], { cwd: folder, stdio: "ignore" });
  try {
    assert.deepEqual(processesIn(folder), []);
    assert.equal(worksIn(process.pid, folder), false);
  } finally {
    child.kill("SIGKILL");
    rmSync(folder, { recursive: true });
  }
});

test("waiting ends with the answer or with the time", async () => {
  let asked = 0;
  assert.equal(await until(() => ++asked === 3 && "now", 1000, 1), "now");
  assert.equal(await until(() => false, 5, 1), undefined);
  assert.equal(await within(Promise.resolve(1), 1000), 1);
  assert.equal(await within(new Promise(() => {}), 5), undefined);
});

test("PostgreSQL's log keeps to two files of bounded size", () => {
  const folder = mkdtempSync(join(tmpdir(), "callsign-log-"));
  try {
    const path = join(folder, "postgres.log");
    const log = openLogFile(path);
    const line = `${"x".repeat(1024 * 1024 - 1)}\n`;
    for (let megabytes = 0; megabytes < 12; megabytes += 1) log.write(line);
    log.write("last\n");
    log.close();
    const sizes = [path, `${path}.1`].map((each) => readFileSync(each).length);
    assert.ok(Math.max(...sizes) <= 5 * 1024 * 1024, sizes.join());
    assert.ok(readFileSync(path, "utf8").endsWith("last\n"));
  } finally {
    rmSync(folder, { recursive: true });
  }
});
