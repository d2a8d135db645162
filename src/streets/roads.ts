import type { Fact } from "../ground/fact.ts";
import type { Instant } from "../ground/instant.ts";
import type { Point } from "../ground/point.ts";
import type { StreamView } from "../ground/room.ts";
import type { StreetsFact } from "./facts.ts";
import type { SpeedBand, TravelError } from "./fit-speeds.ts";

/** A piece of road closed or slowed until a time. */
export interface RoadRestriction {
  readonly restriction: string;
  readonly line: readonly Point[];
  readonly share: number;
  readonly street?: string | undefined;
  readonly reason: string;
  readonly until: Instant;
  readonly by: string;
  readonly at: Instant;
}

/** Which streets are in use and how they are. */
export interface RoadsState {
  readonly adopted?: {
    readonly version: string;
    readonly source: string;
    readonly junctions: number;
    readonly edges: number;
    readonly kilometres: number;
    readonly at: Instant;
  };
  readonly restrictions: readonly RoadRestriction[];
  readonly contraflowFactor: number | null;
  /** Fitted factors in use; absent: free flow. */
  readonly speeds?: AdoptedSpeeds;
}

export interface AdoptedSpeeds {
  readonly bands: readonly SpeedBand[];
  readonly trips: number;
  readonly errorBefore: TravelError;
  readonly errorAfter: TravelError;
  readonly at: Instant;
}

export const noRoads: RoadsState = { restrictions: [], contraflowFactor: null };

/** Restrictions in force at a moment. */
export function inForce(roads: RoadsState, at: Instant): readonly RoadRestriction[] {
  return roads.restrictions.filter(({ until }) => until > at);
}

function evolve(state: RoadsState | null, told: Fact): RoadsState {
  const roads = state ?? noRoads;
  const fact = told as StreetsFact & Pick<Fact, "by" | "occurredAt">;
  switch (fact.type) {
    case "StreetsAdopted":
      return { ...roads, adopted: { ...fact.data, at: fact.occurredAt } };
    case "RoadRestricted": {
      const restriction = { ...fact.data, by: fact.by.officer, at: fact.occurredAt };
      // What ended before this began is of no more use here; the log keeps it.
      const others = inForce(roads, fact.occurredAt).filter(({ restriction: id }) => id !== fact.data.restriction);
      return { ...roads, restrictions: [...others, restriction] };
    }
    case "RoadRestrictionLifted":
      return {
        ...roads,
        restrictions: roads.restrictions.filter(({ restriction }) => restriction !== fact.data.restriction),
      };
    case "ContraflowDecided":
      return { ...roads, contraflowFactor: fact.data.factor };
    case "SpeedFactorsAdopted":
      return { ...roads, speeds: { ...fact.data, at: fact.occurredAt } };
    case "SpeedFactorsDropped": {
      const { speeds: _dropped, ...others } = roads;
      return others;
    }
    default:
      return roads;
  }
}

export const roadsView: StreamView<RoadsState> = {
  room: "streets",
  kind: "roads",
  owner: true,
  settings: ["StreetsAdopted", "ContraflowDecided", "SpeedFactorsAdopted", "SpeedFactorsDropped"],
  evolve,
  seenBy: () => ["everyone"],
  // A restriction belongs to the post that looks after the streets, not to the officer who set it.
  openItems: (roads, { now, post }) =>
    inForce(roads, now).map(({ restriction, at }) => ({
      ...{ kind: "restriction", id: restriction, number: restriction.slice(-6), owner: post },
      about: { since: at },
    })),
};
