import { headingRow, holdsPersonalNumber } from "../access/staff-columns.ts";
import { isSheetError, readBadge, sheetError, visible } from "../access/spreadsheet-habits.ts";
import type { District } from "../district/district.ts";
import { boundaryOfName, boundaryOfValues, sayForbidden } from "../ground/forbidden-columns.ts";
import { type Instant, plusSeconds } from "../ground/instant.ts";
import { fill, listed, phrase, type Sentence } from "../ground/sentence.ts";
import type { TimeReading } from "../ground/table-time.ts";
import type { EnterBody } from "./entering.ts";
import type { Party } from "./party-facts.ts";
import type { Service } from "./service.ts";
import { type Cell, readMoment, readParty, readPriority, readService, readState } from "./task-cells.ts";
import {
  neededTaskColumns,
  type TaskColumn,
  taskColumnNames,
  taskColumnOf,
  taskColumns,
  taskHeadings,
} from "./task-columns.ts";
import type { mappedStates, TaskMapping } from "./task-mapping.ts";

/** What keeps a table from being taken. `row` counts as the table does, its headings included; 0 is the file itself. */
export interface TableProblem {
  readonly row: number;
  /** The heading of the column; empty when it is about the whole row or file. */
  readonly column: string;
  readonly sentence: Sentence;
  /** Of SCOPE.md, where that keeps it out. */
  readonly boundary?: number;
}

/** A row as the order that enters it. */
export interface TaskToEnter {
  readonly row: number;
  readonly askedAt: Instant;
  readonly body: EnterBody;
}

export interface TasksRead {
  readonly tasks: readonly TaskToEnter[];
  readonly problems: readonly TableProblem[];
  /** The headings of the table, and which of them say what. */
  readonly headings: readonly string[];
  readonly columns: Readonly<Partial<Record<TaskColumn, string>>>;
  /** Headings that say nothing here; what stands under them is left alone. */
  readonly ignored: readonly string[];
}

/** What the cells of a table are read by. */
export interface TaskKnown {
  readonly district: District;
  readonly services: Readonly<Record<string, Service>>;
  /** Incidents by their numbers; null where several have one number. */
  readonly incidents: ReadonlyMap<string, string | null>;
}

type Say = (column: TaskColumn | "", sentence: Sentence, boundary?: number) => void;
type CellOf = (column: TaskColumn) => string;

/** Nothing of a file can be taken, for one reason. */
export function unreadableTasks(sentence: Sentence): TasksRead {
  return { tasks: [], problems: [{ row: 0, column: "", sentence }], headings: [], columns: {}, ignored: [] };
}

/** The row of headings: by those the mapping names and those that are known. */
function headingsOf(rows: readonly (readonly string[])[], { columns }: TaskMapping) {
  const named = new Set(Object.values(columns).map((heading) => heading.trim()));
  const byMapping = rows.slice(0, 21).findIndex((row) => row.filter((cell) => named.has(cell.trim())).length >= 2);
  return byMapping >= 0 ? byMapping : headingRow(rows, taskHeadings);
}

