import { z } from "zod";
import { defineFact, type FactOf } from "../ground/fact.ts";
import { phrase } from "../ground/sentence.ts";

/** The one drill of a drill district. */
export const drillStream = "drill/home";

export const mostPace = 20;

export const DrillPaceSet = defineFact({
  type: "DrillPaceSet",
  version: 1,
  shape: z.strictObject({
    /** How many times as fast as life; 0 stops it. */
    pace: z.number().min(0).max(mostPace),
  }),
  say: ({ pace }) => phrase({ zh: "演练速度：{pace}", en: "Drill pace: {pace}" }, { pace }),
});

export type TrainingFact = FactOf<typeof DrillPaceSet>;
