import { forbiddenColumn } from "../ground/forbidden-columns.ts";
import type { Point } from "../ground/point.ts";
import { readShape } from "../ground/read-shape.ts";
import { fill, type Details, type Sentence, sentenceSchema } from "../ground/sentence.ts";
import { codeSchema } from "../ground/text.ts";
import { wrongField } from "../ground/wrong-field.ts";
import { type Area, type AreaKind, areaKinds, hectaresOf, type Part, positionsOf } from "./areas.ts";
import type { District } from "./district.ts";
import { mostAreaPositions } from "./facts.ts";
import { crossing, isInside, runsBack } from "./ring.ts";
import { readPosition } from "./read-position.ts";
import { isKnownSystem, recordOf } from "./reference-system.ts";
import { simplifyBorders } from "./simplify-borders.ts";

/** Something in a file that keeps its areas from being taken. `feature` counts from 1; 0 is the file as a whole. */
export interface Problem {
  readonly feature: number;
  readonly id?: string;
  readonly field: string;
  readonly says: Sentence;
}

/** What an area is held against: the registered stations, and where the district lies. */
export type Known = Pick<District, "stations" | "centre">;

type Say = (field: string, zh: string, en: string, details?: Details) => void;

/**
 * Reads the areas of a parsed GeoJSON file (RFC 7946: WGS 84, longitude first). Each feature has the properties `kind`,
 * `id`, `name` or `name:zh` and `name:en`, and perhaps `station`. Other properties are ignored, except those no file
 * may have (`forbiddenColumn`). Answers all areas, or everything that is wrong; never a part. Corners are rounded to
 * seven decimals, about a centimetre. With `simplifyMetres` shared borders are simplified together, so that neighbours
 * stay neighbours.
 */
export function readAreas(
  value: unknown,
  known: Known,
  simplifyMetres?: number,
): readonly Area[] | { readonly problems: readonly Problem[] } {
  const problems: Problem[] = [];
  const sayOf =
    (feature: number, id?: string): Say =>
    (field, zh, en, details) =>
      void problems.push({ feature, ...(id === undefined ? {} : { id }), field, says: fill({ zh, en }, details) });
  const features = featuresOf(value, sayOf(0));
  for (const [field, { zh, en }] of forbiddenIn(features)) sayOf(0)(field, zh, en);
  const seen = new Map<string, number>();
  const areas: Area[] = [];
  for (const [index, feature] of features.entries()) {
    const before = problems.length;
    const area = readFeature(feature, known, (id) => sayOf(index + 1, id));
    if (area === undefined || problems.length > before) continue;
    const key = `${area.kind} ${area.id}`;
    const first = seen.get(key);
    if (first === undefined) seen.set(key, index + 1);
    else {
      sayOf(index + 1, area.id)("id", "与第 {first} 个要素的编号和类别相同", "is also the id of feature {first}", {
        first,
      });
    }
    areas.push(area);
  }
  const found = problems.length > 0 || simplifyMetres === undefined ? areas : simplifyBorders(areas, simplifyMetres);
  const broken = found === areas ? undefined : found.findIndex((area) => area.kind !== "post" && !isSound(area.parts));
  if (broken !== undefined && broken >= 0) {
    sayOf(broken + 1, found[broken]?.id)(
      "geometry",
      "按 {metres} 米简化后边界相交；请用较小的 --simplify",
      "crosses itself when thinned by {metres} m; give a smaller --simplify",
      { metres: simplifyMetres ?? 0 },
    );
  }
  const count = positionsOf(found);
  if (count > mostAreaPositions) {
    sayOf(0)("features", tooMany.zh, tooMany.en, {
      count,
      most: mostAreaPositions,
      metres: simplifyMetres === undefined ? 5 : Math.min(100, Math.ceil(simplifyMetres * 3)),
    });
  }
  return problems.length > 0 ? { problems } : found;
}

const tooMany: Sentence = {
  zh: "共 {count} 个坐标点，最多 {most} 个；请加 --simplify {metres}（米），相邻边界一同简化",
  en: "have {count} positions in all and may have {most}; give --simplify {metres} (metres), which thins shared borders together",
};

function isSound(parts: readonly Part[]): boolean {
  return parts.every((part) => crossing(part) === undefined && runsBack(part) === undefined);
}

