import type { Map as MapLibre } from "maplibre-gl";
import { useEffect } from "react";
import { useClient } from "../../journal/web/client.ts";
import type { Incident } from "../incident.ts";
import type { Unit } from "../unit.ts";
import { type Box, followed, viewportFor } from "./map-follow.ts";
import type { LiveUnits } from "./map-live-marks.ts";

interface Following {
  readonly on: boolean;
  readonly chosenUnit: string | null;
  readonly chosenIncident: string | null;
  readonly onEnd: () => void;
}

const closestZoom = 15.5;

/** Keeps what is chosen, and who drives to it, in view; a person who moves the map takes over. */
export function useFollowing(map: MapLibre | null, units: LiveUnits, o: Following): void {
  const { live } = useClient();
  const { on, chosenUnit, chosenIncident, onEnd } = o;
  useEffect(() => {
    if (map === null || !on) return;
    const follow = () => {
      const points = followed({
        units: live.ofKind("unit").map(({ state }) => state as Unit),
        incidents: live.ofKind("incident").map(({ state }) => state as Incident),
        chosenUnit,
        chosenIncident,
        pointOf: units.pointOf,
      });
      const bounds = map.getBounds();
      const view: Box = [bounds.getWest(), bounds.getSouth(), bounds.getEast(), bounds.getNorth()];
      const box = viewportFor(points, view);
      if (box === null) return;
      const [west, south, east, north] = box;
      if (points.length === 1) map.easeTo({ center: [west, south], duration: 400 });
      else {
        const { clientWidth, clientHeight } = map.getContainer();
        const padding = Math.min(clientWidth, clientHeight) * 0.2;
        map.fitBounds([west, south, east, north], {
          padding,
          maxZoom: Math.max(closestZoom, map.getZoom()),
          duration: 400,
        });
      }
    };
    // Turning the wheel, or plus and minus, looks closer at what is followed; moving the map looks elsewhere.
    const moved = ({ originalEvent }: { originalEvent?: unknown }) => {
      const isKey = originalEvent instanceof KeyboardEvent;
      if (
        isKey
          ? originalEvent.key.startsWith("Arrow")
          : originalEvent instanceof MouseEvent && originalEvent.type !== "wheel"
      )
        onEnd();
    };
    follow();
    map.on("movestart", moved);
    const undo = [units.onDrawn(follow), live.subscribe(follow)];
    return () => {
      map.off("movestart", moved);
      for (const step of undo) step();
    };
  }, [map, live, units, on, chosenUnit, chosenIncident, onEnd]);
}
