import { type Instant, instantOf, millis } from "../ground/instant.ts";
import { isOpenTask, taskStage } from "./stage.ts";
import type { LateStep, Pause, Task } from "./task.ts";

/** Milliseconds of the pauses that had begun before `until`, as far as they lie before it. */
function paused(pauses: readonly Pause[], until: number): number {
  return pauses.reduce((sum, { from, to }) => {
    const end = Math.min(until, to === undefined ? until : millis(to));
    return sum + Math.max(0, end - millis(from));
  }, 0);
}

/**
 * By when it must be answered: the promise from the first asking on, later by each time it waited for the asker. Undefined
 * where none was promised, and while it waits for the asker: then the clock stands.
 */
export function answerDue({ answerBy, pauses }: Pick<Task, "answerBy" | "pauses">): Instant | undefined {
  if (answerBy === undefined || pauses.some(({ to }) => to === undefined)) return undefined;
  const length = pauses.reduce((sum, { from, to = from }) => sum + Math.max(0, millis(to) - millis(from)), 0);
  return instantOf(millis(answerBy) + length);
}

/** What is due next and by when; undefined where nobody is late however long it takes. */
export function nextDue(task: Task): { readonly step: LateStep; readonly at: Instant } | undefined {
  if (!isOpenTask(task)) return undefined;
  const stage = taskStage(task);
  if (stage === "issued") return { step: "sign", at: task.signBy };
  const answer = stage === "atWork" ? answerDue(task) : undefined;
  return answer === undefined ? undefined : { step: "answer", at: answer };
}

/**
 * Whether the promised answer came in time; undefined while that is not decided, or nothing was promised. The first answer
 * decides, by the promise as it was then: a reopening with a new time does not change it.
 */
export function keptPromise(
  task: Pick<Task, "answerBy" | "pauses" | "firstAnsweredAt" | "firstPromise">,
): boolean | undefined {
  const { answerBy, pauses } = task.firstPromise ?? task;
  if (answerBy === undefined || task.firstAnsweredAt === undefined) return undefined;
  const at = millis(task.firstAnsweredAt);
  return at - paused(pauses, at) <= millis(answerBy);
}
