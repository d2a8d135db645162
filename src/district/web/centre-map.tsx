import type { FeatureCollection } from "geojson";
import { type ReactNode, useCallback, useMemo, useState } from "react";
import type { Point } from "../../ground/point.ts";
import { useLanguage, useSay } from "../../ground/web/language.ts";
import { districtTexts as texts } from "./district-texts.ts";
import { areaFeatures } from "./area-features.ts";
import { frameAbout } from "./map-frame.ts";
import { SettingMap } from "./setting-map.tsx";
import { useAreas } from "./use-areas.ts";

interface CentreMapProps {
  /** Undefined while what is typed is no place. */
  readonly point: Point | undefined;
  readonly onChange: (point: Point) => void;
}

/** The centre of the district as a mark that is pressed, drawn or moved with the arrows. */
export function CentreMap({ point, onChange }: CentreMapProps): ReactNode {
  const say = useSay();
  const language = useLanguage();
  const file = useAreas();
  // What is shown first; afterwards the map stays where somebody has moved it.
  const [frame] = useState(() => frameAbout(point));
  const drawn = useMemo(
    (): FeatureCollection => ({
      type: "FeatureCollection",
      features:
        point === undefined
          ? []
          : [
              {
                type: "Feature",
                geometry: { type: "Point", coordinates: [...point] },
                properties: { role: "mark", index: 0, chosen: true },
              },
            ],
    }),
    [point],
  );
  const areas = useMemo(() => {
    const stations = (file?.features ?? []).filter(({ properties }) => properties["kind"] === "station");
    return areaFeatures(stations, language);
  }, [file, language]);
  const take = useCallback((next: Point) => onChange(next), [onChange]);
  return (
    <SettingMap
      label={say(texts.centreMap)}
      keys={say(texts.centreKeys)}
      frame={frame}
      areas={areas}
      drawn={drawn}
      hand={{ chosen: point ?? null, onPress: take, onMove: take, onEnter: take }}
    />
  );
}
