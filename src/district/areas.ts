import type { z } from "zod";
import type { Fact } from "../ground/fact.ts";
import type { Instant } from "../ground/instant.ts";
import { needsOf } from "../ground/part-need.ts";
import type { Point } from "../ground/point.ts";
import type { StreamView } from "../ground/room.ts";
import type { District } from "./district.ts";
import { type areaSchema, areasStream, type DistrictFact } from "./facts.ts";

export { areasStream };

export type Area = z.output<typeof areaSchema>;
export type Post = Extract<Area, { readonly kind: "post" }>;
/** An area with an extent. */
export type Land = Exclude<Area, Post>;
export type AreaKind = Area["kind"];
export type LandKind = Land["kind"];
/** The outline of a part, then its holes. */
export type Part = Land["parts"][number];

/** In the order people name them: 派出所辖区, 网格, 快反圈, 防控圈, 值守点. */
export const areaKinds = ["station", "grid", "circle", "ring", "post"] as const satisfies readonly AreaKind[];
export const landKinds = ["station", "grid", "circle", "ring"] as const satisfies readonly LandKind[];

/** How the land is divided, and for each kind which file said so. */
export interface Areas {
  readonly areas: readonly Area[];
  readonly sources: Readonly<
    Partial<Record<AreaKind, { readonly source: string; readonly digest: string; readonly at: Instant }>>
  >;
}

export const noAreas: Areas = { areas: [], sources: {} };

/** Which area of each kind a point lies in; a kind without one is absent. */
export type Place = { readonly [Kind in LandKind]?: string };

/** Of `areasInForce`, or of the adopted alone: `areasAt((states(areasView, areasStream) ?? noAreas).areas, point)`. */
export function areasAt(areas: readonly Area[], point: Point): Place {
  const found: { [Kind in LandKind]?: Land } = {};
  for (const area of areas) {
    if (area.kind === "post" || !isWithin(point, area.parts)) continue;
    const other = found[area.kind];
    if (other === undefined || isNarrower(area, other)) found[area.kind] = area;
  }
  return Object.fromEntries(landKinds.flatMap((kind) => (found[kind] === undefined ? [] : [[kind, found[kind].id]])));
}

/** Where two of a kind overlap, the smaller is the more exact answer; of two of one size, the first by id. */
function isNarrower(one: Land, other: Land): boolean {
  const difference = hectaresOf(one.parts) - hectaresOf(other.parts);
  return difference === 0 ? one.id < other.id : difference < 0;
}

/** The areas adopted; where no station's area was, those the stations were registered with. */
export function areasInForce({ areas }: Areas, { stations }: Pick<District, "stations">): readonly Area[] {
  if (areas.some(({ kind }) => kind === "station")) return areas;
  const registered = Object.values(stations).flatMap(({ id, name, area }): readonly Area[] =>
    area === undefined ? [] : [{ kind: "station", id, name, parts: [[area]] }],
  );
  return [...registered, ...areas];
}

/**
 * Whether a point lies in one of the parts. The test is half-open: a point on a border that two areas share corner for
 * corner is in exactly one of them, because both compute each side from its southern end and get the same number.
 */
export function isWithin([x, y]: Point, parts: readonly Part[]): boolean {
  return parts.some((rings) => {
    let inside = false;
    for (const ring of rings) {
      let [ax, ay] = ring.at(-1) ?? [0, 0];
      for (const [bx, by] of ring) {
        if (ay > y !== by > y) {
          const [lowX, lowY, highX, highY] = ay < by ? [ax, ay, bx, by] : [bx, by, ax, ay];
          if ((highX - lowX) * (y - lowY) > (highY - lowY) * (x - lowX)) inside = !inside;
        }
        [ax, ay] = [bx, by];
      }
    }
    return inside;
  });
}

const earthRadiusMetres = 6_371_008.8;
const radians = Math.PI / 180;

/** On a sphere of the earth's mean radius, holes taken off; within 0.6 % of the ellipsoid. */
export function hectaresOf(parts: readonly Part[]): number {
  let sum = 0;
  for (const [outline = [], ...holes] of parts) {
    sum += squareMetres(outline);
    for (const hole of holes) sum -= squareMetres(hole);
  }
  return sum / 10_000;
}

/** The area between each side and the parallel of the first corner, summed. */
function squareMetres(ring: readonly Point[]): number {
  const from = Math.sin((ring[0]?.[1] ?? 0) * radians);
  let sum = 0;
  let [ax, ay] = ring.at(-1) ?? [0, 0];
  for (const [bx, by] of ring) {
    const middle = (Math.sin(ay * radians) + Math.sin(by * radians)) / 2 - from;
    sum += (bx - ax) * radians * middle;
    [ax, ay] = [bx, by];
  }
  return Math.abs(sum) * earthRadiusMetres ** 2;
}

/** How many corners and posts in all. */
export function positionsOf(areas: readonly Area[]): number {
  return areas.reduce((sum, area) => sum + (area.kind === "post" ? 1 : area.parts.flat().flat().length), 0);
}

/** The areas that would be in force if `areas` replaced all areas of their kinds. */
export function replaceKinds(inForce: readonly Area[], areas: readonly Area[]): readonly Area[] {
  const given = new Set(areas.map(({ kind }) => kind));
  return [...inForce.filter(({ kind }) => !given.has(kind)), ...areas];
}

/** A stream of its own: large, changed by an import only. */
export const areasView: StreamView<Areas> = {
  room: "district",
  kind: "areas",
  owner: true,
  settings: ["AreasAdopted"],
  configured: [
    {
      order: "AdoptAreas",
      key: ({ areas }) => kindOf(areas),
      bodies: ({ areas, sources }) =>
        areaKinds.flatMap((kind) => {
          const source = sources[kind]?.source;
          const those = areas.filter((area) => area.kind === kind);
          return source === undefined || those.length === 0 ? [] : [{ source, areas: those, accepted: {} }];
        }),
    },
  ],
  evolve: (state: Areas | null, told: Fact) => {
    const fact = told as DistrictFact & Pick<Fact, "occurredAt">;
    if (fact.type !== "AreasAdopted") return state;
    const { areas, sources } = state ?? noAreas;
    const { source, digest } = fact.data;
    const said = { source, digest, at: fact.occurredAt };
    return {
      areas: replaceKinds(areas, fact.data.areas),
      sources: { ...sources, ...Object.fromEntries(fact.data.areas.map(({ kind }) => [kind, said])) },
    };
  },
  needsParts: ({ areas }) =>
    areas.flatMap(({ kind, id, name, station }) =>
      needsOf("area", name, [station, kind === "station" ? id : undefined]),
    ),
  seenBy: () => ["everyone"],
  // Asked for once (GET /areas), as the street plan is.
  isCurrent: () => false,
};

/** Of which kind the areas of one order's body are, as a file has them: each kind by itself. */
function kindOf(areas: unknown): string {
  const [first] = Array.isArray(areas) ? (areas as readonly Partial<Area>[]) : [];
  return first?.kind ?? "";
}
