import type { ExpressionSpecification, LayerSpecification, StyleSpecification } from "maplibre-gl";
import type { MapColours } from "./map-colours.ts";
import { boldFont, plainFont } from "./map-fonts.ts";
import { areaLayers, type BaseLayers, emptySource, ofKind, planLayers } from "./map-land-layers.ts";

/** The sources that a map of a setting fills: what is in force, and what is being drawn. */
export const settingSources = {
  areas: emptySource,
  streets: emptySource,
  graticule: emptySource,
  drawn: emptySource,
} as const;

/**
 * What a feature of what is being drawn is:
 *
 * - `outline`: the area that is drawn, `line`: its sides while it has no extent, `wrong`: where they cross;
 * - `corner` and `middle`: a corner to hold, and where pressing makes another;
 * - `overlap` and `gap`: land that two areas of a kind have, and land that none has;
 * - `mark`: a single place; `promised`: a circle for which something is promised.
 */
export type DrawnRole =
  | "outline"
  | "line"
  | "wrong"
  | "corner"
  | "middle"
  | "overlap"
  | "gap"
  | "number"
  | "mark"
  | "promised";

/** What a pointer can hold, the uppermost first. */
export const heldLayers = ["drawn-mark", "drawn-corner", "drawn-middle"] as const;

function ofRole(role: DrawnRole): ExpressionSpecification {
  return ["==", ["get", "role"], role];
}

/** A style of the land with a setting on it; without streets a graticule lies in their place. */
export function settingStyle(colours: MapColours, base: BaseLayers | null): StyleSpecification {
  const under = base ?? { sources: {}, layers: planLayers(colours) };
  return {
    version: 8,
    sources: { ...under.sources, ...settingSources },
    layers: [
      ...under.layers,
      ...graticuleLayers(colours),
      ...areaLayers(colours),
      areaNames(colours),
      ...findingLayers(colours),
      ...drawnLayers(colours),
    ],
  };
}

function graticuleLayers(colours: MapColours): readonly LayerSpecification[] {
  return [
    { id: "graticule", type: "line", source: "graticule", paint: { "line-color": colours.border, "line-width": 1 } },
    {
      id: "graticule-names",
      type: "symbol",
      source: "graticule",
      layout: {
        "symbol-placement": "line",
        "symbol-spacing": 400,
        "text-field": ["get", "name"],
        "text-font": plainFont,
        "text-size": 12,
      },
      paint: { "text-color": colours.quiet, "text-halo-color": colours.ground, "text-halo-width": 1.4 },
    },
  ];
}

function areaNames(colours: MapColours): LayerSpecification {
  return {
    id: "area-names",
    type: "symbol",
    source: "areas",
    filter: ["!", ofKind("post")],
    layout: { "text-field": ["get", "name"], "text-font": plainFont, "text-size": 12, "text-padding": 4 },
    paint: { "text-color": colours.quiet, "text-halo-color": colours.land, "text-halo-width": 1.6 },
  };
}

/** Overlaps and gaps are told apart by the way their hatching leans, not by colour alone. */
function findingLayers(colours: MapColours): readonly LayerSpecification[] {
  const finding = (role: "overlap" | "gap", colour: string): readonly LayerSpecification[] => [
    {
      id: `drawn-${role}`,
      type: "fill",
      source: "drawn",
      filter: ofRole(role),
      paint: { "fill-pattern": `hatch|${role}` },
    },
    {
      id: `drawn-${role}-line`,
      type: "line",
      source: "drawn",
      filter: ofRole(role),
      paint: { "line-color": colour, "line-width": 2 },
    },
  ];
  return [...finding("gap", colours.amber), ...finding("overlap", colours.alarm)];
}

function drawnLayers(colours: MapColours): readonly LayerSpecification[] {
  const isChosen: ExpressionSpecification = ["boolean", ["get", "chosen"], false];
  const spot = (id: string, role: DrawnRole, radius: number | ExpressionSpecification): LayerSpecification => ({
    id,
    type: "circle",
    source: "drawn",
    filter: ofRole(role),
    paint: {
      "circle-radius": radius,
      "circle-color": ["case", isChosen, colours.accent, colours.land],
      "circle-stroke-color": colours.accent,
      "circle-stroke-width": 2,
      "circle-opacity": role === "middle" ? 0.55 : 1,
      "circle-stroke-opacity": role === "middle" ? 0.55 : 1,
    },
  });
  return [
    {
      id: "drawn-promised",
      type: "fill",
      source: "drawn",
      filter: ofRole("promised"),
      paint: { "fill-color": colours.accent, "fill-opacity": 0.2 },
    },
    {
      id: "drawn-fill",
      type: "fill",
      source: "drawn",
      filter: ofRole("outline"),
      paint: { "fill-color": colours.accent, "fill-opacity": 0.12 },
    },
    {
      id: "drawn-line",
      type: "line",
      source: "drawn",
      filter: ["any", ofRole("outline"), ofRole("line"), ofRole("promised")],
      layout: { "line-join": "round", "line-cap": "round" },
      paint: { "line-color": colours.accent, "line-width": 3 },
    },
    spot("drawn-middle", "middle", 4),
    spot("drawn-corner", "corner", ["case", isChosen, 8, 6]),
    {
      id: "drawn-wrong",
      type: "circle",
      source: "drawn",
      filter: ofRole("wrong"),
      paint: {
        "circle-radius": 12,
        "circle-opacity": 0,
        "circle-stroke-color": colours.alarm,
        "circle-stroke-width": 3,
      },
    },
    spot("drawn-mark", "mark", 9),
    {
      id: "drawn-names",
      type: "symbol",
      source: "drawn",
      filter: ["any", ofRole("number"), ofRole("promised")],
      layout: {
        "text-field": ["get", "name"],
        "text-font": boldFont,
        "text-size": 13,
        "text-allow-overlap": true,
      },
      paint: { "text-color": colours.text, "text-halo-color": colours.land, "text-halo-width": 2 },
    },
  ];
}
