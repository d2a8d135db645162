import type { Sentence } from "../../ground/sentence.ts";
import type { Instant } from "../../ground/instant.ts";
import { millis } from "../../ground/instant.ts";
import { nextDue } from "../clock.ts";
import { isSameParty, partyKey } from "../party.ts";
import type { Party } from "../party-facts.ts";
import { type TaskStage, taskStage } from "../stage.ts";
import type { Task, TaskKind } from "../task.ts";
import { turnOf } from "../task-view.ts";

/** A task as a row of a list: of the board, or as the server lists those that are over. Parties by their keys. */
export interface ListedTask {
  readonly id: string;
  readonly kind: TaskKind;
  readonly title: Sentence;
  readonly stage: TaskStage;
  readonly priority: number;
  readonly from: string;
  readonly to: string;
  readonly turn: string | null;
  readonly about: string | null;
  readonly askedAt: Instant;
  readonly dueAt: Instant | null;
  readonly returns: number;
  readonly late: number;
  readonly kept: boolean | null;
}

export function listedTask(task: Task): ListedTask {
  const turn = turnOf(task);
  const { id, kind, title, priority, askedAt, returns, about } = task;
  return {
    ...{ id, kind, title, priority, askedAt, returns },
    stage: taskStage(task),
    from: partyKey(task.from),
    to: partyKey(task.to),
    turn: turn === undefined ? null : partyKey(turn),
    about: about === undefined ? null : `${about.kind}/${about.id}`,
    dueAt: nextDue(task)?.at ?? null,
    late: task.late.length,
    kept: null,
  };
}

/**
 * Which tasks a list shows: those whose turn is one's own side, those one has to do with oneself, those given to one's post,
 * those one's side gave, all that are open, those late or over.
 */
export const taskLists = ["turn", "mine", "post", "asked", "open", "late", "over"] as const;

/** Whose lists they are. */
export interface ListReader {
  readonly party: Party | undefined;
  readonly officer: string;
  /** The post of the roster they stand on. */
  readonly post: string | undefined;
}

export type TaskList = (typeof taskLists)[number];

/** Whether the next move is whose side somebody speaks for; of a task group each of its people does. */
export function isTurnOf(task: Task, own: Party | undefined, officer: string): boolean {
  const turn = turnOf(task);
  if (turn?.kind === "group") return task.members?.includes(officer) === true;
  if (isSameParty(turn, own)) return true;
  // Whoever answers along owes its part while the whole is at work.
  return taskStage(task) === "atWork" && owesPart(task, own);
}

/** Whether somebody asked for it, signed it, answered or is of the group that has it. */
function isOf({ askedBy, signed, answered, members = [], parts }: Task, officer: string): boolean {
  const hands = [askedBy, signed?.by, answered?.by, ...members, ...parts.map(({ by }) => by)];
  return hands.includes(officer);
}

function isForPost({ to, with: along }: Task, post: string | undefined): boolean {
  return post !== undefined && [to, ...along].some((party) => party.post === post);
}

function owesPart({ with: along, parts }: Task, own: Party | undefined): boolean {
  return along.some((one) => isSameParty(one, own)) && !parts.some(({ from }) => isSameParty(from, own));
}

/** The open tasks of a list, what presses first on top: late, then by what is due, then by what is asked. */
export function tasksOf(
  tasks: readonly Task[],
  list: Exclude<TaskList, "over">,
  { party: own, officer, post }: ListReader,
  now: Instant,
): readonly Task[] {
  const wanted = tasks.filter((task) => {
    switch (list) {
      case "turn":
        return isTurnOf(task, own, officer);
      case "mine":
        return isOf(task, officer);
      case "post":
        return isForPost(task, post);
      case "asked":
        return isSameParty(task.from, own);
      case "late":
        return isLate(task, now);
      case "open":
        return true;
    }
  });
  return wanted.toSorted((one, other) => urgency(one) - urgency(other) || (one.id < other.id ? -1 : 1));
}

export function isLate(task: Task, now: Instant): boolean {
  const due = nextDue(task);
  return due !== undefined && due.at < now;
}

/** When it is due; what has no time comes after what has one. */
function urgency(task: Task): number {
  const due = nextDue(task);
  return due === undefined ? Number.MAX_SAFE_INTEGER : millis(due.at);
}
