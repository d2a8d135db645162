import type { Incident } from "../incident.ts";
import { rowOf } from "./incident-order.ts";
import type { MarkFeature, Marks } from "./map-marks.ts";

/**
 * The incidents' marks as map features. Those that only await their report stand small and below, and bear their number
 * only when chosen, so that the work under way is seen.
 */
export function incidentFeatures(incidents: readonly Incident[]): Marks {
  const features = new Map<string, MarkFeature>();
  for (const incident of incidents) {
    const { id, number, place } = incident;
    if (place.point === undefined) continue;
    const { stage, group } = rowOf(incident);
    const isOver = group === "after";
    features.set(id, {
      type: "Feature",
      geometry: { type: "Point", coordinates: [...place.point] },
      properties: {
        id,
        kind: "incident",
        number,
        stage,
        image: isOver ? `incident|${stage}|over` : `incident|${stage}`,
        isOver,
        order: isOver ? 0 : group === "waiting" ? 6 : 5 - incident.priority,
      },
    });
  }
  return features;
}
