import { readKinds } from "../ground/read-kind.ts";

export const taskingReads = readKinds({
  task: { name: { zh: "任务", en: "Task" }, counted: "opened" },
  tasks: { name: { zh: "任务列表", en: "Tasks" }, counted: "listed" },
  workList: { name: { zh: "待办清单", en: "Work list" } },
});
