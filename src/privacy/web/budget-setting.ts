import { roleNames } from "../../access/role-names.ts";
import type { NumberField } from "../../journal/web/number-setting.ts";
import { numberLines } from "../../journal/web/number-setting.ts";
import type { Setting } from "../../journal/web/setting.ts";
import { budgetedRoles, openingPolicyStream } from "../opening-facts.ts";

type Budgets = Readonly<Record<(typeof budgetedRoles)[number], number>>;

/** The body of the order but for its reason. */
export interface BudgetsBody {
  readonly budgets: Budgets;
}

export const budgetFields: readonly NumberField[] = budgetedRoles.map((role) => ({
  name: role,
  title: roleNames[role],
  said: { zh: "每日 {value} 条记录", en: "{value|record|records} a day" },
  least: 1,
  most: 500,
}));

/** How many records somebody may open in a day for a purpose, by role. */
export const budgetSetting: Setting<BudgetsBody> = {
  order: "SetOpeningBudgets",
  stream: openingPolicyStream,
  facts: ["OpeningBudgetsSet"],
  valueOf: ({ data }) => ({ budgets: (data as BudgetsBody).budgets }),
  lines: ({ budgets }) => numberLines(budgetFields, budgets),
};
