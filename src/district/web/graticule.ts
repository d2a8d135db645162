import type { Feature, FeatureCollection } from "geojson";
import type { Frame } from "./map-frame.ts";

/** Degrees between two lines, from far to near. */
const steps = [30, 10, 5, 2, 1, 0.5, 0.2, 0.1, 0.05, 0.02, 0.01, 0.005, 0.002, 0.001] as const;
const fewestLines = 4;

/** Degrees between the lines of a view this wide: the widest step that leaves four spaces. */
export function graticuleStep(degrees: number): number {
  return steps.find((step) => degrees / step >= fewestLines) ?? 0.001;
}

/** Meridians and parallels over a view, each with its degrees: what a map without streets shows of where one is. */
export function graticule([west, south, east, north]: Frame): FeatureCollection {
  const step = graticuleStep(Math.min(360, east - west));
  const digits = Math.max(0, Math.ceil(-Math.log10(step)));
  const line = (coordinates: [number, number][], degrees: number): Feature => ({
    type: "Feature",
    geometry: { type: "LineString", coordinates },
    properties: { name: `${degrees.toFixed(digits)}°` },
  });
  const [low, high] = [Math.max(-85, south), Math.min(85, north)];
  return {
    type: "FeatureCollection",
    features: [
      ...multiples(Math.max(-180, west), Math.min(180, east), step).map((x) =>
        line(
          [
            [x, low],
            [x, high],
          ],
          x,
        ),
      ),
      ...multiples(low, high, step).map((y) =>
        line(
          [
            [west, y],
            [east, y],
          ],
          y,
        ),
      ),
    ],
  };
}

function multiples(from: number, to: number, step: number): readonly number[] {
  const first = Math.ceil(from / step);
  const count = Math.max(0, Math.floor(to / step) - first + 1);
  // Divided, not multiplied: 1102 / 10 is 110.2, and 1102 * 0.1 is not.
  const parts = Math.round(1 / step);
  return Array.from({ length: count }, (_, index) => (step < 1 ? (first + index) / parts : (first + index) * step));
}
