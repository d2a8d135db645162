import { streamKey } from "../ground/fact.ts";
import { plusSeconds, type Instant } from "../ground/instant.ts";
import type { Owed } from "../ground/owed.ts";
import type { OpenItem } from "../ground/open-item.ts";
import { needsOf } from "../ground/part-need.ts";
import type { Owned, StreamView, Timer } from "../ground/room.ts";
import { nextDue } from "./clock.ts";
import { isSameParty, tagOf } from "./party.ts";
import type { Party } from "./party-facts.ts";
import { directiveRetained, taskRetained } from "./retained.ts";
import { isOpenTask, taskStage, taskStageNames } from "./stage.ts";
import { evolveTask } from "./evolve-task.ts";
import type { Task } from "./task.ts";
import { type TaskFact, latePosts } from "./task-facts.ts";
import type { Fact } from "../ground/fact.ts";

/** How long a reminder waits for an act before the next level is told. */
const secondsBetweenLevels = 600;

/** The tags of everybody whose work it is or was asked of. */
function partiesOf({ from, to, with: along, members = [] }: Task): readonly string[] {
  const tags = [from, to, ...along].filter(({ kind }) => kind !== "group").map(tagOf);
  return [...new Set([...tags, ...members.map((badge) => `person:${badge}`)])];
}

/** Whoever has to move next: who signs and answers, then who checks. */
export function turnOf(task: Task): Party | undefined {
  switch (taskStage(task)) {
    case "issued":
    case "atWork":
      return task.to;
    case "returned":
    case "asker":
    case "answered":
      return task.from;
    default:
      return undefined;
  }
}

function timers(task: Task): readonly Timer[] {
  const due = nextDue(task);
  if (due === undefined) return [];
  const raised = task.late.filter(({ step, at }) => step === due.step && at >= due.at);
  const level = raised.length + 1;
  if (level > latePosts.length) return [];
  const last: Instant | undefined = raised.at(-1)?.at;
  return [
    {
      name: `late/${due.step}/${due.at}/${level}`,
      due: last === undefined ? due.at : plusSeconds(last, secondsBetweenLevels),
      order: "RemindTask",
      body: { taskId: task.id, step: due.step, level },
    },
  ];
}

/** Whether the next move is of the part whose post changes hands; what waits for the hall is named at every post that sees it. */
function isOfPost(task: Task, part: string): boolean {
  const turn = turnOf(task);
  if (turn?.kind === "department" || turn?.kind === "station") return turn.id === part;
  return turn?.kind === "hall";
}

function partIdsOf({ from, to, with: along }: Task): readonly (string | undefined)[] {
  return [from, to, ...along].flatMap(({ kind, id }) => (kind === "department" || kind === "station" ? [id] : []));
}

/** What is owed for a task now: by whose turn it is, by those that answer along, by whoever watches over it. */
function owed(task: Task): readonly Owed[] {
  const { from, to, with: along, parts, members = [], supervised, title, late } = task;
  const stage = taskStage(task);
  const what = title;
  const tags = (party: Party) => (party.kind === "group" ? members.map((badge) => `person:${badge}`) : [tagOf(party)]);
  const due = nextDue(task);
  const timed = due === undefined ? {} : { due: due.at };
  const helpers = along.filter((party) => !parts.some(({ from: by }) => isSameParty(by, party)));
  const levels = late.filter(({ step }) => step === due?.step).map(({ level }) => level);
  const leader = latePosts[Math.max(0, ...levels) - 1];
  const eye: readonly Owed[] = [
    ...(supervised === undefined || !isOpenTask(task)
      ? []
      : [{ kind: "check", by: ["supervisor"], what, due: supervised.dueBy } as const]),
    // What stays late is on the list of the shift leader, then of the duty commander.
    ...(leader === undefined || leader === "party" ? [] : [{ kind: "check", by: [leader], what, ...timed } as const]),
  ];
  switch (stage) {
    case "issued":
      return [{ kind: "sign", by: tags(to), what, ...timed }, ...eye];
    case "atWork":
      return [{ kind: "answer", by: [to, ...helpers].flatMap(tags), what, ...timed }, ...eye];
    case "asker":
      return [{ kind: "answer", by: tags(from), what }, ...eye];
    case "returned":
    case "answered":
      return [{ kind: "check", by: tags(from), what }, ...eye];
    default:
      return [];
  }
}

function openItem(task: Task): OpenItem {
  const turn = turnOf(task);
  return {
    ...{ kind: "task", id: task.id, number: task.id.slice(-6) },
    ...(turn === undefined ? {} : { owner: turn.id ?? turn.kind }),
    about: {
      type: task.title,
      priority: task.priority,
      stage: taskStageNames[taskStage(task)],
      since: task.askedAt,
    },
  };
}

/** Tasks are this room's; those who give and have them see them, and the hall and supervision see all. */
export const taskView: StreamView<Task> = {
  room: "tasking",
  kind: "task",
  owner: true,
  carriesFiles: true,
  retained: taskRetained,
  evolve: evolveTask,
  timers,
  seenBy: (task) => [...new Set(["hall", "supervisor", "reader", ...partiesOf(task)])],
  kindSeenBy: ({ department, station, unit }: Owned) => [
    ...["hall", "supervisor", "reader", "person"],
    ...Object.entries({ department, station, unit }).flatMap(([kind, id]) =>
      id === undefined ? [] : [`${kind}:${id}`],
    ),
  ],
  workedOnBy: (task) => (isOpenTask(task) ? partiesOf(task) : []),
  openItems: (task, { post }) => (isOpenTask(task) && isOfPost(task, post) ? [openItem(task)] : []),
  owed,
  needsParts: (task) => (isOpenTask(task) ? needsOf("task", task.title, partIdsOf(task)) : []),
  told: (task) => ({ number: task.id.slice(-6), stage: taskStage(task) }),
  isCurrent: isOpenTask,
};

/** What a directive said to all; its copies are tasks. */
export interface Directive {
  readonly id: string;
  readonly tasks: readonly string[];
  /** The tags of whoever gave it and of whoever has a copy. */
  readonly parties: readonly string[];
}

export const directiveView: StreamView<Directive> = {
  room: "tasking",
  kind: "directive",
  owner: true,
  carriesFiles: true,
  retained: directiveRetained,
  evolve: (state: Directive | null, told: Fact, stream) => {
    const fact = told as TaskFact;
    if (fact.type !== "DirectiveIssued") return state;
    const { copies, from } = fact.data;
    const people = copies.flatMap(({ to, members = [] }) =>
      to.kind === "group" ? members.map((badge) => `person:${badge}`) : [tagOf(to)],
    );
    return {
      id: streamKey(stream),
      tasks: copies.map(({ task }) => task),
      parties: [...new Set([tagOf(from), ...people])],
    };
  },
  seenBy: ({ parties }) => [...new Set(["hall", "supervisor", "reader", ...parties])],
  workedOnBy: ({ parties }) => parties,
  isCurrent: () => false,
  offBoard: true,
};
