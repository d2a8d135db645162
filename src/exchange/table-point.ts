import { type Point, pointSchema } from "../ground/point.ts";

const number = String.raw`([-+]?\d+(?:\.\d+)?(?:E[-+]?\d+)?)°?`;
/** Latitude and longitude, also behind an address, as some portals write their locations. */
const pair = new RegExp(String.raw`^(?:.*\s\(|[(\[])?\s*${number}\s*[,;]\s*${number}\s*[)\]]?$`, "i");
const wellKnown = new RegExp(
  String.raw`^(?:SRID=4326;\s*)?POINT\s*(?:Z|M|ZM)?\s*\(\s*${number}\s+${number}(?:\s+[-+.\dE]+)*\s*\)$`,
  "i",
);
const geoJson = new RegExp(
  String.raw`^\{.*"coordinates"\s*:\s*\[\s*${number}\s*,\s*${number}\s*(?:,[^\]]*)?\].*\}$`,
  "i",
);

/**
 * A point of a table, `(lat, lon)`, `POINT (lon lat)` or a GeoJSON point; null when it is none, or not on the globe.
 */
export function tablePoint(text: string): Point | null {
  const known = wellKnown.exec(text.trim()) ?? (/"Point"/.test(text) ? geoJson.exec(text.trim()) : null);
  if (known !== null) return pointOf(Number(known[1]), Number(known[2]));
  const match = pair.exec(text.trim());
  return match === null ? null : pointOf(Number(match[2]), Number(match[1]));
}

/** True within a kilometre or so of 0,0, where programs put what has no place. */
export function isNullPoint([longitude, latitude]: Point): boolean {
  return Math.abs(longitude) < 0.01 && Math.abs(latitude) < 0.01;
}

/** A point from two columns; null when either is no number, or the two are not on the globe. */
export function tableLatLon(latitude: string, longitude: string): Point | null {
  return pointOf(degreesOf(longitude), degreesOf(latitude));
}

/** A number of degrees, also with a decimal comma; NaN for anything else. */
function degreesOf(text: string): number {
  const plain = text
    .trim()
    .replace(/°$/, "")
    .replace(/^([-+]?\d+),(\d+)$/, "$1.$2");
  return /^[-+]?(?:\d+\.?\d*|\.\d+)(?:E[-+]?\d+)?$/i.test(plain) ? Number(plain) : Number.NaN;
}

function pointOf(longitude: number, latitude: number): Point | null {
  const read = pointSchema.safeParse([longitude, latitude]);
  return read.success ? read.data : null;
}

/** Metres on a sphere between two points. */
export function distanceMetres([lonA, latA]: Point, [lonB, latB]: Point): number {
  const radians = Math.PI / 180;
  const half =
    Math.sin(((latB - latA) * radians) / 2) ** 2 +
    Math.cos(latA * radians) * Math.cos(latB * radians) * Math.sin(((lonB - lonA) * radians) / 2) ** 2;
  return 2 * 6_371_000 * Math.asin(Math.min(1, Math.sqrt(half)));
}

/** The middle of points, by longitude and by latitude apart; nothing of fewer than five. */
export function middleOf(points: readonly Point[]): Point | undefined {
  if (points.length < 5) return undefined;
  const median = (values: readonly number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
  return [median(points.map(([lon]) => lon)), median(points.map(([, lat]) => lat))];
}
