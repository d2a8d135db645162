import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { openXlsx, TableUnreadable } from "./open-xlsx.ts";
import { readApart } from "./read-apart.ts";
import { mostTableBytes, mostTableRows, readTableFile } from "./staff-table.ts";
import { workbook, zipped } from "./testing/hand-made-xlsx.ts";

const table = [
  ["警号", "姓名"],
  ["031001", "李强"],
];
/** “警号,姓名\n031001,李强\n” as Excel in China writes it. */
const gb18030 = Buffer.from("beafbac52cd0d5c3fb0a3033313030312cc0eec7bf0a", "hex");
/** Made by openpyxl 3.1.5: two sheets, dates, numbers, a yes, and cells far out that are only coloured. */
const made = await readFile(new URL("./testing/staff.xlsx", import.meta.url));

function sentence(bytes: Buffer): string {
  try {
    readTableFile(bytes);
  } catch (error) {
    assert.ok(error instanceof TableUnreadable);
    assert.match(error.sentence.zh, /\p{Script=Han}/u);
    return error.sentence.en;
  }
  return "";
}

const csv = (text: string) => readTableFile(Buffer.from(text));

test("CSV is read in UTF-8 with and without its mark, in UTF-16 with its mark, and in GB18030", () => {
  const text = "警号,姓名\n031001,李强\n";
  assert.deepEqual(csv(text), table);
  assert.deepEqual(csv(`\uFEFF${text}`), table);
  assert.deepEqual(readTableFile(Buffer.from(`\uFEFF${text}`, "utf16le")), table);
  assert.deepEqual(readTableFile(Buffer.from(`\uFEFF${text}`, "utf16le").swap16()), table);
  assert.deepEqual(readTableFile(gb18030), table);
});

test("CSV is parted by comma, semicolon or tab, whichever its headings are", () => {
  for (const mark of [",", ";", "\t"]) {
    assert.deepEqual(csv(`警号${mark}姓名\r\n031001${mark}李强\r\n`), table);
  }
  assert.deepEqual(csv('"a,b,c";d\n1;"x;y"'), [
    ["a,b,c", "d"],
    ["1", "x;y"],
  ]);
});

test("rows keep their numbers over blank lines, and a cell may hold a line break", () => {
  assert.deepEqual(csv('警号,姓名\n\n1,"李\n强"\n2,王\n'), [["警号", "姓名"], [], ["1", "李\n强"], ["2", "王"]]);
});

test("an XLSX gives its first sheet: days without a time, numbers in full, nothing of cells that are only coloured", () => {
  assert.deepEqual(readTableFile(made), [
    ["警号", "姓名", "类别", "单位", "负责人", "权限", "有效期", "资质"],
    ["031001", "李强", "民警", "城关派出所", "true", "派警员、接警员", "2027-05-01", "急救证:2027-05-01; 枪支"],
    ["31002", "王芳", "辅警", "AH-03", "", "处警单元:KC-01"],
    ["100000000000000000000", "大数", "民警", "局"],
  ]);
});

test("the thread apart answers what the reader does, tables and sentences", async () => {
  assert.deepEqual(await readApart(gb18030), { table });
  assert.deepEqual(await readApart(Buffer.alloc(0)), {
    unreadable: { zh: "文件是空的", en: "The file is empty." },
  });
});

test("what is neither, old, empty, unfinished or too large is told in a sentence", () => {
  assert.match(sentence(Buffer.from("%PDF-1.7\n\u0000\u0001")), /neither XLSX nor CSV/);
  assert.match(sentence(Buffer.from([0xff, 0xff, 0x80, 0x41])), /neither XLSX nor CSV/);
  assert.match(sentence(Buffer.from("d0cf11e0a1b11ae1", "hex")), /old Excel/);
  assert.match(sentence(Buffer.from('a,"b\n1,2')), /never closed/);
  assert.match(sentence(Buffer.alloc(mostTableBytes + 1, 65)), /larger than 5 MiB/);
  assert.match(sentence(Buffer.from("1,2\n".repeat(mostTableRows + 2))), /more than 20,000 rows/);
  assert.match(sentence(Buffer.from("x,".repeat(50))), /^$/);
  assert.match(sentence(Buffer.from(Array(51).fill("x").join(","))), /more than 50 columns/);
});

const cell = '<row r="1"><c r="A1" t="inlineStr"><is><t>警号</t></is></c></row>';

