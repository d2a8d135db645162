import { headingRow } from "../access/staff-columns.ts";
import { readBadge, visible } from "../access/spreadsheet-habits.ts";
import { boundaryOfName, boundaryOfValues, sayForbidden } from "../ground/forbidden-columns.ts";
import { fill, listed, phrase, type Sentence } from "../ground/sentence.ts";
import { readTaskRow, type Say, type TaskKnown, type TaskToEnter } from "./read-task-row.ts";
import type { MappedWord } from "./task-cells.ts";
import {
  neededTaskColumns,
  type TaskColumn,
  taskColumnNames,
  taskColumnOf,
  taskColumns,
  taskHeadings,
} from "./task-columns.ts";
import type { TaskMapping } from "./task-mapping.ts";

/** What keeps a table from being taken. `row` counts as the table does, its headings included; 0 is the file itself. */
export interface TableProblem {
  readonly row: number;
  /** The heading of the column; empty when it is about the whole row or file. */
  readonly column: string;
  readonly sentence: Sentence;
  /** Of SCOPE.md, where that keeps it out. */
  readonly boundary?: number;
}

export interface TasksRead {
  readonly tasks: readonly TaskToEnter[];
  readonly problems: readonly TableProblem[];
  /** The headings of the table, and which of them say what. */
  readonly headings: readonly string[];
  readonly columns: Readonly<Partial<Record<TaskColumn, string>>>;
  /** Headings that say nothing here; what stands under them is left alone. */
  readonly ignored: readonly string[];
  /** Words of the table that are not known here and that the mapping can explain. */
  readonly unknown: Readonly<Record<MappedWord, readonly string[]>>;
}

/** Nothing of a file can be taken, for one reason. */
export function unreadableTasks(sentence: Sentence): TasksRead {
  const problems = [{ row: 0, column: "", sentence }];
  return { tasks: [], problems, headings: [], columns: {}, ignored: [], unknown: allKnown };
}

const allKnown: TasksRead["unknown"] = { parties: [], priorities: [], states: [] };

/** The row of headings: by those the mapping names and those that are known. */
function headingsOf(rows: readonly (readonly string[])[], { columns }: TaskMapping) {
  const named = new Set(Object.values(columns).map((heading) => heading.trim()));
  named.delete("");
  const byMapping = rows.slice(0, 21).findIndex((row) => row.filter((cell) => named.has(cell.trim())).length >= 2);
  return byMapping >= 0 ? byMapping : headingRow(rows, taskHeadings);
}

/** Which column stands where: as the mapping says, else by the headings that are usual. */
function columnsAt(headed: readonly string[], mapping: TaskMapping) {
  const at = new Map<TaskColumn, number>();
  const lost: TaskColumn[] = [];
  for (const column of taskColumns) {
    const named = mapping.columns[column]?.trim();
    if (named === "") continue;
    const place =
      named === undefined
        ? headed.findIndex((heading) => taskColumnOf(heading) === column)
        : headed.findIndex((heading) => heading.trim() === named);
    if (place >= 0) at.set(column, place);
    else if (named !== undefined) lost.push(column);
  }
  return { at, lost };
}

/** Which incidents the rows name, before anything is known of them. */
export function incidentsNamed(rows: readonly (readonly string[])[], mapping: TaskMapping): readonly string[] {
  const first = headingsOf(rows, mapping);
  const place = columnsAt(rows[first] ?? [], mapping).at.get("about");
  if (place === undefined) return [];
  const cells = rows.slice(first + 1).map((row) => readBadge(row[place] ?? ""));
  return [...new Set(cells.filter((cell) => cell !== ""))];
}

