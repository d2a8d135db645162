import assert from "node:assert/strict";
import { test } from "node:test";
import type pg from "pg";
import { stateIn } from "../../ground/fold.ts";
import { instantOf } from "../../ground/instant.ts";
import type { Reporting } from "../../ground/room.ts";
import type { Position } from "../../ground/position.ts";
import { fixAt, start } from "../testing/fixes.ts";
import { trackingOf } from "./tracking.ts";

const crew = { officer: "c", role: "unit", unit: "N-1" };
const incident = { id: "I", since: instantOf(start) };

/** Tracking with one unit whose state can be changed, over a table that is a list and can be away. */
function tracking() {
  const rows: [at: string, unit: string, incident: string | null][] = [];
  const world = {
    away: false,
    now: start + 60_000,
    unit: { id: "N-1", kind: "patrol", onDuty: true } as Reporting,
    settings: undefined as unknown,
    shown: new Map<string, Position | undefined>(),
    rows,
  };
  const query = (_sql: string, [at, unit, of]: readonly (readonly (string | null)[])[]) => {
    if (world.away) return Promise.reject(new Error("away"));
    for (const [index, each] of (at ?? []).entries()) rows.push([each ?? "", unit?.[index] ?? "", of?.[index] ?? null]);
    return Promise.resolve({ rows: [], rowCount: 0 });
  };
  const made = trackingOf({
    isClockTrusted: () => true,
    pool: { query } as unknown as pg.Pool,
    now: () => world.now,
    state: (fold, stream) => stateIn(fold, stream === "positions/home" ? { positions: world.settings } : undefined),
    reporting: (stream) => (stream === "unit/N-1" ? world.unit : undefined),
    show: (unit, position) => world.shown.set(unit, position),
    trouble: () => undefined,
  });
  return { ...made, world };
}

test("a batch is judged in order of time, whatever order it came in, and answered by where each fix was in it", () => {
  const { take, world } = tracking();
  const refused = take(crew, [fixAt(20, 0.2), fixAt(0), fixAt(10, 0.1), fixAt(10, 0.1), fixAt(15, 40)]);
  assert.deepEqual(
    [...refused].map(([index, refusal]) => [index, refusal.refused]),
    [
      [3, "FixDuplicate"],
      [4, "FixImpossible"],
    ],
  );
  assert.equal(world.shown.get("N-1")?.at, fixAt(20).at);
});

test("a sample is of the incident from the order on; what came late from before it is of none", async () => {
  const { take, store, world } = tracking();
  take(crew, [fixAt(-120), fixAt(-61)]);
  world.unit = { ...world.unit, incident };
  take(crew, [fixAt(10), fixAt(13), fixAt(20), fixAt(-1)]);
  await store.flush();
  assert.deepEqual(world.rows, [
    [fixAt(-120).at, "N-1", null],
    [fixAt(-1).at, "N-1", null],
    [fixAt(10).at, "N-1", "I"],
    [fixAt(20).at, "N-1", "I"],
  ]);
});

test("a unit that goes off duty is dropped with the commit that says so, and is then refused", () => {
  const { take, commit, last, world } = tracking();
  take(crew, [fixAt(0)]);
  const told = { facts: [], streams: new Map([["unit/N-1", { before: {}, after: {} }]]) };
  commit(told);
  assert.equal(last.positionOf("N-1")?.at, fixAt(0).at);
  world.unit = { ...world.unit, onDuty: false };
  commit(told);
  assert.equal(last.positionOf("N-1"), undefined);
  assert.deepEqual([...world.shown], [["N-1", undefined]]);
  assert.equal(take(crew, [fixAt(5)]).get(0)?.refused, "NotOnDuty");
});

test("samples wait while the database is away, and positions go on", async () => {
  const { take, store, last, world } = tracking();
  world.away = true;
  take(crew, [fixAt(0)]);
  await assert.rejects(store.flush());
  world.now += 60_000;
  take(crew, [fixAt(60, 0.5)]);
  assert.equal(last.positionOf("N-1")?.at, fixAt(60).at);
  world.away = false;
  await store.flush();
  assert.deepEqual(
    world.rows.map(([at]) => at),
    [fixAt(0).at, fixAt(60).at],
  );
  assert.equal(store.waiting(), 0);
});

test("how late a fix may come is as the settings say", () => {
  const { take, world } = tracking();
  world.settings = { keepDays: 30, oldestSeconds: 30 };
  assert.equal(take(crew, [fixAt(0)]).get(0)?.refused, "FixTooOld");
});
