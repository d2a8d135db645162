import { millis } from "../../ground/instant.ts";
import type { Fix } from "../fix.ts";
import { type Judged, judgeFix, type Track } from "../judge-fix.ts";
import type { Reporting } from "../../ground/room.ts";
import { isSampleDue } from "../sampling.ts";

/** Where every unit on duty is now, in memory: what the rules hold of each, and when it was last sampled. */
export interface LastPositions {
  positionOf(unit: string): Fix | undefined;
  all(): Iterable<Fix>;
  /** Judges a fix and holds what becomes of it. */
  take(fix: Fix, unit: Reporting | undefined, now: number, oldestSeconds: number): Judged;
  /** True, and remembered, when a fix that may be kept is due a sample. */
  sample(fix: Fix, isAssigned: boolean): boolean;
  /** Holds a position from the history, unless there is one. */
  put(fix: Fix): boolean;
  /** Forgets a unit; true when there was something to forget. */
  drop(unit: string): boolean;
}

interface Page {
  track: Track;
  /** Milliseconds of its samples, the latest ones. */
  samples: number[];
}

/** Fixes come at most a day late and mostly minutes; ten minutes at one sample in ten seconds. */
const mostSamples = 60;

export function lastPositions(): LastPositions {
  const pages = new Map<string, Page>();
  return {
    positionOf: (unit) => pages.get(unit)?.track.shown,
    all: function* () {
      for (const { track } of pages.values()) if (track.shown !== undefined) yield track.shown;
    },
    take: (fix, unit, now, oldestSeconds) => {
      const page = pages.get(fix.unit);
      const judged = judgeFix(page?.track ?? {}, fix, unit, now, oldestSeconds);
      if (page !== undefined) page.track = judged.track;
      else if (judged.track.shown !== undefined) pages.set(fix.unit, { track: judged.track, samples: [] });
      return judged;
    },
    sample: (fix, isAssigned) => {
      const page = pages.get(fix.unit);
      const at = millis(fix.at);
      if (page === undefined || !isSampleDue(page.samples, at, isAssigned)) return false;
      page.samples.push(at);
      if (page.samples.length > mostSamples) page.samples.shift();
      return true;
    },
    put: (fix) => {
      if (pages.has(fix.unit)) return false;
      pages.set(fix.unit, { track: { shown: fix }, samples: [millis(fix.at)] });
      return true;
    },
    drop: (unit) => pages.delete(unit),
  };
}
