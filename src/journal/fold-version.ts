import { sha256 } from "@noble/hashes/sha2.js";
import { utf8ToBytes } from "@noble/hashes/utils.js";
import { wireVersions } from "./wire-versions.ts";

/**
 * Changes of views or read tables alone, a line each: states and tables are folded again at the next start. A change that
 * changes the shape of a fact too needs no line here.
 */
const viewsChanged: readonly string[] = [
  "people, sessions, tokens, proposals and the rules of signing in are access's, no longer duty's",
  "an export says who granted it and who fetched it when",
  "statistics knows calls, and of incidents the call, the station, the type and when crews acknowledged",
  "statistics knows of each order to a unit which unit, and in which circle and of which priority the incident was",
  "past handovers and requests of persons have tables",
  "an order to a unit that began before one that is over is not what the unit is on",
  "what checks found names its facts by whose log they are in, once, and their numbers",
];

const folding = sha256(
  utf8ToBytes(JSON.stringify([Object.entries(wireVersions.facts).toSorted(byName), viewsChanged])),
);

/**
 * By which facts and views states and read tables are folded. Made of the shapes of facts and of `viewsChanged`, so that two
 * changes that come together are a third version and neither has a number to agree on. An order's shape folds nothing. 31
 * bits of a hash, because it stands in an `integer` column; versions up to 7 were counted.
 */
export const foldVersion: number = new DataView(folding.buffer, folding.byteOffset).getUint32(0) >>> 1;

function byName([one]: readonly [string, unknown], [other]: readonly [string, unknown]): number {
  return one < other ? -1 : 1;
}
