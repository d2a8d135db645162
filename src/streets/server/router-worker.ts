import { readFileSync } from "node:fs";
import { parentPort } from "node:worker_threads";
import type { Point } from "../../ground/point.ts";
import { metresAcross } from "../geometry.ts";
import { arrivals, type Roads, routeBetween } from "../journeys.ts";
import { emptyGazetteer, type Gazetteer } from "../gazetteer.ts";
import { onlyReachedBy } from "../only-reached-by.ts";
import { linesOf, reachFrom } from "../reach.ts";
import { readPlaces } from "../read-places.ts";
import { Search } from "../search.ts";
import { roadIndex, type RoadIndex, type RoadPosition } from "../snap.ts";
import { freeFlow, travelMillis } from "../weights.ts";
import { graphIn } from "./graph-file.ts";
import { placesBeside } from "./places-file.ts";
import type { Asked, QuestionName, Questions } from "./router-questions.ts";

/*
 * The router's thread: one graph, one search, one question at a time. It holds no state that its asker does not hold too, so
 * that after a crash a new one is told the same and goes on.
 */

/** Metres a second on foot, in a hurry but with equipment. */
const walking = 1.5;
/** A line that says where a road is closed is looked for this near to it, at points this far apart. */
const conditionMetres = 40;
const conditionStep = 15;
const rememberedSnaps = 20_000;

interface Snap {
  readonly lon: number;
  readonly lat: number;
  readonly position: RoadPosition | null;
}

let loaded: { roads: Roads; index: RoadIndex; snaps: Map<number, Snap> } | undefined;

let places: Gazetteer = emptyGazetteer;

let mappedMillis: Pick<Roads, "graph" | "millis"> | undefined;

type Answers = { [Name in QuestionName]: (ask: Questions[Name]["ask"]) => Questions[Name]["answer"] };

const answers: Answers = {
  load: ({ file }) => {
    const bytes = readFileSync(file);
    const graph = graphIn(bytes);
    loaded = {
      roads: { graph, search: new Search(graph), millis: travelMillis(graph, freeFlow) },
      index: roadIndex(graph),
      snaps: new Map(),
    };
    places = placesBeside(file);
    return { nodes: graph.nodeCount, edges: graph.edgeCount, megabytes: bytes.length / 1e6 };
  },

  conditions: ({ lines, classFactors, contraflowFactor }) => {
    const { roads, index, snaps } = there();
    const found = lines.map(({ line, share }) => ({ share, edges: edgesUnder(index, line) }));
    const conditions = found.flatMap(({ edges, share }) => [...edges].map((edge) => ({ edge, share })));
    const millis = travelMillis(roads.graph, { roads: conditions, classFactors, contraflowFactor });
    loaded = { roads: { ...roads, millis }, index, snaps };
    return { edges: found.map(({ edges }) => edges.size) };
  },

  arrivals: ({ starts, goal, best, withinMillis, handicaps }) => {
    const { roads } = there();
    const end = snapped(...goal);
    const positions = snappedAll(starts);
    const times = positions.map((): number | null => null);
    if (end !== null) {
      const known = positions.flatMap((position, start) => (position === null ? [] : [{ position, start }]));
      const found = arrivals(
        roads,
        known.map(({ position }) => position),
        end,
        {
          ...(best === undefined ? {} : { best }),
          ...(withinMillis === undefined ? {} : { limitMillis: withinMillis }),
          handicaps: known.map(({ position, start }) => onFoot(position) + (handicaps?.[start] ?? 0)),
        },
      );
      for (const [at, { position, start }] of known.entries()) {
        const millis = found[at];
        if (millis !== undefined) times[start] = millis + onFoot(position) + onFoot(end);
      }
    }
    return { goal: offRoad(end), times, starts: positions.map(offRoad) };
  },

  route: ({ start, goal, asMapped = false }) => {
    const { roads } = there();
    const [from, to] = [snapped(...start), snapped(...goal)];
    if (from === null || to === null) return null;
    const route = routeBetween(asMapped ? mapped() : roads, from, to);
    if (route === undefined) return null;
    const walkMillis = onFoot(from) + onFoot(to);
    return { ...route, millis: route.millis + walkMillis, walkMillis };
  },

  reach: ({ origins, minutes, lines }) => {
    const { roads } = there();
    const from = origins.flatMap((origin) => snapped(...origin) ?? []);
    const tiers = reachFrom(
      roads,
      from,
      minutes.map((each) => each * 60_000),
    ).map(({ metres, share, stretches }, index) => ({
      minutes: minutes[index] ?? 0,
      metres,
      share,
      lines: lines ? linesOf(roads.graph, stretches()) : null,
    }));
    return { tiers };
  },

  uncovered: ({ origins, each, minutes }) => {
    const { roads } = there();
    const known = new Map<number, number>();
    const positions: RoadPosition[] = [];
    for (const [origin, position] of snappedAll(origins).entries()) {
      if (position !== null) known.set(origin, positions.push(position) - 1);
    }
    const asked = each.flatMap((origin) => known.get(origin) ?? []);
    const lost = onlyReachedBy(roads, positions, asked, minutes * 60_000);
    return { lost: each.map((origin) => lost[asked.indexOf(known.get(origin) ?? -1)] ?? 0) };
  },

  find: ({ text, near, most }) => {
    there();
    return readPlaces(places, text, { ...(near === undefined ? {} : { near }), most });
  },
};

