import assert from "node:assert/strict";
import { test } from "node:test";
import { backupName, backupsIn, expendable, readBackupName } from "./backup-keeping.ts";

const writer = "388b48d4-b1a1-4540-a1fb-49b2fecf5475";
const hour = 3_600_000;
const start = Date.parse("2026-11-01T00:00:00.000Z");

/** Backups every hour, a full one a day, as a schedule makes them. */
function hourly(hours: number): string[] {
  return Array.from({ length: hours }, (_, index) =>
    backupName(writer, new Date(start + index * hour).toISOString(), index % 24 === 0),
  );
}

test("a name says whose backup it is, of when, and whether it is full", () => {
  const file = backupName(writer, "2026-11-25T16:35:58.539Z", false);
  assert.equal(file, "callsign-388b48d4-20261125T163558.539Z-part.backup");
  assert.deepEqual(readBackupName(file), {
    file,
    writer: "388b48d4",
    at: Date.parse("2026-11-25T16:35:58.539Z"),
    full: false,
  });
  for (const other of ["callsign-388b48d4.backup", `${file}.part`, "log.ndjson", file.replace("1125", "1399")])
    assert.equal(readBackupName(other), undefined, other);
});

test("the newest are kept with all they go on from, and one full backup of each of the days before", () => {
  const files = hourly(10 * 24 + 5);
  const now = start + (10 * 24 + 4) * hour;
  const gone = new Set(expendable(backupsIn(files), { newest: 8, days: 4 }, now).map(({ file }) => file));
  const kept = backupsIn(files.filter((file) => !gone.has(file)));
  // The newest eight reach back into the day before, whose beginning they need; then two full ones of earlier days.
  const hoursKept = kept.map(({ at }) => (at - start) / hour);
  assert.deepEqual(hoursKept, [7 * 24, 8 * 24, ...Array.from({ length: 24 + 5 }, (_, index) => 9 * 24 + index)]);
});

test("what a clock that was ahead has dated is kept until its date, and pushes out nothing of the present", () => {
  const ahead = Array.from({ length: 12 }, (_, index) =>
    backupName(writer, new Date(start + (400 * 24 + index) * hour).toISOString(), index === 0),
  );
  const backups = backupsIn([...hourly(30), ...ahead]);
  const gone = expendable(backups, { newest: 8, days: 1 }, start + 29 * hour);
  assert.deepEqual(
    gone.map(({ at }) => (at - start) / hour),
    [],
  );
  const later = expendable(backups, { newest: 2, days: 1 }, start + 420 * 24 * hour);
  assert.equal(later.length, 30);
});

test("however few are to be kept, the last one can be restored", () => {
  for (const hours of [1, 2, 24, 25, 30, 48]) {
    const backups = backupsIn(hourly(hours));
    const gone = expendable(backups, { newest: 1, days: 1 }, start + hours * hour);
    const kept = backups.filter((backup) => !gone.includes(backup));
    assert.equal(kept.at(-1), backups.at(-1));
    assert.equal(kept.find(({ full }) => full)?.at, backups.findLast(({ full }) => full)?.at);
    assert.equal(kept.at(-1)?.full === true ? 0 : kept.length - 1, (hours - 1) % 24);
  }
});
