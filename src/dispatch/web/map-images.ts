import type { MapColours } from "../../district/web/map-colours.ts";
import type { MapImage } from "../../district/web/map-made.ts";
import { outlineOf } from "./map-layers.ts";
import { markOutlines } from "./map-outlines.ts";
import type { Tone } from "./shapes.ts";

const scale = 2;

/**
 * Draws the image that a mark's name asks for; undefined for any other name:
 *
 * - `incident|stage`: a box with the outline of the stage; `incident|stage|over`: without a rim;
 * - `plate|stage`: the plate that an incident's number stands on;
 * - `unit|status|kind|age`: the outline of the kind around the outline of the status;
 * - `heading|status`: the arrow at a unit's rim;
 * - `station`, `post`, `closure`: their signs.
 *
 * A `!` at the end marks the chosen one.
 */
export function drawMark(name: string, colours: MapColours): MapImage | undefined {
  const chosen = name.endsWith("!");
  const [kind, key = "", third = "", age = ""] = (chosen ? name.slice(0, -1) : name).split("|");
  switch (kind) {
    case "incident":
      return drawIncident(key, third === "over", chosen, colours);
    case "plate":
      return drawPlate(key, chosen, colours);
    case "unit":
      return drawUnit(key, third, age, chosen, colours);
    case "heading":
      return drawHeading(key, colours);
    case "station":
      return drawSign("M3 13V1h1.6v1H12L10.4 5 12 8H4.6v5z", colours.quiet, colours);
    case "post":
      return drawSign("M7 1.5L12 6v6.5H2V6z", colours.quiet, colours);
    case "closure":
      return drawClosure(key === "closed", colours);
    default:
      return undefined;
  }
}

function toneColour(tone: Tone, colours: MapColours): string {
  return { alarm: colours.alarm, amber: colours.amber, accent: colours.accent, quiet: colours.quiet }[tone];
}

/** A canvas with a side in page pixels, drawn at double resolution, and its picture. */
function drawn(width: number, height: number, draw: (context: CanvasRenderingContext2D) => void): MapImage | undefined {
  const canvas = document.createElement("canvas");
  canvas.width = width * scale;
  canvas.height = height * scale;
  const context = canvas.getContext("2d", { willReadFrequently: true });
  if (context === null) return undefined;
  context.scale(scale, scale);
  context.lineJoin = "round";
  context.lineCap = "round";
  draw(context);
  return { image: context.getImageData(0, 0, canvas.width, canvas.height), pixelRatio: scale };
}

function drawGlyph(context: CanvasRenderingContext2D, kind: string, key: string, ink: string): void {
  const outline = outlineOf(kind, key);
  if (outline === undefined) return;
  const path = new Path2D(outline.path);
  context.lineWidth = 1.5;
  context.strokeStyle = ink;
  context.fillStyle = ink;
  context.stroke(path);
  if (outline.fill) context.fill(path);
}

function drawIncident(key: string, isOver: boolean, chosen: boolean, colours: MapColours): MapImage | undefined {
  const tone = toneColour(outlineOf("incident", key)?.tone ?? "quiet", colours);
  return drawn(20, 20, (context) => {
    drawBox(context, 20, chosen ? tone : colours.land, isOver && !chosen ? null : tone);
    context.translate(3, 3);
    drawGlyph(context, "incident", key, chosen ? colours.land : tone);
  });
}

function drawBox(context: CanvasRenderingContext2D, width: number, ground: string, rim: string | null): void {
  context.beginPath();
  context.roundRect(0.8, 1, width - 1.6, 18, 3);
  context.globalAlpha = 0.96;
  context.fillStyle = ground;
  context.fill();
  context.globalAlpha = 1;
  context.lineWidth = 1.6;
  context.strokeStyle = rim ?? "transparent";
  context.stroke();
}

/** As high as the mark beside it; stretched to the number it holds. */
function drawPlate(key: string, chosen: boolean, colours: MapColours): MapImage | undefined {
  const tone = toneColour(outlineOf("incident", key)?.tone ?? "quiet", colours);
  const plate = drawn(14, 20, (context) => drawBox(context, 14, chosen ? tone : colours.land, tone));
  if (plate === undefined) return undefined;
  const at = (pixels: number) => pixels * scale;
  return {
    ...plate,
    fitted: {
      content: [at(3), at(3), at(11), at(17)],
      stretchX: [[at(5), at(9)]],
      stretchY: [[at(8), at(12)]],
    },
  };
}

/** The rim is broken where the place is only assumed, and pale where the fix is old. */
function drawUnit(key: string, kind: string, age: string, chosen: boolean, colours: MapColours): MapImage | undefined {
  const path = markOutlines[kind as keyof typeof markOutlines];
  if (path === undefined) return undefined;
  const tone = toneColour(outlineOf("unit", key)?.tone ?? "quiet", colours);
  return drawn(24, 24, (context) => {
    context.translate(1, 1);
    const rim = new Path2D(path);
    if (age !== "live") context.globalAlpha = age === "old" ? 0.55 : 0.85;
    context.fillStyle = chosen ? tone : colours.land;
    context.fill(rim);
    context.strokeStyle = tone;
    context.lineWidth = 1.6;
    if (age === "assumed") context.setLineDash([2.4, 2.6]);
    context.stroke(rim);
    context.setLineDash([]);
    context.translate(11 - 7 * 0.78, 11 - 7 * 0.78);
    context.scale(0.78, 0.78);
    drawGlyph(context, "unit", key, chosen ? colours.land : tone);
  });
}

/** An arrowhead up; the map turns it around the rim. */
function drawHeading(key: string, colours: MapColours): MapImage | undefined {
  const tone = toneColour(outlineOf("unit", key)?.tone ?? "quiet", colours);
  return drawn(14, 11, (context) => {
    context.fillStyle = tone;
    context.strokeStyle = colours.ground;
    context.lineWidth = 1.5;
    const head = new Path2D("M7 1.5L12.5 9.6Q7 7.4 1.5 9.6z");
    context.stroke(head);
    context.fill(head);
  });
}

function drawSign(path: string, colour: string, colours: MapColours): MapImage | undefined {
  return drawn(18, 18, (context) => {
    context.translate(2, 2);
    const sign = new Path2D(path);
    context.strokeStyle = colours.ground;
    context.lineWidth = 3;
    context.stroke(sign);
    context.fillStyle = colour;
    context.fill(sign);
  });
}

/** Closed: a disc with a bar, as on the road. Slowed: a triangle. */
function drawClosure(closed: boolean, colours: MapColours): MapImage | undefined {
  return drawn(20, 20, (context) => {
    const tone = closed ? colours.alarm : colours.amber;
    const sign = new Path2D(closed ? "M10 2.5a7.5 7.5 0 1 0 .01 0z" : "M10 2.5L18 16.5H2z");
    context.fillStyle = tone;
    context.strokeStyle = colours.ground;
    context.lineWidth = 3;
    context.stroke(sign);
    context.fill(sign);
    context.fillStyle = colours.land;
    context.fill(new Path2D(closed ? "M5.5 8.7h9v2.6h-9z" : "M9.2 7h1.6v5H9.2zM9.2 13.2h1.6v1.6H9.2z"));
  });
}