function featuresOf(value: unknown, say: Say): readonly unknown[] {
  const { type, features } = recordOf(value);
  if (type !== "FeatureCollection" || !Array.isArray(features)) {
    say("type", "须为 GeoJSON 的 FeatureCollection", "must be a GeoJSON FeatureCollection");
    return [];
  }
  if (!isInKnownSystem(value, say)) return [];
  if (features.length === 0) say("features", "没有任何要素", "must not be empty");
  return features;
}

/** The system that an object of the file states for itself, if it does: the file, a feature or a geometry (GeoJSON 2008). */
function isInKnownSystem(value: unknown, say: Say): boolean {
  const { crs } = recordOf(value);
  if (crs === undefined || crs === null || isKnownSystem(crs)) return true;
  say(
    "crs",
    "坐标系须为 WGS 84（EPSG:4326）或 CGCS2000（EPSG:4490），请重新导出",
    "must be WGS 84 (EPSG:4326) or CGCS2000 (EPSG:4490); export the file in one of them",
  );
  return false;
}

/** Properties that may not be imported, wherever in the file, and why. */
function forbiddenIn(features: readonly unknown[]): readonly (readonly [string, Sentence])[] {
  const values = new Map<string, string[]>();
  for (const feature of features) {
    for (const [name, value] of Object.entries(recordOf(recordOf(feature)["properties"]))) {
      if (typeof value !== "string" && typeof value !== "number") continue;
      const held = values.get(name) ?? [];
      values.set(name, held);
      held.push(String(value));
    }
  }
  return [...values].flatMap(([name, held]) => {
    const found = forbiddenColumn(name, held);
    return found === undefined ? [] : [[name, found.says] as const];
  });
}

function readFeature(feature: unknown, known: Known, sayOf: (id?: string) => Say): Area | undefined {
  const { type, id: featureId, properties, geometry } = recordOf(feature);
  if (type !== "Feature") {
    sayOf()("type", "须为 Feature", "must be Feature");
    return undefined;
  }
  const given = recordOf(properties);
  const id = readId(given["id"] ?? featureId, sayOf());
  const say = sayOf(id);
  const kind = areaKinds.find((word) => word === given["kind"]);
  if (kind === undefined) {
    say("kind", "须为其中之一：{kinds}", "must be one of {kinds}", { kinds: areaKinds.join(", ") });
  }
  const name = readName(given, say);
  const station = readStation(given["station"], kind === "station" ? id : undefined, known, say);
  if (!isInKnownSystem(feature, say) || !isInKnownSystem(geometry, say)) return undefined;
  if (kind === undefined || id === undefined || name === undefined) return undefined;
  const is = { id, name, ...(station === undefined ? {} : { station }) };
  const { type: shape, coordinates } = recordOf(geometry);
  if (kind === "post") {
    if (shape !== "Point") return wrongShape(kind, "Point", say);
    const point = readPosition(coordinates, known, (zh, en, details) => say("geometry", zh, en, details));
    return point && { kind, ...is, point };
  }
  if (shape !== "Polygon" && shape !== "MultiPolygon") return wrongShape(kind, "Polygon / MultiPolygon", say);
  const parts = readParts(shape === "Polygon" ? [coordinates] : coordinates, known, say);
  return parts && { kind, ...is, parts };
}

function wrongShape(kind: AreaKind, shape: string, say: Say): undefined {
  say("geometry", "{kind} 须为 {shape}", "must be a {shape} for {kind}", { kind, shape });
}

function readId(value: unknown, say: Say): string | undefined {
  if (value === undefined || value === null || value === "") return void say("id", "缺失", "is missing");
  const read = readShape(codeSchema, typeof value === "number" ? String(value) : value);
  if (read.success) return read.data;
  const { reason } = wrongField(read.error);
  return void say("id", reason.zh, reason.en);
}

/** One name serves both languages where only one is given. */
function readName(given: Readonly<Record<string, unknown>>, say: Say): Sentence | undefined {
  const [zh, en] = [given["name:zh"] ?? given["name"] ?? given["name:en"], given["name:en"] ?? given["name"]];
  if (zh === undefined || zh === null) return void say("name", "缺失", "is missing");
  const words = (value: unknown) => (typeof value === "number" ? String(value) : value);
  const read = sentenceSchema.safeParse({ zh: words(zh), en: words(en ?? zh) });
  if (read.success) return read.data;
  const { field, reason } = wrongField(read.error);
  return void say(`name:${field}`, reason.zh, reason.en);
}

