import assert from "node:assert/strict";
import { test } from "node:test";
import type { Point } from "../../ground/point.ts";
import type { RoadRestriction } from "../../streets/roads.ts";
import type { Incident } from "../incident.ts";
import type { Unit } from "../unit.ts";
import { countsOf, shownAreas } from "./map-areas.ts";
import { bodyOf, closureFeatures, joinedLine, legOf, lengthOf, middleOf } from "./map-closures.ts";
import { sendingOf } from "./map-drag.ts";
import { followed, viewportFor } from "./map-follow.ts";
import { waitForKeys } from "./map-keys.ts";
import { type Clock, paced } from "../../ground/web/pace.ts";
import { percentText, reachFeatures, reachRows } from "./map-reach.ts";
import { waysWanted } from "./map-way.ts";

test("a unit over an incident, or an incident over a unit, is an order; anything else is none", () => {
  const unit = { kind: "unit", id: "N1" } as const;
  const incident = { kind: "incident", id: "I" } as const;
  assert.deepEqual(sendingOf(unit, incident), { unit: "N1", incident: "I" });
  assert.deepEqual(sendingOf(incident, unit), { unit: "N1", incident: "I" });
  assert.equal(sendingOf(unit, unit), null);
  assert.equal(sendingOf(unit, undefined), null);
});

test("what is asked for often happens at most once in the gap, and once more after the last asking", () => {
  let [time, runs] = [0, 0];
  let due: { at: number; run: () => void } | undefined;
  const clock: Clock = {
    now: () => time,
    after: (milliseconds, run) => {
      due = { at: time + milliseconds, run };
      return () => (due = undefined);
    },
  };
  const pace = paced(() => runs++, 250, clock);
  for (time = 0; time <= 1000; time += 10) {
    if (due !== undefined && due.at <= time) {
      const { run } = due;
      due = undefined;
      run();
    }
    if (time < 900) pace.ask();
  }
  assert.equal(runs, 5);
  pace.ask();
  pace.ask();
  pace.stop();
  assert.equal(due, undefined);
});

test("a picture of the map waits until nobody has pressed a key for a while, but never long", () => {
  assert.ok(waitForKeys(1000, Number.POSITIVE_INFINITY) <= 0);
  assert.equal(waitForKeys(1000, 100), 200);
  assert.ok(waitForKeys(1000, 300) <= 0);
  assert.equal(waitForKeys(3900, 100), 100);
  assert.equal(waitForKeys(4000, 0), 0);
  assert.equal(waitForKeys(Number.POSITIVE_INFINITY, 0), 0);

  let time = 0;
  const runs: number[] = [];
  const due: { at: number; run: () => void }[] = [];
  const clock: Clock = {
    now: () => time,
    after: (milliseconds, run) => {
      due.push({ at: time + milliseconds, run });
      return () => due.splice(0);
    },
  };
  // Somebody types a key every 100 ms until the tenth second.
  const keyAgo = () => (time < 10_000 ? time % 100 : time - 9900);
  const pace = paced(
    () => runs.push(time),
    1000,
    clock,
    (since) => waitForKeys(since, keyAgo()),
  );
  for (; time <= 11_500; time += 10) {
    for (const { run } of due.splice(0, due[0] !== undefined && due[0].at <= time ? 1 : 0)) run();
    pace.ask();
  }
  assert.deepEqual(runs.slice(0, 3), [0, 4000, 8000]);
  assert.equal(runs[3], 10_200);
});

const unitAt = (id: string, step: string, incident = "I") =>
  ({
    id,
    status: "patrol",
    active: { assignment: "A", incident, incidentNumber: "0001", step, since: "", orderedAt: "", point: [110.2, 31.2] },
  }) as unknown as Unit;
const incidentAt = { id: "I", place: { point: [110.2, 31.2] } } as unknown as Incident;

