import assert from "node:assert/strict";
import { test } from "node:test";
import type { Fact } from "../ground/fact.ts";
import { waysReader } from "./recorded-ways.ts";
import { localHour, speedsNow } from "./speeds-now.ts";

const clock = (minute: number) => new Date(Date.UTC(2026, 9, 1, 8, minute)).toISOString();

type Told = readonly [type: string, content: object, incident?: string, minute?: number];

/** Facts as the log has them, one a minute unless said otherwise. */
function logOf(...facts: readonly Told[]) {
  return facts.map(
    ([type, content, incident = "I1", minute], index) =>
      ({
        type,
        streams: [`incident/${incident}`],
        occurredAt: clock(minute ?? index),
        data: content,
      }) as unknown as Fact,
  );
}

const unit = (more: object = {}) => ["UnitRegistered", { unit: "U", kind: "patrol", station: "N", ...more }] as const;
const opened = (more: object = {}) => ["IncidentOpened", { place: { point: [1, 1] }, ...more }] as const;
const ordered = ["UnitOrdered", { assignment: "A1", incident: "I1", unit: "U" }] as const;
const step = (name: string) => ["StepTaken", { assignment: "A1", unit: "U", step: name }] as const;
const status = (name: string) => ["UnitStatusSet", { unit: "U", status: name }] as const;
const ended = (assignment: string) => ["AssignmentEnded", { assignment, unit: "U" }] as const;

function read(facts: readonly Fact[], most = 100) {
  const reader = waysReader((station) => (station === "N" ? [0, 0] : undefined), most);
  for (const fact of facts) reader.take(fact);
  return reader.read();
}

const whole = [unit(), opened(), ordered, step("enRoute"), step("onScene")] as const;

test("a way is from the post to the incident, from en route to on scene", () => {
  assert.deepEqual(read(logOf(...whole)), {
    ways: [{ incident: "I1", unit: "U", enRouteAt: clock(3), onSceneAt: clock(4), goal: [1, 1], post: [0, 0] }],
    assignments: 1,
    left: { patrol: 0, times: 0, place: 0 },
  });
  const own = read(logOf(unit({ point: [5, 5] }), ...whole.slice(1))).ways[0];
  assert.deepEqual(own?.post, [5, 5]);
});

test("corrected times and places count, undone steps do not", () => {
  const corrected = ["TimeCorrected", { assignment: "A1", step: "onScene", to: clock(9) }] as const;
  const moved = ["PlaceCorrected", { place: { point: [2, 2] } }] as const;
  const [way] = read(logOf(...whole, corrected, moved)).ways;
  assert.deepEqual([way?.onSceneAt, way?.goal], [clock(9), [2, 2]]);
  const undone = ["StepUndone", { assignment: "A1", step: "onScene" }] as const;
  assert.deepEqual(read(logOf(...whole, undone)).left, { patrol: 0, times: 1, place: 0 });
});

test("a crew starts from its post only while it is on standby there", () => {
  const post = (...before: readonly Told[]) =>
    read(logOf(unit(), ...before, opened(), ordered, step("enRoute"), step("onScene"))).ways[0]?.post;
  assert.deepEqual(post(status("standby")), [0, 0]);
  assert.equal(post(status("patrol")), undefined);
  assert.equal(post(ended("A0")), undefined);
  assert.deepEqual(post(ended("A0"), status("standby")), [0, 0]);
  // Entered later for a time before the crew was on standby.
  assert.equal(post(["UnitStatusSet", { unit: "U", status: "standby" }, "I1", 30]), undefined);
});

test("what was found on patrol, has no times or no point is counted and no way; drones do not drive", () => {
  const left = (...facts: readonly Told[]) => read(logOf(...facts));
  assert.deepEqual(left(unit(), opened({ channel: "patrol" }), ...whole.slice(2)).left.patrol, 1);
  assert.deepEqual(left(...whole.slice(0, 3), step("onScene")).left.times, 1);
  assert.deepEqual(left(...whole.slice(0, 3), step("onScene"), step("enRoute")).left.times, 1);
  assert.deepEqual(left(unit(), opened({ place: {} }), ...whole.slice(2)).left.place, 1);
  assert.equal(left(unit({ kind: "airSquad" }), ...whole.slice(1)).assignments, 0);
});

test("only the newest assignments are held", () => {
  const many = Array.from({ length: 25 }, (_, index) =>
    logOf(
      ["IncidentOpened", { place: { point: [index, 0] } }, `I${index}`, index],
      ["UnitOrdered", { assignment: `A${index}`, incident: `I${index}`, unit: "U" }, `I${index}`, index],
      ["StepTaken", { assignment: `A${index}`, unit: "U", step: "enRoute" }, `I${index}`, index],
      ["StepTaken", { assignment: `A${index}`, unit: "U", step: "onScene" }, `I${index}`, index + 1],
    ),
  ).flat();
  const { ways, assignments, left } = read(many, 4);
  assert.deepEqual(
    ways.map(({ goal }) => goal[0]),
    [21, 22, 23, 24],
  );
  assert.deepEqual([assignments, left.place], [4, 0]);
});

test("the factors are those of the hour where the district is, until its next band begins", () => {
  const band = (fromHour: number, toHour: number, factor: number) => ({ fromHour, toHour, factors: [factor] });
  const bands = [band(0, 7, 0.9), band(7, 9, 2), band(17, 24, 1.5)];
  const noon = Date.UTC(2026, 9, 1, 4, 30);
  assert.equal(localHour(noon, "Asia/Shanghai"), 12);
  const at = (hour: number, minute = 0) => Date.UTC(2026, 9, 1, hour - 8, minute);
  assert.deepEqual(speedsNow(bands, noon, "Asia/Shanghai"), { factors: [], until: at(17) });
  assert.deepEqual(speedsNow(bands, at(7), "Asia/Shanghai"), { factors: [2], until: at(9) });
  assert.deepEqual(speedsNow(bands, at(6, 59), "Asia/Shanghai"), { factors: [0.9], until: at(7) });
  assert.deepEqual(speedsNow(bands, at(23, 59), "Asia/Shanghai"), { factors: [1.5], until: at(24) });
  assert.deepEqual(speedsNow(bands, at(24), "Asia/Shanghai"), { factors: [0.9], until: at(31) });
  assert.deepEqual(speedsNow([], noon, "Asia/Shanghai"), { factors: [], until: Number.POSITIVE_INFINITY });
  // West of Greenwich the day is still the one before.
  assert.deepEqual(speedsNow(bands, Date.UTC(2026, 9, 2, 2), "Etc/GMT+8"), {
    factors: [1.5],
    until: Date.UTC(2026, 9, 2, 8),
  });
});