function there() {
  if (loaded === undefined) throw new Error("NoGraph");
  return loaded;
}

/** The roads as the map alone has them; made when first asked for. */
function mapped(): Roads {
  const { roads } = there();
  if (mappedMillis?.graph !== roads.graph) {
    mappedMillis = { graph: roads.graph, millis: travelMillis(roads.graph, freeFlow) };
  }
  return { ...roads, millis: mappedMillis.millis };
}

/** Remembered by a number made of the rounded point; what is remembered there counts only for exactly the same point. */
function snapped(lon: number, lat: number): RoadPosition | null {
  const { index, snaps } = there();
  const key = Math.round(lon * 1e5) * 4e7 + Math.round(lat * 1e5);
  const known = snaps.get(key);
  if (known !== undefined && known.lon === lon && known.lat === lat) return known.position;
  if (snaps.size >= rememberedSnaps) snaps.clear();
  const position = index.nearest([lon, lat]) ?? null;
  snaps.set(key, { lon, lat, position });
  return position;
}

/** Of flat coordinates. */
function snappedAll(points: Float64Array): readonly (RoadPosition | null)[] {
  return Array.from({ length: points.length / 2 }, (_, at) => snapped(points[2 * at] ?? 0, points[2 * at + 1] ?? 0));
}

function onFoot(position: RoadPosition): number {
  return Math.round((position.offRoadMetres / walking) * 1000);
}

function offRoad(position: RoadPosition | null): number | null {
  return position === null ? null : Math.round(position.offRoadMetres);
}

/** The edges a line runs along: its points, and points between them. */
function edgesUnder(index: RoadIndex, line: readonly Point[]): Set<number> {
  const edges = new Set<number>();
  const look = (point: Point) => {
    const found = index.nearest(point, conditionMetres);
    if (found !== undefined) edges.add(found.edge);
  };
  for (const [at, point] of line.entries()) {
    look(point);
    const next = line[at + 1];
    if (next === undefined) continue;
    const steps = Math.min(2000, Math.floor(metresAcross(point, next) / conditionStep));
    for (let step = 1; step < steps; step++) {
      const share = step / steps;
      look([point[0] + (next[0] - point[0]) * share, point[1] + (next[1] - point[1]) * share]);
    }
  }
  return edges;
}

parentPort?.on("message", ({ id, name, ask }: Asked) => {
  try {
    parentPort?.postMessage({ id, answer: answers[name](ask as never) });
  } catch (error) {
    parentPort?.postMessage({ id, error: error instanceof Error ? error.message : String(error) });
  }
});
