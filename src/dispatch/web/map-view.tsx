import { type GeoJSONSource, Map as MapLibre, setWorkerUrl } from "maplibre-gl";
import "maplibre-gl/dist/maplibre-gl.css";
import "./map.css";
import workerUrl from "maplibre-gl/dist/maplibre-gl-worker.mjs?url";
import { type ReactNode, useEffect, useMemo, useRef, useState } from "react";
import type { District } from "../../district/district.ts";
import { useDistrict } from "../../district/web/use-district.ts";
import { useLanguage, useSay } from "../../ground/web/language.ts";
import { ask } from "../../journal/web/api.ts";
import { useStreams } from "../../journal/web/desk.ts";
import type { Incident } from "../incident.ts";
import type { Unit } from "../unit.ts";
import { coloursOfPage, drawMark } from "./map-images.ts";
import {
  areaFeatures,
  incidentFeatures,
  mapStyle,
  stationFeatures,
  streetFeatures,
  type StreetLine,
  unitFeatures,
} from "./map-layers.ts";
import { dispatchTexts } from "./texts.ts";

setWorkerUrl(workerUrl);

type Point = readonly [number, number];

interface MapViewProps {
  readonly theme: string;
  readonly chosenIncident: string | null;
  readonly onIncident: (id: string) => void;
  readonly onUnit: (id: string) => void;
  /** While set, a click answers with its place instead of choosing something. */
  readonly picking: ((point: Point) => void) | null;
}

/** The district as lines, with units and incidents on it. Everything on it is in the lists too. */
export function MapView({ theme, chosenIncident, onIncident, onUnit, picking }: MapViewProps): ReactNode {
  const say = useSay();
  const language = useLanguage();
  const district = useDistrict();
  const incidents = useStreams<Incident>("incident");
  const units = useStreams<Unit>("unit");
  const lines = useStreets();
  const place = useRef<HTMLDivElement>(null);
  const [map, setMap] = useState<MapLibre | null>(null);
  const [failed, setFailed] = useState(false);
  /** The theme the map's style was made for. */
  const drawn = useRef(theme);
  const latest = useRef({ onIncident, onUnit, picking });
  useEffect(() => {
    latest.current = { onIncident, onUnit, picking };
  });

  useEffect(() => {
    if (place.current === null) return;
    let made: MapLibre;
    try {
      made = new MapLibre({
        container: place.current,
        style: mapStyle(coloursOfPage()),
        center: [0, 0],
        zoom: 1,
        maxZoom: 18,
        attributionControl: false,
        fadeDuration: 0,
        dragRotate: false,
        pitchWithRotate: false,
        touchPitch: false,
      });
    } catch {
      setFailed(true);
      return;
    }
    made.setMissingStyleImageResolver((id) => {
      const mark = drawMark(id, coloursOfPage());
      if (mark !== undefined && !made.hasImage(id)) made.addImage(id, mark.image, { pixelRatio: mark.pixelRatio });
    });
    made.on("click", (event) => {
      const { picking: pick, onIncident: incident, onUnit: unit } = latest.current;
      if (pick !== null) {
        pick([round(event.lngLat.lng), round(event.lngLat.lat)]);
        return;
      }
      const found = made.queryRenderedFeatures(event.point, { layers: ["incidents", "units", "units-far"] })[0];
      const id: unknown = found?.properties["id"];
      if (typeof id !== "string") return;
      (found?.layer.id === "incidents" ? incident : unit)(id);
    });
    for (const layer of ["incidents", "units", "units-far"]) {
      made.on("mouseenter", layer, () => (made.getCanvas().style.cursor = "pointer"));
      made.on("mouseleave", layer, () => (made.getCanvas().style.cursor = ""));
    }
    made.once("load", () => setMap(made));
    return () => {
      setMap(null);
      made.remove();
    };
  }, []);

  useEffect(() => {
    if (map === null || drawn.current === theme) return;
    drawn.current = theme;
    // Marks carry the theme's colours, so they are drawn anew with the new style, which keeps the sources' content.
    const style = mapStyle(coloursOfPage());
    map.setStyle(style, {
      diff: false,
      transformStyle: (before, after) => ({ ...after, sources: before?.sources ?? after.sources }),
    });
  }, [map, theme]);

  useSource(
    map,
    "areas",
    useMemo(() => areaFeatures(district), [district]),
  );
  useSource(
    map,
    "streets",
    useMemo(() => streetFeatures(lines), [lines]),
  );
  useSource(
    map,
    "stations",
    useMemo(() => stationFeatures(district, language), [district, language]),
  );
  useSource(
    map,
    "units",
    useMemo(() => unitFeatures(units.map(({ state }) => state)), [units]),
  );
  useSource(
    map,
    "incidents",
    useMemo(
      () =>
        incidentFeatures(
          incidents.map(({ state }) => state),
          chosenIncident,
        ),
      [incidents, chosenIncident],
    ),
  );

  const bounds = useMemo(() => boundsOf(district, lines), [district, lines]);
  useEffect(() => {
    if (map !== null && bounds !== null) map.fitBounds(bounds, { padding: 16, animate: false });
  }, [map, bounds]);

  const chosenPoint = incidents.find(({ state }) => state.id === chosenIncident)?.state.place.point;
  const chosenKey = chosenPoint?.join(",");
  useEffect(() => {
    if (map === null || chosenKey === undefined) return;
    const [lon, lat] = chosenKey.split(",").map(Number);
    if (lon === undefined || lat === undefined || map.getBounds().contains([lon, lat])) return;
    map.panTo([lon, lat], { animate: false });
  }, [map, chosenKey]);

  useEffect(() => {
    if (map !== null) map.getCanvas().style.cursor = picking === null ? "" : "crosshair";
  }, [map, picking]);

  if (failed) return <p className="nothing">{say(dispatchTexts.noMap)}</p>;
  return (
    <div className="map">
      <div ref={place} className="map-place" role="region" aria-label={say(dispatchTexts.map)} />
      <button
        type="button"
        className="plain-button map-home"
        onClick={() => (bounds === null ? undefined : map?.fitBounds(bounds, { padding: 16, animate: false }))}
      >
        {say(dispatchTexts.wholeDistrict)}
      </button>
      {picking !== null && (
        <p className="map-picking" role="status">
          {say(dispatchTexts.pickingPoint)}
        </p>
      )}
    </div>
  );
}

