import type { Sentence } from "../../src/ground/sentence.ts";
import type { StreetsImport } from "../../src/streets/server/import-streets.ts";

/** What the process that makes a map tells at its end. */
export type MapMade = { readonly made: StreetsImport } | { readonly failed: Sentence };

/** The name of the drill's own map. */
export const anheFile = "anhe.osm.pbf";
