import { phrase, type Sentence } from "../../ground/sentence.ts";
import { leftNames, streetTexts as texts } from "./street-texts.ts";

export interface StreetReport {
  readonly junctions: number;
  readonly edges: number;
  readonly kilometres: number;
}

type Left = Readonly<Record<string, number>>;

/** `GET /api/v1/roads/import`. */
export type ImportState =
  | { readonly state: "nothing" }
  | {
      readonly state: "receiving" | "working" | "done" | "failed" | "cancelled";
      readonly name: string;
      readonly size: number;
      readonly received: number;
      readonly step?: "digest" | "reading" | "building" | "tiles";
      readonly done?: number;
      readonly of?: number;
      readonly found?: {
        readonly version: string;
        readonly source: string;
        readonly report: StreetReport;
        readonly left: Left;
        readonly wasThere: boolean;
      };
      readonly why?: Sentence;
    };

/** How far an import is or how it ended, in a sentence; null before the first. */
export function importSaid(state: ImportState): Sentence | null {
  if (state.state === "nothing") return null;
  const { name, size, received, step = "digest", done = 0, of = 0, found, why } = state;
  switch (state.state) {
    case "receiving":
      return phrase(texts.receiving, { name, done: megabytes(received), of: megabytes(size) });
    case "working":
      return phrase(texts[step], { name, percent: of === 0 ? 0 : Math.floor((100 * done) / of) });
    case "done":
      return found === undefined ? null : phrase(texts.done, { name, ...numbersOf(found.report) });
    case "failed":
      return phrase(texts.failed, { why: why ?? { zh: "—", en: "—" } });
    case "cancelled":
      return phrase(texts.cancelled, { name });
  }
}

export function isUnderWay({ state }: ImportState): boolean {
  return state === "receiving" || state === "working";
}

/** The share of an import that is done, for its bar; undefined where none is under way. */
export function importShare(state: ImportState): number | undefined {
  if (state.state === "receiving") return state.received / state.size;
  if (state.state !== "working" || state.of === undefined || state.of === 0) return undefined;
  return Math.min(1, (state.done ?? 0) / state.of);
}

export function numbersOf({ junctions, edges, kilometres }: StreetReport): StreetReport {
  return { junctions, edges, kilometres };
}

/** What a reader left out, most first. */
export function leftSaid(left: Left): Sentence {
  const all = Object.entries(left)
    .filter(([, count]) => count > 0)
    .toSorted(([, one], [, other]) => other - one)
    .map(([reason, count]) => ({ name: leftNames[reason] ?? { zh: reason, en: reason }, count }));
  if (all.length === 0) return texts.nothingLeft;
  return {
    zh: all.map(({ name, count }) => `${name.zh} ${count}`).join("，"),
    en: all.map(({ name, count }) => `${count} ${name.en}`).join(", "),
  };
}

/** The bounds that are typed: four degrees; undefined: none; null: they are wrong. */
export function boxIn(text: string): readonly [number, number, number, number] | undefined | null {
  if (text.trim() === "") return undefined;
  const [west, south, east, north, ...more] = text
    .split(/[,，]/)
    .map((part) => (part.trim() === "" ? NaN : Number(part)));
  if (west === undefined || south === undefined || east === undefined || north === undefined) return null;
  const isBox =
    more.length === 0 &&
    [west, south, east, north].every(Number.isFinite) &&
    [west, east].every((each) => Math.abs(each) <= 180) &&
    [south, north].every((each) => Math.abs(each) <= 90) &&
    west < east &&
    south < north;
  return isBox ? [west, south, east, north] : null;
}

function megabytes(bytes: number): string {
  return (bytes / 1e6).toFixed(1);
}
