import type { CarWay } from "../../car-profile.ts";
import type { LandShape, NamedPlace, TurnRestriction } from "../../osm-extract.ts";
import type { OsmMember } from "../../osm-tags.ts";

type Place = Omit<NamedPlace, "lon" | "lat">;
/** What land is, before its outline is known. */
export type GatheredLand = Pick<LandShape, "layer" | "name">;

export interface GatheredWay {
  readonly nodes: readonly number[];
  readonly road?: CarWay;
  readonly place?: Place;
  readonly land?: GatheredLand;
}

export interface GatheredRelation {
  readonly members: readonly OsmMember[];
  readonly place?: Place;
  readonly land?: GatheredLand;
}

/** What the passes over the file have found; ways and relations by id. */
export interface Gathered {
  readonly ways: Map<number, GatheredWay>;
  readonly relations: Map<number, GatheredRelation>;
  readonly restrictions: Map<number, readonly TurnRestriction[]>;
  /** Nodes of ways that only relations want. */
  readonly memberWays: Map<number, readonly number[]>;
  readonly barriers: Set<number>;
  readonly places: Map<number, NamedPlace>;
  readonly isInside: (lon: number, lat: number) => boolean;
  readonly left: Map<string, number>;
}