function round(degrees: number): number {
  return Math.round(degrees * 1e6) / 1e6;
}

function useSource(map: MapLibre | null, name: string, data: GeoJSON.FeatureCollection): void {
  useEffect(() => {
    if (map === null) return;
    const set = () => void map.getSource<GeoJSONSource>(name)?.setData(data);
    set();
    // A new style (another theme) brings its sources empty again.
    map.on("style.load", set);
    return () => {
      map.off("style.load", set);
    };
  }, [map, name, data]);
}

/** The street plan, read once; without it the map shows areas and marks. */
function useStreets(): readonly StreetLine[] {
  const [lines, setLines] = useState<readonly StreetLine[]>([]);
  useEffect(() => {
    let over = false;
    void ask<StreetsAnswer>("GET", "/api/v1/streets").then((reply) => {
      if (!over && reply.kind === "ok") setLines(reply.content.lines ?? reply.content.state?.lines ?? []);
    });
    return () => {
      over = true;
    };
  }, []);
  return lines;
}

interface StreetsAnswer {
  readonly lines?: readonly StreetLine[];
  readonly state?: { readonly lines?: readonly StreetLine[] } | null;
}

function boundsOf(district: District, lines: readonly StreetLine[]): [[number, number], [number, number]] | null {
  const stations = Object.values(district.stations);
  const points = [
    ...stations.flatMap((station) => station.area ?? []),
    ...stations.map((station) => station.point),
    ...(stations.length > 0 ? [] : lines.flatMap((line) => line.points)),
  ];
  if (points.length === 0) return null;
  const lons = points.map(([lon]) => lon);
  const lats = points.map(([, lat]) => lat);
  return [
    [Math.min(...lons), Math.min(...lats)],
    [Math.max(...lons), Math.max(...lats)],
  ];
}
