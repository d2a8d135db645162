import type { Giver } from "../ground/fact.ts";
import type { States } from "../ground/fold.ts";
import type { Instant } from "../ground/instant.ts";
import { readShape } from "../ground/read-shape.ts";
import { isRefusal, type Refusal, type RefusalCatalogue } from "../ground/refusal.ts";
import { phrase, type Sentence } from "../ground/sentence.ts";
import { wrongField } from "../ground/wrong-field.ts";
import { enteredTaskId } from "./entered.ts";
import { EnterTask } from "./entering.ts";
import { partyKey } from "./party.ts";
import type { TaskToEnter } from "./read-task-row.ts";
import type { TableProblem, TasksRead } from "./read-tasks.ts";
import { type TaskColumn, taskColumnNames, taskColumns } from "./task-columns.ts";
import { taskStream } from "./task-facts.ts";
import { taskView } from "./task-view.ts";

/** How a row stands to what is here; `workedOn`: somebody has worked on it since it was entered, and it is left as it is. */
export const rowChanges = ["new", "changed", "same", "workedOn"] as const;

/** A row that can be entered, as it is shown before. */
export interface PreviewedTask {
  readonly row: number;
  readonly ref: string;
  readonly title: string;
  readonly from: string;
  readonly to: string;
  readonly askedAt: Instant;
  readonly isOver: boolean;
  readonly change: (typeof rowChanges)[number];
}

export interface TasksPreview extends Omit<TasksRead, "tasks"> {
  readonly tasks: readonly PreviewedTask[];
  /** Empty while there is any problem: a table is taken whole or not at all. */
  readonly orders: readonly { readonly name: "EnterTask"; readonly body: Readonly<Record<string, unknown>> }[];
}

/** A row as the order that enters it, as the rule sees it; or what its schema says against it. */
function orderOf({ body, askedAt }: TaskToEnter, by: Giver, at: Instant) {
  const read = readShape(EnterTask.body, body);
  if (!read.success) return { wrong: wrongField(read.error) };
  return { order: { id: "", name: EnterTask.name, by, receivedAt: at, occurredAt: askedAt, body: read.data } };
}

/** The streams that say whether the rows can be entered. */
export function streamsOfTasks({ tasks }: TasksRead, by: Giver, at: Instant): readonly string[] {
  const orders = tasks.flatMap((task) => orderOf(task, by, at).order ?? []);
  return [...new Set(orders.flatMap((order) => EnterTask.streams(order, () => null)))];
}

interface Asked {
  readonly states: States;
  readonly refusals: RefusalCatalogue;
  readonly by: Giver;
  readonly at: Instant;
}

/** What entering the rows would do here, by the rule of the order itself; each problem by its row. Nothing is written. */
export function previewTasks(found: TasksRead, { states, refusals, by, at }: Asked): TasksPreview {
  const problems: TableProblem[] = [...found.problems];
  const tasks: PreviewedTask[] = [];
  const giving: TaskToEnter[] = [];
  for (const task of found.tasks) {
    const { order, wrong } = orderOf(task, by, at);
    const say = (field: string | undefined, sentence: Sentence) =>
      problems.push({ row: task.row, column: headingOf(found, field), sentence });
    if (order === undefined) {
      const { field, reason } = wrong;
      say(field, phrase(wrongCell, { column: columnName(field), reason: { zh: reason.zh, en: reason.en } }));
      continue;
    }
    const drafts = EnterTask.decide(states, order);
    if (isRefusal(drafts) && drafts.refused !== "TaskWorkedOn") {
      const { field } = drafts.details;
      say(typeof field === "string" ? field : undefined, sentenceOf(refusals, drafts));
      continue;
    }
    const before = states(taskView, taskStream(enteredTaskId(task.body.source, task.body.ref)));
    const change = isRefusal(drafts) ? "workedOn" : drafts.length === 0 ? "same" : before === null ? "new" : "changed";
    if (change === "new" || change === "changed") giving.push(task);
    tasks.push(shown(task, change));
  }
  const orders = giving.map(({ body, askedAt }) => ({
    name: "EnterTask" as const,
    body: { ...body, occurredAt: askedAt },
  }));
  const { headings, columns, ignored, unknown } = found;
  const byRow = problems.toSorted((one, other) => one.row - other.row);
  return { tasks, orders: problems.length > 0 ? [] : orders, problems: byRow, headings, columns, ignored, unknown };
}

const wrongCell: Sentence = { zh: "{column}{reason}", en: "The {column} {reason}." };

function isColumn(field: string): field is TaskColumn {
  return (taskColumns as readonly string[]).includes(field);
}

/** The name of the column a field of the order comes from; the field itself where none does. */
function columnName(field: string): Sentence {
  const [first = ""] = field.split(".");
  return isColumn(first) ? taskColumnNames[first] : { zh: field, en: field };
}

function headingOf({ columns }: TasksRead, field = ""): string {
  const [first = ""] = field.split(".");
  return isColumn(first) ? (columns[first] ?? "") : "";
}

/** A refusal in words, with the columns' names in the place of the order's fields. */
function sentenceOf(refusals: RefusalCatalogue, { refused, details }: Refusal): Sentence {
  const { field } = details;
  const named = typeof field === "string" ? { field: columnName(field) } : {};
  const sentence = refusals[refused] ?? { zh: `未受理：${refused}`, en: `Refused: ${refused}.` };
  return phrase({ zh: sentence.zh, en: sentence.en }, { ...details, ...named });
}

function shown({ row, askedAt, body }: TaskToEnter, change: PreviewedTask["change"]): PreviewedTask {
  const { ref, title, service, from, to, closedAt, withdrawnAt } = body;
  return {
    ...{ row, ref, askedAt, change },
    title: title ?? service ?? "",
    from: partyKey(from),
    to: partyKey(to),
    isOver: closedAt !== undefined || withdrawnAt !== undefined,
  };
}
