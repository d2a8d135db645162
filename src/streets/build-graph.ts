import { cutRoads, type CutRoads, type RoadPiece } from "./cut-roads.ts";
import { metresBetween } from "./geometry.ts";
import type { Names } from "./names.ts";
import type { OsmExtract, OsmNodes } from "./osm-extract.ts";
import { roadClasses } from "./road-class.ts";
import { impassable, none, type RoadGraph } from "./road-graph.ts";
import { endsOf, forbiddenTurns, type StateArc, turnStates } from "./turn-states.ts";

/** What the building found, for people: counts. */
export interface GraphReport {
  readonly junctions: number;
  readonly edges: number;
  readonly arcs: number;
  readonly pieces: number;
  /** Share of edge length in the largest connected piece. */
  readonly largestShare: number;
  readonly turnsForbidden: number;
  readonly restrictionsIgnored: number;
  readonly kilometres: number;
}

/** The road graph of an extract; one without a drivable road has no edges, and the caller says so. */
export function buildGraph(extract: OsmExtract): { graph: RoadGraph; report: GraphReport } {
  const roads = cutRoads(extract);
  const edges = edgesOf(roads, extract.nodes);
  const isDrivable = (direction: number) => edges.directionMillis[direction] !== impassable;
  const turns = forbiddenTurns(extract, roads, isDrivable);
  const { arcs, stateJunction } = turnStates(roads, turns.forbidden, isDrivable);
  const junctionCount = roads.junctionNode.length;
  const nodeCount = junctionCount + stateJunction.length;
  const nodeLon = new Int32Array(nodeCount);
  const nodeLat = new Int32Array(nodeCount);
  const nodeJunction = new Uint32Array(nodeCount);
  for (let node = 0; node < nodeCount; node++) {
    const junction = node < junctionCount ? node : (stateJunction[node - junctionCount] ?? 0);
    nodeJunction[node] = junction;
    const at = roads.junctionNode[junction] ?? 0;
    nodeLon[node] = extract.nodes.lon[at] ?? 0;
    nodeLat[node] = extract.nodes.lat[at] ?? 0;
  }
  const { junctionPiece, pieces, largestShare } = connectedPieces(roads, edges.edgeMetres);
  const graph: RoadGraph = {
    junctionCount,
    nodeCount,
    nodeLon,
    nodeLat,
    nodeJunction,
    ...linked(arcs, nodeCount, junctionCount, 2 * roads.pieces.length),
    ...edges,
    edgeCount: roads.pieces.length,
    junctionPiece,
  };
  const metres = edges.edgeMetres.reduce((sum, length) => sum + length, 0);
  return {
    graph,
    report: {
      junctions: junctionCount,
      edges: roads.pieces.length,
      arcs: arcs.length,
      pieces,
      largestShare,
      turnsForbidden: turns.forbidden.length,
      restrictionsIgnored: turns.ignored,
      kilometres: Math.round(metres / 1000),
    },
  };
}

function edgesOf({ pieces }: CutRoads, nodes: OsmNodes) {
  const points = pieces.reduce((sum, { path }) => sum + path.length, 0);
  const edgeFirstPoint = new Uint32Array(pieces.length + 1);
  const pointLon = new Int32Array(points);
  const pointLat = new Int32Array(points);
  const edgeMetres = new Float32Array(pieces.length);
  const edgeTail = Uint32Array.from(pieces, ({ tail }) => tail);
  const edgeHead = Uint32Array.from(pieces, ({ head }) => head);
  const edgeClass = new Uint8Array(pieces.length);
  const edgeContraflow = new Uint8Array(pieces.length);
  const edgeName = new Uint32Array(pieces.length).fill(none);
  const edgeWay = new Float64Array(pieces.length);
  const directionMillis = new Uint32Array(2 * pieces.length);
  const names: Names[] = [];
  const nameNumber = new Map<string, number>();
  const wayMetres = new Map<number, number>();

  for (const [edge, { way, path }] of pieces.entries()) {
    let point = edgeFirstPoint[edge] ?? 0;
    let metres = 0;
    for (const node of path) {
      pointLon[point] = nodes.lon[node] ?? 0;
      pointLat[point] = nodes.lat[node] ?? 0;
      if (point > (edgeFirstPoint[edge] ?? 0)) {
        metres += metresBetween(
          pointLon[point - 1] ?? 0,
          pointLat[point - 1] ?? 0,
          pointLon[point] ?? 0,
          pointLat[point] ?? 0,
        );
      }
      point += 1;
    }
    edgeFirstPoint[edge + 1] = point;
    edgeMetres[edge] = metres;
    edgeClass[edge] = roadClasses.indexOf(way.class);
    edgeContraflow[edge] = way.contraflow === "forward" ? 1 : way.contraflow === "backward" ? 2 : 0;
    edgeWay[edge] = way.id;
    wayMetres.set(way.id, (wayMetres.get(way.id) ?? 0) + metres);
    if (way.name !== undefined) {
      const key = JSON.stringify(way.name);
      const number = nameNumber.get(key) ?? names.push(way.name) - 1;
      nameNumber.set(key, number);
      edgeName[edge] = number;
    }
  }
  for (const [edge, piece] of pieces.entries()) {
    const metres = edgeMetres[edge] ?? 0;
    const whole = wayMetres.get(piece.way.id) ?? metres;
    directionMillis[2 * edge] = millisOf(piece, piece.way.forward, metres, whole);
    directionMillis[2 * edge + 1] = millisOf(piece, piece.way.backward, metres, whole);
  }
  return {
    edgeFirstPoint,
    pointLon,
    pointLat,
    edgeMetres,
    edgeTail,
    edgeHead,
    edgeClass,
    edgeContraflow,
    edgeName,
    edgeWay,
    directionMillis,
    names,
  };
}