/** Which column stands where: as the mapping says, else by the headings that are usual. */
function columnsAt(headed: readonly string[], mapping: TaskMapping) {
  const at = new Map<TaskColumn, number>();
  const lost: TaskColumn[] = [];
  for (const column of taskColumns) {
    const named = mapping.columns[column]?.trim();
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
  if (problems.length > 0) return { ...shown, tasks: [], problems };
  const seen = new Map<string, number>();
  const tasks: TaskToEnter[] = [];
  for (const [index, cells] of rows.entries()) {
    if (index <= first || cells.every((cell) => cell.trim() === "")) continue;
    const row = index + 1;
    const say = saying(row);
    const before = problems.length;
    const cell = (column: TaskColumn) => (at.has(column) ? visible(cells[at.get(column) ?? -1] ?? "").trim() : "");
    const task = readRow(cell, mapping, known, say);
    if (task === undefined || problems.length > before) continue;
    const twice = seen.get(task.body.ref);
    if (twice !== undefined) say("ref", fill(sameRef, { row: twice }));
    else tasks.push({ row, ...task });
    seen.set(task.body.ref, row);
  }
  if (problems.length === 0 && tasks.length === 0) head("", noRows);
  return { ...shown, tasks, problems };
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

function readRow(cell: CellOf, mapping: TaskMapping, known: TaskKnown, say: Say): Omit<TaskToEnter, "row"> | undefined {
  const { district } = known;
  for (const column of taskColumns) {
    if (isSheetError(cell(column))) say(column, fill(sheetError(cell(column)), { text: cell(column) }));
  }
  // What is sealed may hold it; everything else is read by many.
  for (const column of taskColumns) {
    if (column !== "words" && column !== "answer" && holdsPersonalNumber(cell(column))) say(column, personal, 7);
  }
  const taken = <Value>(column: TaskColumn, read: (written: string) => Cell<Value>): Value | undefined => {
    const written = cell(column);
    if (written === "") return undefined;
    const found = read(written);
    if ("value" in found) return found.value;
    say(column, found.fault);
    return undefined;
  };
  const needed = <Value>(column: TaskColumn, read: (written: string) => Cell<Value>): Value | undefined => {
    if (cell(column) === "") say(column, phrase(empty, { column: taskColumnNames[column] }));
    return taken(column, read);
  };
  const reading: TimeReading = {
    zone: mapping.timezone ?? district.zone,
    ...(mapping.format === undefined ? {} : { format: mapping.format }),
    dayFirst: mapping.dayFirst,
  };
  const moment = (column: TaskColumn, isLimit = false) =>
    taken(column, (written) => readMoment(written, reading, isLimit));
  const party = (written: string) => readParty(written, district, mapping.parties);
  const ref = needed("ref", (written) => ({ value: readBadge(written) }));
  const askedAt = needed("askedAt", (written) => readMoment(written, reading, false));
  const [from, to] = [needed("from", party), needed("to", party)];
  const along = cell("with")
    .split(/[、,，;；/|]+/u)
    .map((one) => one.trim())
    .filter((one) => one !== "")
    .flatMap((written): readonly Party[] => {
      const found = party(written);
      if ("value" in found) return [found.value];
      say("with", found.fault);
      return [];
    });
  const service = taken("service", (written) => readService(written, known.services));
  const about = taken("about", (written) => readIncident(readBadge(written), known.incidents));
  const times = {
    ...{ signedAt: moment("signedAt"), answeredAt: moment("answeredAt"), closedAt: moment("closedAt") },
    withdrawnAt: moment("withdrawnAt"),
  };
  const [limit, answerBy] = [moment("signBy", true), moment("answerBy", true)];
  judgeState(
    cell,
    taken("state", (written) => readState(written, mapping.states)),
    times,
    say,
  );
  const priority = taken("priority", (written) => readPriority(written, mapping.priorities)) ?? 2;
  if (cell("service") === "" && cell("title") === "") say("title", phrase(empty, { column: taskColumnNames.title }));
  if (ref === undefined || askedAt === undefined || from === undefined || to === undefined) return undefined;
  const usual = plusSeconds(askedAt, 600);
  const signBy = limit ?? (answerBy !== undefined && answerBy < usual ? answerBy : usual);
  const texts = {
    words: cell("words"),
    answer: cell("answer"),
    ...(service === undefined ? { title: cell("title") } : {}),
  };
  const reason = times.withdrawnAt === undefined ? "" : cell("reason");
  const incident = about === undefined ? undefined : ({ kind: "incident", id: about } as const);
  const said = given({ ...times, ...texts, service, answerBy, reason, about: incident });
  const common = { source: mapping.source, ref, from, to, with: along, priority, signBy };
  return { askedAt, body: { ...common, ...said } as EnterBody };
}

/** Without what no cell says. */
function given(all: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined && value !== ""));
}

const empty = { zh: "缺少{column}", en: "The {column} is missing." };
const personal = {
  zh: "似含身份证号或手机号，不予导入（边界 7）",
  en: "There seems to be an identity or mobile number in it, which is refused (boundary 7).",
};

function readIncident(written: string, incidents: ReadonlyMap<string, string | null>): Cell<string> {
  const id = incidents.get(written);
  if (typeof id === "string") return { value: id };
  return {
    fault: fill(id === null ? severalIncidents : noIncident, { written }),
  };
}

const severalIncidents = {
  zh: "有多起警情的编号是“{written}”，请写完整编号",
  en: "Several incidents have the number “{written}”; give the full one.",
};
const noIncident = { zh: "没有编号为“{written}”的警情", en: "There is no incident “{written}”." };

/** Of each state the moment without which it cannot be, and those it must not have yet. */
const stateNeeds: Readonly<Record<(typeof mappedStates)[number], readonly ["" | TaskColumn, ...TaskColumn[]]>> = {
  issued: ["", "signedAt", "answeredAt", "closedAt", "withdrawnAt"],
  atWork: ["signedAt", "answeredAt", "closedAt", "withdrawnAt"],
  answered: ["answeredAt", "closedAt", "withdrawnAt"],
  closed: ["closedAt", "withdrawnAt"],
  withdrawn: ["withdrawnAt", "closedAt"],
};

/** A state that the times of its row do not bear out. */
function judgeState(
  cell: CellOf,
  state: (typeof mappedStates)[number] | undefined,
  times: Readonly<Partial<Record<TaskColumn, Instant | undefined>>>,
  say: Say,
): void {
  if (state === undefined) return;
  const [need, ...never] = stateNeeds[state];
  const words = { state: cell("state") };
  if (need !== "" && times[need] === undefined && cell(need) === "") {
    say("state", phrase(stateWithout, { ...words, column: taskColumnNames[need] }));
  }
  for (const column of never) {
    if (times[column] !== undefined) say("state", phrase(stateWith, { ...words, column: taskColumnNames[column] }));
  }
}

const stateWithout = { zh: "状态是“{state}”，但没有{column}", en: "The state is “{state}”, and “{column}” is empty." };
const stateWith = {
  zh: "状态是“{state}”，却有{column}",
  en: "The state is “{state}”, and yet “{column}” is filled in.",
};
