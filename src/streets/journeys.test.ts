import assert from "node:assert/strict";
import { test } from "node:test";
import { buildGraph } from "./build-graph.ts";
import { arrivals, departures, type Roads, routeBetween } from "./journeys.ts";
import type { OsmExtract } from "./osm-extract.ts";
import { reachFrom } from "./reach.ts";
import { Search } from "./search.ts";
import { roadIndex, type RoadPosition } from "./snap.ts";
import { at, extractOf, type Plan, way } from "./testing/extract.ts";
import { freeFlow, type TravelConditions, travelMillis } from "./weights.ts";

/** Seconds are what these tests speak of; 100 m take ten of them, give or take the rounding of positions. */
const seconds = (millis: number | undefined) => (millis === undefined ? undefined : Math.round(millis / 1000));

function town(extract: OsmExtract, conditions: TravelConditions = freeFlow) {
  const { graph, report } = buildGraph(extract);
  const roads: Roads = { graph, search: new Search(graph), millis: travelMillis(graph, conditions) };
  const index = roadIndex(graph);
  const on = (east: number, north: number): RoadPosition => {
    const found = index.nearest(at(east, north));
    assert.ok(found !== undefined, `no road at ${east}, ${north}`);
    return found;
  };
  const drive = (from: readonly [number, number], to: readonly [number, number]) =>
    seconds(arrivals(roads, [on(...from)], on(...to))[0]);
  return { graph, report, roads, on, drive };
}

/** A block: 1-2-3 along the south, 4-5-6 along the north, 100 m apart, joined at both ends and in the middle. */
const block: Plan = { 1: [0, 0], 2: [1, 0], 3: [2, 0], 4: [0, 1], 5: [1, 1], 6: [2, 1] };
const south = way(10, [1, 2, 3]);
const north = way(11, [4, 5, 6]);
const west = way(12, [1, 4]);
const middle = way(13, [2, 5]);
const east = way(14, [3, 6]);
const all = [south, north, west, middle, east];

test("the quickest way is found from anywhere along a road to anywhere along another, and the same both ways round", () => {
  const { roads, on, drive } = town(extractOf(block, all));
  assert.equal(drive([0.5, 0], [1.5, 1]), 20);
  assert.equal(drive([0.2, 0], [0.7, 0]), 5);
  const starts = [on(0, 0.5), on(2, 0.5), on(1, 0.5)];
  const goal = on(1.5, 0);
  assert.deepEqual(arrivals(roads, starts, goal).map(seconds), [20, 10, 10]);
  assert.deepEqual(
    starts.map((start) => departures(roads, start, [goal])[0]),
    [...arrivals(roads, starts, goal)],
  );
});

test("a route names its streets in order, and its line leads from start to goal", () => {
  const { roads, on } = town(extractOf(block, all));
  const route = routeBetween(roads, on(0.5, 0), on(1, 0.5));
  assert.deepEqual(
    route?.streets.map(({ name, metres }) => [name?.local, Math.round(metres)]),
    [
      ["W10", 50],
      ["W13", 50],
    ],
  );
  assert.deepEqual([route?.line[0], route?.line.at(-1)], [on(0.5, 0).point, on(1, 0.5).point]);
  assert.equal(seconds(route?.millis), 10);
});

test("only the soonest asked for need be found; they are the right ones", () => {
  const { roads, on } = town(extractOf(block, all));
  const starts = [on(0, 1), on(1.9, 0), on(2, 0.4), on(0, 0.2)];
  const some = arrivals(roads, starts, on(2, 0), { best: 2 });
  assert.deepEqual([some[1], some[2]].map(seconds), [1, 4]);
});

test("a one-way is driven one way; against it only where the district allows, at its price", () => {
  const oneWay = way(10, [1, 2, 3], { backward: 20, contraflow: "backward" });
  const plan = extractOf(block, [oneWay, north, west, middle, east]);
  assert.equal(town(plan).drive([0.5, 0], [1.5, 0]), 10);
  assert.equal(town(plan).drive([1.5, 0], [0.5, 0]), 5 + 10 + 20 + 10 + 5);
  assert.equal(town(plan, { ...freeFlow, contraflowFactor: 1.5 }).drive([1.5, 0], [0.5, 0]), 27);
});

test("a forbidden turn is not made, and what it forbids is only that turn", () => {
  const noLeft = { id: 1, kind: "no" as const, from: 10, via: { node: 2 }, to: 13 };
  // The southern road must end at the junction for the restriction to name one approach.
  const halves = [way(10, [1, 2]), way(15, [2, 3]), north, west, middle, east];
  const { drive, report } = town(extractOf(block, halves, { restrictions: [noLeft] }));
  assert.deepEqual([report.turnsForbidden, report.restrictionsIgnored], [1, 0]);
  // West, north, and down the middle from the other end.
  assert.equal(drive([0.5, 0], [1, 0.5]), 5 + 10 + 10 + 5);
  assert.equal(drive([1.5, 0], [1, 0.5]), 10);
  assert.equal(drive([0.5, 0], [1.5, 0]), 10);
});

