import type { FeatureCollection } from "geojson";
import { type ReactNode, useMemo } from "react";
import { useLanguage, useSay } from "../../ground/web/language.ts";
import type { Land } from "../areas.ts";
import { areasOf, writeAreas } from "../write-areas.ts";
import { areaFeatures } from "./area-features.ts";
import { closedParts } from "./drawn-features.ts";
import { keptInCircle, keptShare, type PromiseEffect } from "./effect-rows.ts";
import { around } from "./map-frame.ts";
import { type Promises, promisesInCircle } from "./promise-setting.ts";
import { effectTexts as texts } from "./response-texts.ts";
import { SettingMap } from "./setting-map.tsx";
import { useAreas } from "./use-areas.ts";

interface PromiseMapProps {
  readonly promises: Promises;
  readonly effect: PromiseEffect | undefined;
}

const still = { chosen: null, onPress: () => undefined, onMove: () => undefined };

/** The quick-response circles: those for which something is promised filled, with the share that would have been kept. */
export function PromiseMap({ promises, effect }: PromiseMapProps): ReactNode {
  const say = useSay();
  const language = useLanguage();
  const file = useAreas();
  const circles = useMemo(
    () => (file === null ? [] : areasOf(file)).filter((area): area is Land => area.kind === "circle"),
    [file],
  );
  const frame = useMemo(() => around(circles.flatMap(({ parts }) => parts.flat(2))), [circles]);
  const promised = useMemo(() => circles.filter(({ id }) => promisesInCircle(promises, id)), [circles, promises]);
  const areas = useMemo(
    () => areaFeatures(writeAreas(circles.filter((circle) => !promised.includes(circle))).features, language),
    [circles, promised, language],
  );
  const drawn = useMemo(
    (): FeatureCollection => ({
      type: "FeatureCollection",
      features: promised.map(({ id, name, parts }) => {
        const percent = effect === undefined ? null : keptShare(keptInCircle(effect.asked, id));
        return {
          type: "Feature",
          geometry: { type: "MultiPolygon", coordinates: closedParts(parts) },
          properties: { role: "promised", name: percent === null ? name[language] : `${name[language]}\n${percent} %` },
        };
      }),
    }),
    [promised, effect, language],
  );
  if (file !== null && circles.length === 0) return <p className="quiet">{say(texts.noCircles)}</p>;
  return (
    <SettingMap label={say(texts.map)} keys={say(texts.keys)} frame={frame} areas={areas} drawn={drawn} hand={still} />
  );
}
