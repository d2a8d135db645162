import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { inspectTable } from "./inspect-table.ts";

const folder = await mkdtemp(join(tmpdir(), "callsign-inspect-"));
after(() => rm(folder, { recursive: true }));

async function inspect(content: string): Promise<void> {
  const file = join(folder, "table.csv");
  await writeFile(file, content);
  await inspectTable(file);
}

test("a table with a forbidden column is refused, whether the mapping uses it or not", async () => {
  await assert.rejects(inspect("Id,Received,车牌号\n1,2026-01-01 10:00:00,鄂A12345\n"), /车牌号.*boundary 1/);
  await assert.rejects(inspect("Id,Received,Caller Race\n1,2026-01-01 10:00:00,x\n"), /Caller Race.*boundary 5/);
});

test("an innocent heading does not hide what is under it, wherever in the table it begins", async () => {
  const empty = Array.from({ length: 3000 }, (_, row) => `${row},\n`).join("");
  const late = Array.from(
    { length: 3000 },
    (_, row) => `${row},1${3 + (row % 6)}${String(10_000_000 + row * 7)}8\n`,
  ).join("");
  await assert.rejects(inspect(`Id,Note\n${empty}${late}`), /“Note”.*boundary 7/);
});

test("the same column empty throughout is let pass", async () => {
  await inspect("Id,Received,Race,Phone\n1,2026-01-01 10:00:00,,\n2,2026-01-01 10:00:00, ,NULL\n");
});

test("what cannot be read is left to the reader of the table", async () => {
  await inspect('Id,Received\n1,"cut');
  await inspect("");
  await inspectTable(join(folder, "nowhere.csv"));
});
