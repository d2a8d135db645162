import assert from "node:assert/strict";
import { test } from "node:test";
import { refuse } from "../../ground/refusal.ts";
import type { Unit } from "../unit.ts";
import { chooseFrom, type Ranked, type Ranks } from "./unit-choice.ts";

function unit(id: string, point?: readonly [number, number]): Unit {
  return {
    id,
    callsign: id,
    kind: "patrol",
    crew: [],
    capabilities: [],
    imported: false,
    status: "standby",
    statusSince: "2026-11-23T08:00:00.000Z",
    earlier: [],
    commitments: [],
    ...(point === undefined ? {} : { point }),
  };
}

const plain: Ranked = {
  rank: 0,
  unit: "N1",
  callsign: "N1",
  status: "patrol",
  station: null,
  crew: { count: 2, sworn: 2 },
  capabilities: [],
  suits: true,
  missing: [],
  travelSeconds: 60,
  byAir: false,
  positionAgeSeconds: 5,
  positionAssumed: false,
  freeInSeconds: null,
  restSeconds: 4000,
  shiftEndsInSeconds: null,
  preempts: null,
  uncoversKilometres: null,
};

test("those that can go come first, the nearest first, and those whose place is unknown after them", () => {
  const units = [unit("FAR", [110.1, 31]), unit("NOWHERE"), unit("NEAR", [110.001, 31]), unit("BUSY", [110, 31])];
  const chosen = chooseFrom(units, [110, 31], ({ id }) => (id === "BUSY" ? refuse("UnitAlreadyCommitted") : null));
  assert.deepEqual(
    chosen.map((choice) => choice.unit.id),
    ["NEAR", "FAR", "NOWHERE", "BUSY"],
  );
});

test("the recommended stand before all who can go, in their order, whoever is sooner", () => {
  const units = [unit("A", [110.001, 31]), unit("B", [110.05, 31]), unit("C", [110.1, 31]), unit("BUSY", [110, 31])];
  const judge = ({ id }: Unit) => (id === "BUSY" ? refuse("UnitAlreadyCommitted") : null);
  assert.deepEqual(
    chooseFrom(units, [110, 31], judge, new Map(), ["C", "BUSY", "B"]).map((choice) => choice.unit.id),
    ["C", "B", "A", "BUSY"],
  );
});

test("once the recommendation is there its order counts, and who is not in it follows by distance", () => {
  const units = [unit("FAR", [110.1, 31]), unit("NEAR", [110.001, 31]), unit("MIDDLE", [110.05, 31])];
  const ranks: Ranks = new Map([["FAR", { ...plain, unit: "FAR", rank: 0 }]]);
  const chosen = chooseFrom(units, [110, 31], () => null, ranks);
  assert.deepEqual(
    chosen.map((choice) => choice.unit.id),
    ["FAR", "NEAR", "MIDDLE"],
  );
});

test("of those who cannot go the soonest is first, with its time: why is a nearer one not offered?", () => {
  const units = [unit("LATER", [110, 31]), unit("SOON", [110.2, 31]), unit("LOST"), unit("FREE", [110.3, 31])];
  const judge = ({ id }: Unit) => (id === "FREE" ? null : refuse("UnitAlreadyCommitted"));
  const leftOut = new Map([
    ["LATER", 300],
    ["SOON", 60],
  ]);
  assert.deepEqual(
    chooseFrom(units, [110, 31], judge, new Map(), [], leftOut).map((choice) => [choice.unit.id, choice.travelSeconds]),
    [
      ["FREE", undefined],
      ["SOON", 60],
      ["LATER", 300],
      ["LOST", undefined],
    ],
  );
});
