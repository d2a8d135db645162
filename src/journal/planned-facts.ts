import { z } from "zod";
import { momentAt } from "../ground/fact-names.ts";
import { defineFact, type FactOf } from "../ground/fact.ts";
import { instantSchema } from "../ground/instant.ts";
import { because, phrase } from "../ground/sentence.ts";
import { codeSchema, text } from "../ground/text.ts";
import { ulidSchema } from "../ground/ulid.ts";

const named = { change: ulidSchema, order: codeSchema };

export const ChangePlanned = defineFact({
  type: "ChangePlanned",
  version: 1,
  shape: z.strictObject({
    ...named,
    body: z.record(z.string(), z.unknown()),
    from: instantSchema,
    reason: text(500),
  }),
  say: ({ order, from, reason }, names) =>
    because(
      phrase(
        { zh: "计划自 {from} 起：{order}", en: "Planned from {from}: {order}" },
        { from: momentAt(from, names), order: names.order(order) },
      ),
      reason,
    ),
});

export const ChangeCarriedOut = defineFact({
  type: "ChangeCarriedOut",
  version: 1,
  shape: z.strictObject(named),
  say: ({ order }, names) =>
    phrase({ zh: "计划的更改已生效：{order}", en: "Planned change in force: {order}" }, { order: names.order(order) }),
});

export const ChangeNotTaken = defineFact({
  type: "ChangeNotTaken",
  version: 1,
  shape: z.strictObject({
    ...named,
    /** The refusal's code and what its sentence names. */
    refused: codeSchema,
    details: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
  }),
  say: ({ order, refused }, names) =>
    phrase(
      {
        zh: "计划的更改到期未被接受（{refused}）：{order}",
        en: "Planned change refused when due ({refused}): {order}",
      },
      { order: names.order(order), refused },
    ),
});

export const ChangeWaits = defineFact({
  type: "ChangeWaits",
  version: 1,
  shape: z.strictObject(named),
  say: ({ order }, names) =>
    phrase(
      {
        zh: "计划的时间已到，仍待第二人批准，批准后即生效：{order}",
        en: "Due, and not yet approved; in force as soon as a second person approves it: {order}",
      },
      { order: names.order(order) },
    ),
});

export const PlannedChangeDropped = defineFact({
  type: "PlannedChangeDropped",
  version: 1,
  shape: z.strictObject({ ...named, reason: text(500).optional() }),
  say: ({ order, reason }, names) =>
    because(
      phrase({ zh: "放弃计划的更改：{order}", en: "Planned change dropped: {order}" }, { order: names.order(order) }),
      reason,
    ),
});

export const plannedFacts = [
  ...[ChangePlanned, ChangeCarriedOut, ChangeNotTaken, ChangeWaits, PlannedChangeDropped],
] as const;

export type PlannedFact = FactOf<(typeof plannedFacts)[number]>;
