import type { Feature, FeatureCollection } from "geojson";
import type { Language } from "../../ground/web/language.ts";
import type { AreaFeature } from "../write-areas.ts";

/** Areas for a map's source, each with its kind, its id and its name in the language of the screen. */
export function areaFeatures(features: readonly AreaFeature[], language: Language): FeatureCollection {
  return {
    type: "FeatureCollection",
    features: features.map(({ properties, geometry }): Feature => {
      const { kind = "", id = "" } = properties;
      return {
        type: "Feature",
        geometry: geometry as unknown as Feature["geometry"],
        properties: { kind, id, name: properties[`name:${language}`] ?? id },
      };
    }),
  };
}
