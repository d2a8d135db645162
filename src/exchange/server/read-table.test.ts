import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { mappingSchema } from "../mapping.ts";
import { readTable } from "./read-table.ts";
import { surveyTable } from "./survey-table.ts";
import { sortedLines } from "./sorted-lines.ts";

const folder = await mkdtemp(join(tmpdir(), "callsign-table-"));
after(() => rm(folder, { recursive: true }));

const mapping = mappingSchema.parse({ incident: { id: "Id", address: "Address" }, times: { received: "Received" } });
const time = "2026-01-01 10:00:00";

async function read(content: string) {
  const file = join(folder, "table.csv");
  await writeFile(file, content);
  const rows = [];
  const survey = await surveyTable(file, mapping);
  for await (const row of readTable(file, mapping, survey, () => {})) rows.push(row);
  return rows.map((row) =>
    "lost" in row ? `${row.line}: ${row.lost.en}` : `${row.line} ${row.incident} ${row.address ?? ""}`.trim(),
  );
}

test("a byte-order mark, once or doubly encoded, and CRLF are not in the way", async () => {
  for (const mark of ["", "\uFEFF", "\u00EF\u00BB\u00BF"]) {
    assert.deepEqual(
      await read(`${mark}Id,Received,Address\r\n1,${time},\r\n2,${time},\r\n`),
      ["2 1", "3 2"],
      JSON.stringify(mark),
    );
  }
});

test("quoted line breaks belong to their field, and lines are the file's", async () => {
  assert.deepEqual(await read(`Id,Received,Address\n1,${time},"a\nb"\n2,${time},c\n`), ["2 1 a b", "4 2 c"]);
});

test("a last line that is cut short is told, and what was before it stands", async () => {
  assert.deepEqual(await read(`Id,Received,Address\n1,${time},a\n2,${time},"cut`), [
    "2 1 a",
    "3: the file ends inside a quoted field",
  ]);
  assert.deepEqual(await read(`Id,Received,Address\n1,${time},a\n2,2026-01`), [
    "2 1 a",
    "3: the time received, “2026-01”, cannot be read",
  ]);
});

test("a header alone has no rows; nothing at all, or a column that is not there, is a sentence", async () => {
  assert.deepEqual(await read("Id,Received,Address\n"), []);
  await assert.rejects(read(""), /is empty/);
  await assert.rejects(
    read("Id,When,Address\n1,x,\n"),
    /The column “Received” that the mapping names as times.received is not in/,
  );
});

test("a stray quotation mark is part of its text and swallows no row; a quoted line break stays one", async () => {
  const rows = (from: number, to: number) =>
    Array.from({ length: to - from + 1 }, (_, at) => `${from + at},${time},${from + at} MILL RD\n`).join("");
  const two = await read(
    `Id,Received,Address\n${rows(1, 6)}7,${time},"OLD MILL\n${rows(8, 349)}350,${time},THE "MILL\n${rows(351, 400)}`,
  );
  assert.equal(two.length, 400);
  assert.equal(two[6], '8 7 "OLD MILL');
  assert.equal(two[349], '351 350 THE "MILL');
  assert.equal((await read(`Id,Received,Address\n1,${time},"OLD\n${rows(2, 400)}`)).length, 400);
  // The second mark stands where a quoted cell could end.
  assert.equal((await read(`Id,Received,Address\n1,${time},"OLD\n${rows(2, 399)}400,${time},MILL"\n`)).length, 400);
  assert.deepEqual(
    await read(`Id,Received,Address\n1,${time},"Flat 4\n12 MILL RD"\n2,${time},"The ""OLD"" MILL, REAR"\n`),
    ["2 1 Flat 4 12 MILL RD", '4 2 The "OLD" MILL, REAR'],
  );
});

