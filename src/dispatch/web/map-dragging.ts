import type { GeoJSONSource, Map as MapLibre, MapMouseEvent, PointLike } from "maplibre-gl";
import { useEffect, useRef } from "react";
import { pressedLayers } from "./map-mark-layers.ts";
import type { MarkKind } from "./map-marks.ts";
import { type Held, type Sending, sendingOf, steadyPixels } from "./map-drag.ts";

/** Where on the map something was let go, in pixels from its corner, and how large the map is. */
export interface Spot {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** How far around the pointer a mark is still meant. */
const reachPixels = 6;

/** The mark under the pointer, the uppermost; of another kind than `not` when that is said. */
export function heldAt(map: MapLibre, { x, y }: Pick<Spot, "x" | "y">, not?: Held["kind"]): Held | undefined {
  const box: [PointLike, PointLike] = [
    [x - reachPixels, y - reachPixels],
    [x + reachPixels, y + reachPixels],
  ];
  for (const feature of map.queryRenderedFeatures(not === undefined ? [x, y] : box, { layers: pressedLayers })) {
    const { id, kind } = feature.properties as { readonly id: string; readonly kind: MarkKind };
    if (kind !== not) return { kind, id };
  }
  return undefined;
}

/** Lets a unit be drawn onto an incident, or an incident onto a unit; Esc lets it go where it was. */
export function useDragging(map: MapLibre | null, on: boolean, onSend: (sending: Sending, at: Spot) => void): void {
  const latest = useRef(onSend);
  useEffect(() => {
    latest.current = onSend;
  });
  useEffect(() => {
    if (map === null || !on) return;
    let drag: { held: Held; from: Pick<Spot, "x" | "y">; start: [number, number]; moving: boolean } | undefined;
    const line = (points: readonly (readonly [number, number])[]) =>
      void map.getSource<GeoJSONSource>("drag")?.setData({
        type: "FeatureCollection",
        features:
          points.length === 0
            ? []
            : [
                {
                  type: "Feature",
                  properties: {},
                  geometry: { type: "LineString", coordinates: points.map((point) => [...point]) },
                },
              ],
      });
    const end = () => {
      if (drag === undefined) return;
      drag = undefined;
      line([]);
      map.getCanvas().style.cursor = "";
    };
    const down = (event: MapMouseEvent) => {
      if (event.originalEvent.button !== 0) return;
      const held = heldAt(map, event.point);
      if (held === undefined) return;
      // Otherwise the map itself would be dragged away under the mark.
      event.preventDefault();
      drag = { held, from: event.point, start: event.lngLat.toArray(), moving: false };
    };
    const move = (event: MapMouseEvent) => {
      if (drag === undefined) return;
      const { x, y } = event.point;
      if (!drag.moving && Math.hypot(x - drag.from.x, y - drag.from.y) < steadyPixels) return;
      drag.moving = true;
      const over = sendingOf(drag.held, heldAt(map, event.point, drag.held.kind));
      map.getCanvas().style.cursor = over === null ? "grabbing" : "copy";
      line([drag.start, event.lngLat.toArray()]);
    };
    const up = (event: MapMouseEvent) => {
      const was = drag;
      end();
      if (was === undefined || !was.moving) return;
      const sending = sendingOf(was.held, heldAt(map, event.point, was.held.kind));
      const { clientWidth: width, clientHeight: height } = map.getContainer();
      if (sending !== null) latest.current(sending, { x: event.point.x, y: event.point.y, width, height });
    };
    const key = (event: KeyboardEvent) => {
      if (event.key !== "Escape" || drag === undefined) return;
      event.preventDefault();
      end();
    };
    map.on("mousedown", down);
    map.on("mousemove", move);
    map.on("mouseup", up);
    document.addEventListener("mouseup", end);
    document.addEventListener("keydown", key, { capture: true });
    return () => {
      end();
      map.off("mousedown", down);
      map.off("mousemove", move);
      map.off("mouseup", up);
      document.removeEventListener("mouseup", end);
      document.removeEventListener("keydown", key, { capture: true });
    };
  }, [map, on]);
}
