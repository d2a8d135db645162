import assert from "node:assert/strict";
import { test } from "node:test";
import { office } from "../access/testing/office.ts";
import { rulebookOf } from "../journal/rulebook.ts";
import { accessRoom } from "../access/room.ts";
import { districtRoom } from "../district/room.ts";
import { dutyRoom } from "../duty/room.ts";
import { journalRoom } from "../journal/journal-room.ts";
import { exchangeRoom } from "./room.ts";
import { rowLists } from "./row-lists.ts";

const book = rulebookOf([journalRoom, districtRoom, accessRoom, dutyRoom, exchangeRoom]);
const audit = { officer: "310009", role: "auditAdministrator" };
const body = {
  list: "people",
  format: "csv",
  columns: ["badge", "part"],
  rows: ["310001", "310002"],
  recipient: "政治处",
  purpose: "年度核对",
};

test("who exported which rows and columns of which list, for whom, is on record", async () => {
  const { give } = await office(book);
  const { facts, refused } = await give(audit, "ExportRows", body);
  assert.equal(refused, undefined);
  assert.deepEqual(
    facts.map(({ type, data, by }) => [type, data, by.officer]),
    [["RowsExported", body, "310009"]],
  );
});

test("a list that is not for the role, one that is none and a column with names are refused; nothing is recorded", async () => {
  const { give } = await office(book);
  const station = { officer: "310005", role: "station", station: "north" };
  for (const [by, change, code] of [
    [station, {}, "ListNotExported"],
    [audit, { list: "incidents" }, "ListNotExported"],
    [audit, { list: "constructor" }, "ListNotExported"],
    [audit, { columns: ["badge", "name"] }, "ColumnNotExported"],
    [{ officer: "310006", role: "unit", unit: "KC-01" }, {}, "RoleNotAllowed"],
    [audit, { rows: [] }, "BodyInvalid"],
    [audit, { recipient: "13812345678" }, "BodyInvalid"],
  ] as const) {
    const { refused, facts } = await give(by, "ExportRows", { ...body, ...change });
    assert.deepEqual([refused, facts], [code, []], JSON.stringify(change));
  }
});

test("a leader of the shift may export what a dispatcher may", async () => {
  const { give } = await office(book);
  const units = { ...body, list: "units", columns: ["callsign"], rows: ["KC-01"] };
  assert.equal((await give({ officer: "310007", role: "shiftLeader" }, "ExportRows", units)).refused, undefined);
});

test("no list has a column of names or of what somebody typed", () => {
  for (const { columns } of Object.values(rowLists)) {
    for (const column of columns) assert.doesNotMatch(column, /^(name|words|narrative|place|caller|sentence)/);
  }
});
