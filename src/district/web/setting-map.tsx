import type { FeatureCollection } from "geojson";
import { AttributionControl, type Map as MapLibre, NavigationControl, ScaleControl } from "maplibre-gl";
import { type ReactNode, useCallback, useEffect, useId, useMemo, useRef, useState } from "react";
import { useLanguage, useSay } from "../../ground/web/language.ts";
import { usePreference } from "../../ground/web/preferences.ts";
import { baseMap } from "./base-style.ts";
import { graticule } from "./graticule.ts";
import { coloursOfPage } from "./map-colours.ts";
import { asFrame, type Frame, frameAbout } from "./map-frame.ts";
import { type MapHand, useMapHand } from "./map-hand.ts";
import { hatchNamed } from "./map-hatch.ts";
import { useStreetPlan } from "./map-land.ts";
import { streetFeatures } from "./map-land-layers.ts";
import { useMadeMap, useSource } from "./map-made.ts";
import { useReport } from "./setting-map-report.ts";
import { settingSources, settingStyle } from "./setting-map-layers.ts";
import { mapTexts as texts } from "./setting-map-texts.ts";
import { useDistrict } from "./use-district.ts";
import { useMap } from "./use-map.ts";
import "./setting-map.css";

interface SettingMapProps {
  /** What a screen reader calls it. */
  readonly label: string;
  /** What the keys do on it. */
  readonly keys: string;
  /** What it shows first, and again whenever another is given; all of the land that is known when null. */
  readonly frame: Frame | null;
  /** Areas that are in force, with their names. */
  readonly areas: FeatureCollection;
  /** What is being drawn, each feature with its role. */
  readonly drawn: FeatureCollection;
  readonly hand: MapHand;
}

/** A map of a settings page: the land, what is in force, and what somebody draws or points out. Loaded when it is shown. */
export function SettingMap({ label, keys, frame, areas, drawn, hand }: SettingMapProps): ReactNode {
  const say = useSay();
  const language = useLanguage();
  const theme = usePreference("theme");
  const about = useId();
  const place = useRef<HTMLDivElement>(null);
  const plan = useStreetPlan();
  const { answer, failed: unreached } = useMap();
  const base = answer?.kind === "none" ? null : answer;
  const style = useCallback(() => {
    const colours = coloursOfPage();
    return settingStyle(colours, base === null ? null : baseMap(base, colours, language));
  }, [base, language]);
  const { map, failed } = useMadeMap(place, label, theme, { style, own: settingSources, mark: hatchNamed });
  const isBare = answer?.kind === "none" && plan.length === 0;

  useSource(map, "areas", areas);
  useSource(map, "drawn", drawn);
  useSource(
    map,
    "streets",
    useMemo(() => streetFeatures(plan, language), [plan, language]),
  );
  useSource(map, "graticule", useGraticule(map, isBare));
  useMapHand(map, hand);
  useControls(map);
  const { centre } = useDistrict();
  const whole = useMemo(() => asFrame(answer?.land ?? null) ?? frameAbout(centre), [answer, centre]);
  useFrame(map, frame ?? whole);
  useEffect(() => map?.getCanvas().setAttribute("aria-describedby", about), [map, about]);
  useReport(map, drawn);

  return (
    <div className="setting-map">
      {failed ? (
        <p className="nothing">{say(texts.noMap)}</p>
      ) : (
        <div ref={place} className="setting-map-place" role="region" aria-label={label} />
      )}
      <p id={about} className="quiet">
        {keys}
      </p>
      <p role="status" className="quiet">
        {unreached ? say(texts.unreached) : isBare ? say(texts.bare) : ""}
      </p>
    </div>
  );
}

/** The lines of degrees over what is in view; none while there are streets. */
function useGraticule(map: MapLibre | null, on: boolean): FeatureCollection {
  const [lines, setLines] = useState<FeatureCollection>(noFeatures);
  useEffect(() => {
    if (map === null || !on) {
      setLines(noFeatures);
      return;
    }
    const look = () => {
      const view = map.getBounds();
      setLines(graticule([view.getWest(), view.getSouth(), view.getEast(), view.getNorth()]));
    };
    look();
    map.on("moveend", look);
    return () => {
      map.off("moveend", look);
    };
  }, [map, on]);
  return lines;
}

const noFeatures: FeatureCollection = { type: "FeatureCollection", features: [] };

function useControls(map: MapLibre | null): void {
  const say = useSay();
  const [near, far] = [say(texts.nearer), say(texts.farther)];
  useEffect(() => {
    if (map === null) return;
    const controls = [
      [new NavigationControl({ showCompass: false }), "top-right"],
      [new ScaleControl({ maxWidth: 120 }), "bottom-left"],
      [new AttributionControl({ compact: false }), "bottom-right"],
    ] as const;
    for (const [control, corner] of controls) map.addControl(control, corner);
    for (const [name, words] of [
      ["in", near],
      ["out", far],
    ] as const) {
      const button = map.getContainer().querySelector(`.maplibregl-ctrl-zoom-${name}`);
      button?.setAttribute("aria-label", words);
      button?.setAttribute("title", words);
    }
    return () => {
      for (const [control] of controls) map.removeControl(control);
    };
  }, [map, near, far]);
}

/** Shows a frame whenever it is given anew. */
function useFrame(map: MapLibre | null, frame: Frame): void {
  useEffect(() => {
    map?.fitBounds(frame, { padding: 32, animate: false, maxZoom: 16 });
  }, [map, frame]);
}