test("a workbook made by hand, packed, is read", () => {
  assert.deepEqual(readTableFile(zipped(workbook(cell))), [["警号"]]);
});

test("a workbook that would unpack to more than 100 MiB is not unpacked", () => {
  const half = Buffer.alloc(51 * 1024 * 1024);
  const bomb = zipped(workbook(cell, { "xl/a.xml": half, "xl/b.xml": half }));
  assert.ok(bomb.length < 200_000);
  assert.match(sentence(bomb), /larger than 100 MiB when unpacked/);
});

test("a workbook of more parts than any has is not unpacked", () => {
  const parts = Object.fromEntries(Array.from({ length: 2500 }, (_, at) => [`xl/${at}.xml`, Buffer.from("<a/>")]));
  assert.match(sentence(zipped(workbook(cell, parts))), /more than 2000 parts/);
});

test("a workbook that says it is smaller than it is, is cut short, or is locked, is told from a good one", () => {
  const parts = workbook(cell, { "xl/a.xml": Buffer.alloc(4 * 1024 * 1024) });
  assert.match(sentence(zipped(parts, { unpacked: 1000 })), /damaged/);
  assert.match(sentence(zipped(parts, { unpacked: 0 })), /damaged/);
  assert.match(sentence(made.subarray(0, 3000)), /damaged/);
  assert.match(sentence(zipped(parts, { flags: 1 })), /password/);
  assert.match(sentence(zipped({ "word/document.xml": Buffer.from("<a/>") })), /no sheet/);
  assert.match(sentence(zipped(workbook('<row r="1"><c r="A1"'))), /no sheet/);
});

test("only the XML of a workbook is handed on", () => {
  const picture = { "xl/media/x.png": Buffer.from("PICTURE") };
  const parts = openXlsx(zipped(workbook(cell, picture)));
  assert.equal(parts.read("xl/media/x.png"), undefined);
  assert.notEqual(parts.read("xl/workbook.xml"), undefined);
});

test("cells at the far ends of ever more rows are refused before they are kept", async () => {
  const rows = Array.from({ length: 40_000 }, (_, at) => `<row r="${at + 1}"><c r="XFD${at + 1}"><v>1</v></c></row>`);
  const read = await readApart(zipped(workbook(rows.join(""))));
  assert.ok("unreadable" in read);
  assert.match(read.unreadable.en, /more than 50 columns/);
});

test("a file that needs more memory than its thread may have ends the thread and nothing else", async () => {
  const rows = Array.from({ length: 20_000 }, (_, at) => `<row r="${at + 1}">${filled(at + 1)}</row>`);
  const read = await readApart(zipped(workbook(rows.join(""))), { megabytes: 16 });
  assert.ok("unreadable" in read);
  assert.match(read.unreadable.en, /too much in the file/);
});

function filled(row: number): string {
  return Array.from({ length: 20 }, (_, at) => `<c t="str"><v>${row}-${at}-words</v></c>`).join("");
}

test("a list in another encoding is refused, and not read in another script", () => {
  const list = (name: readonly number[]) =>
    Buffer.concat([Buffer.from("badge,name,kind,part\n310101,"), Buffer.from(name), Buffer.from(",officer,bureau\n")]);
  // 张三 in GB 2312; Müller in Latin-1; 陳大文 in Big5; 김철수 in EUC-KR.
  assert.equal(readTableFile(list([0xd5, 0xc5, 0xc8, 0xfd]))[1]?.[1], "张三");
  for (const other of [
    ...[
      [0x4d, 0xfc, 0x6c, 0x6c, 0x65, 0x72],
      [0xb3, 0xaf, 0xa4, 0x6a, 0xa4, 0xe5],
    ],
    ...[[0xb1, 0xe8, 0xc3, 0xb6, 0xbc, 0xf6]],
  ]) {
    assert.throws(() => readTableFile(list(other)), /not in UTF-8/);
  }
});

test("in a CSV file a stray mark or a comma without quotes loses nobody in silence", () => {
  const csv = (rows: string) => readTableFile(Buffer.from(`badge,name,kind,part,certificates\n${rows}`));
  assert.throws(() => csv('1,A,officer,bureau,"x\n2,B,officer,bureau,y"\n'), /In row 2 a quotation mark/);
  assert.throws(() => csv("1,A,officer,bureau,x\n2,B,officer,bureau,x,y\n"), /Row 3 has 6 cells/);
  assert.deepEqual(csv('1,A,officer,bureau,"x\ny"\n')[1]?.[4], "x\ny");
});
