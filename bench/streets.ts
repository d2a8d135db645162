import { rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Point } from "../src/ground/point.ts";
import { buildGraph } from "../src/streets/build-graph.ts";
import { arrivals } from "../src/streets/journeys.ts";
import type { RoadGraph } from "../src/streets/road-graph.ts";
import { Search } from "../src/streets/search.ts";
import { graphBytes } from "../src/streets/server/graph-file.ts";
import { importStreets } from "../src/streets/server/import-streets.ts";
import { roadIndex } from "../src/streets/snap.ts";
import { freeFlow, travelMillis } from "../src/streets/weights.ts";
import { startRouter } from "../src/streets/server/router.ts";
import { percentile } from "./percentile.ts";
import { placeInTown, townGrid, townSide } from "./town-grid.ts";

/** Milliseconds, seen by who asks the router's thread. */
interface Asked {
  readonly p50: number | null;
  readonly p99: number | null;
}

export interface StreetsFigures {
  readonly nodes: number;
  readonly edges: number;
  /** The search alone, as the thread does it. */
  readonly search10of1000: Asked;
  readonly best10of1000: Asked;
  readonly all1000: Asked;
  readonly reachOf100: Asked;
  readonly megabytesPerMillionEdges: number;
  /** Of the map given with `--streets`; null without one. */
  readonly importSeconds: number | null;
}

export async function measureStreets(folder: string, map?: string): Promise<StreetsFigures> {
  const { graph } = buildGraph(townGrid(townSide));
  const file = join(folder, "town.bin");
  const bytes = graphBytes(graph);
  await writeFile(file, bytes);
  const place = placeInTown();
  const places = (count: number) => Array.from({ length: count }, place);
  const router = startRouter(() => undefined);
  try {
    await router.use(file);
    const starts = Float64Array.from(places(1000).flat());
    const stations = places(100);
    const best10of1000 = await timed(500, () => router.ask("arrivals", { starts, goal: place(), best: 10 }));
    const all1000 = await timed(100, () => router.ask("arrivals", { starts, goal: place() }));
    const reachOf100 = await timed(50, () =>
      router.ask("reach", { origins: stations, minutes: [1, 3, 5], lines: false }),
    );
    return {
      nodes: graph.nodeCount,
      edges: graph.edgeCount,
      search10of1000: searched(graph, places(1000), place),
      best10of1000,
      all1000,
      reachOf100,
      megabytesPerMillionEdges: Math.round(bytes.length / graph.edgeCount),
      importSeconds: map === undefined ? null : await timedImport(folder, map),
    };
  } finally {
    await router.close();
    await rm(file, { force: true });
  }
}

/** The ten best of a thousand, without the way to the thread and back. */
function searched(graph: RoadGraph, starts: readonly Point[], place: () => Point): Asked {
  const roads = { graph, search: new Search(graph), millis: travelMillis(graph, freeFlow) };
  const index = roadIndex(graph);
  const positions = starts.flatMap((start) => index.nearest(start) ?? []);
  const took: number[] = [];
  for (let round = -100; round < 500; round++) {
    const began = performance.now();
    const goal = index.nearest(place());
    if (goal !== undefined) arrivals(roads, positions, goal, { best: 10 });
    if (round >= 0) took.push(performance.now() - began);
  }
  return { p50: percentile(took, 50), p99: percentile(took, 99) };
}

/** The first fifth only warms up. */
async function timed(count: number, ask: () => Promise<unknown>): Promise<Asked> {
  const took: number[] = [];
  for (let round = -count / 5; round < count; round++) {
    const began = performance.now();
    await ask();
    if (round >= 0) took.push(performance.now() - began);
  }
  return { p50: percentile(took, 50), p99: percentile(took, 99) };
}

async function timedImport(folder: string, file: string): Promise<number> {
  const began = performance.now();
  await importStreets({ file, dataFolder: folder, progress: () => undefined });
  return Math.round((performance.now() - began) / 10) / 100;
}
