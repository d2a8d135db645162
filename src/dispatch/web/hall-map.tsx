import { AttributionControl, type Map as MapLibre } from "maplibre-gl";
import "./map.css";
import { type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from "react";
import { useAreas } from "../../district/web/use-areas.ts";
import { useDistrict } from "../../district/web/use-district.ts";
import type { Point } from "../../ground/point.ts";
import { useLanguage, useSay } from "../../ground/web/language.ts";
import { useStore } from "../../ground/web/store.ts";
import { useClient, useStream, useStreams } from "../../journal/web/client.ts";
import { mayGive } from "../../journal/web/rehearse.ts";
import type { RoadsState } from "../../streets/roads.ts";
import { coloursOfPage } from "../../district/web/map-colours.ts";
import { baseMap, type MapAnswer } from "../../district/web/base-style.ts";
import { useMap } from "../../district/web/use-map.ts";
import { incidentStream } from "../facts.ts";
import type { Incident } from "../incident.ts";
import { countsOf, shownAreas } from "./map-areas.ts";
import { chooseOnMap, mapChoices } from "./map-choices.ts";
import { ClosuresPanel, useClosures } from "./map-closures-panel.tsx";
import { closureFeatures, middleOf } from "./map-closures.ts";
import type { Sending } from "./map-drag.ts";
import { heldAt, type Spot, useDragging } from "./map-dragging.ts";
import { useDrawnReport } from "./map-drawn.ts";
import { useDrawnLine } from "./map-drawn-line.ts";
import { useFollowing } from "./map-following.ts";
import { useStreetPlan } from "../../district/web/map-land.ts";
import { streetFeatures } from "../../district/web/map-land-layers.ts";
import { drawMark } from "./map-images.ts";
import { mapStyle, ownSources, stationFeatures } from "./map-layers.ts";
import { pressedLayers } from "./map-mark-layers.ts";
import { frameOf } from "../../district/web/map-frame.ts";
import { LayersPanel } from "./map-layers-panel.tsx";
import { useLiveMarks } from "./map-live-marks.ts";
import { useMadeMap, useSource } from "../../district/web/map-made.ts";
import { ReachPanel, useReach } from "./map-reach-panel.tsx";
import { reachFeatures } from "./map-reach.ts";
import { SendingForm } from "./map-sending.tsx";
import { MapSaid } from "./map-said.tsx";
import { MapTools } from "./map-tools.tsx";
import { useWays } from "./map-way.ts";
import { dispatchTexts } from "./texts.ts";

interface HallMapProps {
  readonly theme: string;
  readonly chosenIncident: string | null;
  readonly chosenUnit: string | null;
  readonly onIncident: (id: string) => void;
  readonly onUnit: (id: string) => void;
  /** While set, a click answers with its place instead of choosing something. */
  readonly picking: ((point: Point) => void) | null;
}

/** The district with units, incidents, closures and what is in reach. Everything on it is in lists too. */
export function HallMap({ theme, chosenIncident, chosenUnit, onIncident, onUnit, picking }: HallMapProps): ReactNode {
  const say = useSay();
  const language = useLanguage();
  const client = useClient();
  const district = useDistrict();
  const incident = useStream<Incident>(chosenIncident === null ? undefined : incidentStream(chosenIncident));
  const plan = useStreetPlan();
  const areas = useAreas();
  const choices = useStore(mapChoices);
  const closures = useClosures();
  const drawn = useDrawnLine();
  const reach = useReach(choices.reach);
  const [chosenClosure, setChosenClosure] = useState<string | null>(null);
  const [sending, setSending] = useState<{ sending: Sending; at: Spot } | null>(null);
  const place = useRef<HTMLDivElement>(null);
  const whose = useMap();
  const answer = whose.answer;
  const style = useCallback(() => {
    const colours = coloursOfPage();
    return mapStyle(colours, answer === null ? null : baseMap(answer, colours, language));
  }, [answer, language]);
  const { map, failed } = useMadeMap(place, say(dispatchTexts.map), theme, {
    style,
    own: ownSources,
    mark: drawMarkNow,
  });
  const units = useLiveMarks(map, chosenUnit, chosenIncident);

  useSource(
    map,
    "areas",
    useMemo(() => shownAreas(areas, choices.kinds, language), [areas, choices.kinds, language]),
  );
  useSource(
    map,
    "streets",
    useMemo(() => streetFeatures(plan, language), [plan, language]),
  );
  useSource(
    map,
    "stations",
    useMemo(() => stationFeatures(district, language), [district, language]),
  );
  useSource(
    map,
    "reach",
    useMemo(() => reachFeatures(reach.answer?.tiers ?? []), [reach.answer]),
  );
  useSource(
    map,
    "closures",
    useMemo(() => closureFeatures(closures, chosenClosure, drawn), [closures, chosenClosure, drawn]),
  );

  useSource(map, "ways", useWays(units, chosenUnit, chosenIncident));

  const point = drawn.on ? drawn.add : picking;
  useClicks(map, { onIncident, onUnit, point });
  useDragging(
    map,
    point === null && mayGive(client, "OrderUnit"),
    useCallback((wanted, at) => setSending({ sending: wanted, at }), []),
  );
  useFollowing(map, units, {
    on: choices.follow,
    chosenUnit,
    chosenIncident,
    onEnd: useCallback(() => chooseOnMap({ follow: false }), []),
  });
  useAttribution(map, useWhoseMap(answer));
  useDrawnReport(map, place);

  const bounds = useMemo(() => frameOf(district, areas, plan, answer?.land ?? null), [district, areas, plan, answer]);
  const whole = useCallback(() => {
    if (map !== null && bounds !== null)
      map.fitBounds(bounds, { padding: { top: 48, right: 24, bottom: 24, left: 24 }, animate: false });
  }, [map, bounds]);
  useEffect(whole, [whole]);
  useInView(map, incident?.place.point);
  const chosenLine = closures.find(({ restriction }) => restriction === chosenClosure)?.line;
  useInView(
    map,
    useMemo(() => (chosenLine === undefined ? undefined : middleOf(chosenLine)), [chosenLine]),
  );

  if (failed) return <p className="nothing">{say(dispatchTexts.noMap)}</p>;
  return (
    <div className="map" data-pointing={point !== null}>
      <div ref={place} className="map-place" role="region" aria-label={say(dispatchTexts.map)} />
      {point !== null && <div className="map-cross" aria-hidden="true" />}
      <MapTools choices={choices} closures={closures.length} onWhole={whole} />
      <div className="map-side">
        {choices.closures && (
          <ClosuresPanel
            closures={closures}
            chosen={chosenClosure}
            onChoose={setChosenClosure}
            drawn={drawn}
            streets={plan.filter(({ kind }) => kind !== "river")}
            onClose={() => chooseOnMap({ closures: false })}
          />
        )}
        {choices.layers && (
          <LayersPanel counts={countsOf(areas)} kinds={choices.kinds} onClose={() => chooseOnMap({ layers: false })} />
        )}
      </div>
      {choices.reach && <ReachPanel now={reach} onClose={() => chooseOnMap({ reach: false })} />}
      {sending !== null && (
        <SendingForm
          key={`${sending.sending.unit} ${sending.sending.incident}`}
          {...sending}
          onClose={() => setSending(null)}
        />
      )}
      <MapSaid map={map} whose={whose} hasPlan={plan.length > 0} />
      {picking !== null && (
        <p className="map-picking" role="status">
          {say(dispatchTexts.pickingPoint)} · {say(dispatchTexts.crossHint)}
        </p>
      )}
    </div>
  );
}

const drawMarkNow = (name: string) => drawMark(name, coloursOfPage());

interface Clicks {
  readonly onIncident: (id: string) => void;
  readonly onUnit: (id: string) => void;
  /** While set, a click, or Enter at the middle of the map, says a point. */
  readonly point: ((point: Point) => void) | null;
}

function useClicks(map: MapLibre | null, clicks: Clicks): void {
  const latest = useRef(clicks);
  useEffect(() => {
    latest.current = clicks;
  });
  useEffect(() => {
    if (map === null) return;
    const canvas = map.getCanvas();
    map.on("click", (event) => {
      const { point, onIncident, onUnit } = latest.current;
      if (point !== null) {
        point(rounded(event.lngLat));
        return;
      }
      const held = heldAt(map, event.point);
      if (held !== undefined) (held.kind === "incident" ? onIncident : onUnit)(held.id);
    });
    for (const layer of pressedLayers) {
      map.on("mouseenter", layer, () => {
        if (latest.current.point === null) canvas.style.cursor = "pointer";
      });
      map.on("mouseleave", layer, () => (canvas.style.cursor = ""));
    }
    const key = (event: KeyboardEvent) => {
      if (event.key !== "Enter" || latest.current.point === null) return;
      event.preventDefault();
      latest.current.point(rounded(map.getCenter()));
    };
    canvas.addEventListener("keydown", key);
    return () => canvas.removeEventListener("keydown", key);
  }, [map]);
}

function rounded({ lng, lat }: { lng: number; lat: number }): Point {
  return [Math.round(lng * 1e6) / 1e6, Math.round(lat * 1e6) / 1e6];
}

/** Tiles bear their own attribution; under the street plan, roads in reach are still drawn from the imported map. */
function useWhoseMap(answer: MapAnswer | null): string {
  const say = useSay();
  const isImported = useStreams<RoadsState>("roads")[0]?.state.adopted !== undefined;
  if (answer === null || answer.kind !== "none") return "";
  const link = `<a href="https://www.openstreetmap.org/copyright">${say(dispatchTexts.openStreetMap)}</a>`;
  return isImported ? `${say(dispatchTexts.planOnly)} · ${link}` : say(dispatchTexts.planOnly);
}

/** Whose map it is stands on it always, never folded behind a sign. */
function useAttribution(map: MapLibre | null, own: string): void {
  useEffect(() => {
    if (map === null) return;
    const control = new AttributionControl({ compact: false, ...(own === "" ? {} : { customAttribution: own }) });
    map.addControl(control, "bottom-right");
    return () => {
      map.removeControl(control);
    };
  }, [map, own]);
}

/** Brings a place into view when it becomes the chosen one and lies outside. */
function useInView(map: MapLibre | null, point: Point | undefined): void {
  const key = point?.join(",");
  useEffect(() => {
    if (map === null || key === undefined) return;
    const [lon, lat] = key.split(",").map(Number);
    if (lon === undefined || lat === undefined || map.getBounds().contains([lon, lat])) return;
    map.panTo([lon, lat], { animate: false });
  }, [map, key]);
}
