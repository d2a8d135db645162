import { type GeoJSONSource, Map as MapLibre, setWorkerUrl, type StyleSpecification } from "maplibre-gl";
import "maplibre-gl/dist/maplibre-gl.css";
import workerUrl from "maplibre-gl/dist/maplibre-gl-worker.mjs?url";
import { type RefObject, useEffect, useRef, useState } from "react";
import { coloursOfPage, drawMark } from "./map-images.ts";
import { type BaseLayers, type MapColours, mapStyle, ownSources } from "./map-layers.ts";

setWorkerUrl(workerUrl);

/** What lies under everything else in a theme's colours; null: the street plan. */
export type Base = (colours: MapColours) => BaseLayers | null;

/** The map's style as it is to be now. */
function styleOn(base: Base): StyleSpecification {
  const colours = coloursOfPage();
  return mapStyle(colours, base(colours));
}

/**
 * A map in its place, in the theme and on the base asked for; null until it is loaded. `failed`: this browser draws none.
 * `name` is what a screen reader calls it: its own is English.
 */
export function useMadeMap(
  place: RefObject<HTMLDivElement | null>,
  name: string,
  theme: string,
  base: Base,
): { readonly map: MapLibre | null; readonly failed: boolean } {
  const [map, setMap] = useState<MapLibre | null>(null);
  const [failed, setFailed] = useState(false);
  /** What the map's style was made for. */
  const drawn = useRef({ theme, base });
  const first = useRef({ base, name });

  useEffect(() => {
    if (place.current === null) return;
    let made: MapLibre;
    try {
      made = new MapLibre({
        container: place.current,
        style: styleOn(first.current.base),
        locale: { "Map.Title": first.current.name },
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
    made.touchZoomRotate.disableRotation();
    made.keyboard.disableRotation();
    made.setMissingStyleImageResolver((id) => {
      const mark = drawMark(id, coloursOfPage());
      if (mark !== undefined && !made.hasImage(id))
        made.addImage(id, mark.image, { pixelRatio: mark.pixelRatio, ...mark.fitted });
    });
    made.once("load", () => setMap(made));
    return () => {
      setMap(null);
      // Code that put something on the map removes it first.
      queueMicrotask(() => made.remove());
    };
  }, [place]);

  useEffect(() => map?.getCanvas().setAttribute("aria-label", name), [map, name]);

  useEffect(() => {
    if (map === null || (drawn.current.theme === theme && drawn.current.base === base)) return;
    drawn.current = { theme, base };
    // Marks carry the theme's colours, so they are drawn anew with the new style, which keeps our sources' content.
    map.setStyle(styleOn(base), {
      diff: false,
      transformStyle: (before, after) => ({
        ...after,
        sources: {
          ...after.sources,
          ...Object.fromEntries(Object.entries(before?.sources ?? {}).filter(([name]) => name in ownSources)),
        },
      }),
    });
  }, [map, theme, base]);

  return { map, failed };
}

/** Keeps one of our sources at this content, also through a change of style. */
export function useSource(map: MapLibre | null, name: keyof typeof ownSources, data: GeoJSON.FeatureCollection): void {
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
