import type { OsmExtract, RoadWay, TurnRestriction } from "../osm-extract.ts";

/** Where nodes lie, by id: [east, north] in steps of 100 m near the equator (1e-7 degrees a step: 8993). */
export type Plan = Readonly<Record<number, readonly [east: number, north: number]>>;

const step = 8993;

export function way(id: number, nodes: readonly number[], more: Partial<RoadWay> = {}): RoadWay {
  // 36 km/h: ten metres a second, so that 100 m take ten seconds.
  return { id, nodes, class: "residential", forward: 36, backward: 36, name: { local: `W${id}` }, ...more };
}

export function extractOf(
  plan: Plan,
  roads: readonly RoadWay[],
  more: { restrictions?: readonly TurnRestriction[]; barriers?: readonly number[] } = {},
): OsmExtract {
  const ids = Object.keys(plan)
    .map(Number)
    .toSorted((a, b) => a - b);
  return {
    nodes: {
      ids: Float64Array.from(ids),
      lon: Int32Array.from(ids, (id) => (plan[id]?.[0] ?? 0) * step),
      lat: Int32Array.from(ids, (id) => (plan[id]?.[1] ?? 0) * step),
    },
    roads,
    restrictions: more.restrictions ?? [],
    barriers: new Set(more.barriers),
    places: [],
    land: [],
    left: {},
  };
}

/** A place in the plan's steps as degrees. */
export function at(east: number, north: number): readonly [number, number] {
  return [(east * step) / 1e7, (north * step) / 1e7];
}
