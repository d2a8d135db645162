import { forbiddenColumn, sayForbidden } from "../ground/forbidden-columns.ts";
import { type Instant, instantOf } from "../ground/instant.ts";
import type { Point } from "../ground/point.ts";
import type { Position } from "../ground/position.ts";
import type { Sentence } from "../ground/sentence.ts";
import type { WrongField } from "../journal/wrong-field.ts";

const metresPerSecondInKnot = 1852 / 3600;

export type Parameters = Readonly<Record<string, unknown>>;

const missing: Sentence = { zh: "缺失", en: "is missing" };
const notNumber: Sentence = { zh: "须为数字", en: "must be a number" };
const twice: Sentence = { zh: "重复出现", en: "is given twice" };

/**
 * The parameters of the OsmAnd protocol (as Traccar's clients speak it): id or deviceid, lat, lon, timestamp, speed in
 * knots, bearing or heading, accuracy in metres. Others (altitude, hdop, batt) say nothing we keep; some may not be sent at all. Phones send a negative speed,
 * bearing or accuracy when they do not know it.
 */
export function readOsmAnd(given: Parameters): { readonly unit: string; readonly position: Position } | WrongField {
  const kept = forbiddenIn(given);
  if (kept !== undefined) return kept;
  const unit = textOf(given, "id", "deviceid");
  if (typeof unit !== "string") return unit;
  const lat = numberOf(given, "lat", -90, 90);
  if (typeof lat !== "number") return lat;
  const lon = numberOf(given, "lon", -180, 180);
  if (typeof lon !== "number") return lon;
  const at = timeOf(given);
  if (typeof at !== "string") return at;
  const speed = unlessUnknown(given, ["speed"], 970);
  if (typeof speed === "object") return speed;
  const heading = unlessUnknown(given, ["bearing", "heading"], 360);
  if (typeof heading === "object") return heading;
  const accuracy = unlessUnknown(given, ["accuracy"], 100_000);
  if (typeof accuracy === "object") return accuracy;
  const point: Point = [lon, lat];
  return {
    unit,
    position: {
      at,
      point,
      ...(speed === undefined ? {} : { speed: speed * metresPerSecondInKnot }),
      ...(heading === undefined ? {} : { heading }),
      ...(accuracy === undefined ? {} : { accuracy }),
    },
  };
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

function numberOf(given: Parameters, field: string, least: number, most: number): number | WrongField {
  const text = textOf(given, field);
  if (typeof text !== "string") return text;
  const value = decimal(text);
  if (value === undefined) return { field, reason: notNumber };
  if (value < least || value > most) {
    return { field, reason: { zh: `须在 ${least} 与 ${most} 之间`, en: `must be within ${least} and ${most}` } };
  }
  return value;
}

function unlessUnknown(given: Parameters, names: readonly string[], most: number): number | undefined | WrongField {
  for (const field of names) {
    if (given[field] === undefined || given[field] === "") continue;
    const value = numberOf(given, field, -Number.MAX_VALUE, most);
    if (typeof value !== "number") return value;
    return value < 0 ? undefined : value;
  }
  return undefined;
}

/** Written as numbers are: `Number` alone also reads "", "0x10" and "Infinity". */
export function decimal(text: string): number | undefined {
  return /^[+-]?(\d+\.?\d*|\.\d+)$/.test(text) ? Number(text) : undefined;
}

/** Seconds or milliseconds since 1970, or ISO 8601; without an offset it is UTC, as trackers mean it. */
function timeOf(given: Parameters): Instant | WrongField {
  const text = textOf(given, "timestamp");
  if (typeof text !== "string") return text;
  const wrong: WrongField = {
    field: "timestamp",
    reason: { zh: "须为 Unix 秒、毫秒或 ISO 8601 时间", en: "must be Unix seconds, milliseconds or an ISO 8601 time" },
  };
  const number = decimal(text);
  // Seconds reach 1e11 in the year 5138; milliseconds passed it in 1973.
  if (number !== undefined) return instantIn(number < 1e11 ? number * 1000 : number) ?? wrong;
  // An unescaped plus in a query arrives as a space.
  const iso = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2}:\d{2}(?:\.\d{1,9})?)(Z|[+ -]\d{2}:?\d{2})?$/.exec(text);
  if (iso === null) return wrong;
  const offset = (iso[3] ?? "Z").replace(" ", "+").replace(/^([+-]\d{2})(\d{2})$/, "$1:$2");
  return instantIn(Date.parse(`${iso[1]}T${iso[2]}${offset}`)) ?? wrong;
}

/** Instants are kept between 2000 and 2200. */
function instantIn(milliseconds: number): Instant | undefined {
  const inRange = milliseconds >= Date.UTC(2000, 0, 1) && milliseconds < Date.UTC(2200, 0, 1);
  return inRange ? instantOf(milliseconds) : undefined;
}
