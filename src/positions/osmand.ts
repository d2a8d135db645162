import { z } from "zod";
import { forbiddenColumn, sayForbidden } from "../ground/forbidden-columns.ts";
import { type Instant, instantOf } from "../ground/instant.ts";
import type { Point } from "../ground/point.ts";
import type { Position } from "../ground/position.ts";
import type { Sentence } from "../ground/sentence.ts";
import { type WrongField, wrongField } from "../ground/wrong-field.ts";

const metresPerSecondInKnot = 1852 / 3600;

export type Parameters = Readonly<Record<string, unknown>>;

const missing: Sentence = { zh: "缺失", en: "is missing" };
const notNumber: Sentence = { zh: "须为数字", en: "must be a number" };
const twice: Sentence = { zh: "重复出现", en: "is given twice" };

/** What a tracker reports: where a unit is, or that its receiver has no fix; or the field that cannot be read. */
export type Reported =
  | { readonly unit: string; readonly position: Position }
  | { readonly unit: string; readonly noFix: true };

/**
 * Reads the parameters of the OsmAnd protocol, as Traccar's clients send them:
 *
 * - `id` or `deviceid`;
 * - `lat` and `lon`, or `latitude` and `lng` or `longitude`, or `location` (`lat,lon`);
 * - `timestamp`, or `time`;
 * - `speed` in knots, `bearing` or `heading`, `accuracy` in metres, `valid`.
 *
 * Others (altitude, hdop, batt) are ignored; some are refused by `forbiddenColumn`. A speed, bearing or accuracy that
 * cannot be read is dropped and the position kept, because a tracker that gets an error sends the same report for ever.
 * A negative one means unknown.
 */
export function readOsmAnd(given: Parameters): Reported | WrongField {
  const kept = forbiddenIn(given);
  if (kept !== undefined) return kept;
  const unit = textOf(given, "id", "deviceid");
  if (typeof unit !== "string") return unit;
  const spot = spotOf(given);
  if ("field" in spot) return spot;
  const at = timeOf(given);
  if (typeof at !== "string") return at;
  if (isSaidNot(given["valid"])) return { unit, noFix: true };
  const knots = known(given, ["speed"], 970);
  return {
    unit,
    position: positionOf(at, spot, knots === undefined ? undefined : knots * metresPerSecondInKnot, given),
  };
}

/** A number, or the text of one. */
const numeric = z.union([z.number(), z.string().regex(/^[+-]?\d+(?:\.\d+)?$/)]);

/** What Traccar's clients of version 9 post as JSON. There the speed is in metres per second. */
const traccarBody = z.looseObject({
  device_id: z.union([z.string(), z.number()]).transform(String),
  location: z.looseObject({
    timestamp: z.union([z.string(), z.number()]).transform(String),
    coords: z.looseObject({ latitude: numeric, longitude: numeric }),
    /** The device itself says that another program made the position up. */
    mock: z.boolean().optional(),
  }),
});

/** A position posted as JSON (`device_id`, `location.timestamp`, `location.coords`), as Traccar's clients do since version 9. */
export function readTraccar(body: unknown): Reported | WrongField {
  const kept = forbiddenIn(leavesOf(body));
  if (kept !== undefined) return kept;
  const read = traccarBody.safeParse(body);
  if (!read.success) return wrongField(read.error);
  const { device_id: unit, location } = read.data;
  const { coords } = location;
  const texts: Parameters = Object.fromEntries(
    Object.entries(coords).flatMap(([name, value]) =>
      typeof value === "number" || typeof value === "string" ? [[name, String(value)]] : [],
    ),
  );
  const spot = spotOf({ lat: texts["latitude"], lon: texts["longitude"] });
  if ("field" in spot) return spot;
  const at = timeOf({ timestamp: location.timestamp });
  if (typeof at !== "string") return at;
  if (location.mock === true) return { unit: unit.trim(), noFix: true };
  return { unit: unit.trim(), position: positionOf(at, spot, known(texts, ["speed"], 500), texts) };
}

function isSaidNot(value: unknown): boolean {
  return value === false || (typeof value === "string" && /^(?:false|0|no|n|f|invalid|v)$/i.test(value.trim()));
}

function positionOf(at: Instant, point: Point, speed: number | undefined, given: Parameters): Position {
  const heading = known(given, ["bearing", "heading"], 360);
  const accuracy = known(given, ["accuracy"], 100_000);
  return {
    at,
    point,
    ...(speed === undefined ? {} : { speed }),
    ...(heading === undefined ? {} : { heading }),
    ...(accuracy === undefined ? {} : { accuracy }),
  };
}

