import type { Point } from "../ground/point.ts";
import { toPoint } from "./geometry.ts";
import type { RoadGraph } from "./road-graph.ts";
import { lineMetres } from "./snap.ts";

/** The points of an edge from one share of its length to another, in that order. */
export function stretch(graph: RoadGraph, edge: number, from: number, to: number): readonly Point[] {
  const [low, high] = from <= to ? [from, to] : [to, from];
  const first = graph.edgeFirstPoint[edge] ?? 0;
  const end = (graph.edgeFirstPoint[edge + 1] ?? 0) - 1;
  let whole = 0;
  for (let at = first; at < end; at++) whole += lineMetres(graph, at);
  const points: Point[] = [];
  let before = 0;
  for (let at = first; at < end; at++) {
    const length = lineMetres(graph, at);
    const starts = before / (whole || 1);
    const ends = (before + length) / (whole || 1);
    const between = (share: number) =>
      ends === starts ? 0 : Math.min(1, Math.max(0, (share - starts) / (ends - starts)));
    if (ends >= low && starts <= high) {
      if (points.length === 0) points.push(onLineAt(graph, at, between(low)));
      points.push(onLineAt(graph, at, between(high)));
    }
    before += length;
  }
  return from <= to ? points : points.reverse();
}

function onLineAt({ pointLon, pointLat }: RoadGraph, at: number, share: number): Point {
  const lon = pointLon[at] ?? 0;
  const lat = pointLat[at] ?? 0;
  return toPoint(
    Math.round(lon + ((pointLon[at + 1] ?? 0) - lon) * share),
    Math.round(lat + ((pointLat[at + 1] ?? 0) - lat) * share),
  );
}
