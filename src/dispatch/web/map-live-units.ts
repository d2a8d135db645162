import type { GeoJSONSource, Map as MapLibre } from "maplibre-gl";
import { useEffect, useMemo, useRef } from "react";
import { useDistrict } from "../../district/web/use-district.ts";
import type { Point } from "../../ground/point.ts";
import { serverNow } from "../../ground/web/clock.ts";
import { useClient } from "../../journal/web/client.ts";
import type { Unit } from "../unit.ts";
import { type Clock, paced } from "./map-pace.ts";
import { changesBetween, collectionOf, type MarkFeature, markFeatures, markOf } from "./map-units.ts";

/** Four times a second, as often as the live push speaks; more could not be seen. */
const gapMillis = 250;
/** A fix grows old though nobody says anything. */
const agingMillis = 10_000;

export const pageClock: Clock = {
  now: () => performance.now(),
  after: (milliseconds, run) => {
    const timer = setTimeout(run, milliseconds);
    return () => clearTimeout(timer);
  },
};

export interface LiveUnits {
  /** Where a unit is drawn now. */
  pointOf(unit: string): Point | undefined;
  /** Called after each drawing in which something changed. */
  onDrawn(listener: () => void): () => void;
}

/**
 * Draws the units where they are, past React: at a thousand units a rendering for every fix would cost more than the map's
 * own work, which is told only what changed.
 */
export function useLiveUnits(map: MapLibre | null, chosen: string | null): LiveUnits {
  const { live } = useClient();
  const { stations } = useDistrict();
  const shown = useRef<ReadonlyMap<string, MarkFeature>>(new Map());
  const places = useRef<ReadonlyMap<string, Point>>(new Map());
  const listeners = useRef(new Set<() => void>());

  useEffect(() => {
    if (map === null) return;
    const source = () => map.getSource<GeoJSONSource>("units");
    const draw = () => {
      const now = serverNow();
      const marks = live.ofKind("unit").flatMap(
        ({ state }) =>
          markOf(state as Unit, {
            fixOf: live.positions.of,
            stationPoint: (station) => stations[station]?.point,
            now,
          }) ?? [],
      );
      const next = markFeatures(marks, chosen);
      const changes = changesBetween(shown.current, next);
      shown.current = next;
      places.current = new Map(marks.map(({ id, point }) => [id, point]));
      if (changes === null) return;
      void source()?.updateData(changes);
      for (const listener of listeners.current) listener();
    };
    const whole = () => void source()?.setData(collectionOf(shown.current));
    const pace = paced(draw, gapMillis, pageClock);
    whole();
    pace.ask();
    map.on("style.load", whole);
    const undo = [live.subscribe(pace.ask), live.positions.subscribe(pace.ask)];
    const aging = setInterval(pace.ask, agingMillis);
    return () => {
      map.off("style.load", whole);
      for (const step of undo) step();
      clearInterval(aging);
      pace.stop();
    };
  }, [map, live, stations, chosen]);

  return useMemo(
    () => ({
      pointOf: (unit) => places.current.get(unit),
      onDrawn: (listener) => {
        listeners.current.add(listener);
        return () => listeners.current.delete(listener);
      },
    }),
    [],
  );
}
