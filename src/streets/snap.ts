import type { Point } from "../ground/point.ts";
import { lonUnitsPerMetre, metresBetween, toPoint, toUnits, unitsPerMetre } from "./geometry.ts";
import type { RoadGraph } from "./road-graph.ts";

/** A place on the road: which edge, how far along it (0 at its start, 1 at its end), and how far from the road it lies. */
export interface RoadPosition {
  readonly edge: number;
  readonly along: number;
  readonly point: Point;
  readonly offRoadMetres: number;
}

/** Beyond this a point is said to be off the road, unless the district says otherwise. */
export const usualSnapMetres = 500;

/** The longitudes, least and most, that a line has between two latitudes. */
function stretchIn(
  lonA: number,
  latA: number,
  lonB: number,
  latB: number,
  south: number,
  north: number,
): readonly [number, number] {
  if (latA === latB) return [Math.min(lonA, lonB), Math.max(lonA, lonB)];
  const at = (lat: number) => {
    const share = Math.min(1, Math.max(0, (lat - latA) / (latB - latA)));
    return lonA + share * (lonB - lonA);
  };
  const [one, other] = [at(south), at(north)];
  return [Math.min(one, other), Math.max(one, other)];
}

/** A piece shorter than this share of the largest is an island of the map's mistakes, taken only where nothing else is. */
const islandShare = 0.02;

const cellMetres = 200;
const endMetres = 0.5;

/** Finds the nearest edges. The lines between geometry points lie in a grid of cells some 200 m wide. */
export interface RoadIndex {
  /**
   * The nearest usable place within `withinMetres`, or undefined. On an island of the network only when no other road is
   * within reach. `isUsable` leaves edges out, such as those closed now.
   */
  nearest(point: Point, withinMetres?: number, isUsable?: (edge: number) => boolean): RoadPosition | undefined;
}

export function roadIndex(graph: RoadGraph): RoadIndex {
  const { pointLon, pointLat, edgeFirstPoint, edgeCount } = graph;
  if (edgeCount === 0) return { nearest: () => undefined };
  const west = pointLon.reduce((least, lon) => Math.min(least, lon), Number.POSITIVE_INFINITY);
  const south = pointLat.reduce((least, lat) => Math.min(least, lat), Number.POSITIVE_INFINITY);
  const east = pointLon.reduce((most, lon) => Math.max(most, lon), west);
  const north = pointLat.reduce((most, lat) => Math.max(most, lat), south);
  const cellHigh = cellMetres * unitsPerMetre;
  const cellWide = cellMetres * lonUnitsPerMetre((south + north) / 2);
  const columns = Math.floor((east - west) / cellWide) + 1;
  const rows = Math.floor((north - south) / cellHigh) + 1;
  const column = (lon: number) => Math.floor((lon - west) / cellWide);
  const row = (lat: number) => Math.floor((lat - south) / cellHigh);

  // A line is in every cell it passes through, row by row: a ferry of 850 km lies in thousands of cells, and the box
  // around it holds millions.
  const eachCell = (visit: (cell: number, edge: number, point: number) => void) => {
    for (let edge = 0; edge < edgeCount; edge++) {
      const end = (edgeFirstPoint[edge + 1] ?? 0) - 1;
      for (let point = edgeFirstPoint[edge] ?? 0; point < end; point++) {
        const lonA = pointLon[point] ?? 0;
        const lonB = pointLon[point + 1] ?? 0;
        const latA = pointLat[point] ?? 0;
        const latB = pointLat[point + 1] ?? 0;
        for (let y = row(Math.min(latA, latB)); y <= row(Math.max(latA, latB)); y++) {
          const [from, to] = stretchIn(lonA, latA, lonB, latB, south + y * cellHigh, south + (y + 1) * cellHigh);
          for (let x = column(from); x <= column(to); x++) visit(y * columns + x, edge, point);
        }
      }
    }
  };
  // Sparse, because a district's bounding box may be far larger than its roads.
  const cells = new Map<number, number[]>();
  eachCell((cell, edge, point) => {
    const list = cells.get(cell);
    if (list === undefined) cells.set(cell, [edge, point]);
    else list.push(edge, point);
  });
  const isIsland = islands(graph);

  return {
    nearest: (point, withinMetres = usualSnapMetres, isUsable = () => true) => {
      const lon = toUnits(point[0]);
      const lat = toUnits(point[1]);
      let best: RoadPosition | undefined;
      let bestOfIslands: RoadPosition | undefined;
      const most = Math.ceil(withinMetres / cellMetres) + 1;
      const x0 = column(lon);
      const y0 = row(lat);
      for (let ring = 0; ring <= most; ring++) {
        // What lies in a ring is at least this far; nothing nearer can follow.
        const least = Math.max(0, ring - 1) * cellMetres;
        if (best !== undefined && best.offRoadMetres <= least) break;
        for (let y = y0 - ring; y <= y0 + ring; y++) {
          if (y < 0 || y >= rows) continue;
          const step = y === y0 - ring || y === y0 + ring ? 1 : Math.max(1, 2 * ring);
          for (let x = x0 - ring; x <= x0 + ring; x += step) {
            if (x < 0 || x >= columns) continue;
            const list = cells.get(y * columns + x);
            if (list === undefined) continue;
            for (let index = 0; index < list.length; index += 2) {
              const edge = list[index] ?? 0;
              if (!isUsable(edge)) continue;
              const island = isIsland(edge);
              const held = island ? bestOfIslands : best;
              const found = onLine(graph, list[index + 1] ?? 0, lon, lat);
              if (found.metres > withinMetres || (held !== undefined && found.metres >= held.offRoadMetres)) continue;
              const position: RoadPosition = {
                edge,
                along: alongEdge(graph, edge, list[index + 1] ?? 0, found.share),
                point: toPoint(found.lon, found.lat),
                offRoadMetres: found.metres,
              };
              if (island) bestOfIslands = position;
              else best = position;
            }
          }
        }
      }
      return best ?? bestOfIslands;
    },
  };
}

