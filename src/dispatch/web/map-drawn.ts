import { paced, pageClock } from "../../ground/web/pace.ts";
import type { Map as MapLibre } from "maplibre-gl";
import { type RefObject, useEffect } from "react";
import { waitsForKeys } from "./map-keys.ts";

const gapMillis = 2000;
const mostLabels = 60;
const drawnLines = new Set(["closure-line", "way", "reach-1", "reach-2", "reach-3"]);

/**
 * Writes on the map's HTML element what the map has drawn, so that tests can check the picture:
 *
 * - `data-drawn`: the number of features in each layer of marks, labels, closures, ways and reach, as JSON;
 * - `data-labels`: the names drawn on the map as plain text;
 * - `data-view`: the visible edges in degrees: west, south, east, north.
 */
export function useDrawnReport(map: MapLibre | null, element: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const place = element.current;
    if (map === null || place === null) return;
    const report = () => {
      const layers = map.getLayersOrder().filter((id) => map.getLayer(id)?.type === "symbol" || drawnLines.has(id));
      const counts: Record<string, number> = {};
      const labels = new Set<string>();
      for (const { layer, properties } of map.queryRenderedFeatures({ layers })) {
        counts[layer.id] = (counts[layer.id] ?? 0) + 1;
        const isText = layer.type === "symbol" && layer.layout?.["icon-image"] === undefined;
        const name: unknown = properties["name"];
        if (isText && typeof name === "string" && labels.size < mostLabels) labels.add(name);
      }
      place.dataset["drawn"] = JSON.stringify(counts);
      place.dataset["labels"] = [...labels].join("\n");
      place.dataset["view"] = map.getBounds().toArray().flat().join(",");
    };
    const pace = paced(report, gapMillis, pageClock, waitsForKeys);
    // Where drawing takes longer than the next change, the map is never idle: what it has drawn is told all the same.
    map.on("idle", pace.ask);
    map.on("render", pace.ask);
    pace.ask();
    return () => {
      map.off("idle", pace.ask);
      map.off("render", pace.ask);
      pace.stop();
    };
  }, [map, element]);
}
