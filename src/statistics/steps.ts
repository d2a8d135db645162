import type { Role } from "../ground/role.ts";
import type { Sentence } from "../ground/sentence.ts";
import type { partings } from "./facts.ts";

/** Who reads figures of how long things took. */
export const figureReaders: readonly Role[] = ["importer", "calltaker", "dispatcher", "station", "reader"];

/** Who writes them into a file: a reader gives no orders. */
export const figureTakers: readonly Role[] = ["importer", "calltaker", "dispatcher", "station"];

/** Who sees calls, and so how many of them there are. */
export const callReaders: readonly Role[] = ["importer", "calltaker", "dispatcher"];

/** The stretches of the work that are timed, in the order of the field. */
export const stepNames = {
  pickUp: { zh: "振铃 → 接听", en: "Ring → answered" },
  pickUpToOrdered: { zh: "接听 → 首次派警", en: "Answered → first ordered" },
  orderedToAcknowledged: { zh: "派警 → 签收", en: "Ordered → acknowledged" },
  orderedToEnRoute: { zh: "派警 → 出警", en: "Ordered → en route" },
  orderedToOnScene: { zh: "首次派警 → 首个到场", en: "First ordered → first on scene" },
  onSceneToCleared: { zh: "到场 → 处警完毕", en: "On scene → cleared" },
  ringToOnScene: { zh: "振铃 → 首个到场", en: "Ring → first on scene" },
} as const satisfies Readonly<Record<string, Sentence>>;

export type StepName = keyof typeof stepNames;

export type Parting = (typeof partings)[number];

/** Of fewer cases no percentile is given: it would tell of single ones (SCOPE.md, boundary 8). */
export const fewestCases = 5;
/** Of fewer cases a percentile moves much by chance, and is marked. */
export const steadyCases = 30;

/** How much a figure of so many cases says. */
export function weightOf(cases: number): "none" | "withheld" | "slight" | "steady" {
  if (cases === 0) return "none";
  if (cases < fewestCases) return "withheld";
  return cases < steadyCases ? "slight" : "steady";
}

/** One stretch of one part of the period. */
export interface StepFigures {
  /** Cases of which both ends are recorded, the second not before the first. */
  readonly n: number;
  /** Cases of which the end is not recorded, those under way among them. */
  readonly missing: number;
  /** Cases whose end is recorded before their beginning; in no percentile. */
  readonly excluded: number;
  /** Seconds; null below `fewestCases`. */
  readonly p50: number | null;
  readonly p90: number | null;
}

export interface StepGroup extends StepFigures {
  /** The day, the hour, the id of the station, the code of the type, the priority; null where it has none. */
  readonly group: string | null;
}

export interface StepAnswer {
  readonly step: StepName;
  readonly whole: StepFigures;
  readonly groups: readonly StepGroup[];
}
