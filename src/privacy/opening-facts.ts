import { z } from "zod";
import { defineFact, type FactOf, streamOf } from "../ground/fact.ts";
import { openingPurposeNames, openingPurposes } from "../ground/opening-purpose.ts";
import { sealedSchema } from "../ground/sealed.ts";
import { because, phrase } from "../ground/sentence.ts";
import { codeSchema, text } from "../ground/text.ts";
import { ulidSchema } from "../ground/ulid.ts";
import { daySchema } from "../ground/zone.ts";

/** One opening of sealed values, for good. */
export function openingStream(opening: string): string {
  return streamOf("opening", opening);
}

/** The stream of an officer's openings today, counted for the budget, and the alarms about them. */
export function openingsStream(officer: string): string {
  return streamOf("openings", officer);
}

export const openingPolicyStream = streamOf("openingPolicy", "district");

/** Roles that have a budget of records a day for openings with a purpose. */
export const budgetedRoles = [
  "calltaker",
  "dispatcher",
  "shiftLeader",
  "dutyCommander",
  "station",
  "unit",
  "department",
  "supervisor",
] as const;

/** Records a person may open in a day: at least one, at most what the state of a day can hold. */
const budget = z.number().int().min(1).max(500);

export const budgetsSchema = z.strictObject({
  calltaker: budget,
  dispatcher: budget,
  shiftLeader: budget,
  dutyCommander: budget,
  station: budget,
  unit: budget,
  department: budget,
  supervisor: budget,
} satisfies Record<(typeof budgetedRoles)[number], z.ZodType>);

/**
 * Somebody read sealed values: which, and what for. Streams: what was opened, `opening/…`, `openings/…`. Version 1 stood
 * on the first alone, and its purpose was words in the clear: they are `said`.
 */
export const SealedOpened = defineFact({
  type: "SealedOpened",
  version: 2,
  shape: z.strictObject({
    /** The names of what was opened; absent in version 1, which opened everything. */
    fields: z.array(codeSchema).max(40).optional(),
    /** The file that was opened, where it was one. */
    file: ulidSchema.optional(),
    /** Absent where the work on the thing itself was the purpose. */
    purpose: z.enum(openingPurposes).optional(),
    /** Under the opening's own key. */
    words: sealedSchema.optional(),
    said: text(500).optional(),
    atWork: z.boolean(),
    /** The day whose budget it counts on. */
    day: daySchema.optional(),
  }),
  say: ({ purpose, said }, names, by) => {
    const officer = names.officer(by.officer);
    return purpose === undefined
      ? phrase({ zh: "{by} 查看了密封内容", en: "{by} opened sealed values" }, { by: officer })
      : phrase(
          { zh: "{by} 查看了密封内容，用途：{purpose}", en: "{by} opened sealed values for: {purpose}" },
          { by: officer, purpose: said ?? openingPurposeNames[purpose] },
        );
  },
  upcasts: {
    1: (data) => {
      const { purpose: said } = data as { readonly purpose?: string };
      return said === undefined ? { atWork: true } : { purpose: "other", said, atWork: false };
    },
  },
});

/** Somebody wanted to open one record more than a day allows; nothing was opened. The first of a day is the alarm. */
export const OpeningBudgetSpent = defineFact({
  type: "OpeningBudgetSpent",
  version: 1,
  group: "openings",
  securityEvent: "openingBudgetSpent",
  shape: z.strictObject({
    officer: codeSchema,
    day: daySchema,
    budget,
    stream: text(120),
    purpose: z.enum(openingPurposes),
  }),
  say: ({ officer, budget }, names) =>
    phrase(
      {
        zh: "{officer} 当日查看额度（{budget}）已用完，未予打开",
        en: "{officer} has spent the day's budget of {budget} openings; nothing was opened",
      },
      { officer: names.officer(officer), budget },
    ),
});

export const OpeningAlarmAcknowledged = defineFact({
  type: "OpeningAlarmAcknowledged",
  version: 1,
  group: "openings",
  shape: z.strictObject({ officer: codeSchema }),
  say: ({ officer }, names) =>
    phrase(
      { zh: "超额查看预警已知悉：{officer}", en: "The alarm about {officer}'s openings was acknowledged" },
      { officer: names.officer(officer) },
    ),
});

export const OpeningBudgetsSet = defineFact({
  type: "OpeningBudgetsSet",
  version: 1,
  group: "openings",
  shape: z.strictObject({ budgets: budgetsSchema, reason: text(500) }),
  say: ({ reason }) => because({ zh: "设定每日查看额度", en: "Daily budgets of openings set" }, reason),
});

export const openingFacts = [SealedOpened, OpeningBudgetSpent, OpeningAlarmAcknowledged, OpeningBudgetsSet] as const;

export type OpeningFact = FactOf<(typeof openingFacts)[number]>;
