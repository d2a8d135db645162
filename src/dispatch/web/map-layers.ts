import type { Feature, FeatureCollection } from "geojson";
import type {
  ExpressionSpecification,
  FilterSpecification,
  LayerSpecification,
  SourceSpecification,
  StyleSpecification,
} from "maplibre-gl";
import type { District } from "../../district/district.ts";
import type { Language } from "../../ground/web/language.ts";
import { stageOutlines, unitOutlines } from "./shapes.ts";
import type { MapColours } from "../../district/web/map-colours.ts";
import { boldFont, plainFont } from "../../district/web/map-fonts.ts";
import { areaLayers, type BaseLayers, emptySource, ofKind, planLayers } from "../../district/web/map-land-layers.ts";
import { markLayers } from "./map-mark-layers.ts";
import { wayLayers } from "./map-way-layers.ts";

const source = emptySource;
/** Changed piece by piece, which needs to know each feature. */
const living: SourceSpecification = {
  type: "geojson",
  data: { type: "FeatureCollection", features: [] },
  promoteId: "id",
};

/** The sources that this console fills itself. */
export const ownSources = {
  areas: source,
  streets: source,
  reach: source,
  closures: source,
  ways: source,
  stations: source,
  marks: living,
  chosen: living,
  drag: source,
} as const satisfies Record<string, SourceSpecification>;

/** A style without glyphs or sprites: labels and marks are drawn here, and nothing but the base's tiles is fetched. */
export function mapStyle(colours: MapColours, base: BaseLayers | null): StyleSpecification {
  const under = base ?? { sources: {}, layers: planLayers(colours) };
  return {
    version: 8,
    sources: { ...under.sources, ...ownSources },
    layers: [
      ...under.layers,
      ...areaLayers(colours),
      ...reachLayers(colours),
      ...closureLayers(colours),
      ...wayLayers(colours),
      ...placeLayers(colours),
      ...markLayers(colours),
      {
        id: "drag",
        type: "line",
        source: "drag",
        paint: { "line-color": colours.accent, "line-width": 2, "line-dasharray": [2, 1.5] },
      },
    ],
  };
}

/** Three tones of one colour, the shorter time the stronger and the wider. */
function reachLayers(colours: MapColours): LayerSpecification[] {
  const tones = [
    { tier: 3, width: 2.2, opacity: 0.3 },
    { tier: 2, width: 2.8, opacity: 0.6 },
    { tier: 1, width: 3.6, opacity: 1 },
  ];
  return tones.map(({ tier, width, opacity }) => ({
    id: `reach-${tier}`,
    type: "line",
    source: "reach",
    filter: ["==", ["get", "tier"], tier],
    layout: { "line-cap": "round", "line-join": "round" },
    paint: {
      "line-color": colours.accent,
      "line-opacity": opacity,
      "line-width": ["interpolate", ["linear"], ["zoom"], 10, width * 0.6, 13, width, 17, width * 2.5],
    },
  }));
}

function closureLayers(colours: MapColours): LayerSpecification[] {
  const isClosed: ExpressionSpecification = ["boolean", ["get", "closed"], false];
  const tone: ExpressionSpecification = ["case", isClosed, colours.alarm, colours.amber];
  const isDrawing: FilterSpecification = ["has", "drawing"];
  return [
    {
      id: "closure-casing",
      type: "line",
      source: "closures",
      filter: ["all", ["has", "closed"], ["==", ["geometry-type"], "LineString"]],
      layout: { "line-cap": "round", "line-join": "round" },
      paint: { "line-color": colours.land, "line-width": ["case", ["get", "chosen"], 11, 8] },
    },
    {
      id: "closure-line",
      type: "line",
      source: "closures",
      filter: ["all", ["has", "closed"], ["==", ["geometry-type"], "LineString"]],
      paint: {
        "line-color": tone,
        "line-width": ["case", ["get", "chosen"], 7, 5],
        "line-dasharray": [0.7, 0.6],
      },
    },
    {
      id: "closure-drawing",
      type: "line",
      source: "closures",
      filter: isDrawing,
      layout: { "line-cap": "round", "line-join": "round" },
      paint: { "line-color": colours.accent, "line-width": 4, "line-opacity": 0.8 },
    },
    {
      id: "closure-corners",
      type: "circle",
      source: "closures",
      filter: ["has", "corner"],
      paint: {
        "circle-radius": 4.5,
        "circle-color": colours.land,
        "circle-stroke-color": colours.accent,
        "circle-stroke-width": 2,
      },
    },
    {
      id: "closure-marks",
      type: "symbol",
      source: "closures",
      filter: ["has", "image"],
      layout: { "icon-image": ["get", "image"], "icon-allow-overlap": true },
    },
  ];
}

/** What stands still: stations, posts, and the names of areas; they give way to what moves. */
function placeLayers(colours: MapColours): LayerSpecification[] {
  const label = { "text-color": colours.quiet, "text-halo-color": colours.land, "text-halo-width": 1.6 };
  return [
    {
      id: "area-names",
      type: "symbol",
      source: "areas",
      filter: ["match", ["get", "kind"], ["grid", "circle", "ring"], true, false],
      layout: { "text-field": ["get", "name"], "text-font": plainFont, "text-size": 12, "text-padding": 6 },
      paint: label,
    },
    {
      id: "posts",
      type: "symbol",
      source: "areas",
      filter: ofKind("post"),
      layout: {
        "icon-image": "post||",
        "icon-allow-overlap": true,
        "text-field": ["get", "name"],
        "text-font": plainFont,
        "text-size": 12,
        "text-anchor": "left",
        "text-offset": [0.9, 0],
        "text-optional": true,
      },
      paint: label,
    },
    {
      id: "stations",
      type: "symbol",
      source: "stations",
      layout: {
        "icon-image": "station||",
        "icon-allow-overlap": true,
        "icon-offset": [3, -7],
        "text-field": ["get", "name"],
        "text-font": boldFont,
        "text-size": 12,
        "text-variable-anchor": ["left", "right", "bottom", "top"],
        "text-radial-offset": 1,
        "text-justify": "auto",
        "text-optional": true,
      },
      paint: label,
    },
  ];
}

function collection(features: Feature[]): FeatureCollection {
  return { type: "FeatureCollection", features };
}

function pointAt(point: readonly [number, number], properties: Record<string, unknown>): Feature {
  return { type: "Feature", geometry: { type: "Point", coordinates: [...point] }, properties };
}

export function stationFeatures(district: District, language: Language): FeatureCollection {
  return collection(
    Object.values(district.stations).map((station) =>
      pointAt(station.point, { id: station.id, name: station.name[language] }),
    ),
  );
}

/** The outline an image's key stands for. */
export function outlineOf(kind: string, key: string) {
  if (kind === "unit" && key in unitOutlines) return unitOutlines[key as keyof typeof unitOutlines];
  if (kind === "incident" && key in stageOutlines) return stageOutlines[key as keyof typeof stageOutlines];
  return undefined;
}
