import { areasOf, type AreaFile } from "../../district/write-areas.ts";
import type { Sentence } from "../../ground/sentence.ts";

/** What the quick-response circles are called, by their ids. */
export function circleNames(areas: AreaFile | null): ReadonlyMap<string, Sentence> {
  if (areas === null) return new Map();
  return new Map(areasOf(areas).flatMap(({ kind, id, name }) => (kind === "circle" ? [[id, name] as const] : [])));
}
