import assert from "node:assert/strict";
import { test } from "node:test";
import { isBackupLate, toneOfBackup, toneOfDrill } from "./backup-age.ts";
import type { ServerStatus } from "./server-status.ts";

const now = Date.parse("2026-11-25T12:00:00Z");
const ago = (minutes: number) => new Date(now - minutes * 60_000).toISOString();
const why = { zh: "磁盘已满", en: "the disk is full" };
const quiet: ServerStatus = {
  freeBytes: 1,
  lastBackupAt: null,
  backupEveryMinutes: null,
  lastBackupError: null,
  lastDrill: null,
  version: "0",
  takesOrders: true,
};
const hourly: ServerStatus = { ...quiet, backupEveryMinutes: 60 };

test("a scheduled backup is late when the last good one is older than twice the interval, or there never was one", () => {
  assert.equal(isBackupLate({ ...hourly, lastBackupAt: ago(119) }, now), false);
  assert.equal(isBackupLate({ ...hourly, lastBackupAt: ago(121) }, now), true);
  assert.equal(isBackupLate(hourly, now), false);
  assert.equal(isBackupLate({ ...hourly, lastBackupError: { at: ago(1), why } }, now), true);
  assert.equal(isBackupLate({ ...quiet, lastBackupAt: ago(90_000) }, now), false);
});

test("the backup turns amber at a failure or after a day, red when it is late, and is nobody's matter in a drill", () => {
  assert.equal(toneOfBackup(undefined, now, false), "plain");
  assert.equal(toneOfBackup(quiet, now, true), "plain");
  assert.equal(toneOfBackup(quiet, now, false), "amber");
  assert.equal(toneOfBackup({ ...quiet, lastBackupAt: ago(24 * 60) }, now, false), "plain");
  assert.equal(toneOfBackup({ ...quiet, lastBackupAt: ago(26 * 60) }, now, false), "amber");
  const failing = { ...hourly, lastBackupAt: ago(70), lastBackupError: { at: ago(5), why } };
  assert.equal(toneOfBackup(failing, now, false), "amber");
  assert.equal(toneOfBackup({ ...failing, lastBackupAt: ago(130) }, now, true), "alarm");
});

test("the restore drill is red after a no and after 35 days, amber where backups are made and none was ever held", () => {
  const held = (minutes: number, ok: boolean) =>
    toneOfDrill({ ...hourly, lastDrill: { at: ago(minutes), ok, failed: ok ? null : "read" } }, now);
  assert.deepEqual(
    [held(10, true), held(34 * 1440, true), held(36 * 1440, true), held(10, false)],
    ["plain", "plain", "alarm", "alarm"],
  );
  assert.deepEqual([toneOfDrill(hourly, now), toneOfDrill(quiet, now)], ["amber", "plain"]);
});
