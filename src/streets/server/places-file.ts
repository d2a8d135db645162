import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { emptyBook, type Findable, type PlaceBook } from "../place-book.ts";
import { keysOf } from "../place-index.ts";

export const placesFileName = "places.json";

/**
 * The index of places that was imported with a graph file. Where it is missing or cut short there is none: typed addresses
 * are then found by nobody, but travel times, which matter more, are not lost with them.
 */
export function placesBeside(graphFile: string): PlaceBook {
  try {
    return refolded(JSON.parse(readFileSync(join(dirname(graphFile), placesFileName), "utf8")) as PlaceBook);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT" || error instanceof SyntaxError) return emptyBook;
    throw error;
  }
}

/** Names of an earlier import, folded as names are folded now; otherwise what is typed would no longer meet them. */
function refolded(book: PlaceBook): PlaceBook {
  // A places file of another shape is left as it is: questions about places are refused one by one, and roads work as
  // usual.
  if (!Array.isArray(book.streets) || !Array.isArray(book.places)) return book;
  const again = <Named extends Findable>(named: Named): Named => ({ ...named, keys: keysOf(named.name) });
  return { ...book, streets: book.streets.map(again), places: book.places.map(again) };
}
