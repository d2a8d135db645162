import type { ReactNode } from "react";
import type { Sentence } from "../../ground/sentence.ts";
import { useSay } from "../../ground/web/language.ts";
import { useStream } from "../../journal/web/client.ts";
import { NumberSettingPage } from "../../journal/web/number-setting-page.tsx";
import { openingPolicyStream } from "../opening-facts.ts";
import { usualBudgets } from "../openings.ts";
import { budgetFields, budgetSetting, type BudgetsBody } from "./budget-setting.ts";

const texts = {
  title: { zh: "每日查看额度", en: "Budgets of openings" },
  about: {
    zh: "每人每天可填写用途查看多少条密封记录；在办警情不计入。超出时不予打开并报警。",
    en: "Sealed records a person may open in a day for a stated purpose; work on the incident itself is not counted. Beyond it nothing is opened and an alarm is raised.",
  },
  others: {
    zh: "没有列出的角色按其中最小的额度执行。当天已查看的计入新额度。",
    en: "A role that is not listed has the smallest of these. What was opened today counts on the new budget.",
  },
} as const satisfies Record<string, Sentence>;

export function BudgetPage(): ReactNode {
  const say = useSay();
  const budgets = useStream<BudgetsBody["budgets"]>(openingPolicyStream) ?? usualBudgets;
  return (
    <NumberSettingPage<BudgetsBody>
      title={texts.title}
      about={texts.about}
      setting={budgetSetting}
      fields={budgetFields}
      now={{ budgets }}
      numbersOf={({ budgets: said }) => said}
      bodyOf={(numbers): BudgetsBody => ({ budgets: numbers })}
      meaning={() => <p>{say(texts.others)}</p>}
    />
  );
}
