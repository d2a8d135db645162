import assert from "node:assert/strict";
import { test } from "node:test";
import type { Unit } from "../unit.ts";
import { isOfCrews, ofNoStation, strengthOf, wholeStrength } from "./station-strength.ts";

function unit(id: string, more: Partial<Unit> = {}): Unit {
  return {
    ...{ id, callsign: id, kind: "patrol", crew: [], capabilities: [], imported: false, earlier: [], commitments: [] },
    ...{ status: "standby", statusSince: "2026-11-29T00:00:00.000Z" },
    ...more,
  };
}

const active: NonNullable<Unit["active"]> = {
  ...{ assignment: "a", incident: "i", incidentNumber: "0001", step: "onScene" },
  ...{ since: "2026-11-29T00:00:00.000Z", orderedAt: "2026-11-29T00:00:00.000Z" },
};
const crew: Unit["crew"] = [
  { badge: "A1", sworn: true, post: "leader" },
  { badge: "A2", sworn: false, post: "member" },
];

test("each crew is counted once, whatever it does", () => {
  const units = [
    unit("N1", { station: "N" }),
    unit("N2", { station: "N", active }),
    unit("N3", { station: "N", status: "engaged" }),
    unit("N4", { station: "N", status: "outOfService" }),
    unit("N5", { station: "N", status: "noContact" }),
    unit("N6", { station: "N", status: "offDuty" }),
    // An assignment counts whatever was said before.
    unit("N7", { station: "N", status: "offDuty", active }),
    unit("X1", { status: "returning" }),
  ];
  const [north, none] = strengthOf(units);
  assert.deepEqual(north, { station: "N", all: 7, free: 1, atWork: 3, away: 2, off: 1, short: 0, unsaid: 6 });
  assert.deepEqual([none?.station, none?.free], [ofNoStation, 1]);
  for (const one of strengthOf(units)) assert.equal(one.free + one.atWork + one.away + one.off, one.all);
  assert.equal(wholeStrength(strengthOf(units)).all, units.length);
});

test("a crew of whom somebody has not signed on is short; of whom nobody did is not known; off duty neither", () => {
  const units = [
    unit("N1", { station: "N", crew, onPost: ["A1", "A2"] }),
    unit("N2", { station: "N", crew, onPost: ["A1"] }),
    unit("N3", { station: "N", crew }),
    unit("N4", { station: "N", crew, onPost: ["A1"], status: "offDuty" }),
  ];
  const [north] = strengthOf(units);
  assert.deepEqual([north?.short, north?.unsaid], [1, 1]);
});

test("the hall shows the crews of one station, of none, or all", () => {
  assert.equal(isOfCrews({ station: "N" }, "N"), true);
  assert.equal(isOfCrews({ station: "N" }, ofNoStation), false);
  assert.equal(isOfCrews({}, ofNoStation), true);
  assert.equal(isOfCrews({ station: "N" }, undefined), true);
});
