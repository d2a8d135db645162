import type { Map as MapLibre, MapMouseEvent, MapTouchEvent, PointLike } from "maplibre-gl";
import { useEffect, useRef } from "react";
import type { Point } from "../../ground/point.ts";
import { type DrawnRole, heldLayers } from "./setting-map-layers.ts";

/** What of the drawing is under the pointer. */
export interface Held {
  readonly role: DrawnRole;
  readonly index: number;
}

/** What somebody does on the map of a setting, by pointer and by keys. */
export interface MapHand {
  /** What the arrows move; without it they move the map. */
  readonly chosen: Point | null;
  /** Corners of others, which a pointer that comes near takes exactly. */
  readonly near?: readonly Point[];
  /** A press on the map, or on something of the drawing. */
  readonly onPress: (point: Point, held: Held | null) => void;
  /** What is held or chosen is moved. `stroke` is the same for all of one movement. */
  readonly onMove: (point: Point, held: Held | null, stroke: string) => void;
  /** Enter: `middle` is the middle of the view, `beside` a place beside what is chosen. */
  readonly onEnter?: (middle: Point, beside: Point | null) => void;
  readonly onDelete?: () => void;
  /** Page up and page down: the one before, the next. */
  readonly onStep?: (by: -1 | 1) => void;
}

const reachPixels = 8;
const stepPixels = 10;
const panPixels = 80;
const besidePixels = 40;

export function rounded({ lng, lat }: { readonly lng: number; readonly lat: number }): Point {
  return [Math.round(lng * 1e6) / 1e6, Math.round(lat * 1e6) / 1e6];
}

/** The corner of another that lies within the reach of a pointer, or the point itself. */
function taken(map: MapLibre, at: { readonly x: number; readonly y: number }, near: readonly Point[]): Point {
  const reach = [
    map.unproject([at.x - reachPixels, at.y + reachPixels]),
    map.unproject([at.x + reachPixels, at.y - reachPixels]),
  ] as const;
  const [low, high] = reach;
  const found = near.find(([x, y]) => x >= low.lng && x <= high.lng && y >= low.lat && y <= high.lat);
  return found ?? rounded(map.unproject([at.x, at.y]));
}

function heldAt(map: MapLibre, { x, y }: { readonly x: number; readonly y: number }): Held | null {
  const box: [PointLike, PointLike] = [
    [x - reachPixels, y - reachPixels],
    [x + reachPixels, y + reachPixels],
  ];
  const found = map.queryRenderedFeatures(box, { layers: [...heldLayers] });
  const order = (role: unknown) => heldLayers.findIndex((layer) => layer === `drawn-${String(role)}`);
  const [first] = found.toSorted((a, b) => order(a.properties["role"]) - order(b.properties["role"]));
  if (first === undefined) return null;
  return { role: first.properties["role"] as DrawnRole, index: Number(first.properties["index"] ?? 0) };
}

const arrows: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** Listens to pointer and keys on the map's canvas. */
export function useMapHand(map: MapLibre | null, hand: MapHand): void {
  const latest = useRef(hand);
  useEffect(() => {
    latest.current = hand;
  });
  useEffect(() => (map === null ? undefined : listenToPointer(map, () => latest.current)), [map]);
  useEffect(() => (map === null ? undefined : listenToKeys(map, () => latest.current)), [map]);
}

function listenToPointer(map: MapLibre, hand: () => MapHand): () => void {
  let drag: { readonly held: Held; readonly stroke: string; moved: boolean } | null = null;
  let strokes = 0;
  const down = (event: MapMouseEvent | MapTouchEvent) => {
    if ("points" in event && event.points.length > 1) return;
    const held = heldAt(map, event.point);
    if (held === null) return;
    // The map itself stays where it is.
    event.preventDefault();
    strokes += 1;
    drag = { held, stroke: `drag ${strokes}`, moved: false };
  };
  const move = (event: MapMouseEvent | MapTouchEvent) => {
    if (drag === null) {
      if (event.type === "mousemove") {
        map.getCanvas().style.cursor = heldAt(map, event.point) === null ? "crosshair" : "move";
      }
      return;
    }
    drag.moved = true;
    hand().onMove(taken(map, event.point, hand().near ?? []), drag.held, drag.stroke);
  };
  const up = () => {
    // The click that follows a drag is none.
    setTimeout(() => (drag = null), 0);
  };
  const click = (event: MapMouseEvent) => {
    if (drag?.moved === true) return;
    hand().onPress(taken(map, event.point, hand().near ?? []), heldAt(map, event.point));
  };
  map.on("mousedown", down);
  map.on("touchstart", down);
  map.on("mousemove", move);
  map.on("touchmove", move);
  map.on("mouseup", up);
  map.on("touchend", up);
  map.on("click", click);
  document.addEventListener("mouseup", up);
  return () => {
    map.off("mousedown", down);
    map.off("touchstart", down);
    map.off("mousemove", move);
    map.off("touchmove", move);
    map.off("mouseup", up);
    map.off("touchend", up);
    map.off("click", click);
    document.removeEventListener("mouseup", up);
  };
}

function listenToKeys(map: MapLibre, hand: () => MapHand): () => void {
  const canvas = map.getCanvas();
  // What the library does with arrows moves the map only.
  map.keyboard.disable();
  const moveBy = ([x, y]: readonly [number, number], isFine: boolean) => {
    const { chosen, onMove } = hand();
    if (chosen === null) {
      map.panBy([x * panPixels, y * panPixels], { animate: false });
      return;
    }
    const at = map.project([...chosen]);
    const pixels = isFine ? 1 : stepPixels;
    const next = rounded(map.unproject([at.x + x * pixels, at.y + y * pixels]));
    onMove(next, null, "keys");
    if (!map.getBounds().contains([...next])) map.panTo([...next], { animate: false });
  };
  const enter = () => {
    const { chosen, onEnter } = hand();
    const at = chosen === null ? null : map.project([...chosen]);
    onEnter?.(rounded(map.getCenter()), at === null ? null : rounded(map.unproject([at.x + besidePixels, at.y])));
  };
  const key = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const arrow = arrows[event.key];
    const { onDelete, onStep, onEnter } = hand();
    if (arrow !== undefined) moveBy(arrow, event.shiftKey);
    else if (event.key === "+" || event.key === "=") map.zoomIn({ animate: false });
    else if (event.key === "-") map.zoomOut({ animate: false });
    else if (event.key === "Enter" && onEnter !== undefined) enter();
    else if ((event.key === "Delete" || event.key === "Backspace") && onDelete !== undefined) onDelete();
    else if (event.key === "PageUp" && onStep !== undefined) onStep(-1);
    else if (event.key === "PageDown" && onStep !== undefined) onStep(1);
    else return;
    event.preventDefault();
  };
  canvas.addEventListener("keydown", key);
  return () => canvas.removeEventListener("keydown", key);
}
