import type { CodeNames } from "../ground/sentence.ts";
import type { Task } from "./task.ts";

/** How far a task is, as its facts tell it; nobody sets it by hand. */
export const taskStages = ["issued", "returned", "atWork", "asker", "answered", "closed", "withdrawn"] as const;

export type TaskStage = (typeof taskStages)[number];

export const taskStageNames: CodeNames<typeof taskStages> = {
  issued: { zh: "待签收", en: "To be signed" },
  returned: { zh: "已退回", en: "Returned" },
  atWork: { zh: "办理中", en: "At work" },
  asker: { zh: "等提出方补充", en: "Waits for the asker" },
  answered: { zh: "已答复，待确认", en: "Answered, to be checked" },
  closed: { zh: "已办结", en: "Closed" },
  withdrawn: { zh: "已撤回", en: "Withdrawn" },
};

export function taskStage({ withdrawn, confirmed, answered, returned, signed, pauses }: Task): TaskStage {
  if (withdrawn !== undefined) return "withdrawn";
  if (confirmed !== undefined) return "closed";
  if (answered !== undefined) return "answered";
  if (returned !== undefined) return "returned";
  if (signed === undefined) return "issued";
  return pauses.some(({ to }) => to === undefined) ? "asker" : "atWork";
}

/** Somebody still owes something for it. */
export function isOpenTask(task: Task): boolean {
  return task.withdrawn === undefined && task.confirmed === undefined;
}
