import type { Names } from "./names.ts";
import type { RoadClass } from "./road-class.ts";

/** OpenStreetMap ids are whole numbers well below 2^53; positions are in units of 1e-7 degrees, as OpenStreetMap keeps them. */
export interface OsmNodes {
  /** Ascending, each once. */
  readonly ids: Float64Array;
  readonly lon: Int32Array;
  readonly lat: Int32Array;
}

/** A way that a car of the service may use in at least one direction. */
export interface RoadWay {
  readonly id: number;
  readonly nodes: readonly number[];
  readonly class: RoadClass;
  /** Kilometres an hour along the way and against it; 0 where it may not be driven. */
  readonly forward: number;
  readonly backward: number;
  /** A ferry's crossing time, where the way says one; it replaces the speed over the whole way. */
  readonly crossingSeconds?: number;
  /** Driving that way is against a one-way street: passable only in a district that allows it, at its penalty. */
  readonly contraflow?: "forward" | "backward";
  readonly name?: Names;
}

/** `no`: who comes from the first way over `via` may not go on into the last. `only`: into no other. */
export interface TurnRestriction {
  readonly id: number;
  readonly kind: "no" | "only";
  readonly from: number;
  readonly via: { readonly node: number } | { readonly ways: readonly number[] };
  readonly to: number;
}

/** Somebody's address or a place people name; streets' own names come with the ways. */
export interface NamedPlace {
  readonly lon: number;
  readonly lat: number;
  readonly name?: Names;
  readonly street?: string;
  readonly houseNumber?: string;
  /** What it is: "village", "school", "hospital" … (the tag's value). */
  readonly kind: string;
}

/** What a plain map shows besides roads. Rings and lines as flat [lon, lat, lon, lat …] in 1e-7 degrees. */
export interface LandShape {
  readonly layer: "water" | "waterway" | "green" | "building" | "rail" | "boundary";
  readonly closed: boolean;
  readonly parts: readonly (readonly number[])[];
  readonly name?: Names;
}

/** What is read from an OpenStreetMap file of any format. */
export interface OsmExtract {
  readonly nodes: OsmNodes;
  readonly roads: readonly RoadWay[];
  readonly restrictions: readonly TurnRestriction[];
  /** Nodes nobody can drive over: bollards, blocks, locked gates. */
  readonly barriers: ReadonlySet<number>;
  readonly places: readonly NamedPlace[];
  readonly land: readonly LandShape[];
  /** What was left out, by reason: ways with missing nodes, duplicates … */
  readonly left: Readonly<Record<string, number>>;
}
