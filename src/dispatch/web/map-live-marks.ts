import type { GeoJSONSource, Map as MapLibre } from "maplibre-gl";
import { useEffect, useMemo, useRef } from "react";
import { useDistrict } from "../../district/web/use-district.ts";
import type { Point } from "../../ground/point.ts";
import { serverNow } from "../../ground/web/clock.ts";
import { useClient } from "../../journal/web/client.ts";
import type { Incident } from "../incident.ts";
import type { Unit } from "../unit.ts";
import { incidentFeatures } from "./map-incidents.ts";
import { type ChosenMarks, collectionOf, type MarkChanges, type Marks, shownMarks } from "./map-marks.ts";
import { type Clock, paced } from "./map-pace.ts";
import { markFeatures, markOf } from "./map-units.ts";

/** A drawing lays out every mark of a tile again; the lists tell what happens sooner. */
const gapMillis = 1000;
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
  /** Called after each drawing in which a unit changed. */
  onDrawn(listener: () => void): () => void;
}

/** The sources of the map that hold the marks. */
const sources = { unit: "units", incident: "incidents", chosen: "chosen" } as const;

interface Drawing {
  /** Draws what changed; true when a unit did. */
  draw(): boolean;
  choose(chosen: ChosenMarks): void;
  /** Draws everything, on a style that has nothing yet. */
  whole(): void;
}

/** Draws marks on a map: at each drawing what changed since the last, and a choice at once. */
function drawingOn(map: MapLibre, marksNow: () => Marks): Drawing {
  const shown = shownMarks();
  let chosen: ChosenMarks = { unit: null, incident: null };
  const source = (name: keyof typeof sources) => map.getSource<GeoJSONSource>(sources[name]);

  /** The chosen one's own mark is drawn above; hidden is the other, that it would be seen through. */
  function hideUnderChosen(): void {
    for (const kind of ["unit", "incident"] as const) {
      if (source(kind) === undefined) continue;
      map.removeFeatureState({ source: sources[kind] });
      const id = chosen[kind];
      if (id !== null) map.setFeatureState({ source: sources[kind], id }, { hidden: true });
    }
  }

  function tell(changes: MarkChanges): void {
    for (const kind of ["unit", "incident"] as const) {
      const told = changes[kind];
      if (told !== null) void source(kind)?.updateData(told);
    }
    if (changes.chosen !== null) void source("chosen")?.setData(collectionOf(changes.chosen)).then(hideUnderChosen);
  }

  function draw(): boolean {
    const changes = shown.become(marksNow());
    tell(changes);
    return changes.unit !== null;
  }

  return {
    draw,
    choose: (wanted) => {
      chosen = wanted;
      tell(shown.choose(wanted));
      if (shown.lacksChosen()) draw();
    },
    whole: () => {
      for (const [name, features] of Object.entries(shown.all())) {
        void source(name as keyof typeof sources)?.setData(features);
      }
      hideUnderChosen();
    },
  };
}

/**
 * Draws units and incidents where they are, past React: at a thousand units a rendering for every change would cost more
 * than the map's own work.
 */
export function useLiveMarks(map: MapLibre | null, unit: string | null, incident: string | null): LiveUnits {
  const { live } = useClient();
  const { stations } = useDistrict();
  const drawing = useRef<Drawing | null>(null);
  const places = useRef<ReadonlyMap<string, Point>>(new Map());
  const listeners = useRef(new Set<() => void>());

  useEffect(() => {
    if (map === null) return;
    const marksNow = (): Marks => {
      const now = serverNow();
      const { of: fixOf } = live.positions;
      const stationPoint = (station: string) => stations[station]?.point;
      const units = live
        .ofKind("unit")
        .flatMap(({ state }) => markOf(state as Unit, { fixOf, stationPoint, now }) ?? []);
      places.current = new Map(units.map(({ id, point }) => [id, point]));
      return {
        unit: markFeatures(units),
        incident: incidentFeatures(live.ofKind("incident").map(({ state }) => state as Incident)),
      };
    };
    const made = drawingOn(map, marksNow);
    drawing.current = made;
    const pace = paced(
      () => {
        if (made.draw()) for (const listener of listeners.current) listener();
      },
      gapMillis,
      pageClock,
    );
    made.whole();
    pace.ask();
    map.on("style.load", made.whole);
    const undo = [live.subscribe(pace.ask), live.positions.subscribe(pace.ask)];
    const aging = setInterval(pace.ask, agingMillis);
    return () => {
      drawing.current = null;
      map.off("style.load", made.whole);
      for (const step of undo) step();
      clearInterval(aging);
      pace.stop();
    };
  }, [map, live, stations]);

  // After the effect above, which makes the drawing.
  useEffect(() => drawing.current?.choose({ unit, incident }), [map, live, stations, unit, incident]);

  return useMemo(
    () => ({
      pointOf: (id) => places.current.get(id),
      onDrawn: (listener) => {
        listeners.current.add(listener);
        return () => listeners.current.delete(listener);
      },
    }),
    [],
  );
}
