import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { thisProcess } from "../engine/process-identity.ts";
import { bucketStandIn } from "../testing/bucket-stand-in.ts";
import { bucketPlace } from "./bucket-place.ts";
import { folderPlace } from "./folder-place.ts";
import { noting, sweepUnderway } from "./underway.ts";

const parent = mkdtempSync(join(tmpdir(), "callsign-underway-"));
after(() => rmSync(parent, { recursive: true, force: true }));
const file = "callsign-388b48d4-20261125T160000.000Z-full.backup";
let count = 0;
function folders() {
  const data = join(parent, `data-${++count}`);
  const to = join(parent, `backups-${count}`);
  mkdirSync(data);
  mkdirSync(to);
  return { data, to };
}

/** A process that begins to write a backup and is killed in the middle of it. */
async function killed(data: string, to: string): Promise<void> {
  const script = `
    import { folderPlace } from ${JSON.stringify(join(import.meta.dirname, "folder-place.ts"))};
    import { noting } from ${JSON.stringify(join(import.meta.dirname, "underway.ts"))};
    async function* content() { yield Buffer.from("half"); console.log("begun"); await new Promise(() => setInterval(() => {}, 1000)); }
    await noting(folderPlace(${JSON.stringify(to)}), ${JSON.stringify(data)}, "verb").write(${JSON.stringify(file)}, content());`;
  const child = spawn(process.execPath, ["--input-type=module", "--eval", script], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  await once(child.stdout, "data");
  child.kill("SIGKILL");
  await once(child, "exit");
}

test("what a killed backup had written goes with the next one, at once; what others write there stays", async () => {
  const { data, to } = folders();
  await killed(data, to);
  writeFileSync(join(to, "callsign-99999999-20261125T160000.000Z-full.backup.part"), "another district's");
  writeFileSync(join(to, "film.part"), "somebody's download");
  assert.ok(readdirSync(to).includes(`${file}.part`));
  assert.deepEqual(await sweepUnderway(folderPlace(to), data, "schedule"), [file]);
  assert.deepEqual(readdirSync(to).toSorted(), [
    "callsign-99999999-20261125T160000.000Z-full.backup.part",
    "film.part",
  ]);
  assert.deepEqual(readdirSync(join(data, "backup-underway")), []);
});

test("what still runs is let be, also beside the schedule, and a note of another place", async () => {
  const { data, to } = folders();
  const elsewhere = folders();
  let seen: readonly string[] = ["?"];
  async function* content() {
    yield Buffer.from("whole");
    seen = await sweepUnderway(folderPlace(to), data, "schedule");
    await sweepUnderway(folderPlace(elsewhere.to), data, "schedule");
  }
  await noting(folderPlace(to), data, "verb").write(file, content());
  assert.deepEqual(seen, []);
  assert.equal(readFileSync(join(to, file), "utf8"), "whole");
  // The schedule takes one at a time: a note of its own that stands is of a thread that ended.
  const note = { to, file, by: "schedule", maker: thisProcess() };
  writeFileSync(join(data, "backup-underway", "a.json"), JSON.stringify(note));
  assert.deepEqual(await sweepUnderway(folderPlace(to), data, "verb"), []);
  assert.deepEqual(await sweepUnderway(folderPlace(to), data, "schedule"), [file]);
  assert.equal(readFileSync(join(to, file), "utf8"), "whole");
});

test("an upload that a killed backup began in a bucket is given up; others' uploads stay", async () => {
  const secret = "a secret";
  const store = await bucketStandIn({ bucket: "hall-backups", id: "an id", secret });
  after(store.close);
  process.env["AWS_ACCESS_KEY_ID"] = "an id";
  process.env["AWS_SECRET_ACCESS_KEY"] = secret;
  const { data } = folders();
  const place = bucketPlace("hall-backups", ["hall"], { endpoint: store.url });
  const other = bucketPlace("hall-backups", ["hall", "other"], { endpoint: store.url });
  const begin = async (at: typeof place, name: string) => {
    let begun = () => {};
    const reached = new Promise<void>((resolve) => (begun = resolve));
    async function* content() {
      yield randomBytes(17 * 1024 * 1024);
      begun();
      await new Promise(() => undefined);
    }
    void at.write(name, content());
    await reached;
  };
  await begin(place, file);
  await begin(place, `${file}x`);
  await begin(other, file);
  assert.equal(store.uploads.size, 3);
  assert.deepEqual((await place.unfinished()).toSorted(), [file, `${file}x`]);
  mkdirSync(join(data, "backup-underway"));
  const note = { to: place.name, file, by: "schedule", maker: { pid: process.pid, start: "another" } };
  writeFileSync(join(data, "backup-underway", "a.json"), JSON.stringify(note));
  assert.deepEqual(await sweepUnderway(place, data, "schedule"), [file]);
  assert.equal(store.uploads.size, 2);
});
