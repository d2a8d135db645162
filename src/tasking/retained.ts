import { type Retained, retentionKinds } from "../ground/retention.ts";
import type { Fact } from "../ground/fact.ts";
import type { EnteredFact } from "./entered-facts.ts";
import type { TaskFact } from "./task-facts.ts";

/** What was said for a piece of work: a year after it is over. No law names days; the district sets others. */
export const taskingRetentions = retentionKinds({
  task: { name: { zh: "任务（说明、答复）", en: "Tasks (what was asked and answered)" }, usualDays: 365 },
});

function isOver(told: Fact): boolean | undefined {
  const fact = told as EnteredFact | TaskFact;
  switch (fact.type) {
    case "DirectiveIssued":
    case "ServiceAsked":
    case "TaskReopened":
      return false;
    case "TaskEntered":
      return fact.data.closedAt !== undefined || fact.data.withdrawnAt !== undefined;
    case "TaskConfirmed":
    case "TaskWithdrawn":
      return true;
    default:
      return undefined;
  }
}

export const taskRetained: Retained = {
  by: taskingRetentions.task,
  named: { zh: "任务 {id}", en: "Task {id}" },
  isOver,
};

/** The words of a directive are kept from when it was issued: its copies end one by one. */
export const directiveRetained: Retained = {
  by: taskingRetentions.task,
  isOver: ({ type }) => (type === "DirectiveIssued" ? true : undefined),
};
