import type { Feature, FeatureCollection } from "geojson";
import type { Point } from "../../ground/point.ts";
import type { Part } from "../areas.ts";
import { chosenLand, cornersOf, type Drawing, middleAfter } from "./area-drawing.ts";
import type { Finding } from "./areas-draft.ts";
import type { Fault } from "./drawing-faults.ts";
import type { DrawnRole } from "./setting-map-layers.ts";

/** The parts of an area as a map takes them: each ring closed. */
export function closedParts(parts: readonly Part[]): [number, number][][][] {
  return parts.map((rings) =>
    rings.map((ring) => [...ring, ...ring.slice(0, 1)].map(([x, y]): [number, number] => [x, y])),
  );
}

function pointFeature(role: DrawnRole, [x, y]: Point, more: Readonly<Record<string, unknown>> = {}): Feature {
  return { type: "Feature", geometry: { type: "Point", coordinates: [x, y] }, properties: { role, ...more } };
}

/** The chosen area with its corners and what is wrong with it, and where areas overlap or leave a gap. */
export function drawnFeatures(
  drawing: Drawing,
  findings: readonly Finding[],
  faults: readonly Fault[],
): FeatureCollection {
  return {
    type: "FeatureCollection",
    features: [
      ...findings.map(({ what, parts }): Feature => ({
        type: "Feature",
        geometry: { type: "MultiPolygon", coordinates: closedParts(parts) },
        properties: { role: what },
      })),
      ...outlineOf(drawing),
      ...faults.flatMap(({ at }) => (at === undefined ? [] : [pointFeature("wrong", at)])),
      ...findings.map(({ number, point }) => pointFeature("number", point, { name: String(number) })),
    ],
  };
}

function outlineOf(drawing: Drawing): readonly Feature[] {
  const land = chosenLand(drawing);
  if (land === undefined) return [];
  const whole = land.parts.filter((rings) => rings.every((ring) => ring.length >= 3));
  const begun = land.parts.flat().filter((ring) => ring.length === 2);
  const corners = cornersOf(land);
  return [
    ...(whole.length === 0
      ? []
      : [
          {
            type: "Feature" as const,
            geometry: { type: "MultiPolygon" as const, coordinates: closedParts(whole) },
            properties: { role: "outline" },
          },
        ]),
    ...begun.map((ring): Feature => ({
      type: "Feature",
      geometry: { type: "LineString", coordinates: ring.map(([x, y]) => [x, y]) },
      properties: { role: "line" },
    })),
    ...corners.flatMap((_, index) => {
      const middle = middleAfter(land, index);
      return middle === undefined ? [] : [pointFeature("middle", middle, { index })];
    }),
    ...corners.map(({ point }, index) => pointFeature("corner", point, { index, chosen: index === drawing.corner })),
  ];
}
