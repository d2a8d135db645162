import { phrase, type Sentence } from "../../ground/sentence.ts";
import type { Point } from "../../ground/point.ts";
import type { Setting } from "../../journal/web/setting.ts";
import { type Area, type AreaKind, areaKinds, type LandKind, type Part, positionsOf } from "../areas.ts";
import { areasStream } from "../facts.ts";
import type { Findings } from "../judge-areas.ts";
import type { Problem } from "../read-areas.ts";
import { areaKindNames } from "../area-kinds.ts";
import { areasTexts as texts } from "./areas-texts.ts";

/** What `POST /api/v1/areas/compare` says of a file. */
export type Compared =
  | { readonly problems: readonly Problem[]; readonly count: number }
  | { readonly areas: readonly Area[]; readonly findings: Findings };

/** The body of `AdoptAreas` but for its reason. */
export interface AreasBody {
  readonly source: string;
  readonly areas: readonly Area[];
  readonly accepted: { readonly overlapHectares?: number; readonly gapHectares?: number };
}

const same = (text: string | number): Sentence => ({ zh: String(text), en: String(text) });

/** Which areas are in force, kind by kind: each is taken into use as a whole. */
export const areasSetting: Setting<AreasBody> = {
  order: "AdoptAreas",
  stream: areasStream,
  facts: ["AreasAdopted"],
  valueOf: ({ data }) => {
    const { source, areas, accepted } = data as AreasBody;
    return { source, areas, accepted };
  },
  keyOf: ({ data }) => kindsIn((data as AreasBody).areas).join(),
  lines: ({ source, areas, accepted }) => [
    { key: "source", name: texts.source, said: same(source) },
    ...kindsIn(areas).map((kind) => ({
      key: kind,
      name: areaKindNames[kind],
      said: phrase(texts.countSaid, { count: areas.filter((area) => area.kind === kind).length }),
    })),
    { key: "corners", name: texts.corners, said: same(positionsOf(areas)) },
    ...(accepted.overlapHectares === undefined
      ? []
      : [{ key: "overlaps", name: texts.overlaps, said: phrase(texts.hectares, { count: accepted.overlapHectares }) }]),
    ...(accepted.gapHectares === undefined
      ? []
      : [{ key: "gaps", name: texts.gaps, said: phrase(texts.hectares, { count: accepted.gapHectares }) }]),
  ],
};

function kindsIn(areas: readonly Area[]): readonly AreaKind[] {
  return areaKinds.filter((kind) => areas.some((area) => area.kind === kind));
}

/** The order that takes a file's areas into use, with the overlaps and gaps its giver accepts. */
export function bodyOf(name: string, { areas, findings }: Extract<Compared, { areas: unknown }>): AreasBody {
  const { overlaps, gaps } = findings;
  return {
    source: name.slice(-80).trim(),
    areas,
    accepted: {
      ...(overlaps.length === 0 ? {} : { overlapHectares: sumOf(overlaps) }),
      ...(gaps.length === 0 ? {} : { gapHectares: sumOf(gaps) }),
    },
  };
}

function sumOf(found: readonly { readonly hectares: number }[]): number {
  return Math.round(found.reduce((sum, { hectares }) => sum + hectares, 0) * 100) / 100;
}

/** An overlap or a gap, as the table and the drawing number it. */
export interface Finding {
  readonly number: number;
  readonly kind: LandKind;
  readonly what: "overlap" | "gap";
  readonly of: string;
  readonly hectares: number;
  readonly point: Point;
  /** The land it is about. */
  readonly parts: readonly Part[];
}

/** Overlaps, then gaps, the largest of each first. */
export function findingsIn({ overlaps, gaps }: Findings): readonly Finding[] {
  const all = [
    ...overlaps.map(({ one, other, ...rest }) => ({ what: "overlap" as const, of: `${one} · ${other}`, ...rest })),
    ...gaps.map((gap) => ({ what: "gap" as const, of: "", ...gap })),
  ];
  return all.map((finding, index) => ({ number: index + 1, ...finding }));
}

/** Outlines and points as an SVG draws them, north on top, in units of a thousandth of the drawing's width. */
export interface AreasDrawing {
  readonly height: number;
  readonly outlines: readonly { readonly key: string; readonly kind: LandKind; readonly path: string }[];
  placeOf(point: Point): readonly [x: number, y: number];
}

const width = 1000;

/** A drawing of these areas; undefined where none has an extent. Degrees of longitude are narrowed by the middle latitude. */
export function drawingOf(areas: readonly Area[]): AreasDrawing | undefined {
  const lands = areas.flatMap((area) => (area.kind === "post" ? [] : [area]));
  const points = lands.flatMap(({ parts }) => parts.flat(2));
  if (points.length === 0) return undefined;
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [x, y] of points) {
    [west, east] = [Math.min(west, x), Math.max(east, x)];
    [south, north] = [Math.min(south, y), Math.max(north, y)];
  }
  const narrow = Math.cos(((south + north) / 2) * (Math.PI / 180));
  const scale = width / Math.max((east - west) * narrow, 1e-9);
  const placeOf = ([x, y]: Point): readonly [number, number] => [
    Math.round((x - west) * narrow * scale * 10) / 10,
    Math.round((north - y) * scale * 10) / 10,
  ];
  const pathOf = (ring: readonly Point[]) => `M${ring.map((point) => placeOf(point).join(" ")).join("L")}Z`;
  return {
    height: Math.max(1, Math.round((north - south) * scale)),
    outlines: lands.map(({ kind, id, parts }) => ({
      key: `${kind} ${id}`,
      kind,
      path: parts.flatMap((part) => part.map(pathOf)).join(""),
    })),
    placeOf,
  };
}
