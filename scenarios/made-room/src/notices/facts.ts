import { z } from "zod";
import { defineFact, type FactOf } from "../ground/fact.ts";
import { phrase } from "../ground/sentence.ts";

/** The one notice board of the district. */
export const noticesStream = "notices/home";

export const NoticeDaysSet = defineFact({
  type: "NoticeDaysSet",
  version: 1,
  shape: z.strictObject({
    /** How many days a notice hangs. */
    hangingDays: z.number().int().min(1).max(90),
  }),
  say: ({ hangingDays }) =>
    phrase({ zh: "告示张贴 {hangingDays} 天", en: "Notices hang {hangingDays} days" }, { hangingDays }),
});

export type NoticesFact = FactOf<typeof NoticeDaysSet>;
