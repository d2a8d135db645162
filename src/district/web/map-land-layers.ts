import type { FeatureCollection } from "geojson";
import type { ExpressionSpecification, LayerSpecification, SourceSpecification } from "maplibre-gl";
import type { Language } from "../../ground/web/language.ts";
import type { MapColours } from "./map-colours.ts";
import { plainFont } from "./map-fonts.ts";
import type { StreetLine } from "./map-land.ts";

/** A source that the page fills. */
export const emptySource: SourceSpecification = {
  type: "geojson",
  data: { type: "FeatureCollection", features: [] },
};

/** What lies under everything else: tiles, or the street plan where there are none. */
export interface BaseLayers {
  readonly sources: Readonly<Record<string, SourceSpecification>>;
  readonly layers: readonly LayerSpecification[];
}

function widening(width: number): ExpressionSpecification {
  return ["interpolate", ["exponential", 1.4], ["zoom"], 10, width * 0.5, 13, width, 17, width * 5];
}

/** The district's own street plan: what a drill has before it has a map. */
export function planLayers(colours: MapColours): LayerSpecification[] {
  const line = (id: string, kind: string, colour: string, width: number): LayerSpecification => ({
    id,
    type: "line",
    source: "streets",
    filter: ["==", ["get", "kind"], kind],
    layout: { "line-cap": "round", "line-join": "round" },
    paint: { "line-color": colour, "line-width": widening(width) },
  });
  return [
    { id: "ground", type: "background", paint: { "background-color": colours.ground } },
    { id: "land", type: "fill", source: "areas", filter: ofKind("station"), paint: { "fill-color": colours.land } },
    line("river", "river", colours.river, 10),
    line("side", "side", colours.street, 1.2),
    line("main", "main", colours.streetMain, 2.6),
    {
      id: "street-names",
      type: "symbol",
      source: "streets",
      minzoom: 12,
      layout: {
        "symbol-placement": "line",
        "text-field": ["get", "name"],
        "text-font": plainFont,
        "text-size": 12,
        "symbol-spacing": 320,
        "text-padding": 8,
      },
      paint: { "text-color": colours.quiet, "text-halo-color": colours.land, "text-halo-width": 1.4 },
    },
  ];
}

export function ofKind(kind: string): ExpressionSpecification {
  return ["==", ["get", "kind"], kind];
}

/** Told apart by their lines, not by colour alone: grids fine, circles solid and filled, rings long dashes. */
export function areaLayers(colours: MapColours): LayerSpecification[] {
  const border = (kind: string, width: number, dashes: number[] | null, colour: string): LayerSpecification => ({
    id: `area-${kind}`,
    type: "line",
    source: "areas",
    filter: ofKind(kind),
    layout: { "line-join": "round" },
    paint: { "line-color": colour, "line-width": width, ...(dashes === null ? {} : { "line-dasharray": dashes }) },
  });
  return [
    {
      id: "area-circle-fill",
      type: "fill",
      source: "areas",
      filter: ofKind("circle"),
      paint: { "fill-color": colours.accent, "fill-opacity": 0.07 },
    },
    border("grid", 0.8, [1.5, 2], colours.quiet),
    border("station", 1.4, [5, 3], colours.quiet),
    border("circle", 1.4, null, colours.accent),
    border("ring", 2, [7, 2.5], colours.amber),
  ];
}

/** The street plan, its names in the language of the screen. */
export function streetFeatures(lines: readonly StreetLine[], language: Language): FeatureCollection {
  return {
    type: "FeatureCollection",
    features: lines.map(({ name, kind, points }) => ({
      type: "Feature",
      geometry: { type: "LineString", coordinates: points.map((point) => [...point]) },
      properties: { kind, name: name[language] },
    })),
  };
}
