import { z } from "zod";
import { clockAt } from "../ground/fact-names.ts";
import { defineFact } from "../ground/fact.ts";
import { forceTierNames, forceTiers, promiseCauseNames, promiseCauses } from "../ground/force.ts";
import { instantSchema } from "../ground/instant.ts";
import { phrase } from "../ground/sentence.ts";
import { text } from "../ground/text.ts";
import { stepNames, steps } from "./assignment-facts.ts";

/* Whether force is on scene when it was promised. */

const reason = text(500);

/** By the way still to go, force of this tier will be there after `due`. */
export const PromiseBreachForecast = defineFact({
  type: "PromiseBreachForecast",
  version: 1,
  shape: z.strictObject({ tier: z.enum(forceTiers), due: instantSchema, expectedAt: instantSchema }),
  say: ({ tier, due, expectedAt }, names) =>
    phrase(
      {
        zh: "预计 {at} 到场，晚于{tier}时限 {due}",
        en: "Arrival forecast for {at}, after the promise of the {tier} tier ({due})",
      },
      { tier: forceTierNames[tier], at: clockAt(expectedAt, names), due: clockAt(due, names) },
    ),
});

/** By the way still to go, force of this tier will be there in time after all. */
export const PromiseForecastLifted = defineFact({
  type: "PromiseForecastLifted",
  version: 1,
  shape: z.strictObject({ tier: z.enum(forceTiers), due: instantSchema, expectedAt: instantSchema }),
  say: ({ tier, due, expectedAt }, names) =>
    phrase(
      {
        zh: "预计 {at} 到场，可赶上{tier}时限 {due}",
        en: "Arrival now forecast for {at}, within the promise of the {tier} tier ({due})",
      },
      { tier: forceTierNames[tier], at: clockAt(expectedAt, names), due: clockAt(due, names) },
    ),
});

/** The time came and nobody of the tier was on scene; `step` is how far the foremost was. */
export const PromiseBroken = defineFact({
  type: "PromiseBroken",
  version: 1,
  shape: z.strictObject({ tier: z.enum(forceTiers), due: instantSchema, step: z.enum(steps) }),
  say: ({ tier, due, step }, names) =>
    phrase(
      {
        zh: "{tier}时限已过（{due}），当时：{step}",
        en: "The promise of the {tier} tier ({due}) was not kept; then: {step}",
      },
      { tier: forceTierNames[tier], due: clockAt(due, names), step: stepNames[step] },
    ),
});

export const PromiseCauseStated = defineFact({
  type: "PromiseCauseStated",
  version: 1,
  shape: z.strictObject({ tier: z.enum(forceTiers), cause: z.enum(promiseCauses), note: reason.optional() }),
  say: ({ tier, cause, note }) =>
    phrase(
      note === undefined
        ? { zh: "{tier}超时原因：{cause}", en: "Why the {tier} tier was late: {cause}" }
        : { zh: "{tier}超时原因：{cause}，{note}", en: "Why the {tier} tier was late: {cause} – {note}" },
      { tier: forceTierNames[tier], cause: promiseCauseNames[cause], note },
    ),
});

export const promiseFacts = [PromiseBreachForecast, PromiseForecastLifted, PromiseBroken, PromiseCauseStated] as const;
