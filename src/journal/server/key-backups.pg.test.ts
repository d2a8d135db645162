import assert from "node:assert/strict";
import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { refuseKeyBackupPlace, startKeyBackups } from "./key-backups.ts";
import { readKeyFile, restoreKeys, writeKeyFile } from "./key-file.ts";
import { turnTo } from "./key-rotation.ts";
import { openKeyStore } from "./key-store.ts";
import { openKeys } from "./keys.ts";
import { ledgerDatabase } from "./testing/ledger-journal.ts";
import { vaultOf } from "./vault.ts";

const database = await ledgerDatabase();
const place = await mkdtemp(join(tmpdir(), "callsign-key-backups-"));
after(async () => {
  await database.drop();
  await rm(place, { recursive: true });
});
const { pool, dataFolder } = database;
const day = 86_400_000;

function failing(error: unknown): never {
  throw error;
}

test("a key file made before an erasure opens the erased value until its days are over; then file and value are gone", async () => {
  const store = await openKeyStore(dataFolder);
  const keys = await openKeys(dataFolder, "callsign/test", store);
  const vault = vaultOf(keys, pool);
  const sealing = await vault.seal("call/one", true, { number: "13800000000" });
  assert.ok(sealing.key !== undefined);
  const { record, epoch, wrapped } = sealing.key;
  await pool.query("insert into vault.record_key values ($1, $2, $3)", [record, epoch, wrapped]);
  sealing.settle(true);
  const values = Object.values(sealing.sealed);

  const folder = join(place, "apart");
  let clock = Date.parse("2026-11-02T03:00:00Z");
  let isTrusted = true;
  const backups = startKeyBackups({
    isClockTrusted: () => isTrusted,
    ...{ folder, days: 30, now: () => clock, trouble: failing },
    writeFile: (file, takenAt) => writeKeyFile(pool, store, file, [], takenAt),
  });
  await backups.check();
  await backups.check();
  assert.deepEqual(await readdir(folder), ["keys-20261102T030000Z.callsign-keys"]);
  const before = join(folder, "keys-20261102T030000Z.callsign-keys");
  const kept = await readFile(before);

  await vault.setAside("call/one", "E1");
  assert.equal(await turnTo(2, { keys, pool, settled: vault.settled, ...steady }), true);
  clock += day;
  const after = await backups.write();

  /** What an installation restored from the file can read. */
  const opened = async (file: string) => {
    await pool.query("delete from vault.record_key");
    const data = await mkdtemp(join(place, "restored-"));
    await restoreKeys(pool, data, readKeyFile(file), []);
    return vaultOf(await openKeys(data, "callsign/test"), pool).open(values);
  };
  assert.deepEqual(await opened(before), ["13800000000"]);
  assert.deepEqual(await opened(after), [null]);

  clock += 28 * day;
  await backups.check();
  assert.equal((await readdir(folder)).length, 3);
  clock += day;
  isTrusted = false;
  await backups.check();
  assert.ok(
    (await readdir(folder)).includes("keys-20261102T030000Z.callsign-keys"),
    "none goes while the time is in doubt",
  );
  isTrusted = true;
  await writeFile(join(folder, "keys-20271231T000000Z.callsign-keys"), "dated by a clock that was ahead");
  await writeFile(join(folder, "somebody-elses.txt"), "stays");
  await backups.check();
  await backups.stop();
  const left = await readdir(folder);
  assert.ok(!left.includes("keys-20261102T030000Z.callsign-keys"), left.join());
  assert.ok(left.includes("somebody-elses.txt"));
  assert.ok(!left.includes("keys-20271231T000000Z.callsign-keys"), left.join());
  for (const name of left.filter((each) => each.startsWith("keys-"))) {
    assert.deepEqual(await opened(join(folder, name)), [null], name);
    assert.ok(!(await readFile(join(folder, name))).includes(kept.subarray(0, 200)), name);
  }
});

const steady = {
  isAvailable: () => true,
  isStopping: () => false,
  destroyed: () => Promise.resolve(),
};

test("a folder within the data or among the facts' backups, also through a link, is refused, and one others can read", async () => {
  const data = join(place, "data");
  await mkdir(join(data, "inner"), { recursive: true });
  await symlink(join(data, "inner"), join(place, "link"));
  await mkdir(join(place, "open"), { mode: 0o755 });
  const quiet = () => {};
  for (const folder of [data, join(data, "keys"), join(data, "inner", "new"), join(place, "link", "new")]) {
    assert.throws(() => refuseKeyBackupPlace(folder, [join(place, "facts"), data], quiet), /apart from/, folder);
  }
  assert.throws(() => refuseKeyBackupPlace(join(place, "open"), [data], quiet), /chmod 700/);
  refuseKeyBackupPlace(join(place, "data-keys"), [data], quiet);
});
