import { listed, type Tags } from "./osm-tags.ts";
import { type SpeedCountry, speedCountry, zoneSpeeds } from "./speed-defaults.ts";

export const slowest = 5;
export const fastest = 130;
/** People on foot set the pace. */
export const walkingPace = 10;

const kilometresIn: ReadonlyMap<string, number> = new Map([
  ["", 1],
  ["km/h", 1],
  ["kmh", 1],
  ["kph", 1],
  ["mph", 1.609344],
  ["knots", 1.852],
]);

/**
 * The limit along or against a way, kilometres an hour; undefined where none is readable ("signals", nonsense, 0).
 * Of several the lowest. "none" is `fastest`.
 */
export function maxSpeed(tags: Tags, direction: "forward" | "backward", country: SpeedCountry): number | undefined {
  const values = [
    tags[`maxspeed:${direction}`] ?? tags["maxspeed"],
    tags["maxspeed:type"],
    tags["source:maxspeed"],
    tags["zone:maxspeed"],
  ];
  for (const [index, value] of values.entries()) {
    const speeds = listed(value)
      // Behind a limit's own tag stand only zones; "source:maxspeed=sign" says nothing.
      .map((word) => (index === 0 ? (speedOf(word) ?? zoneOf(word, country)) : zoneOf(word, country)))
      .filter((speed) => speed !== undefined);
    if (speeds.length > 0) return Math.min(fastest, Math.max(slowest, Math.min(...speeds)));
  }
  return undefined;
}

function speedOf(word: string): number | undefined {
  if (word === "none") return fastest;
  if (word === "walk") return walkingPace;
  const found = /^(\d+(?:\.\d+)?)\s*([a-z/]*)$/.exec(word);
  const speed = Number(found?.[1]) * (kilometresIn.get(found?.[2] ?? "unknown") ?? 0);
  return speed > 0 ? speed : undefined;
}

/** "de:urban", "cn:zone30", "zone:30"; a zone's country is its own, not the district's. */
function zoneOf(word: string, district: SpeedCountry): number | undefined {
  const zone = /^(?:([a-z]{2}):)?(?:zone:?)?(\d{2})$/.exec(word);
  if (zone?.[2] !== undefined && word.includes(":")) return Number(zone[2]);
  const [, code, place] = /^([a-z]{2}):([a-z_]+)/.exec(word) ?? [];
  if (place === undefined) return undefined;
  if (place === "walk") return walkingPace;
  const speeds: ReadonlyMap<string, number> = new Map(
    Object.entries(zoneSpeeds[code === undefined ? district : speedCountry(code)]),
  );
  return speeds.get(place);
}
