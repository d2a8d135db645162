import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import { wireVersions } from "./wire-versions.ts";

/**
 * Changes of views or read tables alone, a line each: states and tables are folded again at the next start. A change that
 * changes the shape of a fact too needs no line here.
 */
const viewsChanged: readonly string[] = ["Versions are counted by fact and by order"];

/**
 * By which facts and views states and read tables are folded. Made of the shapes of facts and of `viewsChanged`, so that two
 * changes that come together are a third version and neither has a number to agree on. An order's shape folds nothing.
 */
export const foldVersion: string = bytesToHex(
  sha256(utf8ToBytes(JSON.stringify([Object.entries(wireVersions.facts).toSorted(byName), viewsChanged]))),
).slice(0, 16);

function byName([one]: readonly [string, unknown], [other]: readonly [string, unknown]): number {
  return one < other ? -1 : 1;
}
