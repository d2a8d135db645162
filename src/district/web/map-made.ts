import {
  type GeoJSONSource,
  Map as MapLibre,
  setWorkerUrl,
  type SourceSpecification,
  type StyleSpecification,
} from "maplibre-gl";
import "maplibre-gl/dist/maplibre-gl.css";
import workerUrl from "maplibre-gl/dist/maplibre-gl-worker.mjs?url";
import { type RefObject, useEffect, useRef, useState } from "react";

setWorkerUrl(workerUrl);

/** An image for a name that a layer asks for. */
export interface MapImage {
  readonly image: ImageData;
  readonly pixelRatio: number;
  /** Where words stand on it, and what is stretched to hold them: in the image's own pixels. */
  readonly fitted?: {
    readonly content: [number, number, number, number];
    readonly stretchX: [number, number][];
    readonly stretchY: [number, number][];
  };
}

/** What a map shows. */
export interface Drawing {
  /** The style in the colours of the page now; another function is another style. */
  readonly style: () => StyleSpecification;
  /** The sources that the page fills itself: they keep their content through a change of style. */
  readonly own: Readonly<Record<string, SourceSpecification>>;
  /** The image a name stands for; undefined for a name it does not know. */
  readonly mark?: (name: string) => MapImage | undefined;
}

/**
 * A map in its place, in the theme and style asked for; null until it is loaded. `failed`: this browser draws none.
 * `name` is what a screen reader calls it: its own is English.
 */
export function useMadeMap(
  place: RefObject<HTMLDivElement | null>,
  name: string,
  theme: string,
  { style, own, mark }: Drawing,
): { readonly map: MapLibre | null; readonly failed: boolean } {
  const [map, setMap] = useState<MapLibre | null>(null);
  const [failed, setFailed] = useState(false);
  /** What the map's style was made for. */
  const drawn = useRef({ theme, style });
  const first = useRef({ style, name, mark });

  useEffect(() => {
    if (place.current === null) return;
    let made: MapLibre;
    try {
      made = new MapLibre({
        container: place.current,
        style: first.current.style(),
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
      const image = first.current.mark?.(id);
      if (image !== undefined && !made.hasImage(id))
        made.addImage(id, image.image, { pixelRatio: image.pixelRatio, ...image.fitted });
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
    if (map === null || (drawn.current.theme === theme && drawn.current.style === style)) return;
    drawn.current = { theme, style };
    // Marks carry the theme's colours, so they are drawn anew with the new style, which keeps our sources' content.
    map.setStyle(style(), {
      diff: false,
      transformStyle: (before, after) => ({
        ...after,
        sources: {
          ...after.sources,
          ...Object.fromEntries(Object.entries(before?.sources ?? {}).filter(([name]) => name in own)),
        },
      }),
    });
  }, [map, theme, style, own]);

  return { map, failed };
}

/** Keeps one of our sources at this content, also through a change of style. */
export function useSource(map: MapLibre | null, name: string, data: GeoJSON.FeatureCollection): void {
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