function islands({ junctionPiece, firstArc, arcDirection, junctionCount, edgeMetres, edgeCount }: RoadGraph) {
  const pieceOfEdge = new Uint32Array(edgeCount);
  for (let junction = 0; junction < junctionCount; junction++) {
    const end = firstArc[junction + 1] ?? 0;
    for (let arc = firstArc[junction] ?? 0; arc < end; arc++) {
      pieceOfEdge[(arcDirection[arc] ?? 0) >> 1] = junctionPiece[junction] ?? 0;
    }
  }
  const metres: number[] = [];
  for (let edge = 0; edge < edgeCount; edge++) {
    const piece = pieceOfEdge[edge] ?? 0;
    metres[piece] = (metres[piece] ?? 0) + (edgeMetres[edge] ?? 0);
  }
  const least = (metres[0] ?? 0) * islandShare;
  return (edge: number) => (metres[pieceOfEdge[edge] ?? 0] ?? 0) < least;
}

/** The nearest place on one line of an edge's geometry. */
function onLine({ pointLon, pointLat }: RoadGraph, point: number, lon: number, lat: number) {
  const lonA = pointLon[point] ?? 0;
  const latA = pointLat[point] ?? 0;
  const narrow = unitsPerMetre / lonUnitsPerMetre(lat);
  const alongEast = ((pointLon[point + 1] ?? 0) - lonA) * narrow;
  const alongNorth = (pointLat[point + 1] ?? 0) - latA;
  const squared = alongEast * alongEast + alongNorth * alongNorth;
  const share =
    squared === 0
      ? 0
      : Math.min(1, Math.max(0, ((lon - lonA) * narrow * alongEast + (lat - latA) * alongNorth) / squared));
  const nearLon = Math.round(lonA + ((pointLon[point + 1] ?? 0) - lonA) * share);
  const nearLat = Math.round(latA + alongNorth * share);
  return { lon: nearLon, lat: nearLat, share, metres: metresBetween(lon, lat, nearLon, nearLat) };
}

function alongEdge(graph: RoadGraph, edge: number, point: number, share: number): number {
  let before = 0;
  let whole = 0;
  const end = (graph.edgeFirstPoint[edge + 1] ?? 0) - 1;
  for (let at = graph.edgeFirstPoint[edge] ?? 0; at < end; at++) {
    const metres = lineMetres(graph, at);
    if (at < point) before += metres;
    else if (at === point) before += metres * share;
    whole += metres;
  }
  // At a junction one may leave by any of its roads, so what is there in all but rounding is there.
  if (before < endMetres) return 0;
  return whole - before < endMetres ? 1 : before / whole;
}

export function lineMetres({ pointLon, pointLat }: RoadGraph, point: number): number {
  return metresBetween(pointLon[point] ?? 0, pointLat[point] ?? 0, pointLon[point + 1] ?? 0, pointLat[point + 1] ?? 0);
}
