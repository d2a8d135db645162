import type { District } from "../district/district.ts";
import { boundaryOfValues, sayForbidden } from "../ground/forbidden-columns.ts";
import { fill, type Details, type Sentence } from "../ground/sentence.ts";
import { codeSchema, text } from "../ground/text.ts";
import { wrongField } from "../ground/wrong-field.ts";
import type { z } from "zod";
import { type Power, powerSchema } from "../ground/role.ts";
import { isSamePower } from "./person-view.ts";
import { mayHold, type StaffKind } from "./power-rules.ts";
import { roleNames } from "./role-names.ts";
import { administrators } from "./role.ts";
import {
  type Certificate,
  type Parts,
  partsOf,
  type Read,
  readCertificates,
  readDay,
  readKind,
  readPart,
  readPowers,
  readYes,
} from "./staff-cells.ts";
import { columnNames, headingRow, holdsPersonalNumber, readHeadings, type StaffColumn } from "./staff-columns.ts";
import { isSheetError, readBadge, sheetError, spoiledBadge, visible } from "./spreadsheet-habits.ts";
import { type KnownPerson, ordersOf, type StaffOrder } from "./staff-orders.ts";

/** What keeps a table from being taken. `row` counts as the table does, its headings included; 0 is the file itself. */
export interface StaffProblem {
  readonly row: number;
  /** The heading of the column; empty when it is about the whole row or file. */
  readonly column: string;
  readonly sentence: Sentence;
  /** Of SCOPE.md, where that keeps a column out. */
  readonly boundary?: number;
}

/** Somebody as a row of the table says, and how that stands to what is known. */
export interface StaffRow {
  readonly row: number;
  readonly person: string;
  readonly name: string;
  readonly kind: StaffKind;
  readonly part: string;
  readonly leads: boolean;
  readonly powers: readonly Power[];
  readonly certificates: readonly Certificate[];
  readonly change: "new" | "changed" | "same";
}

export interface StaffPreview {
  /** The rows nothing is wrong with. */
  readonly people: readonly StaffRow[];
  /** Empty while there is any problem: a table is taken whole or not at all. */
  readonly orders: readonly StaffOrder[];
  readonly problems: readonly StaffProblem[];
  /** Headings that say nothing here; what stands under them is left alone. */
  readonly ignored: readonly string[];
}

/** Nothing of a file can be taken, for one reason. */
export function unreadableStaff(sentence: Sentence): StaffPreview {
  return { people: [], orders: [], problems: [{ row: 0, column: "", sentence }], ignored: [] };
}

const nameSchema = text(80);

interface Known {
  readonly people: ReadonlyMap<string, KnownPerson>;
  readonly district: District;
  readonly parts: Parts;
}

/**
 * Reads a table of staff, headings first, rows of text cells. What the table does not say stays as it is: powers,
 * certificates and people that are absent from it are not taken away, and an empty last day changes none. Total.
 */
export function readStaff(
  rows: readonly (readonly string[])[],
  people: ReadonlyMap<string, KnownPerson>,
  district: District,
): StaffPreview {
  const first = headingRow(rows);
  const headed = rows[first];
  if (headed === undefined) return unreadableStaff({ zh: "文件中没有内容", en: "There is nothing in the file." });
  const { at, ignored, faults } = readHeadings(headed);
  const problems: StaffProblem[] = faults.map((found) => ({ row: first + 1, ...found }));
  problems.push(...forbiddenAmong(ignored, rows, first));
  if (problems.length > 0) return { people: [], orders: [], problems, ignored };
  const known = { people, district, parts: partsOf(district) };
  const seen = new Map<string, number>();
  const found: StaffRow[] = [];
  for (const [index, cells] of rows.entries()) {
    if (index <= first || isBlank(cells)) continue;
    const row = index + 1;
    const before = problems.length;
    const say: Say = (column, zh, en, details) =>
      void problems.push({
        row,
        column: headed[at.get(column) ?? -1]?.trim() ?? "",
        sentence: fill({ zh, en }, details),
      });
    const cell = (column: StaffColumn) => (at.has(column) ? (cells[at.get(column) ?? -1] ?? "") : undefined);
    const person = readRow(row, cell, known, say);
    if (person !== undefined && problems.length === before) found.push(person);
    sayTwice(seen, row, readBadge(cell("badge") ?? ""), say);
  }
  if (problems.length === 0 && found.length === 0) {
    problems.push({
      row: first + 1,
      column: "",
      sentence: { zh: "标题行以下没有人员", en: "No row follows the headings." },
    });
  }
  const wrong = new Set(problems.map(({ row }) => row));
  const told = found.filter(({ row }) => !wrong.has(row));
  return { people: told, orders: problems.length > 0 ? [] : ordersOf(told, people), problems, ignored };
}