test("only straight on means nowhere else", () => {
  const onlyStraight = { id: 1, kind: "only" as const, from: 10, via: { node: 2 }, to: 15 };
  const halves = [way(10, [1, 2]), way(15, [2, 3]), north, west, middle, east];
  const { drive } = town(extractOf(block, halves, { restrictions: [onlyStraight] }));
  assert.equal(drive([0.5, 0], [1, 0.5]), 30);
  assert.equal(drive([0.5, 0], [1.5, 0]), 10);
});

test("a restriction over a way is kept by who came that way, and by nobody else", () => {
  const noUturnRound = { id: 1, kind: "no" as const, from: 12, via: { ways: [11] }, to: 13 };
  const halves = [south, way(11, [4, 5]), way(16, [5, 6]), west, middle, east];
  const { drive } = town(extractOf(block, halves, { restrictions: [noUturnRound] }));
  assert.equal(drive([0, 0.5], [1, 0.5]), 5 + 10 + 5);
  assert.equal(drive([0, 0.9], [1, 0.9]), 9 + 10 + 9);
  assert.equal(drive([0.1, 1], [1, 0.9]), 10);
});

test("a barrier keeps both sides apart; what cannot be reached has no time", () => {
  const line = extractOf({ 1: [0, 0], 2: [1, 0], 3: [2, 0] }, [way(1, [1, 2, 3])], { barriers: [2] });
  const { drive, report } = town(line);
  assert.equal(report.pieces, 2);
  assert.equal(drive([0.5, 0], [1.5, 0]), undefined);
  assert.equal(drive([0.2, 0], [0.5, 0]), 3);
});

test("a loop that ends where it begins, a closed way and ways with nodes that are missing are driven as far as they go", () => {
  const plan: Plan = { 1: [0, 0], 2: [1, 0], 3: [1, 1], 4: [0, 1], 5: [-1, 0] };
  const loop = town(extractOf(plan, [way(1, [5, 1]), way(2, [1, 2, 3, 4, 1])]));
  assert.equal(loop.drive([-0.5, 0], [1, 1]), 25);
  const cut = town(extractOf(plan, [way(1, [5, 99, 1, 1, 2])]));
  assert.equal(cut.drive([-0.5, 0], [0.5, 0]), 10);
});

test("a road that is closed is gone round at once, a slow one where that is quicker", () => {
  const plan = extractOf(block, all);
  const { on } = town(plan);
  const { edge } = on(0.5, 0);
  assert.equal(town(plan, { ...freeFlow, roads: [{ edge, share: 0 }] }).drive([0, 0.5], [1.5, 0]), 30);
  assert.equal(town(plan, { ...freeFlow, roads: [{ edge, share: 0.5 }] }).drive([0, 0.5], [1.5, 0]), 30);
  assert.equal(town(plan, { ...freeFlow, roads: [{ edge, share: 0.8 }] }).drive([0, 0.5], [1.5, 0]), 23);
});

test("reach is every stretch that is driven in time, in metres and as a share", () => {
  const { roads, on } = town(extractOf(block, all));
  const [five, ten, whole] = reachFrom(roads, [on(1, 0)], [5000, 10_000, 100_000]);
  assert.equal(Math.round(five?.metres ?? 0), 150);
  assert.equal(Math.round(ten?.metres ?? 0), 300);
  assert.equal(Math.round((whole?.share ?? 0) * 1000), 1000);
  const here = reachFrom(roads, [on(0.5, 0), on(1.5, 1)], [2000])[0];
  assert.equal(Math.round(here?.metres ?? 0), 80);
});

test("a point is taken to the nearest road; far from any it is said to have none; an island only where nothing else is", () => {
  const plan: Plan = { 1: [0, 0], 2: [50, 0], 3: [10, 1], 4: [10.5, 1], 5: [60, 0], 6: [60.5, 0] };
  const { graph } = buildGraph(extractOf(plan, [way(1, [1, 2]), way(2, [3, 4]), way(3, [5, 6])]));
  const index = roadIndex(graph);
  assert.equal(graph.edgeWay[index.nearest(at(10.2, 1))?.edge ?? -1], 1);
  assert.equal(Math.round(index.nearest(at(25, 3))?.offRoadMetres ?? 0), 300);
  assert.equal(index.nearest(at(25, 7)), undefined);
  assert.equal(graph.edgeWay[index.nearest(at(60.2, 0))?.edge ?? -1], 3);
  assert.equal(index.nearest(at(25, 7), 800)?.along.toFixed(2), "0.50");
});

test("without a road there is a graph of nothing", () => {
  const { graph, report } = buildGraph(extractOf({}, []));
  assert.deepEqual([report.edges, report.junctions, graph.nodeCount], [0, 0, 0]);
  assert.equal(roadIndex(graph).nearest([0, 0]), undefined);
});
