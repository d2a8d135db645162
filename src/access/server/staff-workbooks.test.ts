import assert from "node:assert/strict";
import { test } from "node:test";
import { unnamedDistrict } from "../../district/district.ts";
import { readStaff } from "../read-staff.ts";
import { TableUnreadable } from "./open-xlsx.ts";
import { readTableFile } from "./staff-table.ts";
import { workbook, zipped } from "./testing/hand-made-xlsx.ts";

const headings = ["警号", "姓名", "类别", "单位", "权限", "有效期"];
const words = (cells: readonly string[], row: number) =>
  cells.map((text, at) => (text === "" ? "" : textCell(`${"ABCDEFG"[at] ?? ""}${row}`, text))).join("");
const textCell = (place: string, text: string) => `<c r="${place}" t="inlineStr"><is><t>${text}</t></is></c>`;
const rowOf = (row: number, cells: string) => `<row r="${row}">${cells}</row>`;
const head = rowOf(1, words(headings, 1));
/** A person whose badge, and last day, are cells of the test's own. */
const person = (row: number, badge: string, last = "") =>
  rowOf(row, badge + words(["", `甲${row}`, "民警", "局", "派警员"], row) + last);

const formats = ["0000000", '"K-"000', "yyyy/m/d", "0.00", "#,##0", "hh:mm"];
const styles = Buffer.from(
  `<styleSheet><numFmts>${formats.map((code, at) => `<numFmt numFmtId="${164 + at}" formatCode="${code.replaceAll('"', "&quot;")}"/>`).join("")}</numFmts>
  <cellXfs><xf numFmtId="0"/><xf numFmtId="14"/>${formats.map((_, at) => `<xf numFmtId="${164 + at}"/>`).join("")}</cellXfs></styleSheet>`,
);
const relations = (more = "") =>
  Buffer.from(
    `<Relationships><Relationship Id="rId1" Type="x/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="x/styles" Target="styles.xml"/>${more}</Relationships>`,
  );
const styled = { "xl/styles.xml": styles, "xl/_rels/workbook.xml.rels": relations() };
const styleOf = (format: string) => formats.indexOf(format) + 2;

const read = (parts: Readonly<Record<string, Buffer>>) =>
  readStaff(readTableFile(zipped(parts)), new Map(), unnamedDistrict);
const badges = (parts: Readonly<Record<string, Buffer>>) => {
  const { people, problems } = read(parts);
  assert.deepEqual(problems, []);
  return people.map(({ person: badge }) => badge);
};
const number = (place: string, value: string, style = 0) => `<c r="${place}" s="${style}"><v>${value}</v></c>`;
const lastDays = (parts: Readonly<Record<string, Buffer>>) =>
  read(parts).people.flatMap(({ powers }) => powers.map(({ until }) => until));

test("numbers are badges however a program writes them, and keep every digit", () => {
  const written = [
    "310101.0",
    "3.10102E5",
    "310103",
    "1.2345678901234567E+16",
    "12345678901234567890.0",
    "310104.00000000006",
  ];
  const sheet = head + written.map((value, at) => person(at + 2, number(`A${at + 2}`, value))).join("");
  assert.deepEqual(badges(workbook(sheet)), [
    ...["310101", "310102", "310103", "12345678901234567", "12345678901234567890", "310104"],
  ]);
});

test("a list as text that ends in .0 is read too, one in scientific notation is told", () => {
  const csv = (badge: string) =>
    readStaff(readTableFile(Buffer.from(`警号,姓名,类别,单位\n${badge},甲,民警,局\n`)), new Map(), unnamedDistrict);
  assert.deepEqual(
    csv("310101.0").people.map(({ person: badge }) => badge),
    ["310101"],
  );
  assert.match(csv("3.1E+11").problems[0]?.sentence.en ?? "", /scientific notation/);
});

test("zeros in front stand as the sheet shows them; decimals and thousands do not belong to a badge", () => {
  const cells = [
    ["1001", "0000000"],
    ["12", '"K-"000'],
    ["310101", "0.00"],
    ["310102", "#,##0"],
  ] as const;
  const rows = cells.map(([value, format], at) => person(at + 2, number(`A${at + 2}`, value, styleOf(format))));
  assert.deepEqual(badges(workbook(head + rows.join(""), styled)), ["0001001", "K-012", "310101", "310102"]);
});