/** Columns that are left alone by their heading, and hold what may not be imported all the same. */
function forbiddenAmong(
  ignored: readonly string[],
  rows: readonly (readonly string[])[],
  first: number,
): readonly StaffProblem[] {
  const headed = rows[first] ?? [];
  return ignored.flatMap((column) => {
    const at = headed.findIndex((heading) => heading.trim() === column);
    const boundary = boundaryOfValues(rows.slice(first + 1).map((row) => row[at] ?? ""));
    return boundary === undefined
      ? []
      : [{ row: first + 1, column, sentence: sayForbidden(column, boundary), boundary }];
  });
}

type Say = (column: StaffColumn, zh: string, en: string, details?: Details) => void;
type CellOf = (column: StaffColumn) => string | undefined;

function isBlank(row: readonly string[]): boolean {
  return row.every((cell) => cell.trim() === "");
}

function sayTwice(seen: Map<string, number>, row: number, badge: string, say: Say): void {
  const before = seen.get(badge);
  if (before !== undefined) say("badge", "警号与第 {row} 行相同", "Row {row} has the same badge.", { row: before });
  else if (badge !== "") seen.set(badge, row);
}

function readRow(row: number, cell: CellOf, known: Known, say: Say): StaffRow | undefined {
  if (sayPersonalNumbers(cell, say) || saySheetErrors(cell, say)) return undefined;
  const person = readText("badge", readBadge(cell("badge") ?? ""), codeSchema, say);
  const spoiled = person === undefined ? undefined : spoiledBadge(person);
  if (spoiled !== undefined) say("badge", spoiled.zh, spoiled.en, { person: person ?? "" });
  const written = visible(cell("name") ?? "")
    .normalize("NFC")
    .trim();
  const name = readText("name", written, nameSchema, say);
  const before = person === undefined ? undefined : known.people.get(person);
  if (before?.disabled !== undefined)
    say("badge", "该人员已停用，须先恢复", "This person is disabled: enable them first.");
  const kind = readNeeded("kind", cell, readKind, say);
  const part = readNeeded("part", cell, (written) => readPart(written, known.parts), say);
  const marked = cell("leads");
  const leads = marked === undefined ? (before?.leads ?? false) : readSaid("leads", readYes(marked), say);
  const lastDay = cell("until") ?? "";
  const until = lastDay.trim() === "" ? undefined : readSaid("until", readDay(lastDay), say);
  const place = { part, until, district: known.district, parts: known.parts };
  const powers = oncePower(readAll("powers", readPowers(cell("powers") ?? "", place), say));
  const certificates = onceCertificate(readAll("certificates", readCertificates(cell("certificates") ?? ""), say));
  for (const power of powers) sayWrong("powers", powerSchema.safeParse(power), say);
  for (const one of certificates) sayWrong("certificates", codeSchema.safeParse(one.certificate), say);
  if (kind !== undefined) sayNotHeld(kind, powers, before, say);
  if (person === undefined || name === undefined || kind === undefined || part === undefined || leads === undefined) {
    return undefined;
  }
  const told = { row, person, name, kind, part, leads, powers, certificates };
  const change = before === undefined ? "new" : ordersOf([told], known.people).length > 0 ? "changed" : "same";
  return { ...told, change };
}

/** An identity or phone number is not repeated in what is said of it. */
function sayPersonalNumbers(cell: CellOf, say: Say): boolean {
  const columns = Object.keys(columnNames) as StaffColumn[];
  const wrong = columns.filter((column) => holdsPersonalNumber(cell(column) ?? ""));
  for (const column of wrong) {
    say(
      column,
      "似含身份证号或手机号，不予导入（边界 7）",
      "There seems to be an identity or mobile number in it, which is refused (boundary 7).",
    );
  }
  return wrong.length > 0;
}

