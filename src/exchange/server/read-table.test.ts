import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { mappingSchema } from "../mapping.ts";
import { readTable } from "./read-table.ts";
import { sortedLines } from "./sorted-lines.ts";

const folder = await mkdtemp(join(tmpdir(), "callsign-table-"));
after(() => rm(folder, { recursive: true }));

const mapping = mappingSchema.parse({ incident: { id: "Id", address: "Address" }, times: { received: "Received" } });
const time = "2026-01-01 10:00:00";

async function read(content: string) {
  const file = join(folder, "table.csv");
  await writeFile(file, content);
  const rows = [];
  for await (const row of readTable(file, mapping, () => {})) rows.push(row);
  return rows.map((row) =>
    "lost" in row ? `${row.line}: ${row.lost}` : `${row.line} ${row.incident} ${row.address ?? ""}`.trim(),
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
