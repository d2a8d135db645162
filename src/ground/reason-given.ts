import { z } from "zod";
import { defineFact } from "./fact.ts";
import { phrase } from "./sentence.ts";
import { text } from "./text.ts";

/** Why a setting was changed: told to the streams of the change, by the same order. */
export const ReasonGiven = defineFact({
  type: "ReasonGiven",
  version: 1,
  shape: z.strictObject({ reason: text(500) }),
  say: ({ reason }) => phrase({ zh: "更改原因：{reason}", en: "Reason of the change: {reason}" }, { reason }),
});
