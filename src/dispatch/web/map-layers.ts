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
import type { Sentence } from "../../ground/sentence.ts";
import { stageOutlines, unitOutlines } from "./shapes.ts";
import { boldFont, plainFont } from "./map-fonts.ts";
import { markLayers } from "./map-mark-layers.ts";
import { wayLayers } from "./map-way-layers.ts";

/** The colours of a theme, read from the page's own tokens so that the map and the lists agree. */
export interface MapColours {
  readonly ground: string;
  readonly land: string;
  readonly border: string;
  readonly street: string;
  readonly streetMain: string;
  readonly river: string;
  readonly green: string;
  readonly building: string;
  readonly text: string;
  readonly quiet: string;
  readonly accent: string;
  readonly alarm: string;
  readonly amber: string;
}

export interface StreetLine {
  readonly name: Sentence;
  readonly kind: "main" | "side" | "river";
  readonly points: readonly (readonly [number, number])[];
}

/** What lies under everything else: tiles, or the street plan where there are none. */
export interface BaseLayers {
  readonly sources: Readonly<Record<string, SourceSpecification>>;
  readonly layers: readonly LayerSpecification[];
}

const nothing: FeatureCollection = { type: "FeatureCollection", features: [] };
const source: SourceSpecification = { type: "geojson", data: nothing };
/** Changed piece by piece, which needs to know each feature. */
const living: SourceSpecification = { type: "geojson", data: nothing, promoteId: "id" };

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

function widening(width: number): ExpressionSpecification {
  return ["interpolate", ["exponential", 1.4], ["zoom"], 10, width * 0.5, 13, width, 17, width * 5];
}

/** The district's own street plan: what a drill has before it has a map. */
function planLayers(colours: MapColours): LayerSpecification[] {
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

function ofKind(kind: string): ExpressionSpecification {
  return ["==", ["get", "kind"], kind];
}

/** Told apart by their lines, not by colour alone: grids fine, circles solid and filled, rings long dashes. */
function areaLayers(colours: MapColours): LayerSpecification[] {
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

/** The street plan, its names in the language of the screen. */
export function streetFeatures(lines: readonly StreetLine[], language: Language): FeatureCollection {
  return collection(
    lines.map(({ name, kind, points }) => ({
      type: "Feature",
      geometry: { type: "LineString", coordinates: points.map((point) => [...point]) },
      properties: { kind, name: name[language] },
    })),
  );
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
