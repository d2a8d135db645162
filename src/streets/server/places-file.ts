import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { emptyGazetteer, type Findable, type Gazetteer } from "../gazetteer.ts";
import { keysOf } from "../place-index.ts";

export const placesFileName = "places.json";

/**
 * The index of places imported with a graph file. Without it, or with one that is cut short, typed addresses find
 * nothing, but travel times, which matter more, still work.
 */
export function placesBeside(graphFile: string): Gazetteer {
  try {
    return refolded(JSON.parse(readFileSync(join(dirname(graphFile), placesFileName), "utf8")) as Gazetteer);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT" || error instanceof SyntaxError) return emptyGazetteer;
    throw error;
  }
}

/** Names of an earlier import, folded as names are folded now; otherwise what is typed would no longer meet them. */
function refolded(gazetteer: Gazetteer): Gazetteer {
  // A places file of another shape is left as it is: questions about places are refused one by one, and roads work as
  // usual.
  if (!Array.isArray(gazetteer.streets) || !Array.isArray(gazetteer.places)) return gazetteer;
  const again = <Named extends Findable>(named: Named): Named => ({ ...named, keys: keysOf(named.name) });
  return { ...gazetteer, streets: gazetteer.streets.map(again), places: gazetteer.places.map(again) };
}
