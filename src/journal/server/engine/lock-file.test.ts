import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { fileURLToPath } from "node:url";
import { lockHolder, takeLock } from "./lock-file.ts";
import { thisProcess } from "./process-identity.ts";

const folder = mkdtempSync(join(tmpdir(), "callsign-lock-"));
after(() => rmSync(folder, { recursive: true, force: true }));
const module = fileURLToPath(new URL("lock-file.ts", import.meta.url));

test("a lock is held by one at a time, says by whom, and is free again when released", async () => {
  const path = join(folder, "plain");
  assert.equal(lockHolder(path), undefined);
  const first = await takeLock(path, "start");
  assert.ok(first.held);
  assert.deepEqual([lockHolder(path)?.pid, lockHolder(path)?.verb], [process.pid, "start"]);
  const second = await takeLock(path, "verify");
  assert.ok(!second.held);
  assert.deepEqual([second.by.pid, second.by.verb], [process.pid, "start"]);
  first.release();
  assert.equal(lockHolder(path), undefined);
  const third = await takeLock(path, "verify");
  assert.ok(third.held);
  // Released twice: the lock meanwhile is another's.
  first.release();
  assert.equal(lockHolder(path)?.verb, "verify");
  third.release();
});

test("a dead holder's lock is inherited, also through an heir that died while inheriting, and leaves no litter", async () => {
  const path = join(folder, "dead");
  const dead = (nonce: string) => JSON.stringify({ ...thisProcess(), start: "another time", verb: "start", nonce });
  writeFileSync(path, dead("a"));
  writeFileSync(`${path}.after-a`, dead("b"));
  writeFileSync(`${path}.after-b`, dead("c"));
  writeFileSync(`${path}.draft-c`, dead("c"));
  assert.equal(lockHolder(path), undefined);
  const lock = await takeLock(path, "start");
  assert.ok(lock.held);
  assert.deepEqual(
    readdirSync(folder).filter((name) => name.startsWith("dead")),
    ["dead"],
  );
  lock.release();
});

// Each process takes the lock again and again; whoever holds it notes it in a file that must be empty when it comes and unchanged when
// it goes. It never releases the lock but leaves it as a killed holder would, so that every handing over is an inheritance.
const rival = `
  import { readFileSync, renameSync, writeFileSync } from "node:fs";
  import { takeLock } from ${JSON.stringify(module)};
  const [path, note, rounds] = process.argv.slice(1);
  for (let round = 1; round <= Number(rounds); ) {
    const lock = await takeLock(path, "rival");
    if (!lock.held) { await new Promise((resolve) => setTimeout(resolve, 1)); continue; }
    if (readFileSync(note, "utf8") !== "") process.exit(3);
    writeFileSync(note, "held " + process.pid);
    for (let look = 0; look < 20; look += 1) if (readFileSync(note, "utf8") !== "held " + process.pid) process.exit(4);
    writeFileSync(note, "");
    const mine = JSON.parse(readFileSync(path, "utf8"));
    if (mine.pid !== process.pid) process.exit(5);
    writeFileSync(path + "-" + process.pid, JSON.stringify({ ...mine, start: "killed" }));
    renameSync(path + "-" + process.pid, path);
    round += 1;
  }
`;

test("processes that inherit it from each other by the hundred never hold it together", async () => {
  const path = join(folder, "contended");
  const notes = join(folder, "notes");
  writeFileSync(notes, "");
  const race = async () => {
    const child = spawn(process.execPath, ["--input-type=module", "-e", rival, path, notes, "60"], {
      stdio: ["ignore", "ignore", "pipe"],
    });
    let said = "";
    child.stderr.setEncoding("utf8").on("data", (text: string) => (said += text));
    return new Promise((resolve) => child.once("close", (code) => resolve(code === 0 ? "good" : `${code} ${said}`)));
  };
  assert.deepEqual(
    await Promise.all(Array.from({ length: 6 }, race)),
    Array.from({ length: 6 }, () => "good"),
  );
  const last = await takeLock(path, "start");
  assert.ok(last.held);
  last.release();
  assert.deepEqual(
    readdirSync(folder).filter((name) => name.startsWith("contended")),
    [],
  );
});
