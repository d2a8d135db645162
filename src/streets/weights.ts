import { impassable, type RoadGraph } from "./road-graph.ts";

/** A piece of road that is slower than it was, or closed. */
export interface RoadCondition {
  readonly edge: number;
  /** Share of the free speed left, above 0 and up to 1; 0 is closed. */
  readonly share: number;
}

/** What is known now beyond the map: how the roads are, and what the district allows. */
export interface TravelConditions {
  readonly roads: readonly RoadCondition[];
  /** Times the free-flow time takes, by position in `roadClasses`; 1 where not said. */
  readonly classFactors: readonly number[];
  /** Driving against a one-way street takes this many times as long; null: the district does not allow it. */
  readonly contraflowFactor: number | null;
}

export const freeFlow: TravelConditions = { roads: [], classFactors: [], contraflowFactor: null };

/** Milliseconds of each direction under these conditions; `impassable` where it may not be driven. */
export function travelMillis(
  graph: RoadGraph,
  { roads, classFactors, contraflowFactor }: TravelConditions,
): Uint32Array {
  const millis = graph.directionMillis.slice();
  for (let edge = 0; edge < graph.edgeCount; edge++) {
    const factor = classFactors[graph.edgeClass[edge] ?? 0] ?? 1;
    const against = graph.edgeContraflow[edge] ?? 0;
    for (let direction = 2 * edge; direction < 2 * edge + 2; direction++) {
      const free = millis[direction] ?? impassable;
      if (free === impassable) continue;
      const isAgainst = against === 1 + (direction & 1);
      if (isAgainst && contraflowFactor === null) millis[direction] = impassable;
      else millis[direction] = slowed(free, factor * (isAgainst ? (contraflowFactor ?? 1) : 1));
    }
  }
  for (const { edge, share } of roads) {
    for (let direction = 2 * edge; direction < 2 * edge + 2; direction++) {
      const usual = millis[direction] ?? impassable;
      if (usual !== impassable) millis[direction] = share <= 0 ? impassable : slowed(usual, 1 / share);
    }
  }
  return millis;
}

function slowed(millis: number, factor: number): number {
  return Math.min(impassable - 1, Math.max(1, Math.round(millis * factor)));
}