/** `lat` and `lon`, or `location` as `lat,lon`. */
function spotOf(given: Parameters): Point | WrongField {
  const pair =
    typeof given["location"] === "string" && given["lat"] === undefined && given["latitude"] === undefined
      ? given["location"].split(",")
      : undefined;
  const parts: Parameters = pair === undefined ? given : { lat: pair[0], lon: pair[1] };
  const lat = numberOf(parts, ["lat", "latitude"], -90, 90);
  if (typeof lat !== "number") return lat;
  const lon = numberOf(parts, ["lon", "lng", "longitude"], -180, 180);
  return typeof lon === "number" ? [lon, lat] : lon;
}

/** The values of a JSON body under their own names, however deep. */
function leavesOf(body: unknown, name = "body", found: Record<string, unknown> = {}): Parameters {
  if (typeof body !== "object" || body === null) {
    if (body !== undefined && body !== null)
      found[name] = found[name] === undefined ? body : [found[name], body].flat();
    return found;
  }
  for (const [key, value] of Object.entries(body)) leavesOf(value, Array.isArray(body) ? name : key, found);
  return found;
}

/** Trackers that see Wi-Fi, cells or a telephone's numbers can say so; a fix that brings them is not taken. */
function forbiddenIn(given: Parameters): WrongField | undefined {
  for (const [field, value] of Object.entries(given)) {
    const values = [value].flat().map(String);
    const isNetwork = traccarNetwork.has(field.toLowerCase()) && values.some((text) => text.trim() !== "");
    const forbidden = isNetwork ? { says: sayForbidden(field, 3) } : forbiddenColumn(field, values);
    if (forbidden !== undefined) return { field, reason: forbidden.says };
  }
  return undefined;
}

/** What Traccar's clients may add of the networks round a device. */
const traccarNetwork: ReadonlySet<string> = new Set(["cell", "wifi"]);

/** The first of these parameters that is there, as text without white space around it. */
function textOf(given: Parameters, ...names: readonly string[]): string | WrongField {
  for (const field of names) {
    const value = given[field];
    if (Array.isArray(value)) return { field, reason: twice };
    if (typeof value === "string" && value.trim() !== "") return value.trim();
  }
  return { field: names[0] ?? "", reason: missing };
}

function numberOf(given: Parameters, names: readonly string[], least: number, most: number): number | WrongField {
  const text = textOf(given, ...names);
  if (typeof text !== "string") return text;
  const field = names.find((name) => given[name] !== undefined && given[name] !== "") ?? "";
  const value = decimal(text);
  if (value === undefined) return { field, reason: notNumber };
  if (value < least || value > most) {
    return { field, reason: { zh: `须在 ${least} 与 ${most} 之间`, en: `must be within ${least} and ${most}` } };
  }
  return value;
}

/** The first of these that is there and lies within 0 and `most`; anything else is unknown. */
function known(given: Parameters, names: readonly string[], most: number): number | undefined {
  const field = names.find((name) => given[name] !== undefined && given[name] !== "");
  const value = field === undefined ? undefined : numberOf(given, [field], 0, most);
  return typeof value === "number" ? value : undefined;
}

/** Written as numbers are, also with an exponent: `Number` alone also reads "", "0x10" and "Infinity". */
export function decimal(text: string): number | undefined {
  return /^[+-]?(\d+\.?\d*|\.\d+)(?:[eE][+-]?\d{1,3})?$/.test(text) ? Number(text) : undefined;
}

/** Seconds or milliseconds since 1970, or ISO 8601; without an offset it is UTC, as trackers mean it. */
function timeOf(given: Parameters): Instant | WrongField {
  const text = textOf(given, "timestamp", "time");
  if (typeof text !== "string") return text;
  const wrong: WrongField = {
    field: "timestamp",
    reason: { zh: "须为 Unix 秒、毫秒或 ISO 8601 时间", en: "must be Unix seconds, milliseconds or an ISO 8601 time" },
  };
  const number = decimal(text);
  // Seconds reach 1e11 in the year 5138; milliseconds passed it in 1973.
  if (number !== undefined) return instantIn(number < 1e11 ? number * 1000 : number) ?? wrong;
  // An unescaped plus in a query arrives as a space.
  const iso = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?)(Z|[+ -]\d{2}(?::?\d{2})?)?$/.exec(text);
  if (iso === null) return wrong;
  const offset = (iso[3] ?? "Z")
    .replace(" ", "+")
    .replace(/^([+-]\d{2}):?(\d{2})?$/, (_, hours: string, minutes = "00") => `${hours}:${String(minutes)}`);
  return instantIn(Date.parse(`${iso[1]}T${iso[2]}${offset}`)) ?? wrong;
}

/** Instants are kept between 2000 and 2200. */
function instantIn(milliseconds: number): Instant | undefined {
  const inRange = milliseconds >= Date.UTC(2000, 0, 1) && milliseconds < Date.UTC(2200, 0, 1);
  return inRange ? instantOf(milliseconds) : undefined;
}
