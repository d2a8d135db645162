import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { buildGraph } from "./build-graph.ts";
import type { Roads } from "./journeys.ts";
import { onlyReachedBy } from "./only-reached-by.ts";
import { reachFrom } from "./reach.ts";
import { Search } from "./search.ts";
import { extractOf, way } from "./testing/extract.ts";
import { freeFlow, travelMillis } from "./weights.ts";

const nodeCount = 12;

const towns = fc
  .record({
    at: fc.array(fc.tuple(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 60 })), {
      minLength: nodeCount,
      maxLength: nodeCount,
    }),
    streets: fc.array(
      fc.record({
        from: fc.integer({ min: 1, max: nodeCount }),
        to: fc.integer({ min: 1, max: nodeCount }),
        forward: fc.constantFrom(18, 36, 72),
        backward: fc.constantFrom(0, 18, 36, 72),
      }),
      { minLength: 3, maxLength: 24 },
    ),
  })
  .map(({ at, streets }) =>
    extractOf(
      Object.fromEntries(at.map((place, index) => [index + 1, place])),
      streets
        .filter(({ from, to }) => from !== to)
        .map(({ from, to, forward, backward }, index) => way(100 + index, [from, to], { forward, backward })),
    ),
  );

const standings = fc.array(fc.record({ edge: fc.nat(999), along: fc.double({ min: 0, max: 1, noNaN: true }) }), {
  minLength: 1,
  maxLength: 8,
});

test("what only one origin reaches is what the reach of all loses without it", () => {
  fc.assert(
    fc.property(
      towns,
      standings,
      fc.nat(3),
      fc.integer({ min: 0, max: 300_000 }),
      (extract, standing, count, limit) => {
        const { graph } = buildGraph(extract);
        if (graph.edgeCount === 0) return;
        const roads: Roads = { graph, search: new Search(graph), millis: travelMillis(graph, freeFlow) };
        const origins = standing.map(({ edge, along }) => ({
          edge: edge % graph.edgeCount,
          along,
          point: [0, 0] as const,
          offRoadMetres: 0,
        }));
        const asked = origins.map((_, origin) => origin).slice(0, count);
        const metres = (left?: number) =>
          reachFrom(
            roads,
            origins.filter((_, origin) => origin !== left),
            [limit],
          )[0]?.metres ?? 0;
        const found = onlyReachedBy(roads, origins, asked, limit);
        assert.equal(found.length, asked.length);
        for (const [index, origin] of asked.entries()) {
          assert.ok(
            Math.abs((found[index] ?? NaN) - (metres() - metres(origin))) < 0.01,
            `origin ${origin}: ${found[index]} for ${metres() - metres(origin)}`,
          );
        }
      },
    ),
    { numRuns: 500 },
  );
});
