import * as polyclip from "polyclip-ts";
import type { Part } from "../areas.ts";
import type { Shapes } from "../judge-areas.ts";

/** The arithmetic of shapes in exact numbers: borders that only touch have nothing in common. */
export const shapes: Shapes = {
  intersection: (one, other) => partsOf(polyclip.intersection(geometryOf(one), geometryOf(other))),
  union: ([first = [], ...others]) => partsOf(polyclip.union(geometryOf(first), ...others.map(geometryOf))),
  difference: (from, taken) => partsOf(polyclip.difference(geometryOf(from), geometryOf(taken))),
};

type MultiPolygon = [number, number][][][];

function geometryOf(parts: readonly Part[]): MultiPolygon {
  return parts.map((rings) => rings.map((ring) => ring.map(([x, y]) => [x, y])));
}

/** The library closes its rings; ours are not closed. */
function partsOf(polygons: MultiPolygon): readonly Part[] {
  return polygons.map((rings) => rings.map((ring) => ring.slice(0, -1)));
}