test("following keeps the chosen unit and where it drives in view, or the chosen incident and who drives to it", () => {
  const scene = {
    units: [unitAt("N1", "enRoute"), unitAt("N2", "ordered"), unitAt("N3", "enRoute", "OTHER")],
    incidents: [incidentAt],
    chosenUnit: null,
    chosenIncident: null,
    pointOf: (id: string): Point => [110, 31 + Number(id.slice(1)) / 100],
  };
  assert.deepEqual(followed(scene), []);
  assert.deepEqual(followed({ ...scene, chosenUnit: "N2" }), [[110, 31.02]]);
  assert.deepEqual(followed({ ...scene, chosenUnit: "N1" }), [
    [110, 31.01],
    [110.2, 31.2],
  ]);
  assert.deepEqual(followed({ ...scene, chosenIncident: "I" }), [
    [110.2, 31.2],
    [110, 31.01],
  ]);
  assert.deepEqual(followed({ ...scene, units: [], chosenIncident: "I" }), []);
});

test("the view moves only when what it follows comes near its edge", () => {
  const box = [110, 31, 111, 32] as const;
  assert.equal(viewportFor([], box), null);
  assert.equal(viewportFor([[110.5, 31.5]], box), null);
  assert.deepEqual(viewportFor([[110.9, 31.5]], box), [110.9, 31.5, 110.9, 31.5]);
  assert.deepEqual(
    viewportFor(
      [
        [110.5, 31.5],
        [110.5, 32.5],
      ],
      box,
    ),
    [110.5, 31.5, 110.5, 32.5],
  );
});

test("reach is drawn from the longest time to the shortest and told from the shortest", () => {
  const tier = (minutes: number, share: number) => ({
    minutes,
    share,
    kilometres: minutes * 4.06,
    lines: [[1, 2, 3, 4]],
  });
  const tiers = [tier(5, 0.62), tier(1, 0.004), tier(3, 0.3)];
  assert.deepEqual(
    reachFeatures(tiers).features.map(({ properties }) => properties?.["tier"] as number),
    [3, 2, 1],
  );
  assert.deepEqual(reachFeatures(tiers).features[0]?.geometry, {
    type: "MultiLineString",
    coordinates: [
      [
        [1, 2],
        [3, 4],
      ],
    ],
  });
  const { rows, beyond } = reachRows(tiers);
  assert.deepEqual(
    rows.map(({ minutes, percent, kilometres }) => [minutes, percent, kilometres]),
    [
      [1, "<1", "4.1"],
      [3, "30", "12"],
      [5, "62", "20"],
    ],
  );
  assert.equal(beyond, "38");
  assert.deepEqual([percentText(1), percentText(0.999), percentText(0)], ["100", ">99", "0"]);
});

test("a leg follows the road unless that is a detour", () => {
  const [from, to]: readonly [Point, Point] = [
    [110, 31],
    [110.01, 31],
  ];
  const bend: readonly Point[] = [from, [110.005, 31.001], to];
  const detour: readonly Point[] = [from, [110.005, 31.05], to];
  assert.deepEqual(legOf(from, to, bend), bend);
  assert.deepEqual(legOf(from, to, detour), [from, to]);
  assert.deepEqual(legOf(from, to, null), [from, to]);
});

test("legs become one line without doubled corners, and no longer than an order may carry", () => {
  const [a, b, c]: readonly [Point, Point, Point] = [
    [110, 31],
    [110.01, 31],
    [110.02, 31],
  ];
  assert.deepEqual(
    joinedLine([
      [a, b],
      [b, c],
    ]),
    [a, b, c],
  );
  const long = Array.from({ length: 901 }, (_, at): Point => [110 + at / 10_000, 31]);
  const thinned = joinedLine([long]);
  assert.equal(thinned.length, 200);
  assert.deepEqual([thinned[0], thinned.at(-1)], [long[0], long.at(-1)]);
  assert.ok(Math.abs(lengthOf(thinned) - lengthOf(long)) < 1);
});

