import assert from "node:assert/strict";
import { test } from "node:test";
import { type Backups, backupLines, drillStepName, drillStepResult, secondsSaid } from "./backup-words.ts";

const moment = (at: string) => at.slice(0, 10);
const nothing: Backups = { last: null, schedule: null, lastDrill: null };
const schedule = { to: "/backup", everyMinutes: 60, keepNewest: 48, keepDays: 35, failures: 0, trouble: null };

const said = (backups: Backups) => backupLines(backups, moment).map(({ key, said: { en }, tone }) => [key, en, tone]);

test("without a schedule none is missed; with one, no backup at all is an alarm", () => {
  assert.deepEqual(said(nothing), [
    ["last", "none yet", "plain"],
    ["plan", "none (no --backup-to was given)", "plain"],
  ]);
  assert.deepEqual(said({ ...nothing, schedule })[0], ["last", "none yet", "alarm"]);
});

test("the last backup, the schedule, what is kept and the last failure are said", () => {
  const trouble = { at: "2026-11-23T08:00:00Z", why: { zh: "磁盘已满", en: "disk full" } };
  const last = { at: "2026-11-22T08:00:00Z", facts: 7, where: "/backup/a.backup" };
  assert.deepEqual(said({ ...nothing, last, schedule: { ...schedule, failures: 2, trouble } }), [
    ["last", "2026-11-22, 7 facts", "plain"],
    ["where", "/backup/a.backup", "plain"],
    ["plan", "every 60 min to /backup", "plain"],
    ["kept", "the newest 48, and a full one of each of the last 35 days", "plain"],
    ["trouble", "2026-11-23 (2 in a row): disk full", "alarm"],
  ]);
});

test("a step says its name, how long it took and why it failed; one of a later version its code", () => {
  assert.equal(drillStepName("verify").en, "Verify the log");
  assert.equal(drillStepName("weigh").en, "weigh");
  const why = { zh: "缺少", en: "missing" };
  assert.deepEqual(drillStepResult({ step: "read", ok: false, millis: 1, why }), why);
  assert.deepEqual([secondsSaid(1240), secondsSaid(48_200)], ["1.2", "48"]);
});