function millisOf({ way }: RoadPiece, kilometresAnHour: number, metres: number, wholeMetres: number): number {
  if (kilometresAnHour <= 0) return impassable;
  if (way.crossingSeconds !== undefined) {
    return Math.max(1, Math.round((way.crossingSeconds * 1000 * metres) / Math.max(1, wholeMetres)));
  }
  // At least one millisecond, so that no search goes round a place for nothing.
  return Math.max(1, Math.round((metres * 3600) / kilometresAnHour));
}

/** Arcs sorted by tail, with the way back from head to tail, and by direction. */
function linked(arcs: readonly StateArc[], nodeCount: number, junctionCount: number, directions: number) {
  const firstArc = firstOf(arcs, nodeCount, ({ tail }) => tail);
  const arcHead = new Uint32Array(arcs.length);
  const arcDirection = new Uint32Array(arcs.length);
  const arcTail = new Uint32Array(arcs.length);
  const directionArc = new Uint32Array(directions).fill(none);
  const fill = firstArc.slice();
  for (const { tail, head, direction } of arcs) {
    const arc = fill[tail] ?? 0;
    fill[tail] = arc + 1;
    arcHead[arc] = head;
    arcTail[arc] = tail;
    arcDirection[arc] = direction;
    if (tail < junctionCount) directionArc[direction] = arc;
  }
  const firstIn = firstOf(arcs, nodeCount, ({ head }) => head);
  const firstOfDirection = firstOf(arcs, directions, ({ direction }) => direction);
  const inArc = new Uint32Array(arcs.length);
  const inTail = new Uint32Array(arcs.length);
  const arcsOfDirection = new Uint32Array(arcs.length);
  const fillIn = firstIn.slice();
  const fillDirection = firstOfDirection.slice();
  for (let arc = 0; arc < arcs.length; arc++) {
    const head = arcHead[arc] ?? 0;
    const at = fillIn[head] ?? 0;
    fillIn[head] = at + 1;
    inArc[at] = arc;
    inTail[at] = arcTail[arc] ?? 0;
    const direction = arcDirection[arc] ?? 0;
    const place = fillDirection[direction] ?? 0;
    fillDirection[direction] = place + 1;
    arcsOfDirection[place] = arc;
  }
  return {
    firstArc,
    arcHead,
    arcTail,
    arcDirection,
    firstIn,
    inArc,
    inTail,
    directionArc,
    firstOfDirection,
    arcsOfDirection,
  };
}

function firstOf(arcs: readonly StateArc[], count: number, key: (arc: StateArc) => number): Uint32Array {
  const first = new Uint32Array(count + 1);
  for (const arc of arcs) first[key(arc) + 1] = (first[key(arc) + 1] ?? 0) + 1;
  for (let index = 0; index < count; index++) first[index + 1] = (first[index + 1] ?? 0) + (first[index] ?? 0);
  return first;
}

/** Connected pieces, whatever the direction of travel, numbered from the longest. */
function connectedPieces(roads: CutRoads, edgeMetres: Float32Array) {
  const parent = Uint32Array.from(roads.junctionNode, (_, junction) => junction);
  const root = (junction: number): number => {
    let at = junction;
    while (parent[at] !== at) {
      parent[at] = parent[parent[at] ?? 0] ?? 0;
      at = parent[at] ?? 0;
    }
    return at;
  };
  const ends = endsOf(roads);
  for (let edge = 0; edge < roads.pieces.length; edge++) parent[root(ends.tail(2 * edge))] = root(ends.head(2 * edge));
  const metres = new Map<number, number>();
  let whole = 0;
  for (let edge = 0; edge < roads.pieces.length; edge++) {
    const length = edgeMetres[edge] ?? 0;
    const piece = root(ends.tail(2 * edge));
    metres.set(piece, (metres.get(piece) ?? 0) + length);
    whole += length;
  }
  const ranked = [...metres].toSorted((a, b) => b[1] - a[1] || a[0] - b[0]);
  const number = new Map(ranked.map(([piece], index) => [piece, index]));
  return {
    junctionPiece: Uint32Array.from(parent, (_, junction) => number.get(root(junction)) ?? 0),
    pieces: ranked.length,
    largestShare: whole === 0 ? 0 : (ranked[0]?.[1] ?? 0) / whole,
  };
}