/** A station's area is named by the station's id; every other area may say the station it belongs to. */
function readStation(value: unknown, own: string | undefined, { stations }: Known, say: Say): string | undefined {
  const station = own ?? (value === null || value === "" ? undefined : value);
  if (station === undefined) return undefined;
  if (typeof station !== "string" || !Object.hasOwn(stations, station)) {
    return void say(
      own === undefined ? "station" : "id",
      "派出所 {station} 未登记",
      "names station {station}, which is not registered",
      { station: typeof station === "string" ? station : JSON.stringify(station) },
    );
  }
  return own === undefined ? station : undefined;
}

/** Of a ring: closed, of four positions and more, all of them on land that could be the district's. */
function readRing(value: unknown, where: string, known: Known, say: Say): readonly Point[] | undefined {
  if (!Array.isArray(value)) return void say(where, "须为坐标列表", "must be a list of positions");
  if (value.length < 4) {
    return void say(where, "只有 {count} 个坐标点，至少 4 个", "has {count} positions and needs 4", {
      count: value.length,
    });
  }
  const ring: Point[] = [];
  for (const [index, position] of value.entries()) {
    const point = readPosition(position, known, (zh, en, details) => say(`${where}[${index}]`, zh, en, details));
    if (point === undefined) return undefined;
    ring.push(point);
  }
  const over = ring.find(([x], index) => Math.abs(x - (ring[index + 1]?.[0] ?? x)) > 180);
  if (over !== undefined) {
    return void say(
      where,
      "边界在 {at} 之后跨过 ±180° 经线；请在经线处分成两部分",
      "crosses the meridian of ±180° after {at}; part the area there",
      { at: over.join(", ") },
    );
  }
  const [first, last] = [ring[0], ring.at(-1)];
  if (first?.[0] !== last?.[0] || first?.[1] !== last?.[1]) {
    return void say(where, "没有闭合：首尾坐标须相同", "is not closed: its last position must be its first");
  }
  return ring.slice(0, -1);
}

function readParts(value: unknown, known: Known, say: Say): readonly Part[] | undefined {
  if (!Array.isArray(value) || value.length === 0) return void say("geometry", "没有坐标", "has no coordinates");
  // Some programs write parts without a ring; there is nothing in them to lose.
  const isEmpty = (polygon: unknown) => Array.isArray(polygon) && polygon.length === 0;
  const filled = value.filter((polygon) => value.length === 1 || !isEmpty(polygon));
  if (filled.length === 0) return void say("geometry", "没有坐标", "has no coordinates");
  const parts: Part[] = [];
  for (const [index, polygon] of filled.entries()) {
    const where = filled.length === 1 ? "ring" : `part[${index}].ring`;
    if (!Array.isArray(polygon) || polygon.length === 0) return void say(where, "没有坐标", "has no coordinates");
    const rings: (readonly Point[])[] = [];
    for (const [place, positions] of polygon.entries()) {
      const ring = readRing(positions, `${where}[${place}]`, known, say);
      if (ring === undefined) return undefined;
      rings.push(ring);
    }
    const at = crossing(rings);
    if (at !== undefined) {
      return void say(where, "边界在 {at} 附近自相交叉", "crosses itself near {at}", { at: at.join(", ") });
    }
    if (hectaresOf([rings]) <= 0) return void say(where, "没有面积", "has no extent");
    const back = runsBack(rings);
    if (back !== undefined) {
      return void say(where, "边界在 {at} 附近折回重叠", "runs back over itself near {at}", { at: back.join(", ") });
    }
    const [outline = [], ...holes] = rings;
    const outside = holes.findIndex((hole) => !hole.some((corner) => isInside(corner, outline)));
    if (outside >= 0) {
      return void say(`${where}[${outside + 1}]`, "洞不在外边界之内", "is a hole that does not lie within the outline");
    }
    const nested = holes.findIndex((hole) =>
      holes.some((other) => other !== hole && hole.every((corner) => isInside(corner, other))),
    );
    if (nested >= 0) {
      return void say(`${where}[${nested + 1}]`, "洞在另一个洞之内", "is a hole within another hole");
    }
    parts.push(rings);
  }
  return parts;
}
