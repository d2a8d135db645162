import { z } from "zod";
import { defineFact, type FactOf } from "../ground/fact.ts";

/** The one drill of a drill district. */
export const drillStream = "drill/home";

export const mostPace = 20;

export const DrillPaceSet = defineFact(
  "DrillPaceSet",
  1,
  { zh: "演练速度：{pace}", en: "Drill pace: {pace}" },
  z.strictObject({
    /** How many times as fast as life; 0 stops it. */
    pace: z.number().min(0).max(mostPace),
  }),
);

export type TrainingFact = FactOf<typeof DrillPaceSet>;
