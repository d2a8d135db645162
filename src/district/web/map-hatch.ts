import { coloursOfPage } from "./map-colours.ts";
import type { MapImage } from "./map-made.ts";

const side = 16;

/** The hatching of an overlap (leaning right, in the colour of alarm) or a gap (leaning left, amber): `hatch|gap`. */
export function hatchNamed(name: string): MapImage | undefined {
  const [what, role] = name.split("|");
  if (what !== "hatch") return undefined;
  const canvas = document.createElement("canvas");
  canvas.width = side;
  canvas.height = side;
  const context = canvas.getContext("2d", { willReadFrequently: true });
  if (context === null) return undefined;
  const colours = coloursOfPage();
  const leansRight = role === "overlap";
  context.strokeStyle = leansRight ? colours.alarm : colours.amber;
  context.lineWidth = 3;
  context.beginPath();
  // Three strokes, so that the pattern goes on over its edges.
  for (const shift of [-side, 0, side]) {
    context.moveTo(leansRight ? shift : shift + side, side);
    context.lineTo(leansRight ? shift + side : shift, 0);
  }
  context.stroke();
  return { image: context.getImageData(0, 0, side, side), pixelRatio: 2 };
}
