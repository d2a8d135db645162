import assert from "node:assert/strict";
import { test } from "node:test";
import type { ResponsibilityRow } from "./facts.ts";
import {
  type DayKind,
  ownerOfIncident,
  ownersOf,
  ownersOfIncident,
  type ResponsibilityCase,
} from "./responsibility.ts";

const row = (id: string, more: Partial<ResponsibilityRow>): ResponsibilityRow => ({
  row: id,
  owner: "traffic",
  otherwise: false,
  ...more,
});

function owners(rows: readonly ResponsibilityRow[], more: Partial<ResponsibilityCase> = {}) {
  const crash = { type: "crash", areas: { station: "S1", ring: "R1" }, days: "working" as DayKind, minute: 600 };
  return ownersOf({ rows }, { ...crash, ...more });
}

test("a row counts where its type, an area, the kind of day and the hour hold; what it does not name does not matter", () => {
  assert.deepEqual(owners([row("all", {})]), ["traffic"]);
  assert.deepEqual(owners([row("other type", { types: ["noise"] })]), []);
  assert.deepEqual(owners([row("areas of two kinds", { areas: ["R9", "S1"] })]), ["traffic"]);
  assert.deepEqual(owners([row("elsewhere", { areas: ["R2"] })]), []);
  assert.deepEqual(owners([row("rest", { days: "rest" })]), []);
  assert.deepEqual(owners([row("rest", { days: "rest" })], { days: "rest" }), ["traffic"]);
});

test("hours count from the first minute up to the second, over midnight when the second is less", () => {
  const at = (hours: { from: number; to: number }, minutes: readonly number[]) =>
    minutes.map((minute) => owners([row("r", { hours })], { minute }).length);
  assert.deepEqual(at({ from: 480, to: 1080 }, [479, 480, 1079, 1080]), [0, 1, 1, 0]);
  assert.deepEqual(at({ from: 1320, to: 360 }, [1319, 1320, 1439, 0, 359, 360]), [0, 1, 1, 1, 1, 0]);
  assert.deepEqual(at({ from: 1320, to: 1440 }, [1319, 1439, 0]), [0, 1, 0]);
});

test("a row kept for otherwise counts only where no other row does", () => {
  const otherwise = row("otherwise", { owner: "areaStation", otherwise: true });
  assert.deepEqual(owners([otherwise, row("crash", { types: ["crash"] })]), ["traffic"]);
  assert.deepEqual(owners([otherwise, row("noise", { types: ["noise"] })]), ["S1"]);
});

test("the station of the area names nobody where the place lies in no station's, and then the other rows count", () => {
  const station = row("station", { owner: "areaStation" });
  assert.deepEqual(owners([station]), ["S1"]);
  assert.deepEqual(owners([station], { areas: { ring: "R1" } }), []);
  const otherwise = row("otherwise", { owner: "command", otherwise: true });
  assert.deepEqual(owners([station, otherwise], { areas: { ring: "R1" } }), ["command"]);
});

test("a part that two rows name is one owner; several come in the order of the rows", () => {
  const rows = [row("a", { owner: "S1" }), row("b", { owner: "areaStation" }), row("c", {})];
  assert.deepEqual(owners(rows), ["S1", "traffic"]);
});

test("the district's zone and calendar say which day and minute an incident happened in", () => {
  const rows = [
    row("holiday", { days: "rest", owner: "command" }),
    row("night", { days: "working", hours: { from: 1320, to: 360 } }),
  ];
  const asked: string[] = [];
  const calendar = (working: boolean) => ({
    zone: "Asia/Shanghai",
    isWorkingDay: (day: string) => {
      asked.push(day);
      return working;
    },
  });
  // 22:30 UTC on the 24th is 06:30 on the 25th in UTC+8.
  const incident = (at: string) => ({ type: "crash", liesIn: { ring: "R1" }, at });
  assert.equal(ownerOfIncident({ rows }, incident("2026-11-24T22:30:00.000Z"), calendar(true)), undefined);
  assert.equal(ownerOfIncident({ rows }, incident("2026-11-24T21:30:00.000Z"), calendar(true)), "traffic");
  assert.deepEqual(ownersOfIncident({ rows }, incident("2026-11-24T15:59:59.000Z"), calendar(false)), ["command"]);
  assert.deepEqual(asked, ["2026-11-25", "2026-11-25", "2026-11-24"]);
});

test("an incident nobody has located yet has the owner that its type and hour alone give it", () => {
  const rows = [row("crash", { types: ["crash"] }), row("station", { owner: "areaStation", otherwise: true })];
  const calendar = { zone: "Asia/Shanghai", isWorkingDay: () => true };
  const at = "2026-11-24T02:00:00.000Z";
  assert.equal(ownerOfIncident({ rows }, { type: "crash", at }, calendar), "traffic");
  assert.equal(ownerOfIncident({ rows }, { type: "noise", at }, calendar), undefined);
});
