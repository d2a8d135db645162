import type { ExpressionSpecification, LayerSpecification } from "maplibre-gl";
import { boldFont } from "../../district/web/map-fonts.ts";
import type { MarkKind } from "./map-marks.ts";

interface MarkColours {
  readonly land: string;
  readonly text: string;
}

/** The whole district at once is read by where the marks are, a few streets by what they say. */
const sizeByZoom: ExpressionSpecification = ["interpolate", ["linear"], ["zoom"], 11, 0.7, 14, 1];

/** Pixels from the middle of a unit to the middle of its arrow. */
const headingAbove = 14.5;

/** Whether a mark is left to the layers of the chosen one, which draw it in its place. */
const isHidden: ExpressionSpecification = ["boolean", ["feature-state", "hidden"], false];
const unlessHidden: ExpressionSpecification = ["case", isHidden, 0, 1];

/**
 * Every mark is drawn. Callsigns give way to each other, to numbers and to incidents; numbers to each other and to
 * incidents, the less urgent first. What is chosen gives way to nothing.
 */
export function markLayers(colours: MarkColours): LayerSpecification[] {
  return [
    {
      id: "unit-headings",
      type: "symbol",
      source: "marks",
      filter: ["all", isOf("unit"), ["get", "moves"]],
      layout: {
        "icon-image": ["concat", "heading|", ["get", "status"]],
        "icon-size": sizeByZoom,
        "icon-offset": [0, -headingAbove],
        "icon-rotate": ["get", "heading"],
        "icon-rotation-alignment": "map",
        "icon-allow-overlap": true,
        "icon-ignore-placement": true,
      },
    },
    unitLayer(colours, "units", false),
    numberLayer(colours, "incident-numbers", false),
    incidentLayer("incidents", false),
    unitLayer(colours, "chosen-units", true),
    numberLayer(colours, "chosen-numbers", true),
    incidentLayer("chosen-incidents", true),
  ];
}

/** The layers whose marks can be pressed and dragged, below each other as they are drawn. */
export const pressedLayers = [
  "units",
  "incident-numbers",
  "incidents",
  "chosen-units",
  "chosen-numbers",
  "chosen-incidents",
];

function sourceOf(isChosen: boolean): "marks" | "chosen" {
  return isChosen ? "chosen" : "marks";
}

/** The callsigns of units, on tiles of this zoom and closer. */
export function callsignsFrom(zoom: number): ExpressionSpecification {
  return ["step", ["zoom"], "", zoom, ["get", "label"]];
}

/** The name of the image that a property holds; a `!` at the end asks for the chosen one's. */
function imageOf(name: ExpressionSpecification, isChosen: boolean): ExpressionSpecification {
  return isChosen ? ["concat", name, "!"] : name;
}

function unitLayer(colours: MarkColours, id: string, isChosen: boolean): LayerSpecification {
  const pale: ExpressionSpecification = ["case", ["get", "pale"], 0.7, 1];
  return {
    id,
    type: "symbol",
    source: sourceOf(isChosen),
    filter: isOf("unit"),
    layout: {
      "icon-image": imageOf(["get", "image"], isChosen),
      "icon-size": sizeByZoom,
      "icon-allow-overlap": true,
      "symbol-sort-key": ["get", "order"],
      "text-field": ["get", "label"],
      "text-font": boldFont,
      "text-size": 12,
      "text-variable-anchor": ["left", "right"],
      "text-radial-offset": 1.25,
      "text-justify": "auto",
      "text-padding": 1,
      ...(isChosen ? { "text-allow-overlap": true } : { "text-optional": true }),
    },
    paint: {
      "icon-opacity": unlessHidden,
      "text-color": colours.text,
      "text-opacity": ["case", isHidden, 0, pale],
      "text-halo-color": colours.land,
      "text-halo-width": 1.6,
    },
  };
}

function incidentLayer(id: string, isChosen: boolean): LayerSpecification {
  return {
    id,
    type: "symbol",
    source: sourceOf(isChosen),
    filter: isOf("incident"),
    layout: {
      "icon-image": imageOf(["get", "image"], isChosen),
      "icon-allow-overlap": true,
      "icon-padding": 0,
      "symbol-sort-key": ["get", "order"],
    },
    paint: { "icon-opacity": unlessHidden },
  };
}

/** A number on a plate beside its mark. */
function numberLayer(colours: MarkColours, id: string, isChosen: boolean): LayerSpecification {
  return {
    id,
    type: "symbol",
    source: sourceOf(isChosen),
    filter: isChosen ? isOf("incident") : ["all", isOf("incident"), ["!", ["get", "isOver"]]],
    layout: {
      "icon-image": imageOf(["concat", "plate|", ["get", "stage"]], isChosen),
      "icon-text-fit": "both",
      "icon-padding": 0,
      "text-field": ["get", "number"],
      "text-font": boldFont,
      "text-size": 12,
      "text-variable-anchor": ["left", "right"],
      "text-radial-offset": 1.15,
      "text-justify": "auto",
      "text-padding": 0,
      "symbol-sort-key": ["-", 0, ["get", "order"]],
      ...(isChosen ? { "icon-allow-overlap": true, "text-allow-overlap": true } : {}),
    },
    paint: {
      "icon-opacity": unlessHidden,
      "text-opacity": unlessHidden,
      "text-color": isChosen ? colours.land : colours.text,
    },
  };
}

function isOf(kind: MarkKind): ExpressionSpecification {
  return ["==", ["get", "kind"], kind];
}
