import type { GeoJSONSource, Map as MapLibre } from "maplibre-gl";
import { useEffect, useMemo, useRef } from "react";
import { useDistrict } from "../../district/web/use-district.ts";
import type { Point } from "../../ground/point.ts";
import { serverNow } from "../../ground/web/clock.ts";
import { useClient } from "../../journal/web/client.ts";
import type { Incident } from "../incident.ts";
import type { Unit } from "../unit.ts";
import { incidentFeatures } from "./map-incidents.ts";
import { waitsForKeys, watchKeys } from "./map-keys.ts";
import { callsignsFrom } from "./map-mark-layers.ts";
import { labelsFrom, type MarkChanges, type MarkFeature, type Marks, shownMarks } from "./map-marks.ts";
import { paced, pageClock } from "../../ground/web/pace.ts";
import { markFeatures, markOf } from "./map-units.ts";

/** A drawing lays out every mark of a tile again; the lists tell what happens sooner. */
const gapMillis = 1000;
/** A fix grows old though nobody says anything. */
const agingMillis = 10_000;

export interface LiveUnits {
  /** Where a unit is drawn now. */
  pointOf(unit: string): Point | undefined;
  /** Called after each drawing in which something changed. */
  onDrawn(listener: () => void): () => void;
}

interface Drawing {
  /** Draws what changed; true when something did. */
  draw(): boolean;
  choose(ids: readonly string[]): void;
  /** Draws everything, on a style that has nothing yet. */
  whole(): void;
}

const collectionOf = (features: readonly MarkFeature[]) => ({
  type: "FeatureCollection" as const,
  features: [...features],
});

/** Draws marks on a map: at each drawing what changed since the last, and a choice at once. */
function drawingOn(map: MapLibre, marksNow: () => Marks): Drawing {
  const shown = shownMarks();
  const source = (name: "marks" | "chosen") => map.getSource<GeoJSONSource>(name);

  /** What is chosen is drawn in its own layers; hidden are its other mark and label, which would be seen beside. */
  function hideUnderChosen(): void {
    if (source("marks") === undefined) return;
    map.removeFeatureState({ source: "marks" });
    for (const { properties } of shown.all().chosen) {
      map.setFeatureState({ source: "marks", id: String(properties["id"]) }, { hidden: true });
    }
  }

  function tell({ marks, chosen }: MarkChanges): void {
    if (marks !== null) void source("marks")?.updateData(marks);
    if (chosen !== null) void source("chosen")?.setData(collectionOf(chosen)).then(hideUnderChosen);
  }

  function draw(): boolean {
    const changes = shown.become(marksNow());
    tell(changes);
    if (changes.marks !== null) labelFrom(map, shown.all().marks);
    return changes.marks !== null;
  }

  return {
    draw,
    choose: (ids) => {
      tell(shown.choose(ids));
      if (shown.lacksChosen()) draw();
    },
    whole: () => {
      const { marks, chosen } = shown.all();
      void source("marks")?.setData(collectionOf(marks));
      void source("chosen")?.setData(collectionOf(chosen));
      labelFrom(map, marks);
      hideUnderChosen();
    },
  };
}

/** Labels begin at the zoom where there is room for them. A style that is still loading asks again when it is there. */
function labelFrom(map: MapLibre, marks: readonly MarkFeature[]): void {
  if (map.getLayer("units") === undefined) return;
  const pointsOf = (isMeant: (mark: MarkFeature) => boolean) =>
    marks.filter(isMeant).map(({ geometry }) => geometry.coordinates as [number, number]);
  const units = callsignsFrom(labelsFrom(pointsOf(({ properties }) => properties["kind"] === "unit")));
  const numbers = labelsFrom(pointsOf(({ properties }) => properties["isOver"] === false));
  if (JSON.stringify(map.getLayoutProperty("units", "text-field")) !== JSON.stringify(units)) {
    map.setLayoutProperty("units", "text-field", units);
  }
  if (map.getLayer("incident-numbers")?.minzoom !== numbers) map.setLayerZoomRange("incident-numbers", numbers, 24);
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
      const incidents = live.ofKind("incident").map(({ state }) => state as Incident);
      return new Map([...markFeatures(units), ...incidentFeatures(incidents)]);
    };
    const made = drawingOn(map, marksNow);
    drawing.current = made;
    const pace = paced(
      () => {
        if (made.draw()) for (const listener of listeners.current) listener();
      },
      gapMillis,
      pageClock,
      waitsForKeys,
    );
    made.whole();
    pace.ask();
    map.on("style.load", made.whole);
    const undo = [watchKeys(), live.subscribe(pace.ask), live.positions.subscribe(pace.ask)];
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
  useEffect(
    () => drawing.current?.choose([unit, incident].filter((id) => id !== null)),
    [map, live, stations, unit, incident],
  );

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
