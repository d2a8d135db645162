import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { buildGraph } from "./build-graph.ts";
import { arrivals, departures, type Roads, routeBetween } from "./journeys.ts";
import type { OsmExtract, RoadWay, TurnRestriction } from "./osm-extract.ts";
import { impassable, type RoadGraph } from "./road-graph.ts";
import { Search } from "./search.ts";
import type { RoadPosition } from "./snap.ts";
import { extractOf, way } from "./testing/extract.ts";
import { freeFlow, travelMillis } from "./weights.ts";

const nodeCount = 6;

/** Small towns of single-piece ways between scattered places: both ways, one-way, parallel, looping, in several pieces. */
const towns = fc
  .record({
    at: fc.array(fc.tuple(fc.integer({ min: 0, max: 30 }), fc.integer({ min: 0, max: 30 })), {
      minLength: nodeCount,
      maxLength: nodeCount,
    }),
    streets: fc.array(
      fc.record({
        from: fc.integer({ min: 1, max: nodeCount }),
        to: fc.integer({ min: 1, max: nodeCount }),
        forward: fc.constantFrom(0, 18, 36, 72),
        backward: fc.constantFrom(0, 18, 36, 72),
      }),
      { minLength: 1, maxLength: 16 },
    ),
    turns: fc.array(fc.record({ pick: fc.nat(999), only: fc.boolean() }), { maxLength: 6 }),
  })
  .map(({ at, streets, turns }): OsmExtract => {
    const ways = streets
      .map(({ from, to, forward, backward }, index): RoadWay => way(100 + index, [from, to], { forward, backward }))
      // A way from a node to itself needs a node between; those are told as examples beside this.
      .filter(({ nodes }) => nodes[0] !== nodes[1]);
    // Of the turns there are, so that most of them mean something.
    const there = ways.flatMap((from) =>
      from.nodes.flatMap((node) =>
        ways.filter((to) => to.nodes.includes(node)).map((to) => ({ from: from.id, via: { node }, to: to.id })),
      ),
    );
    const restrictions = turns.flatMap(({ pick, only }, index): TurnRestriction[] => {
      const turn = there[pick % Math.max(1, there.length)];
      return turn === undefined ? [] : [{ id: index, kind: only ? "only" : "no", ...turn }];
    });
    return extractOf(Object.fromEntries(at.map((place, index) => [index + 1, place])), ways, { restrictions });
  });

/**
 * The same question asked another way: Floyd and Warshall over pairs of directions, where going on from one direction into
 * the next is allowed unless the map's words forbid it. No copies of junctions, no heap, no rounding but the graph's own.
 */
function oracle(extract: OsmExtract, graph: RoadGraph, millis: Uint32Array): number[][] {
  const ends = (direction: number) => {
    const nodes = extract.roads.find(({ id }) => id === graph.edgeWay[direction >> 1])?.nodes ?? [];
    return direction & 1 ? [nodes[1], nodes[0]] : [nodes[0], nodes[1]];
  };
  const directions = [...millis.keys()].filter((direction) => millis[direction] !== impassable);
  const wayOf = (direction: number) => graph.edgeWay[direction >> 1];
  const follow = (a: number, b: number) => ends(a)[1] === ends(b)[0];
  const meant = (restriction: TurnRestriction, a: number, b: number) =>
    "node" in restriction.via &&
    wayOf(a) === restriction.from &&
    wayOf(b) === restriction.to &&
    ends(a)[1] === restriction.via.node &&
    follow(a, b) &&
    (b === (a ^ 1)) === (restriction.from === restriction.to);
  const allowed = (a: number, b: number) =>
    follow(a, b) &&
    extract.restrictions.every((restriction) => {
      if (restriction.kind === "no") return !meant(restriction, a, b);
      const applies = directions.some((other) => meant(restriction, a, other));
      return !applies || meant(restriction, a, b);
    });
  // cost[a][b]: from the start of a to the start of b, having driven a.
  const size = millis.length;
  const cost = Array.from({ length: size }, (_, a) =>
    Array.from({ length: size }, (_unused, b) =>
      directions.includes(a) && directions.includes(b) && allowed(a, b) ? (millis[a] ?? 0) : Infinity,
    ),
  );
  for (let via = 0; via < size; via++) {
    for (let a = 0; a < size; a++) {
      for (let b = 0; b < size; b++) {
        const round = (cost[a]?.[via] ?? Infinity) + (cost[via]?.[b] ?? Infinity);
        const row = cost[a];
        if (row !== undefined && round < (row[b] ?? Infinity)) row[b] = round;
      }
    }
  }
  return cost;
}

test("on any small town the search agrees to the millisecond with Floyd and Warshall, both ways round", () => {
  fc.assert(
    fc.property(towns, (extract) => {
      const { graph } = buildGraph(extract);
      if (graph.edgeCount === 0) return;
      const millis = travelMillis(graph, freeFlow);
      const roads: Roads = { graph, search: new Search(graph), millis };
      const cost = oracle(extract, graph, millis);
      // Everyone stands in the middle of an edge and wants to the middle of another.
      const places = Array.from({ length: graph.edgeCount }, (_, edge): RoadPosition => ({
        edge,
        along: 0.5,
        point: [0, 0],
        offRoadMetres: 0,
      }));
      for (const goal of places) {
        const found = arrivals(roads, places, goal);
        const nearest = arrivals(roads, places, goal, { best: 2 });
        for (const [edge, start] of places.entries()) {
          const expected = expectedMillis(start.edge, goal.edge);
          assert.equal(found[edge], expected, `from ${start.edge} to ${goal.edge}`);
          assert.equal(departures(roads, start, [goal])[0], expected);
          assert.equal(routeBetween(roads, start, goal)?.millis, expected);
        }
        const soonest = (times: readonly (number | undefined)[]) =>
          times
            .filter((time) => time !== undefined)
            .toSorted((a, b) => a - b)
            .slice(0, 2);
        assert.deepEqual(soonest(nearest), soonest(found));
        // Every third is behind by a minute, every fourth is not in the race.
        const handicaps = places.map((_, index) => (index % 4 === 3 ? Infinity : index % 3 === 2 ? 60_000 : 0));
        const raced = (times: readonly (number | undefined)[]) =>
          times
            .flatMap((time, index) => (time === undefined ? [] : [time + (handicaps[index] ?? 0)]))
            .filter(Number.isFinite)
            .toSorted((a, b) => a - b)
            .slice(0, 2);
        const picked = arrivals(roads, places, goal, { best: 2, handicaps });
        assert.deepEqual(raced(picked), raced(found));
        const last = raced(found)[1] ?? Infinity;
        for (const [index, time] of found.entries()) {
          if (time !== undefined && time + (handicaps[index] ?? 0) <= last && handicaps[index] !== Infinity) {
            assert.equal(picked[index], time, "all that are as soon as the last are known");
          }
        }
      }

      /** Off the edge over either end, onto the other over either of its own. */
      function expectedMillis(from: number, to: number): number | undefined {
        if (from === to && (millis[2 * from] !== impassable || millis[2 * from + 1] !== impassable)) return 0;
        const times: number[] = [];
        for (const off of [2 * from, 2 * from + 1]) {
          for (const onto of [2 * to, 2 * to + 1]) {
            const before = cost[off]?.[onto] ?? Infinity;
            const half = (direction: number) => Math.round((millis[direction] ?? 0) / 2);
            times.push(before - (millis[off] ?? 0) + half(off) + half(onto));
          }
        }
        const least = Math.min(...times);
        return Number.isFinite(least) ? least : undefined;
      }
    }),
    { numRuns: 300 },
  );
});
