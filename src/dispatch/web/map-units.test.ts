import assert from "node:assert/strict";
import { test } from "node:test";
import type { Point } from "../../ground/point.ts";
import type { LivePosition } from "../../journal/web/position-store.ts";
import type { Unit } from "../unit.ts";
import { markFeatures, markOf } from "./map-units.ts";

const now = Date.parse("2026-11-23T08:00:00.000Z");

function unit(id: string, more: Partial<Unit> = {}): Unit {
  return {
    id,
    callsign: id,
    kind: "patrol",
    crew: [],
    capabilities: [],
    imported: false,
    status: "patrol",
    statusSince: "2026-11-23T07:00:00.000Z",
    earlier: [],
    commitments: [],
    ...more,
  };
}

function fix(secondsAgo: number, more: Partial<LivePosition> = {}): LivePosition {
  return { unit: "N1", at: new Date(now - secondsAgo * 1000).toISOString(), point: [110.5, 31.5], ...more };
}

function mark(of: Unit, position?: LivePosition, stationPoint?: Point) {
  return markOf(of, { fixOf: () => position, stationPoint: () => stationPoint, now });
}

test("a fix of the last minute is where the unit is, with its heading while it moves", () => {
  const driving = mark(unit("N1", { point: [110, 31] }), fix(59, { heading: 90, speed: 12 }));
  assert.deepEqual([driving?.point, driving?.age, driving?.heading], [[110.5, 31.5], "live", 90]);
  assert.equal(mark(unit("N1"), fix(1, { heading: 90, speed: 0.4 }))?.heading, undefined);
});

test("an older fix says how old it is, and has no heading", () => {
  const old = mark(unit("N1"), fix(61, { heading: 90, speed: 12 }));
  assert.deepEqual([old?.age, old?.minutes, old?.heading], ["old", 1, undefined]);
  assert.equal(mark(unit("N1"), fix(600))?.minutes, 10);
});

test("after ten minutes, or without a fix, the unit is assumed at its work, its post, or its station", () => {
  const active = {
    assignment: "A",
    incident: "I",
    incidentNumber: "0001",
    since: "2026-11-23T07:30:00.000Z",
    orderedAt: "2026-11-23T07:20:00.000Z",
    point: [110.2, 31.2] as const,
  };
  const post: Point = [110, 31];
  assert.deepEqual(mark(unit("N1", { point: post }), fix(601))?.point, post);
  assert.equal(mark(unit("N1", { point: post }))?.age, "assumed");
  assert.deepEqual(mark(unit("N1", { point: post, active: { ...active, step: "onScene" } }))?.point, [110.2, 31.2]);
  assert.deepEqual(mark(unit("N1", { point: post, active: { ...active, step: "enRoute" } }))?.point, post);
  assert.deepEqual(mark(unit("N1", { station: "S" }), undefined, [110.9, 31.9])?.point, [110.9, 31.9]);
  assert.equal(mark(unit("N1")), undefined);
  assert.equal(mark(unit("N1", { status: "offDuty", point: post })), undefined);
});

test("those assumed at one point stand apart, and a fix stays where it is", () => {
  const post: Point = [110, 31];
  const marks = ["A", "B"].flatMap((id) => mark(unit(id, { point: post })) ?? []);
  const places = [...markFeatures(marks).values()].map(({ geometry }) => geometry.coordinates);
  assert.deepEqual(places[0], [110, 31]);
  assert.ok((places[1]?.[1] ?? 31) < 31);
  const live = ["A", "B"].flatMap((id) => mark(unit(id), fix(1)) ?? []);
  assert.deepEqual(
    [...markFeatures(live).values()].map(({ geometry }) => geometry.coordinates),
    [
      [110.5, 31.5],
      [110.5, 31.5],
    ],
  );
});