test("days are those of the workbook's calendar, of 1900 or of 1904", () => {
  const rows = ["45046", "45046.0"].map((value, at) =>
    person(at + 2, textCell(`A${at + 2}`, `3101${at}`), number(`F${at + 2}`, value, at + 1)),
  );
  const sheet = head + rows.join("").replace(`s="2"`, `s="${styleOf("yyyy/m/d")}"`);
  const book = (attribute: string) =>
    Buffer.from(
      `<workbook xmlns:r="r"><workbookPr ${attribute}/><sheets><sheet name="S" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    );
  for (const attribute of [`date1904="true"`, `date1904="1"`]) {
    const parts = workbook(sheet, { ...styled, "xl/workbook.xml": book(attribute) });
    assert.deepEqual(lastDays(parts), ["2027-05-01", "2027-05-01"]);
  }
  assert.deepEqual(lastDays(workbook(sheet, { ...styled, "xl/workbook.xml": book(`date1904="0"`) })), [
    ...["2023-04-30", "2023-04-30"],
  ]);
});

test("days and times of day written in ISO 8601 are read", () => {
  const iso = (place: string, value: string) => `<c r="${place}" t="d"><v>${value}</v></c>`;
  const rows = [
    person(2, textCell("A2", "310101"), iso("F2", "2027-05-01")),
    person(3, textCell("A3", "310102"), iso("F3", "2027-05-01T00:00:00.000") + iso("G3", "08:30:00")),
  ];
  assert.deepEqual(lastDays(workbook(head + rows.join(""))), ["2027-05-01", "2027-05-01"]);
  const cells = readTableFile(
    zipped(workbook(head + rows.join("") + rowOf(4, number("A4", "0.354166666666667", styleOf("hh:mm"))), styled)),
  );
  assert.equal(cells[2]?.[6], "08:30:00");
  assert.equal(cells[3]?.[0], "08:30:00");
});

const merged = (sheet: string, ...refs: readonly string[]) =>
  Buffer.from(
    `<worksheet><sheetData>${sheet}</sheetData><mergeCells>${refs.map((ref) => `<mergeCell ref="${ref}"/>`).join("")}</mergeCells></worksheet>`,
  );

test("a cell merged over several rows counts for each of them, whichever its column, and for no empty row below", () => {
  const rows = [
    rowOf(2, words(["310101", "甲一", "民警", "局", "派警员", "2027-05-01"], 2)),
    rowOf(3, words(["310102", "甲二"], 3)),
    rowOf(4, words(["310103", "甲三", "", "", "残留"], 4)),
  ];
  const sheet = merged(head + rows.join(""), "C2:C40", "D2:D40", "E2:E40", "f2:f4");
  const { people, problems } = read(workbook("", { "xl/worksheets/sheet1.xml": sheet }));
  assert.deepEqual(problems, []);
  assert.deepEqual(
    people.map(({ person: badge, part, powers }) => [badge, part, powers]),
    ["310101", "310102", "310103"].map((badge) => [badge, "bureau", [{ role: "dispatcher", until: "2027-05-01" }]]),
  );
});

test("headings are found below a title, also a merged one, and where they take two rows", () => {
  const title = rowOf(1, words(["2026 年人员名册"], 1));
  const below = rowOf(3, words(headings, 3)) + rowOf(4, words(["310101", "甲一", "民警", "局"], 4));
  assert.deepEqual(badges(workbook(title + below)), ["310101"]);
  const sheet = merged(
    title + rowOf(2, words([...headings.slice(0, 3), "所在"], 2)) + below,
    "A1:F1",
    "A2:A3",
    "B2:B3",
    "C2:C3",
  );
  assert.deepEqual(badges(workbook("", { "xl/worksheets/sheet1.xml": sheet })), ["310101"]);
  const csv = Buffer.from("人员名册\n警号;姓名;类别;单位\n310101;甲;民警;局\n");
  assert.equal(readStaff(readTableFile(csv), new Map(), unnamedDistrict).people.length, 1);
});

const two =
  head + rowOf(2, words(["310101", "甲一", "民警", "局"], 2)) + rowOf(3, words(["310102", "甲二", "民警", "局"], 3));
const both = ["310101", "310102"];

test("cells and rows without references, and references in small letters or with signs, stay in their columns", () => {
  assert.deepEqual(badges(workbook(two.replace(/ r="[^"]*"/g, ""))), both);
  const small = two.replace(
    / r="([A-Z])(\d)"/g,
    (_, letter: string, row: string) => ` r="${letter.toLowerCase()}${row}"`,
  );
  assert.deepEqual(badges(workbook(small)), both);
  assert.deepEqual(badges(workbook(two.replace(/ r="([A-Z])(\d)"/g, ' r="$$$1$$$2"'))), both);
  const gap = `<row><c t="str"><v>a</v></c><c r="D1" t="str"><v>d</v></c><c t="str"><v>e</v></c></row>`;
  assert.deepEqual(readTableFile(zipped(workbook(gap))), [["a", "", "", "d", "e"]]);
  assert.throws(() => readTableFile(zipped(workbook('<row><c r="?1"><v>1</v></c></row>'))), TableUnreadable);
});

/** The same workbook with its parts under other names. */
function renamed(parts: Readonly<Record<string, Buffer>>, name: (written: string) => string): Record<string, Buffer> {
  return Object.fromEntries(Object.entries(parts).map(([written, content]) => [name(written), content]));
}

test("parts may lie elsewhere, have backslashes or other letters in their names, and a prefix on every element", () => {
  const parts = workbook(two);
  assert.deepEqual(badges(renamed(parts, (name) => name.replaceAll("/", "\\"))), both);
  assert.deepEqual(badges(renamed(parts, (name) => (name.startsWith("_") ? name : name.toUpperCase()))), both);
  const relation = (kind: string, target: string) =>
    Buffer.from(`<Relationships><Relationship Id="rId1" Type="http://x/${kind}" Target="${target}"/></Relationships>`);
  const elsewhere = {
    "_rels/.rels": relation("officeDocument", "/book.xml"),
    "book.xml": parts["xl/workbook.xml"] ?? Buffer.alloc(0),
    "_rels/book.xml.rels": relation("worksheet", "./deep/../sheets/one.xml"),
    "sheets/one.xml": parts["xl/worksheets/sheet1.xml"] ?? Buffer.alloc(0),
  };
  assert.deepEqual(badges(elsewhere), both);
  const prefixed = (parts["xl/worksheets/sheet1.xml"] ?? "")
    .toString()
    .replace(/<(\/?)(?=\w)/g, "<$1x:")
    .replace("xmlns=", "xmlns:x=");
  assert.deepEqual(badges({ ...parts, "xl/worksheets/sheet1.xml": Buffer.from(prefixed) }), both);
});

test("the first sheet that is shown is read; shared texts are whole and without their pronunciation", () => {
  const book = Buffer.from(
    `<workbook xmlns:r="r"><sheets><sheet name="H" r:id="rId9" state="hidden"/><sheet name="S" r:id="rId1"/></sheets></workbook>`,
  );
  const shared = `<sst><si><r><t>310</t></r><r><t>101</t></r><rPh><t>no</t></rPh></si><si><t>a_x000A_b</t></si></sst>`;
  const parts = workbook(`<row><c t="s"><v>0</v></c><c t="s"><v>1</v></c></row>`, {
    "xl/workbook.xml": book,
    "xl/sharedStrings.xml": Buffer.from(shared),
    "xl/worksheets/other.xml": Buffer.from("<worksheet><sheetData><row><c><v>9</v></c></row></sheetData></worksheet>"),
    "xl/_rels/workbook.xml.rels": relations(
      `<Relationship Id="rId3" Type="x/sharedStrings" Target="/xl/sharedStrings.xml"/><Relationship Id="rId9" Type="x/worksheet" Target="worksheets/other.xml"/>`,
    ),
  });
  assert.deepEqual(readTableFile(zipped(parts)), [["310101", "a\nb"]]);
});

test("a formula without its result, an error of the spreadsheet and a text that is not there are told, and not taken for nothing", () => {
  const told = (cell: string) =>
    read(workbook(head + rowOf(2, textCell("A2", "310101") + words(["", "甲", "民警", "局"], 2) + cell))).problems;
  for (const formula of ["<f>VLOOKUP(1,2,3)</f><v/>", "<f>VLOOKUP(1,2,3)</f>"]) {
    const [problem] = told(`<c r="E2">${formula}</c>`);
    assert.deepEqual([problem?.row, problem?.column], [2, "权限"]);
    assert.match(problem?.sentence.en ?? "", /formula was saved without its result/);
  }
  assert.deepEqual(told('<c r="E2" t="str"><f>IF(1,"")</f><v></v></c>'), []);
  assert.match(told('<c r="B2" t="e"><v>#N/A</v></c>')[0]?.sentence.en ?? "", /“#N\/A” is an error/);
  assert.throws(() => told('<c r="E2" t="s"><v>99</v></c>'), TableUnreadable);
});

test("zeros in front that only some numbers are shown with are kept", () => {
  const chosen = Buffer.from(
    '<styleSheet><numFmts><numFmt numFmtId="164" formatCode="[&lt;=999]000;00000"/></numFmts><cellXfs><xf numFmtId="164"/></cellXfs></styleSheet>',
  );
  const sheet = head + person(2, number("A2", "7")) + person(3, number("A3", "1234"));
  assert.deepEqual(badges(workbook(sheet, { ...styled, "xl/styles.xml": chosen })), ["007", "01234"]);
});
