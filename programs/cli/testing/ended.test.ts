import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";

const folder = mkdtempSync(join(tmpdir(), "callsign-ended-"));
after(() => rmSync(folder, { recursive: true, force: true }));

function runFile(name: string, body: string) {
  const file = join(folder, name);
  writeFileSync(file, `import { test } from "node:test";\n${body}\n`);
  const ended = join(import.meta.dirname, "ended.ts");
  // Without what the check's own test runner says to the processes it starts.
  const { NODE_TEST_CONTEXT: _, ...env } = process.env;
  const more = { env: { ...env, CALLSIGN_TEST_LEFT_MS: "100" }, timeout: 60_000, encoding: "utf8" } as const;
  return spawnSync(process.execPath, ["--import", ended, file], more);
}

test("a test file that leaves something running is ended as failed, and says what", () => {
  const left = runFile("left.test.ts", 'test("leaves a timer", () => void setInterval(() => undefined, 1000));');
  assert.equal(left.status, 1, left.stderr);
  assert.match(left.stderr, /left\.test\.ts does not end though its tests are over\. Still open: .*Timeout/);
});

test("one that ends by itself is left alone, also where its tests take longer", () => {
  const slow = "await new Promise((done) => void setTimeout(done, 500));";
  const whole = runFile("whole.test.ts", `test("takes its time", async () => { ${slow} });`);
  assert.deepEqual([whole.status, whole.stderr], [0, ""]);
});
