import { boundaryOfName, type ForbiddenColumn, sayForbidden } from "../ground/forbidden-columns.ts";
import { fill, type Sentence } from "../ground/sentence.ts";

/** What a table of staff may say of each person; nothing else is taken from it. */
export const staffColumns = ["badge", "name", "kind", "part", "leads", "powers", "until", "certificates"] as const;

export type StaffColumn = (typeof staffColumns)[number];

/** Headings by which each column is known, as `plain` writes them. */
const headings: Readonly<Record<StaffColumn, readonly string[]>> = {
  badge: ["警号", "工号", "编号", "人员编号", "badge", "badgenumber", "badgeno", "person", "staffnumber", "staffid"],
  name: ["姓名", "名字", "name", "fullname"],
  kind: ["类别", "人员类别", "身份类别", "kind", "staffkind", "category"],
  part: ["单位", "所属单位", "部门", "所属部门", "part", "unitorstation", "station", "department", "belongsto"],
  leads: ["负责人", "是否负责人", "leads", "leader", "head"],
  powers: ["权限", "角色", "岗位权限", "powers", "power", "roles", "role"],
  until: ["有效期", "权限有效期", "有效期至", "until", "powersuntil", "validuntil"],
  certificates: ["资质", "证书", "资质证书", "certificates", "certificate", "qualifications"],
};

const columnOf = new Map(
  staffColumns.flatMap((column) => headings[column].map((heading) => [heading, column] as const)),
);

/** What columns are called when something in them is wrong. */
export const columnNames: Readonly<Record<StaffColumn, Sentence>> = {
  badge: { zh: "警号", en: "badge" },
  name: { zh: "姓名", en: "name" },
  kind: { zh: "类别", en: "kind" },
  part: { zh: "单位", en: "part" },
  leads: { zh: "负责人", en: "leads" },
  powers: { zh: "权限", en: "powers" },
  until: { zh: "有效期", en: "until" },
  certificates: { zh: "资质", en: "certificates" },
};

/** Without these a row says nothing of anybody. */
export const neededColumns: readonly StaffColumn[] = ["badge", "name", "kind", "part"];

/** Text as it is compared: full width as half, small letters, without spaces and marks between words. */
export function plain(text: string): string {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[\s_\-.·:*()'"]+/gu, "");
}

/**
 * Columns that a list of staff may not have, besides those no table may have (`boundaryOfName`). An incident has a
 * place, and a crew has members of some age, but the home, age and health of a colleague are nobody's business
 * (boundary 7).
 */
const notOfStaff =
  /地址|住所|籍贯|血型|性别|年龄|婚姻|配偶|家属|家庭|亲属|健康|疾病|病史|工资|照片|相片|\b(?:id ?(?:no|number)s?|cell|address(?:es)?|home|age|sex|gender|blood\w*|marital|married|spouse|family|health|medical|disease|salary|photo\w*|picture|party)\b/u;

/** Says why a heading is not taken, naming the boundary; nothing when there is nothing against it. */
function whyRefused(heading: string): ForbiddenColumn | undefined {
  const words = heading
    .normalize("NFKC")
    .replace(/(\p{Ll})(\p{Lu})/gu, "$1 $2")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
  const boundary = boundaryOfName(heading) ?? (notOfStaff.test(words) ? 7 : undefined);
  return boundary === undefined ? undefined : { boundary, says: sayForbidden(heading, boundary) };
}

/** Numbers that are somebody's and not a badge's: a resident's identity number, a mobile phone. */
const personalNumber = /(?<!\d)(?:\d{17}[\dXx]|(?:\+?86[ -]?)?1[3-9]\d{9})(?!\d)/u;

/** Whether a text holds an identity or mobile number, whatever column it stands in (boundary 7). */
export function holdsPersonalNumber(text: string): boolean {
  return personalNumber.test(text.normalize("NFKC"));
}

/** Which column of the table says what, the headings left alone, and what is wrong with the headings. */
export interface Headings {
  readonly at: ReadonlyMap<StaffColumn, number>;
  readonly ignored: readonly string[];
  readonly faults: readonly { readonly column: string; readonly sentence: Sentence; readonly boundary?: number }[];
}

/** Headings are looked for in this many rows: titles and notes may stand above them. */
const mostRowsAbove = 20;

/** The headings that say something in a table of staff, as `plain` writes them. */
export const staffHeadings: readonly string[] = [...columnOf.keys()];

/**
 * The row with the most headings that are known; of several the last, as where headings take two rows. The first row with
 * anything in it when no row has two; -1 in an empty table.
 */
export function headingRow(rows: readonly (readonly string[])[], headings = staffHeadings): number {
  const wanted = new Set(headings);
  const known = rows.slice(0, mostRowsAbove + 1).map((row) => knownHeadings(row, wanted));
  const most = Math.max(0, ...known);
  return most < 2 ? rows.findIndex((row) => row.some((cell) => cell.trim() !== "")) : known.lastIndexOf(most);
}

/** How many of the known headings a row of cells names. */
function knownHeadings(row: readonly string[], wanted: ReadonlySet<string>): number {
  return new Set(row.map(plain).filter((heading) => wanted.has(heading))).size;
}

/** Reads the row of headings of a table of staff: Chinese or English headings in any order. */
export function readHeadings(row: readonly string[]): Headings {
  const at = new Map<StaffColumn, number>();
  const ignored: string[] = [];
  const faults: { column: string; sentence: Sentence; boundary?: number }[] = [];
  for (const [index, heading] of row.entries()) {
    if (heading.trim() === "") continue;
    const column = columnOf.get(plain(heading));
    if (column === undefined) {
      const found = whyRefused(heading);
      if (found === undefined) ignored.push(heading.trim());
      else faults.push({ column: heading.trim(), sentence: found.says, boundary: found.boundary });
    } else if (at.has(column)) {
      const sentence = fill(twice, { zh: columnNames[column].zh, en: columnNames[column].en });
      faults.push({ column: heading.trim(), sentence });
    } else at.set(column, index);
  }
  for (const column of neededColumns) {
    if (at.has(column)) continue;
    const { zh, en } = columnNames[column];
    faults.push({
      column: zh,
      sentence: { zh: `缺少“${zh}”列（或 ${en}）`, en: `There is no column “${zh}” (or “${en}”).` },
    });
  }
  return { at, ignored, faults };
}

const twice = { zh: "“{zh}”列出现两次", en: "The column “{en}” is there twice." };
