import { type MapColours, outlineOf } from "./map-layers.ts";
import type { Tone } from "./shapes.ts";

const scale = 2;
const fontFamily = '"PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", system-ui, sans-serif';

/**
 * Draws the image a mark's name asks for: incidents are boxes with their number, units round-ended, stations a plain
 * name with a flag, each with the outline of its stage or status. Undefined when the name is none of ours.
 */
export function drawMark(name: string, colours: MapColours): { image: ImageData; pixelRatio: number } | undefined {
  const [kind, key, label] = name.split("|");
  if (kind === undefined || key === undefined || label === undefined) return undefined;
  const canvas = document.createElement("canvas");
  const context = canvas.getContext("2d", { willReadFrequently: true });
  if (context === null) return undefined;
  const bold = kind === "incident";
  const font = `${bold ? "600 " : ""}${kind === "station" ? 12 : 11}px ${fontFamily}`;
  context.font = font;
  const left = 20;
  const width = label === "" ? 22 : Math.ceil(context.measureText(label).width) + left + 6;
  const height = 20;
  canvas.width = width * scale;
  canvas.height = height * scale;
  context.scale(scale, scale);
  const outline = outlineOf(kind, key);
  const tones: Readonly<Record<Tone, string>> = {
    alarm: colours.alarm,
    amber: colours.amber,
    accent: colours.accent,
    quiet: colours.quiet,
  };
  const tone = outline === undefined ? colours.quiet : tones[outline.tone];
  const chosen = key.endsWith("!");
  if (kind !== "station") {
    context.beginPath();
    context.roundRect(1, 1, width - 2, height - 2, kind === "unit" ? 9 : 3);
    context.fillStyle = chosen ? tone : colours.ground;
    context.globalAlpha = 0.94;
    context.fill();
    context.globalAlpha = 1;
    context.lineWidth = bold ? 1.6 : 1;
    context.strokeStyle = tone;
    if (label !== "") context.stroke();
  }
  context.save();
  context.translate(4, 3);
  const ink = chosen ? colours.ground : tone;
  if (outline !== undefined) {
    const path = new Path2D(outline.path);
    context.lineWidth = 1.5;
    context.lineJoin = "round";
    context.lineCap = "round";
    context.strokeStyle = ink;
    context.fillStyle = ink;
    context.stroke(path);
    if (outline.fill) context.fill(path);
  } else {
    context.fillStyle = colours.quiet;
    context.fill(new Path2D("M3 13V1h1.6v1H12L10.4 5 12 8H4.6v5z"));
  }
  context.restore();
  context.font = font;
  context.textBaseline = "middle";
  if (kind === "station") {
    context.lineWidth = 3;
    context.lineJoin = "round";
    context.strokeStyle = colours.ground;
    context.strokeText(label, left, height / 2 + 0.5);
  }
  context.fillStyle = chosen ? colours.ground : kind === "station" ? colours.quiet : colours.text;
  context.fillText(label, left, height / 2 + 0.5);
  return { image: context.getImageData(0, 0, canvas.width, canvas.height), pixelRatio: scale };
}

/** The theme's colours as the page has them now. */
export function coloursOfPage(): MapColours {
  const style = getComputedStyle(document.documentElement);
  const token = (name: string) => style.getPropertyValue(`--${name}`).trim();
  return {
    ground: token("ground"),
    land: token("panel"),
    border: token("line"),
    street: token("street"),
    streetMain: token("street-main"),
    river: token("river"),
    text: token("text"),
    quiet: token("quiet"),
    accent: token("accent"),
    alarm: token("alarm"),
    amber: token("amber"),
  };
}