/** An error of the spreadsheet, or a formula without its result, is not what the cell is meant to say. */
function saySheetErrors(cell: CellOf, say: Say): boolean {
  const columns = Object.keys(columnNames) as StaffColumn[];
  const wrong = columns.filter((column) => isSheetError(cell(column) ?? ""));
  for (const column of wrong) {
    const text = cell(column)?.trim() ?? "";
    const { zh, en } = sheetError(text);
    say(column, zh, en, { text });
  }
  return wrong.length > 0;
}

function readText(column: StaffColumn, written: string, schema: z.ZodType<string>, say: Say): string | undefined {
  if (written === "") return void sayMissing(column, say);
  const read = schema.safeParse(written);
  if (read.success) return read.data;
  sayWrong(column, read, say);
  return undefined;
}

function sayWrong(column: StaffColumn, read: z.ZodSafeParseResult<unknown>, say: Say): void {
  if (read.success) return;
  const { reason } = wrongField(read.error);
  const { zh, en } = columnNames[column];
  say(column, "{zh}{reasonZh}", "The {en} {reason}.", { zh, en, reasonZh: reason.zh, reason: reason.en });
}

function sayMissing(column: StaffColumn, say: Say): void {
  const { zh, en } = columnNames[column];
  say(column, "缺少{zh}", "The {en} is missing.", { zh, en });
}

function readNeeded<Value>(
  column: StaffColumn,
  cell: CellOf,
  read: (written: string) => Read<Value>,
  say: Say,
): Value | undefined {
  const written = cell(column) ?? "";
  return written.trim() === "" ? void sayMissing(column, say) : readSaid(column, read(written), say);
}

function readSaid<Value>(column: StaffColumn, read: Read<Value>, say: Say): Value | undefined {
  if (!("fault" in read)) return read.value;
  return void say(column, read.fault.zh, read.fault.en);
}

function readAll<Value>(column: StaffColumn, all: readonly Read<Value>[], say: Say): readonly Value[] {
  return all.flatMap((read) => {
    const value = readSaid(column, read, say);
    return value === undefined ? [] : [value];
  });
}

function oncePower(powers: readonly Power[]): readonly Power[] {
  return powers.filter((power, at) => powers.findIndex((other) => isSamePower(power, other)) === at);
}

function onceCertificate(all: readonly Certificate[]): readonly Certificate[] {
  return all.filter(({ certificate }, at) => all.findLastIndex((other) => other.certificate === certificate) === at);
}

/**
 * The powers a person would hold after the import and may not hold together: against their kind, or of two
 * administrators.
 */
function sayNotHeld(kind: StaffKind, powers: readonly Power[], before: KnownPerson | undefined, say: Say): void {
  const asked = powers.map(({ role }) => role);
  const held = (before?.powers ?? []).map(({ role }) => role).filter((role) => !asked.includes(role));
  for (const role of new Set(asked)) {
    if (!mayHold(kind, role)) say("powers", mayNotHold.zh, mayNotHold.en, wordsOf(kind, roleNames[role]));
  }
  for (const role of new Set(held)) {
    if (!mayHold(kind, role)) say("kind", holdsAlready.zh, holdsAlready.en, wordsOf(kind, roleNames[role]));
  }
  const apart = administrators.filter((role) => asked.includes(role) || held.includes(role));
  if (apart.length < 2 || !apart.some((role) => asked.includes(role))) return;
  say("powers", "{zh}不能由一人兼任", "One person may not be more than one of {en}.", {
    zh: apart.map((role) => roleNames[role].zh).join("、"),
    en: apart.map((role) => roleNames[role].en.toLowerCase()).join(", "),
  });
}

const mayNotHold = {
  zh: "{kindZh}不能有权限“{zh}”",
  en: "The power “{en}” is not for {kindEn}.",
};
const holdsAlready = {
  zh: "该人员已有权限“{zh}”，{kindZh}不能有：请先收回",
  en: "This person holds the power “{en}”, which is not for {kindEn}: withdraw it first.",
};

const kindNames: Readonly<Record<StaffKind, Sentence>> = {
  officer: { zh: "民警", en: "officers" },
  auxiliary: { zh: "辅警", en: "auxiliaries" },
  civilian: { zh: "文职人员", en: "civilian staff" },
  partner: { zh: "合作人员", en: "partners" },
};

function wordsOf(kind: StaffKind, role: Sentence): Details {
  return { zh: role.zh, en: role.en, kindZh: kindNames[kind].zh, kindEn: kindNames[kind].en };
}
