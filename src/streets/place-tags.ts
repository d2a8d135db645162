import type { LandShape, NamedPlace } from "./osm-extract.ts";
import { namesOf, said, type Tags } from "./osm-tags.ts";

const namedKinds = [
  "amenity",
  "shop",
  "office",
  "healthcare",
  "place",
  "tourism",
  "leisure",
  "historic",
  "railway",
  "public_transport",
  "aeroway",
  "building",
] as const;

/** An address or a place people name; undefined for what is neither. Bus stops and street furniture are left out. */
export function placeOf(tags: Tags): Omit<NamedPlace, "lon" | "lat"> | undefined {
  const street = said(tags["addr:street"]) ?? said(tags["addr:place"]);
  const houseNumber = said(tags["addr:housenumber"]);
  const hasAddress = street !== undefined && houseNumber !== undefined;
  const name = namesOf(tags);
  const key = name === undefined ? undefined : namedKinds.find((kind) => isNamedKind(kind, tags[kind]));
  if (key === undefined && !hasAddress) return undefined;
  const value = key === undefined ? "address" : (tags[key] ?? key);
  return {
    ...(key !== undefined && name !== undefined && { name }),
    ...(hasAddress && { street, houseNumber }),
    kind: value === "yes" && key !== undefined ? key : value,
  };
}

function isNamedKind(key: (typeof namedKinds)[number], value: string | undefined): boolean {
  if (value === undefined || value === "no") return false;
  if (key === "railway" || key === "public_transport") return value === "station" || value === "halt";
  return key !== "aeroway" || value === "aerodrome" || value === "terminal";
}

const lines: ReadonlySet<string> = new Set(["river", "stream", "canal"]);
const rails: ReadonlySet<string> = new Set(["rail", "light_rail", "narrow_gauge", "monorail", "subway"]);
const greenLanduse: ReadonlySet<string> = new Set([
  "allotments",
  "cemetery",
  "forest",
  "grass",
  "meadow",
  "orchard",
  "recreation_ground",
  "village_green",
  "vineyard",
]);
const greenLeisure: ReadonlySet<string> = new Set(["garden", "golf_course", "nature_reserve", "park", "pitch"]);
const greenNatural: ReadonlySet<string> = new Set(["grassland", "heath", "scrub", "wood"]);

/** Which layer of a plain map a closed or an open shape belongs to; undefined for none. */
export function landLayer(tags: Tags, isClosed: boolean): LandShape["layer"] | undefined {
  if (isClosed) {
    const landuse = tags["landuse"] ?? "";
    const natural = tags["natural"] ?? "";
    if (natural === "water" || tags["waterway"] === "riverbank" || landuse === "reservoir" || landuse === "basin") {
      return "water";
    }
    if ((tags["building"] ?? "no") !== "no" && tags["location"] !== "underground") return "building";
    if (greenLanduse.has(landuse) || greenLeisure.has(tags["leisure"] ?? "") || greenNatural.has(natural)) {
      return "green";
    }
  }
  const isBelow = (tags["tunnel"] ?? "no") !== "no";
  if (lines.has(tags["waterway"] ?? "") && !isBelow) return "waterway";
  return rails.has(tags["railway"] ?? "") && !isBelow ? "rail" : undefined;
}
