import type { FeatureCollection } from "geojson";
import type { Map as MapLibre } from "maplibre-gl";
import { useEffect } from "react";

/**
 * Writes on the map's element what was drawn last, so that tests can check the picture and press on it: `data-view` has
 * the visible edges in degrees (west, south, east, north), `data-drawn` how many features of each role were given.
 */
export function useReport(map: MapLibre | null, drawn: FeatureCollection): void {
  useEffect(() => {
    if (map === null) return;
    const report = () => tell(map, drawn);
    report();
    map.on("moveend", report);
    return () => {
      map.off("moveend", report);
    };
  }, [map, drawn]);
}

function tell(map: MapLibre, drawn: FeatureCollection): void {
  const counts: Record<string, number> = {};
  for (const { properties } of drawn.features) {
    const role = String(properties?.["role"]);
    counts[role] = (counts[role] ?? 0) + 1;
  }
  const { dataset } = map.getContainer();
  dataset["drawn"] = JSON.stringify(counts);
  dataset["view"] = map.getBounds().toArray().flat().join(",");
}