/** Reads a table of another system's tasks, headings first, rows of text cells. Total. */
export function readTasks(rows: readonly (readonly string[])[], mapping: TaskMapping, known: TaskKnown): TasksRead {
  const first = headingsOf(rows, mapping);
  const headed = rows[first];
  if (headed === undefined) return unreadableTasks({ zh: "文件中没有内容", en: "There is nothing in the file." });
  const { at, lost } = columnsAt(headed, mapping);
  const headings = headed.map((heading) => heading.trim()).filter((heading) => heading !== "");
  const used = new Set([...at.values()].map((place) => headed[place]?.trim() ?? ""));
  const ignored = headings.filter((heading) => !used.has(heading));
  const columns = Object.fromEntries([...at].map(([column, place]) => [column, headed[place]?.trim() ?? ""]));
  const problems: TableProblem[] = [];
  const saying =
    (row: number): Say =>
    (column, sentence, boundary) =>
      void problems.push({
        row,
        column: column === "" ? "" : (headed[at.get(column) ?? -1]?.trim() ?? ""),
        sentence,
        ...(boundary === undefined ? {} : { boundary }),
      });
  const head = saying(first + 1);
  for (const column of lost) head("", fill(noSuchColumn, { heading: mapping.columns[column] ?? "" }));
  const missing = neededTaskColumns.filter((column) => !at.has(column) && !lost.includes(column));
  if (missing.length > 0) head("", phrase(noColumns, { columns: listed(missing.map((one) => taskColumnNames[one])) }));
  if (!at.has("title") && !at.has("service")) head("", noTitle);
  problems.push(...forbiddenAmong(ignored, rows, first));
  const shown = { headings, columns, ignored };
  if (problems.length > 0) return { ...shown, tasks: [], problems, unknown: allKnown };
  const lacking = { parties: new Set<string>(), priorities: new Set<string>(), states: new Set<string>() };
  const lack = (kind: MappedWord, written: string) => void lacking[kind].add(written);
  const seen = new Map<string, number>();
  const tasks: TaskToEnter[] = [];
  for (const [index, cells] of rows.entries()) {
    if (index <= first || cells.every((cell) => cell.trim() === "")) continue;
    const row = index + 1;
    const say = saying(row);
    const before = problems.length;
    const cell = (column: TaskColumn) => (at.has(column) ? visible(cells[at.get(column) ?? -1] ?? "").trim() : "");
    const task = readTaskRow(cell, mapping, known, { say, lack });
    if (task === undefined || problems.length > before) continue;
    const twice = seen.get(task.body.ref);
    if (twice !== undefined) say("ref", fill(sameRef, { row: twice }));
    else tasks.push({ row, ...task });
    seen.set(task.body.ref, row);
  }
  if (problems.length === 0 && tasks.length === 0) head("", noRows);
  const unknown = {
    parties: [...lacking.parties],
    ...{ priorities: [...lacking.priorities], states: [...lacking.states] },
  };
  return { ...shown, tasks, problems, unknown };
}

const noSuchColumn = { zh: "表中没有列“{heading}”", en: "The table has no column “{heading}”." };
const noColumns = { zh: "缺少列：{columns}", en: "Columns are missing: {columns}." };
const noTitle = { zh: "缺少列：标题或服务项目", en: "A column is missing: the title, or the service." };
const sameRef = { zh: "编号与第 {row} 行相同", en: "Row {row} has the same number." };
const noRows = { zh: "标题行以下没有任务", en: "No row follows the headings." };

/** Columns that are left alone, and are or hold what no table may have. */
function forbiddenAmong(
  ignored: readonly string[],
  rows: readonly (readonly string[])[],
  first: number,
): readonly TableProblem[] {
  const headed = (rows[first] ?? []).map((heading) => heading.trim());
  return ignored.flatMap((column) => {
    const at = headed.indexOf(column);
    const boundary = boundaryOfName(column) ?? boundaryOfValues(rows.slice(first + 1).map((row) => row[at] ?? ""));
    return boundary === undefined
      ? []
      : [{ row: first + 1, column, sentence: sayForbidden(column, boundary), boundary }];
  });
}
