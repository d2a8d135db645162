import type { Point } from "../../ground/point.ts";
import type { Names } from "../names.ts";
import type { PlacesRead } from "../read-places.ts";

/** What the router's worker is asked and answers; plain values that cross a thread. */
export interface Questions {
  /** Loads a graph file; answers how much of a graph it is. */
  load: { ask: { file: string }; answer: { nodes: number; edges: number; megabytes: number } };
  /** Says how the roads are from now on; answers for each line how many edges it lies on. */
  conditions: {
    ask: {
      lines: readonly { readonly line: readonly Point[]; readonly share: number }[];
      classFactors: readonly number[];
      contraflowFactor: number | null;
    };
    answer: { edges: readonly number[] };
  };
  /** How long from each start to the goal, by road and then on foot. */
  arrivals: {
    ask: {
      /** Flat, lon, lat, lon, lat …: a thousand points as lists take longer to hand over than to search from. */
      starts: Float64Array;
      goal: Point;
      /** As in `ArrivalOptions`, with the way on foot counted. */
      best?: number;
      withinMillis?: number;
      handicaps?: Float64Array;
    };
    answer: { goal: Snapped; times: readonly (number | null)[]; starts: readonly Snapped[] };
  };
  route: {
    ask: {
      start: Point;
      goal: Point;
      /** The way as the map alone has it, without factors and restrictions; absent: as the roads are now. */
      asMapped?: boolean;
    };
    answer: {
      millis: number;
      /** Of `millis`, those on foot between road and place. */
      walkMillis: number;
      metres: number;
      /** Free-flow milliseconds of the way on each class of road, by position in `roadClasses`, whatever is known besides. */
      freeMillisByClass: readonly number[];
      line: readonly Point[];
      streets: readonly { name?: Names; metres: number; millis: number }[];
    } | null;
  };
  reach: {
    ask: { origins: readonly Point[]; minutes: readonly number[]; lines: boolean };
    answer: {
      tiers: readonly {
        minutes: number;
        metres: number;
        share: number;
        /** As `linesOf` gives them, when asked for. */
        lines: { points: Float64Array; starts: Uint32Array } | null;
      }[];
    };
  };
  /** For each origin in `each`: the metres of road only it reaches in time. */
  uncovered: {
    ask: {
      /** Flat, as the starts of `arrivals`. */
      origins: Float64Array;
      each: readonly number[];
      minutes: number;
    };
    answer: { lost: readonly number[] };
  };
  /** The places a typed address may mean. An import without an index of places finds coordinates only. */
  find: { ask: { text: string; near?: Point; most: number }; answer: PlacesRead };
}

/** How far from the road a point lies; null: no road within reach. */
export type Snapped = number | null;

export type QuestionName = keyof Questions;

export interface Asked {
  readonly id: number;
  readonly name: QuestionName;
  readonly ask: unknown;
}

export type Answered =
  | { readonly id: number; readonly answer: unknown }
  /** `NoGraph`: nothing is loaded. Anything else is a defect. */
  | { readonly id: number; readonly error: string };
