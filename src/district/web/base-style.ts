import type { ExpressionSpecification, LayerSpecification, SourceSpecification } from "maplibre-gl";
import type { Language } from "../../ground/web/language.ts";

/** What `GET /api/v1/map` answers. */
export interface MapAnswer {
  readonly kind: "none" | "vector" | "raster";
  readonly tiles: string | null;
  readonly attribution: { readonly zh: string; readonly en: string } | null;
  readonly minZoom: number;
  readonly maxZoom: number;
  readonly bounds: readonly number[] | null;
  /** All of the imported streets, without parts that lie far off the rest. */
  readonly land: readonly number[] | null;
  /** Streets were imported, but their tiles cannot be read. */
  readonly missing: boolean;
}

/** The quiet colours of a theme that land and streets are drawn in. */
export interface BaseColours {
  readonly ground: string;
  readonly land: string;
  readonly border: string;
  readonly street: string;
  readonly streetMain: string;
  readonly river: string;
  readonly green: string;
  readonly building: string;
  readonly quiet: string;
}

interface BaseLayers {
  readonly sources: Readonly<Record<string, SourceSpecification>>;
  readonly layers: readonly LayerSpecification[];
}

/**
 * Glyphs come from the machine's own fonts; MapLibre reads the weight from the first name, which no machine has.
 */
const fonts = ["Regular", "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Noto Sans SC", "system-ui"];

/** The land under everything else, from the tiles that `answer` names; null where there are none. */
export function baseMap(
  { kind, tiles, attribution, minZoom, maxZoom, bounds }: MapAnswer,
  colours: BaseColours,
  language: Language,
): BaseLayers | null {
  if (kind === "none" || tiles === null) return null;
  const ground: LayerSpecification = { id: "ground", type: "background", paint: { "background-color": colours.land } };
  const common = {
    tiles: [tiles.startsWith("/") ? location.origin + tiles : tiles],
    minzoom: minZoom,
    maxzoom: maxZoom,
    ...(attribution === null ? {} : { attribution: asHtml(attribution[language]) }),
  };
  if (kind === "raster") {
    const source: SourceSpecification = { type: "raster", tileSize: 256, ...common };
    return { sources: { base: source }, layers: [ground, { id: "base", type: "raster", source: "base" }] };
  }
  const [west, south, east, north] = bounds ?? [];
  const within =
    west === undefined || south === undefined || east === undefined || north === undefined
      ? {}
      : { bounds: [west, south, east, north] as [number, number, number, number] };
  const source: SourceSpecification = { type: "vector", ...common, ...within };
  return { sources: { base: source }, layers: [ground, ...landLayers(colours), ...labelLayers(colours, language)] };
}

/** An attribution is put on the page as HTML; OpenStreetMap's leads to its licence, as that asks. */
function asHtml(text: string): string {
  const escaped = text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
  const link = '<a href="https://www.openstreetmap.org/copyright" target="_blank" rel="noopener">OpenStreetMap</a>';
  return escaped.replace("OpenStreetMap", link);
}

function fill(id: string, layer: string, colour: string, from = 0): LayerSpecification {
  return {
    id,
    type: "fill",
    source: "base",
    "source-layer": layer,
    minzoom: from,
    paint: { "fill-color": colour, "fill-antialias": true },
  };
}

/** Widths at zooms 9, 13 and 17. */
type Widths = readonly [number, number, number];

function road(id: string, kinds: readonly string[], colour: string, [far, middle, near]: Widths): LayerSpecification {
  return {
    id,
    type: "line",
    source: "base",
    "source-layer": "road",
    filter: ["in", ["get", "kind"], ["literal", [...kinds]]],
    layout: { "line-cap": "round", "line-join": "round" },
    paint: {
      "line-color": colour,
      "line-width": ["interpolate", ["exponential", 1.5], ["zoom"], 9, far, 13, middle, 17, near],
    },
  };
}

function line(id: string, layer: string, colour: string, width: number, dashes?: number[]): LayerSpecification {
  return {
    id,
    type: "line",
    source: "base",
    "source-layer": layer,
    paint: { "line-color": colour, "line-width": width, ...(dashes === undefined ? {} : { "line-dasharray": dashes }) },
  };
}

function landLayers(colours: BaseColours): readonly LayerSpecification[] {
  return [
    fill("green", "green", colours.green),
    fill("water", "water", colours.river),
    {
      id: "waterway",
      type: "line",
      source: "base",
      "source-layer": "waterway",
      paint: {
        "line-color": colours.river,
        "line-width": ["interpolate", ["exponential", 1.5], ["zoom"], 8, 1, 11, 3, 14, 8, 17, 22],
      },
    },
    fill("building", "building", colours.building, 14),
    line("boundary", "boundary", colours.border, 1, [4, 3]),
    line("rail", "rail", colours.border, 1, [6, 3]),
    road("service", ["service"], colours.street, [0, 0.6, 4]),
    road("minor", ["minor"], colours.street, [0.3, 1.2, 9]),
    road("tertiary", ["tertiary"], colours.street, [0.4, 1.8, 12]),
    road("secondary", ["secondary"], colours.streetMain, [0.8, 2.2, 14]),
    road("primary", ["primary"], colours.streetMain, [1, 2.8, 16]),
    road("motorway", ["motorway"], colours.streetMain, [1.4, 3.4, 18]),
    {
      id: "ferry",
      type: "line",
      source: "base",
      "source-layer": "road",
      filter: ["==", ["get", "kind"], "ferry"],
      paint: { "line-color": colours.streetMain, "line-width": 1, "line-dasharray": [3, 3] },
    },
  ];
}

/** The name in the language of the screen, else the one on the sign. */
function nameIn(language: Language): ExpressionSpecification {
  return ["coalesce", ["get", language], ["get", "name"], ""];
}

function labelLayers(colours: BaseColours, language: Language): readonly LayerSpecification[] {
  const paint = { "text-color": colours.quiet, "text-halo-color": colours.land, "text-halo-width": 1.2 };
  const along = (id: string, layer: string, kinds: readonly string[] | null, from: number): LayerSpecification => ({
    id,
    type: "symbol",
    source: "base",
    "source-layer": layer,
    minzoom: from,
    ...(kinds === null ? {} : { filter: ["in", ["get", "kind"], ["literal", [...kinds]]] as ExpressionSpecification }),
    layout: {
      "symbol-placement": "line",
      "symbol-spacing": 320,
      "text-field": nameIn(language),
      "text-font": fonts,
      "text-size": 12,
      "text-max-angle": 35,
    },
    paint,
  });
  const places = (id: string, kinds: readonly string[], from: number, size: number): LayerSpecification => ({
    id,
    type: "symbol",
    source: "base",
    "source-layer": "place",
    minzoom: from,
    filter: ["in", ["get", "kind"], ["literal", [...kinds]]],
    layout: { "text-field": nameIn(language), "text-font": fonts, "text-size": size, "text-max-width": 8 },
    paint,
  });
  return [
    along("water-names", "waterway", null, 12),
    along("main-names", "road", ["motorway", "primary", "secondary"], 12),
    along("side-names", "road", ["tertiary", "minor"], 14),
    places("poi-names", ["hospital", "police", "fire_station", "school", "university", "station"], 15, 11),
    places("village-names", ["village", "hamlet", "suburb", "quarter", "neighbourhood"], 11, 12),
    places("town-names", ["city", "town", "borough"], 8, 14),
  ];
}
