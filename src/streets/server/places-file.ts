import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { emptyBook, type PlaceBook } from "../place-book.ts";

export const placesFileName = "places.json";

/**
 * The index of places that was imported with a graph file. Where it is missing or cut short there is none: typed addresses
 * are then found by nobody, but travel times, which matter more, are not lost with them.
 */
export function placesBeside(graphFile: string): PlaceBook {
  try {
    return JSON.parse(readFileSync(join(dirname(graphFile), placesFileName), "utf8")) as PlaceBook;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT" || error instanceof SyntaxError) return emptyBook;
    throw error;
  }
}
