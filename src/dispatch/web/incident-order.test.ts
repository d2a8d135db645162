import assert from "node:assert/strict";
import { test } from "node:test";
import type { Alert, Incident } from "../incident.ts";
import { matches, rowOf, sortRows } from "./incident-order.ts";

const assignment = {
  id: "a",
  unit: "KC-01",
  callsign: "KC-01",
  role: "lead",
  step: "enRoute",
  times: {},
  sworn: true,
  latest: { step: "enRoute", by: "x", recordedAt: "2026-11-23T08:00:00.000Z" },
  corrections: [],
} as const;

const alert: Alert = {
  id: "alert",
  order: "a",
  level: 1,
  alerted: "dispatcher",
  raisedAt: "2026-11-23T08:00:00.000Z",
};

function incident(number: string, more: Partial<Incident> = {}): Incident {
  return {
    id: `I${number}`,
    number,
    fullNumber: `99${number}`,
    receivedAt: `2026-11-23T08:00:${number.slice(-2)}.000Z`,
    openedAt: "2026-11-23T08:01:00.000Z",
    calls: [],
    reportedType: "theft",
    enforcement: true,
    priority: 3,
    place: { words: "文昌路" },
    narrative: [],
    held: false,
    assignments: [],
    stationOrders: [],
    alerts: [],
    reports: [],
    merged: [],
    links: [],
    ...more,
  };
}

test("waiting ones are on top, then alerts, then work under way, last what only its report holds", () => {
  const done = { ...assignment, step: "cleared", ending: "done" } as const;
  const unanswered = { ...assignment, step: "ordered", acknowledgeBy: "2026-11-23T07:59:00.000Z" } as const;
  const rows = [
    incident("0001", { assignments: [done] }),
    incident("0002", { assignments: [assignment], priority: 1 }),
    incident("0003", { assignments: [unanswered], alerts: [alert] }),
    incident("0004"),
    incident("0005", { priority: 1 }),
  ].map(rowOf);
  const order = (by: "priority" | "age") => sortRows(rows, by).map((row) => row.incident.number);
  assert.deepEqual(order("priority"), ["0005", "0004", "0003", "0002", "0001"]);
  assert.deepEqual(order("age"), ["0004", "0005", "0003", "0002", "0001"]);
});

test("an alert somebody has noted no longer counts", () => {
  const unanswered = { ...assignment, step: "ordered", acknowledgeBy: "2026-11-23T07:59:00.000Z" } as const;
  const noted = { ...alert, acknowledgedBy: "x" };
  assert.equal(rowOf(incident("0001", { assignments: [unanswered], alerts: [alert] })).alerts, 1);
  assert.equal(rowOf(incident("0001", { assignments: [unanswered], alerts: [noted] })).alerts, 0);
});

test("an alert whose order was acknowledged, ended or withdrawn no longer marks the row", () => {
  const alerts = [alert];
  assert.equal(rowOf(incident("0001", { assignments: [assignment], alerts })).alerts, 0);
  const cancelled = { ...assignment, step: "cleared", ending: "cancelled" } as const;
  assert.equal(rowOf(incident("0001", { assignments: [cancelled], alerts })).alerts, 0);
  const order = { id: "a", station: "north", orderedAt: alert.raisedAt, acknowledgeBy: alert.raisedAt };
  assert.equal(rowOf(incident("0001", { stationOrders: [order], alerts })).alerts, 1);
  assert.equal(rowOf(incident("0001", { stationOrders: [{ ...order, signedAt: alert.raisedAt }], alerts })).alerts, 0);
});

test("a broken promise marks the row while somebody is still coming, and no longer", () => {
  const due = "2026-11-23T08:01:00.000Z";
  const promise = { tier: "post", seconds: 60, due, priority: 1 } as const;
  const promiseCourse = { post: { broken: { at: due, step: "enRoute" } } } as const;
  assert.equal(rowOf(incident("0001", { assignments: [{ ...assignment, promise }], promiseCourse })).risk, "late");
  const cleared = { ...assignment, step: "cleared", ending: "cancelled", promise } as const;
  assert.equal(rowOf(incident("0001", { assignments: [cleared], promiseCourse })).risk, null);
});

test("a row is found by every word typed, in what it shows", () => {
  const row = rowOf(incident("0007", { assignments: [assignment] }));
  assert.ok(matches(row, "kc-01 文昌", []));
  assert.ok(matches(row, "盗窃", ["盗窃"]));
  assert.equal(matches(row, "kc-01 东山", []), false);
});

test("a row is found by the place's name in either language", () => {
  const named = { zh: "文昌路", en: "Wenchang Road" };
  const row = rowOf(incident("0007", { place: { words: "文昌路3号", named } }));
  assert.ok(matches(row, "wenchang 3号", []));
  assert.ok(matches(row, "文昌路", []));
});

test("a house number is not found in the day that every full number has, and a full number is", () => {
  const row = rowOf(incident("0007", { fullNumber: "9901002026112500007" }));
  assert.equal(matches(row, "250", []), false);
  assert.ok(matches(row, "9901002026112500007", []));
  assert.ok(matches(row, "2026112500007", []));
});
