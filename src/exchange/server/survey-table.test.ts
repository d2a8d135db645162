import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { type Mapping, mappingSchema } from "../mapping.ts";
import { surveyTable } from "./survey-table.ts";

const folder = await mkdtemp(join(tmpdir(), "callsign-survey-"));
after(() => rm(folder, { recursive: true }));

const plain = mappingSchema.parse({ incident: { id: "Id" }, times: { received: "Received" } });

async function survey(content: string | Buffer, mapping: Mapping = plain) {
  const file = join(folder, "table.csv");
  await writeFile(file, content);
  return surveyTable(file, mapping);
}

const at = "2026-01-01 10:00:00";

test("a table with forbidden columns is refused, whether the mapping uses them or not, and all are named at once", async () => {
  await assert.rejects(survey(`Id,Received,车牌号\n1,${at},鄂A12345\n`), /车牌号.*boundary 1/);
  await assert.rejects(
    survey(`Id,Received,Caller Phone,Patient Name,Religion\n1,${at},(202) 555-0101,Doe,none\n`),
    /Caller Phone.*Patient Name.*Religion/,
  );
});

test("an innocent heading does not hide what is under it, wherever in the table it begins", async () => {
  const empty = Array.from({ length: 3000 }, (_, row) => `${row},${at},\n`).join("");
  const late = Array.from(
    { length: 3000 },
    (_, row) => `${row},${at},1${3 + (row % 6)}${String(10_000_000 + row * 7)}8\n`,
  ).join("");
  await assert.rejects(survey(`Id,Received,Note\n${empty}${late}`), /“Note”.*boundary 7/);
});

test("the same column empty throughout is let pass", async () => {
  await survey(`Id,Received,Race,Phone\n1,${at},,\n2,${at}, ,NULL\n`);
});

test("times, counts and codes of a telephone are no telephone numbers; numbers given out in turn are no mobiles", async () => {
  await survey(
    `Id,Received,Time_PhonePickUp,Mobile_Terminal,手机定位时间\n1,${at},${at},MDT1,${at}\n2,${at},4,MDT2,${at}\n`,
  );
  const numbers = (first: number) =>
    Array.from({ length: 40 }, (_, row) => `${first + row * 300_000_007},${at}\n`).join("");
  await survey(`Id,Received\n${numbers(13_912_310_000)}`);
  await survey(`Id,Received\n18010100001,${at}\n18020500002,${at}\n18031100003,${at}\n`);
  await assert.rejects(survey(`Id,Received,Phone\n1,${at},13912345678\n2,${at},04:10\n`), /Phone.*boundary 7/);
  await assert.rejects(survey(`Id,Received\n13912345678,${at}\n15812345677,${at}\n13712345676,${at}\n`), /boundary 7/);
});

test("separators are found from the headings, and a stated one is kept to", async () => {
  assert.equal((await survey(`Id;Received\n1;${at}\n`)).separator, ";");
  assert.equal((await survey(`Id\tReceived\n1\t${at}\n`)).separator, "\t");
  await assert.rejects(survey(`Id;Received\n1;${at}\n`, { ...plain, separator: "," }), /“Id”/);
});

test("a file in another encoding is read when the encoding is stated, and refused with a sentence when not", async () => {
  // 路 in GB18030.
  const table = Buffer.concat([Buffer.from(`Id,Received\n`), Buffer.from([0xc2, 0xb7]), Buffer.from(`,${at}\n`)]);
  await survey(table, { ...plain, encoding: "gb18030" });
  const latin = Buffer.concat([Buffer.from("Id,Received\nStra"), Buffer.from([0xdf]), Buffer.from(`e,${at}\n`)]);
  await assert.rejects(survey(latin), /is not UTF-8/);
  await survey(Buffer.from(`\uFEFFId,Received\n1,${at}\n`, "utf16le"));
  await survey(Buffer.from(`Id,Received\n1,${at}\n`, "utf16le"));
  await survey(Buffer.from(`\uFEFFId,Received\n1,${at}\n`, "utf16le").swap16());
});

test("a workbook, a heading twice, a first line of data and a column that is not there are refused by name", async () => {
  await assert.rejects(survey(Buffer.from("504b030414000600", "hex")), /Excel workbook/);
  await assert.rejects(survey(`Id,Received,Id\n1,${at},2\n`), /“Id”.*twice/);
  const data = mappingSchema.parse({ incident: { id: "112781463" }, times: { received: ["10062011", "003837"] } });
  await assert.rejects(survey("112781463,ACCP,10062011,003837,WC\n1,x,2,3,4\n", data), /looks like data/);
  await assert.rejects(survey("Id,When\n1,x\n"), /The column “Received” that the mapping names as times.received/);
  await assert.rejects(survey(""), /is empty/);
});

test("day and month are told apart by the whole table", async () => {
  assert.equal((await survey("Id,Received\n1,05/02/2026 10:00\n2,13/02/2026 10:00\n")).dayFirst, true);
  assert.equal((await survey("Id,Received\n1,05/02/2026 10:00\n2,02/13/2026 10:00\n")).dayFirst, false);
  await assert.rejects(survey("Id,Received\n1,13/02/2026 10:00\n2,02/13/2026 10:00\n"), /day first and some the month/);
});

test("where nothing says which number is the day, that is told, but for the zones that write the month first", async () => {
  const assumed = async (text: string, timezone: string) =>
    (await survey(`Id,Received\n1,${text}\n`, { ...plain, timezone })).isOrderAssumed;
  assert.equal(await assumed("05/02/2026 10:00", "Europe/London"), true);
  assert.equal(await assumed("05-02-2026 10:00", "Asia/Kolkata"), true);
  assert.equal(await assumed("05/02/2026 10:00", "America/Chicago"), false);
  for (const plainly of ["05/05/2026 10:00", "2026-05-02 10:00", "05.02.2026 10:00", "05/22/2026 10:00"]) {
    assert.equal(await assumed(plainly, "Europe/London"), false, plainly);
  }
});

test("a moment among the headings is data, and the first row is not lost", async () => {
  const named = mappingSchema.parse({ incident: { id: "A-1" }, times: { received: "2026-01-13T08:05:00Z" } });
  await assert.rejects(survey("A-1,2026-01-13T08:05:00Z,12 MILL RD\n", named), /looks like data/);
});