test("the mark of a closure stands half-way along it", () => {
  const [lon] = middleOf([
    [110, 31],
    [110.001, 31],
    [110.01, 31],
  ]);
  assert.ok(Math.abs(lon - 110.005) < 1e-6);
  assert.deepEqual(middleOf([[110, 31]]), [110, 31]);
});

test("a closure is drawn as a line with a mark, what is being drawn with its corners", () => {
  const restriction: RoadRestriction = {
    restriction: "R",
    line: [
      [110, 31],
      [110.01, 31],
    ],
    share: 0,
    reason: "flood",
    until: "2026-11-23T10:00:00.000Z",
    by: "d1",
    at: "2026-11-23T08:00:00.000Z",
  };
  const { features } = closureFeatures([restriction], "R", { line: [[110, 31]], corners: [[110, 31]] });
  assert.deepEqual(
    features.map(({ geometry, properties }) => [geometry.type, properties?.["closed"] ?? null]),
    [
      ["LineString", true],
      ["Point", true],
      ["LineString", null],
      ["Point", null],
    ],
  );
});

test("a closure's order says until when, and waits for a line and a reason", () => {
  const draft = { line: [[110, 31] as Point], share: 0, hours: 2, reason: " flood ", street: "" };
  assert.deepEqual(bodyOf(draft, "2026-11-23T08:00:00.000Z"), {
    line: [[110, 31]],
    share: 0,
    reason: "flood",
    until: "2026-11-23T10:00:00.000Z",
  });
  assert.equal(bodyOf({ ...draft, line: [] }, "2026-11-23T08:00:00.000Z"), null);
  assert.equal(bodyOf({ ...draft, reason: " " }, "2026-11-23T08:00:00.000Z"), null);
});

test("areas of stations are always shown, the other kinds when chosen", () => {
  const feature = (kind: string, id: string) => ({
    type: "Feature" as const,
    properties: { kind, id, "name:zh": `${id}名`, "name:en": id },
    geometry: { type: "Point" as const, coordinates: [110, 31] as const },
  });
  const file = { type: "FeatureCollection" as const, features: [feature("station", "S"), feature("grid", "G")] };
  const idsOf = (chosen: ReadonlySet<"grid">) =>
    shownAreas(file, chosen, "zh").features.map(({ properties }) => properties?.["name"] as string);
  assert.deepEqual(idsOf(new Set()), ["S名"]);
  assert.deepEqual(idsOf(new Set(["grid"])), ["S名", "G名"]);
  assert.deepEqual([...countsOf(file)], [["grid", 1]]);
  assert.deepEqual(shownAreas(null, new Set(), "en").features, []);
});

test("a way is drawn for each unit that was ordered to the chosen incident and is not there yet, or for the chosen unit", () => {
  const place: Point = [110.4, 31.3];
  const unit = (id: string, incident: string, step: string) =>
    ({ id, status: "patrol", active: { incident, step, point: place } }) as unknown as Unit;
  const units = [
    unit("A", "I", "ordered"),
    unit("B", "I", "enRoute"),
    unit("C", "I", "onScene"),
    unit("D", "J", "enRoute"),
  ];
  const pointOf = (id: string): Point | undefined => (id === "A" ? undefined : [110.3, 31.2]);
  const names = (chosen: { unit: string | null; incident: string | null }) =>
    waysWanted(units, chosen, pointOf).map(({ unit: id, from, to }) => [id, from, to]);
  const way = (id: string) => [id, [110.3, 31.2], place];
  assert.deepEqual(names({ unit: null, incident: "I" }), [way("B")]);
  assert.deepEqual(names({ unit: "D", incident: "I" }), [way("D")]);
  assert.deepEqual(names({ unit: "C", incident: null }), []);
  assert.deepEqual(names({ unit: null, incident: null }), []);
});
