import type { FeatureCollection } from "geojson";
import type { AreaKind } from "../../district/areas.ts";
import { areaFeatures } from "../../district/web/area-features.ts";
import type { AreaFeature, AreaFile } from "../../district/write-areas.ts";
import type { Language } from "../../ground/web/language.ts";

/** Station areas are always shown; these a person chooses. */
export const chosenKinds = ["grid", "circle", "ring", "post"] as const satisfies readonly AreaKind[];
export type ChosenKind = (typeof chosenKinds)[number];

/** The areas shown, each with its name in the language of the screen. */
export function shownAreas(
  file: AreaFile | null,
  chosen: ReadonlySet<ChosenKind>,
  language: Language,
): FeatureCollection {
  const isShown = ({ properties: { kind = "" } }: AreaFeature) =>
    kind === "station" || chosenKinds.some((each) => each === kind && chosen.has(each));
  return areaFeatures((file?.features ?? []).filter(isShown), language);
}

/** How many there are of each kind that can be chosen; a kind without any is not offered. */
export function countsOf(file: AreaFile | null): ReadonlyMap<ChosenKind, number> {
  const counts = new Map<ChosenKind, number>();
  for (const { properties } of file?.features ?? []) {
    const kind = chosenKinds.find((each) => each === properties["kind"]);
    if (kind !== undefined) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  }
  return counts;
}
