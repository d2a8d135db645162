import type { Feature, FeatureCollection } from "geojson";
import type { LayerSpecification, SourceSpecification, StyleSpecification } from "maplibre-gl";
import type { District } from "../../district/district.ts";
import type { Language } from "../../ground/web/language.ts";
import type { Sentence } from "../../ground/sentence.ts";
import type { Incident } from "../incident.ts";
import { unitStatus } from "../status.ts";
import type { Unit } from "../unit.ts";
import { rowOf } from "./incident-order.ts";
import { stageOutlines, unitOutlines } from "./shapes.ts";

/** The colours of a theme, read from the page's own tokens so that the map and the lists agree. */
export interface MapColours {
  readonly ground: string;
  readonly land: string;
  readonly border: string;
  readonly street: string;
  readonly streetMain: string;
  readonly river: string;
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

/** From here on units bear their callsigns; further out sixty labels would hide each other and the incidents. */
const labelZoom = 13;

const nothing: FeatureCollection = { type: "FeatureCollection", features: [] };
const source: SourceSpecification = { type: "geojson", data: nothing };

/** A style without tiles, glyphs or sprites: nothing is fetched; labels and marks are images drawn here. */
export function mapStyle(colours: MapColours): StyleSpecification {
  const line = (id: string, kinds: readonly string[], colour: string, width: number): LayerSpecification => ({
    id,
    type: "line",
    source: "streets",
    filter: ["in", ["get", "kind"], ["literal", [...kinds]]],
    layout: { "line-cap": "round", "line-join": "round" },
    paint: {
      "line-color": colour,
      "line-width": ["interpolate", ["exponential", 1.4], ["zoom"], 10, width * 0.5, 13, width, 17, width * 5],
    },
  });
  const marks = (id: string, from: string, image: string, sort: boolean, more: object): LayerSpecification => ({
    id,
    type: "symbol",
    source: from,
    ...more,
    layout: {
      "icon-image": ["get", image],
      "icon-anchor": "left",
      "icon-offset": [-9, 0],
      "icon-allow-overlap": true,
      "icon-ignore-placement": true,
      ...(sort ? { "symbol-sort-key": ["get", "order"] } : {}),
    },
  });
  return {
    version: 8,
    sources: { areas: source, streets: source, stations: source, units: source, incidents: source },
    layers: [
      { id: "ground", type: "background", paint: { "background-color": colours.ground } },
      { id: "areas", type: "fill", source: "areas", paint: { "fill-color": colours.land } },
      line("river", ["river"], colours.river, 10),
      line("side", ["side"], colours.street, 1.2),
      line("main", ["main"], colours.streetMain, 2.6),
      {
        id: "borders",
        type: "line",
        source: "areas",
        paint: { "line-color": colours.border, "line-width": 1, "line-dasharray": [4, 3] },
      },
      {
        id: "stations",
        type: "symbol",
        source: "stations",
        layout: {
          "icon-image": ["get", "image"],
          "icon-allow-overlap": false,
          "icon-padding": 4,
          "icon-offset": [0, -18],
        },
      },
      marks("units-far", "units", "small", false, { maxzoom: labelZoom }),
      marks("units", "units", "image", false, { minzoom: labelZoom }),
      marks("incidents", "incidents", "image", true, {}),
    ],
  };
}

function collection(features: Feature[]): FeatureCollection {
  return { type: "FeatureCollection", features };
}

function pointAt(point: readonly [number, number], properties: Record<string, unknown>): Feature {
  return { type: "Feature", geometry: { type: "Point", coordinates: [...point] }, properties };
}

export function areaFeatures(district: District): FeatureCollection {
  return collection(
    Object.values(district.stations).flatMap(({ area }) => {
      const first = area?.[0];
      if (area === undefined || first === undefined) return [];
      const ring = [...area, first].map((point) => [...point]);
      return [{ type: "Feature", geometry: { type: "Polygon", coordinates: [ring] }, properties: {} }];
    }),
  );
}

export function streetFeatures(lines: readonly StreetLine[]): FeatureCollection {
  return collection(
    lines.map(({ kind, points }) => ({
      type: "Feature",
      geometry: { type: "LineString", coordinates: points.map((point) => [...point]) },
      properties: { kind },
    })),
  );
}

/** A mark's image is drawn when first asked for, from its name: what it is, its outline, and its label. */
export function imageName(kind: "station" | "unit" | "incident", key: string, label: string): string {
  return [kind, key, label].join("|");
}

export function stationFeatures(district: District, language: Language): FeatureCollection {
  return collection(
    Object.values(district.stations).map((station) =>
      pointAt(station.point, { image: imageName("station", "station", station.name[language]) }),
    ),
  );
}

/**
 * A unit stands at its post, or at its incident once on scene. Where several stand at one point they are set side by side
 * in steps of about 25 m, for overlapping marks cannot be told apart or clicked.
 */
export function unitFeatures(units: readonly Unit[]): FeatureCollection {
  const taken = new Map<string, number>();
  return collection(
    units.flatMap((unit) => {
      const status = unitStatus(unit);
      if (status === "offDuty") return [];
      const there = status === "onScene" || status === "handling";
      const point = (there ? unit.active?.point : undefined) ?? unit.point;
      if (point === undefined) return [];
      const key = point.join(",");
      const before = taken.get(key) ?? 0;
      taken.set(key, before + 1);
      const row = there ? before + 1 : before;
      const shifted: readonly [number, number] = [point[0], point[1] - row * 0.00022];
      // A unit at work is looked for by its callsign at any distance.
      const small = imageName("unit", status, unit.active === undefined ? "" : unit.id);
      return [pointAt(shifted, { id: unit.id, image: imageName("unit", status, unit.id), small })];
    }),
  );
}

/** Those that only await their report stand small and below, without a number, so that the work under way is seen. */
export function incidentFeatures(incidents: readonly Incident[], chosen: string | null): FeatureCollection {
  return collection(
    incidents.flatMap((incident) => {
      const { point } = incident.place;
      if (point === undefined) return [];
      const { stage, group } = rowOf(incident);
      const isChosen = incident.id === chosen;
      const label = group === "after" && !isChosen ? "" : incident.number;
      const order = isChosen ? 9 : group === "after" ? 0 : group === "waiting" ? 6 : 5 - incident.priority;
      const image = imageName("incident", `${stage}${isChosen ? "!" : ""}`, label);
      return [pointAt(point, { id: incident.id, image, order })];
    }),
  );
}

/** The outline an image's key stands for. */
export function outlineOf(kind: string, key: string) {
  const plain = key.replace("!", "");
  if (kind === "unit" && plain in unitOutlines) return unitOutlines[plain as keyof typeof unitOutlines];
  if (kind === "incident" && plain in stageOutlines) return stageOutlines[plain as keyof typeof stageOutlines];
  return undefined;
}
