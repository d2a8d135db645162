import { holdsPersonalNumber } from "../access/staff-columns.ts";
import { isSheetError, readBadge, sheetError } from "../access/spreadsheet-habits.ts";
import type { District } from "../district/district.ts";
import { type Instant, plusSeconds } from "../ground/instant.ts";
import { fill, phrase, type Sentence } from "../ground/sentence.ts";
import type { TimeReading } from "../ground/table-time.ts";
import type { EnterBody } from "./entering.ts";
import type { Party } from "./party-facts.ts";
import type { Service } from "./service.ts";
import {
  type Cell,
  type MappedWord,
  readMoment,
  readParty,
  readPriority,
  readService,
  readState,
} from "./task-cells.ts";
import { type TaskColumn, taskColumnNames, taskColumns } from "./task-columns.ts";
import type { mappedStates, TaskMapping } from "./task-mapping.ts";

/** A row as the order that enters it. */
export interface TaskToEnter {
  readonly row: number;
  readonly askedAt: Instant;
  readonly body: EnterBody;
}

/** What the cells of a table are read by. */
export interface TaskKnown {
  readonly district: District;
  readonly services: Readonly<Record<string, Service>>;
  /** Incidents by their numbers; null where several have one number. */
  readonly incidents: ReadonlyMap<string, string | null>;
}

export type Say = (column: TaskColumn | "", sentence: Sentence, boundary?: number) => void;
export type CellOf = (column: TaskColumn) => string;

/** Who is told what is wrong in a cell, and of words that a mapping could explain. */
export interface Saying {
  readonly say: Say;
  readonly lack: (kind: MappedWord, written: string) => void;
}

/** A row of cells as the order that enters it; undefined where something is missing. */
export function readTaskRow(
  cell: CellOf,
  mapping: TaskMapping,
  known: TaskKnown,
  { say, lack }: Saying,
): Omit<TaskToEnter, "row"> | undefined {
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
    if (found.unknown !== undefined) lack(found.unknown, written);
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
      if (found.unknown !== undefined) lack(found.unknown, written);
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
