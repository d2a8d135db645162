import assert from "node:assert/strict";
import { test } from "node:test";
import { keyLines, type KeysNow } from "./key-words.ts";

const keys: KeysNow = {
  ...{ epoch: 2, since: "2026-11-01T00:00:00.000Z", days: 30, leaving: null, epochs: [], givenUp: [] },
  ...{ wrapping: "none", lastKeyBackup: null, keyBackupDays: null },
};
const said = (now: KeysNow) =>
  keyLines(now, (at) => at.slice(0, 10)).map(({ key, said: { en }, tone }) => [key, en, tone]);

test("keys that are in no key file are an alarm; the next rotation follows from the last", () => {
  assert.deepEqual(said(keys), [
    ["present", "epoch 2, since 2026-11-01", "plain"],
    ["next", "2026-12-01", "plain"],
    ["wrapping", "plain files, protected by their permissions", "plain"],
    ["backup", "never (the start's --key-backup writes one daily)", "alarm"],
  ]);
});

test("a rotation under way stands in the place of the next; a key given up is an alarm for good", () => {
  const lines = said({
    ...keys,
    ...{ leaving: 1, givenUp: ["epoch-1.key"], lastKeyBackup: "2026-11-20T00:00:00.000Z", keyBackupDays: 14 },
  });
  assert.deepEqual(lines.slice(1), [
    ["leaving", "record keys of epoch 1 are being moved", "plain"],
    ["wrapping", "plain files, protected by their permissions", "plain"],
    ["backup", "2026-11-20, kept for 14 days (--key-backup-days)", "plain"],
    ["givenUp", "epoch-1.key", "alarm"],
  ]);
});
