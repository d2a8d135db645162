import assert from "node:assert/strict";
import { test } from "node:test";
import type { Unit } from "../../src/dispatch/unit.ts";
import type { Point } from "../../src/ground/point.ts";
import type { Fix } from "../../src/positions/fix.ts";
import { metresAcross } from "../../src/streets/geometry.ts";
import type { Way } from "./driving.ts";
import { moversOf } from "./moving.ts";
import type { Scene } from "./scene.ts";

const begin = Date.parse("2026-11-24T08:00:00.000Z");
const post: Point = [110.0, 31.0];
const place: Point = [110.02, 31.0];

/** A straight road at ten metres a second. */
const straight = (start: Point, goal: Point): Promise<Way | null> => {
  const metres = metresAcross(start, goal);
  return Promise.resolve({ line: [start, goal], streets: [{ metres, millis: metres * 100 }] });
};

function unit(more: Partial<Unit> = {}): Unit {
  return {
    id: "N1",
    callsign: "N1",
    kind: "patrol",
    station: "north",
    crew: [],
    capabilities: [],
    imported: false,
    point: post,
    status: "standby",
    statusSince: new Date(begin).toISOString(),
    earlier: [],
    commitments: [],
    ...more,
  };
}

const since = new Date(begin).toISOString();
const enRoute: Partial<Unit> = {
  active: {
    assignment: "01ARZ3NDEKTSV4RRFFQ69G5FAC",
    incident: "01ARZ3NDEKTSV4RRFFQ69G5FAA",
    incidentNumber: "0001",
    step: "enRoute",
    since,
    orderedAt: since,
    point: place,
  },
};

function drive(route = straight) {
  const fixes: Fix[] = [];
  const shown = new Map<string, Fix>();
  const desk = {
    take: (_: unknown, taken: readonly Fix[]) => {
      fixes.push(...taken);
      for (const fix of taken) shown.set(fix.unit, fix);
      return new Map();
    },
    last: { positionOf: (id: string) => shown.get(id) },
  };
  const movers = moversOf({ route, positions: desk as never, places: [post, [110.005, 31.0]] });
  const play = async (units: readonly Unit[], from: number, seconds: number, pace = 1) => {
    for (let second = from; second < from + seconds; second++) {
      movers.move({ now: begin + second * 1000, pace, units } as unknown as Scene);
      await Promise.resolve();
      await new Promise(setImmediate);
    }
  };
  return { fixes, shown, movers, play };
}

test("a drill that was stopped goes on where it stood: no car is found elsewhere", async () => {
  const { fixes, movers, play } = drive();
  await play([unit(enRoute)], 0, 30);
  const before = fixes.at(-1);
  const arrival = movers.arrival("N1", place) ?? 0;
  // Ten minutes at pace 0: no turn is taken.
  await play([unit(enRoute)], 630, 4);
  const after = fixes.at(-1);
  assert.ok(before !== undefined && after !== undefined && after !== before);
  const metres = metresAcross(before.point, after.point);
  assert.ok(metres < 100, `${Math.round(metres)} m in the few seconds that were driven`);
  assert.ok(Math.abs((movers.arrival("N1", place) ?? 0) - arrival - 601_000) < 1000);
});

test("a car that set off at one pace is there sooner when the drill is made quicker, and later when it is made slower", async () => {
  const { movers, play } = drive();
  await play([unit(enRoute)], 0, 20);
  const arrival = movers.arrival("N1", place) ?? 0;
  await play([unit(enRoute)], 20, 1, 20);
  const quick = movers.arrival("N1", place) ?? 0;
  assert.ok(quick < begin + 35_000, `some 200 s of driving at pace 20: there after ${(quick - begin) / 1000} s`);
  await play([unit(enRoute)], 21, 1, 1);
  assert.ok(quick < (movers.arrival("N1", place) ?? 0) && (movers.arrival("N1", place) ?? Infinity) < arrival);
});

test("a unit en route drives there, no faster than the road, and its arrival is known", async () => {
  const { fixes, movers, play } = drive();
  await play([unit(enRoute)], 0, 2);
  const arrival = movers.arrival("N1", place) ?? 0;
  const seconds = (arrival - begin) / 1000;
  assert.ok(seconds >= 190 && seconds <= 245, `${seconds} s for 1,909 m at ten metres a second or a little less`);
  await play([unit(enRoute)], 2, 260);
  const last = fixes.at(-1);
  assert.ok(last !== undefined && metresAcross(last.point, place) < 1);
  for (const [at, fix] of fixes.slice(1).entries()) {
    const before = fixes[at];
    if (before === undefined) continue;
    const gap = (Date.parse(fix.at) - Date.parse(before.at)) / 1000;
    assert.ok(metresAcross(before.point, fix.point) / gap < 11, `${before.at} to ${fix.at}`);
    assert.ok(fix.speed === undefined || fix.speed <= 10.1);
  }
  assert.ok(fixes.length > 50 && fixes.length < 120);
  assert.ok((movers.arrival("N1", place) ?? Infinity) <= begin + 262_000);
});

test("a patrol drives about its post and rests; who stands by stays", async () => {
  const { fixes, play } = drive();
  await play([unit({ status: "patrol" }), unit({ id: "N2" })], 0, 600);
  const of = (id: string) => fixes.filter((fix) => fix.unit === id);
  assert.ok(of("N1").some(({ speed }) => speed !== undefined));
  assert.ok(of("N1").every(({ point }) => metresAcross(point, post) < 1000));
  assert.ok(of("N2").every(({ point, speed }) => metresAcross(point, post) < 1 && speed === undefined));
  assert.equal(of("N2").length, 15);
});

test("a unit that another device reports is left to it, and who is off duty reports nothing", async () => {
  const { fixes, shown, play } = drive();
  await play([unit()], 0, 1);
  shown.set("N1", { unit: "N1", at: new Date(begin + 5000).toISOString(), point: [110.5, 31], source: "handset" });
  await play([unit(enRoute), unit({ id: "N3", status: "offDuty" })], 5, 60);
  assert.deepEqual(
    fixes.map(({ unit: id }) => id),
    ["N1"],
  );
});

for (const [what, route] of [
  ["there is no way", () => Promise.resolve(null)],
  ["nobody can say", () => Promise.reject(new Error("no streets"))],
] as const) {
  test(`where ${what}, the car stays and the drill goes on`, async () => {
    const { fixes, movers, play } = drive(route);
    await play([unit(enRoute)], 0, 90);
    assert.equal(movers.arrival("N1", place), undefined);
    assert.ok(fixes.length > 0 && fixes.every(({ point }) => metresAcross(point, post) < 1));
  });
}
