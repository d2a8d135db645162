import type { DrillStep } from "../../src/journal/server/backup/backup-notes.ts";
import { Environment } from "../../src/journal/server/engine/environment.ts";

/** A step failed: it is among those done, with the reason. */
export class DrillFailed extends Error {}

/** Does steps one after another and keeps their times; the first that throws ends the drill with `DrillFailed`. */
export function drillSteps(): {
  readonly done: readonly DrillStep[];
  run<T>(step: string, work: () => Promise<T>): Promise<T>;
} {
  const done: DrillStep[] = [];
  return {
    done,
    run: async (step, work) => {
      const began = performance.now();
      const took = () => Math.round(performance.now() - began);
      try {
        const answer = await work();
        done.push({ step, ok: true, millis: took(), why: null });
        return answer;
      } catch (error) {
        const what = error instanceof Error ? error.message : String(error);
        const why = error instanceof Environment ? error.sentence : { zh: what, en: what };
        done.push({ step, ok: false, millis: took(), why });
        throw new DrillFailed(what, { cause: error });
      }
    },
  };
}