test("a row with more cells than headings is lost and told, one that is too short is told", async () => {
  assert.deepEqual(await read(`Id,Received,Address\n1,${time},12 MAIN ST, APT 4\n2,${time},OK ST,,\n`), [
    "2: the row has 4 cells and there are 3 headings; a text with a separator may stand without quotes, so nothing of it is recorded",
    "3 2 OK ST",
  ]);
  const file = join(folder, "short.csv");
  await writeFile(file, `Id,Received,Address\n3,${time}\n4,${time},K\uFFFDnig\n`);
  const told = [];
  for await (const row of readTable(file, mapping, await surveyTable(file, mapping), () => {})) told.push(row);
  assert.deepEqual(
    told.map((row) => ("lost" in row ? [] : row.problems.map(({ en }) => en))),
    [
      ["the row ends before the column “Address”"],
      ["the row holds characters that were lost when the file was written or cut short (U+FFFD)"],
    ],
  );
});

test("sorts more lines than it holds", async () => {
  async function* lines() {
    for (let index = 0; index < 40; index++)
      yield `${String((index * 17) % 40).padStart(2, "0")} ${"x".repeat(3_000_000)}`;
  }
  const heads: string[] = [];
  for await (const line of sortedLines(lines(), folder, "try")) heads.push(line.slice(0, 2));
  assert.deepEqual(
    heads,
    Array.from({ length: 40 }, (_, index) => String(index).padStart(2, "0")),
  );
});

test("headings over two lines, what Excel writes above them and empty lines are passed over; lines stay the file's", async () => {
  assert.deepEqual(await read(`sep=;\nId;Received;"Address"\n1;${time};a\n`), ["3 1 a"]);
  assert.deepEqual(await read(`  \n,,\nId,Received,Address\n1,${time},a\n`), ["4 1 a"]);
  assert.deepEqual(await read(`Id,Received,"Address",Note,"Total\nminutes"\n1,${time},a,,7\n`), ["3 1 a"]);
  // A stray mark in the headings does not swallow the rows.
  assert.deepEqual(await read(`Id,Received,Address,"Note\n1,${time},a,x\n2,${time},b,"y"\n`), ["2 1 a", "3 2 b"]);
});

test("rows that leave out their last cells are not swallowed, and a line break in a quoted cell still is one", async () => {
  const rows = Array.from({ length: 300 }, (_, at) => `${at + 2},${time},${at + 2} MILL RD\n`).join("");
  const short = await read(`Id,Received,Address,Unit,Note\n1,${time},"OLD\n${rows}400,${time},"THE MILL"\n`);
  assert.deepEqual([short.length, short[0], short[1]], [302, '2 1 "OLD', "3 2 2 MILL RD"]);
  assert.deepEqual(await read(`Id,Unit,Received,Address\n1,"E10\nL7",${time},a\n`), ["2 1 a"]);
  // A mark that nothing closes: the lines behind it are told one by one.
  assert.deepEqual(await read(`Id,Received,Address\n1,${time},"OLD\n2,later\n`), [
    '2 1 "OLD',
    "3: the time received, “later”, cannot be read",
  ]);
});

test("empty cells beyond the headings are told, unless most rows have them", async () => {
  const told = async (content: string) => {
    const file = join(folder, "beyond.csv");
    await writeFile(file, content);
    const rows = [];
    for await (const row of readTable(file, mapping, await surveyTable(file, mapping), () => {})) rows.push(row);
    return rows.flatMap((row) => ("lost" in row || row.problems.length > 0 ? [row.line] : []));
  };
  const row = (id: number, rest: string) => `${id},${time},${rest}\n`;
  assert.deepEqual(await told(`Id,Received,Address,Unit\n${row(1, "A ST, APT 4,")}${row(2, "B ST,C1")}`), [2]);
  assert.deepEqual(await told(`Id,Received,Address\n${row(1, "A ST,")}${row(2, "B ST,")}`), []);
  // Headings that are empty are no columns while nothing stands under them.
  assert.deepEqual(
    await told(`Id,Received,Address,,\n${row(1, "A ST, APT 4,")}${row(2, "B ST,,")}${row(3, "C")}`),
    [2],
  );
});
