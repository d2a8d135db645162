import { listed, phrase, type Sentence } from "../../ground/sentence.ts";
import type { Setting } from "../../journal/web/setting.ts";
import { roadsStream } from "../facts.ts";
import { type LeftOut, leftOutNames } from "../left-out.ts";
import type { SpeedBand, TravelError } from "../fit-speeds.ts";
import { speedTexts as texts } from "./speed-texts.ts";

/** The body of `AdoptSpeedFactors` but for its reason. */
export interface Speeds {
  readonly bands: readonly SpeedBand[];
  readonly trips: number;
  readonly errorBefore: TravelError;
  readonly errorAfter: TravelError;
}

/** What `GET /api/v1/roads/fit` answers. */
export type FitAnswer =
  | { readonly state: "noStreets" }
  | { readonly state: "working"; readonly step: "log" | "starts" | "roads"; readonly done: number; readonly of: number }
  | {
      readonly state: "done";
      readonly fit: {
        readonly least: number;
        readonly fitted: number;
        readonly heldOut: number;
        readonly bands: readonly SpeedBand[] | null;
        readonly dropped: Readonly<Partial<Record<LeftOut, number>>>;
        readonly errorBefore?: TravelError;
        readonly errorAfter?: TravelError;
        readonly isBetter?: boolean;
      };
      readonly assignments: number;
      readonly left: Readonly<Partial<Record<LeftOut, number>>>;
      readonly drill: boolean;
    };

/** How travel times differ from the map's; null where they were dropped. */
export const speedSetting: Setting<Speeds> = {
  order: "AdoptSpeedFactors",
  stream: roadsStream,
  facts: ["SpeedFactorsAdopted", "SpeedFactorsDropped"],
  valueOf: ({ type, data }) => (type === "SpeedFactorsDropped" ? null : (data as Speeds)),
  lines: ({ bands, trips, errorBefore, errorAfter }) => [
    { key: "trips", name: texts.trips, said: { zh: `${trips}`, en: `${trips}` } },
    { key: "before", name: texts.before, said: errorSaid(errorBefore) },
    { key: "after", name: texts.after, said: errorSaid(errorAfter) },
    ...bands.map((band) => ({
      key: `${band.fromHour}`,
      name: bandName(band),
      said: phrase(texts.bandSaid, { factor: meanOf(band.factors).toFixed(2) }),
    })),
  ],
};

/** Going back to the map's speeds has no value to say. */
export const speedsDropped: Pick<Setting<object>, "order" | "lines"> = { order: "DropSpeedFactors", lines: () => [] };

export function bandName({ fromHour, toHour }: Pick<SpeedBand, "fromHour" | "toHour">): Sentence {
  return phrase(texts.band, { from: fromHour, to: toHour });
}

export function errorSaid({ meanPercent, medianSeconds }: TravelError): Sentence {
  return phrase(texts.errorSaid, { percent: meanPercent.toFixed(1), seconds: Math.round(medianSeconds) });
}

/** How far a fit is, over its three steps. */
export function fitPercent({ step, done, of }: Extract<FitAnswer, { state: "working" }>): number {
  const steps = ["log", "starts", "roads"] as const;
  const share = of === 0 ? 0 : Math.min(1, done / of);
  return Math.floor((100 * (steps.indexOf(step) + share)) / steps.length);
}

/** The body that takes a fit into use; null where it found none or none that is better. */
export function speedsOf(answer: FitAnswer): Speeds | null {
  if (answer.state !== "done") return null;
  const { bands, errorBefore, errorAfter, isBetter, fitted } = answer.fit;
  if (bands === null || errorBefore === undefined || errorAfter === undefined || isBetter !== true) return null;
  // What else a fit says of its bands is not the order's.
  const own = bands.map(({ fromHour, toHour, factors }) => ({ fromHour, toHour, factors }));
  return { bands: own, trips: fitted, errorBefore, errorAfter };
}

/** What a fit came to, where nothing of it can be taken into use; null where it can, or while it works. */
export function fitTrouble(answer: FitAnswer): Sentence | null {
  if (answer.state === "noStreets") return texts.noStreets;
  if (answer.state === "working" || speedsOf(answer) !== null) return null;
  const { fitted, least, errorBefore, errorAfter } = answer.fit;
  if (errorBefore === undefined || errorAfter === undefined) return phrase(texts.tooFew, { fitted, least });
  const [before, after] = [errorBefore.meanPercent.toFixed(1), errorAfter.meanPercent.toFixed(1)];
  return phrase(texts.noBetter, { before, after });
}

/** How many assignments there were, and why some gave no trip; null where each gave one. */
export function leftOutSaid(answer: FitAnswer): Sentence | null {
  if (answer.state !== "done") return null;
  const { assignments, left, fit } = answer;
  const counted = Object.entries(leftOutNames).flatMap(([why, name]) => {
    const count = left[why as LeftOut] ?? fit.dropped[why as LeftOut] ?? 0;
    return count === 0 ? [] : [phrase(texts.leftOutOne, { why: name, count })];
  });
  return counted.length === 0 ? null : phrase(texts.leftOut, { assignments, why: listed(counted) });
}

function meanOf(numbers: readonly number[]): number {
  return numbers.reduce((sum, each) => sum + each, 0) / Math.max(1, numbers.length);
}
