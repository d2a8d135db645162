import { z } from "zod";
import { instantSchema } from "../ground/instant.ts";
import { defineOrder } from "../ground/order-kind.ts";
import { isRefusal, refuse } from "../ground/refusal.ts";
import { text } from "../ground/text.ts";
import { ulidSchema } from "../ground/ulid.ts";
import { openTaskOf } from "./asking.ts";
import { nextDue } from "./clock.ts";
import { latePosts, lateSteps, TaskLate, taskStream, TaskSupervised } from "./task-facts.ts";
import { taskView } from "./task-view.ts";

/* A task that is late, or that a higher level looks after. */

const taskId = ulidSchema;
const ofTask = ({ body }: { readonly body: { readonly taskId: string } }) => [taskStream(body.taskId)];

/** Puts it under supervision of a higher level (督办), with a day of its own. Refused: `DueInPast`, `AlreadySupervised`. */
export const SuperviseTask = defineOrder("SuperviseTask", {
  title: { zh: "列入督办", en: "Put a task under supervision" },
  roles: ["shiftLeader", "dutyCommander", "supervisor"],
  underGlass: false,
  body: z.strictObject({ taskId, dueBy: instantSchema, reason: text(500) }),
  streams: ofTask,
  refuses: ["AlreadySupervised", "DueInPast", "TaskOver", "TaskUnknown"],
  decide: (states, { occurredAt, body: { taskId: id, dueBy, reason: why } }) => {
    const task = openTaskOf(states, id);
    if (isRefusal(task)) return task;
    if (task.supervised !== undefined) return refuse("AlreadySupervised");
    if (dueBy < occurredAt) return refuse("DueInPast", { field: "dueBy" });
    return [TaskSupervised.draft([taskStream(task.id)], { dueBy, reason: why })];
  },
});

/** By the clock only. Refused when it was done meanwhile: `TaskNotLate`. */
export const RemindTask = defineOrder("RemindTask", {
  title: { zh: "任务逾期提醒", en: "Remind of a task that is late" },
  roles: ["system"],
  body: z.strictObject({
    taskId,
    step: z.enum(lateSteps),
    level: z.number().int().min(1).max(latePosts.length),
  }),
  streams: ofTask,
  refuses: ["TaskNotLate", "TaskUnknown"],
  decide: (states, { occurredAt, body: { taskId: id, step, level } }) => {
    const task = states(taskView, taskStream(id));
    if (task === null) return refuse("TaskUnknown");
    const due = nextDue(task);
    const isRaised = task.late.some((one) => one.step === step && one.level >= level && one.at >= (due?.at ?? ""));
    if (due?.step !== step || occurredAt < due.at || isRaised) return refuse("TaskNotLate");
    return [TaskLate.draft([taskStream(id)], { step, level })];
  },
});
