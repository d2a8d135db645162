import assert from "node:assert/strict";
import { test } from "node:test";
import { type District, unnamedDistrict } from "../district/district.ts";
import { anheServices } from "./anhe-services.ts";
import type { TaskKnown } from "./read-task-row.ts";
import { incidentsNamed, readTasks } from "./read-tasks.ts";
import { taskMappingSchema } from "./task-mapping.ts";

const named = (id: string, zh: string, en: string) => ({ id, name: { zh, en } });
const district = {
  ...unnamedDistrict,
  zone: "Asia/Shanghai",
  departments: { criminal: named("criminal", "刑侦大队", "Criminal investigation") },
  stations: { north: named("north", "城北派出所", "North") },
} as unknown as District;
const known: TaskKnown = {
  district,
  services: Object.fromEntries(anheServices().map((item) => [item.service, item])),
  incidents: new Map([
    ["20261122-7", "01M000000000000000000000AA"],
    ["8", null],
  ]),
};

const mapping = (more: object = {}) => taskMappingSchema.parse({ source: "旧系统", ...more });
const rowsOf = (text: string) => text.split("\n").map((line) => line.split(","));
const read = (text: string, more: object = {}) => readTasks(rowsOf(text), mapping(more), known);
const faults = (text: string, more: object = {}) =>
  read(text, more).problems.map(({ row, column, sentence }) => `${row} ${column}: ${sentence.en}`);

const heads = "编号,标题,提出方,承办方,提出时间,答复时限,签收时间,答复时间,办结时间,状态,优先级,参与方,答复";

test("a table with the usual headings is read without a mapping of columns: open and over, in the district's zone", () => {
  const found = read(
    `${heads}\nR-1,排查泵站,指挥大厅,城北派出所,2026-11-20 08:00,2026-11-20,2026/11/20 8:05,,,办理中,高,刑侦大队,\n` +
      "R-2,回访,法制监督,department/criminal,2026年11月1日 9:00,,2026-11-01 09:01,2026-11-01 10:00,2026-11-01 11:00,已完成,,,办好了",
  );
  assert.deepEqual(found.problems, []);
  assert.deepEqual(found.tasks, [
    {
      row: 2,
      askedAt: "2026-11-20T00:00:00.000Z",
      body: {
        ...{
          source: "旧系统",
          ref: "R-1",
          title: "排查泵站",
          from: { kind: "hall" },
          to: { kind: "station", id: "north" },
        },
        ...{ with: [{ kind: "department", id: "criminal" }], priority: 1, signedAt: "2026-11-20T00:05:00.000Z" },
        // Ten minutes, where the table does not say; a time limit that is a day lasts until its end.
        ...{ signBy: "2026-11-20T00:10:00.000Z", answerBy: "2026-11-20T15:59:00.000Z" },
      },
    },
    {
      row: 3,
      askedAt: "2026-11-01T01:00:00.000Z",
      body: {
        ...{ source: "旧系统", ref: "R-2", title: "回访", from: { kind: "supervision" } },
        ...{ to: { kind: "department", id: "criminal" }, with: [], priority: 2, answer: "办好了" },
        ...{ signBy: "2026-11-01T01:10:00.000Z", signedAt: "2026-11-01T01:01:00.000Z" },
        ...{ answeredAt: "2026-11-01T02:00:00.000Z", closedAt: "2026-11-01T03:00:00.000Z" },
      },
    },
  ]);
});

test("a mapping says which heading is which, what the table calls parts, priorities and states, and how it writes times", () => {
  const text =
    "各单位任务一览\nNo.,What,Who,Whom,Begun,Stage,Grade,Call\n1,Look,HQ,Nord,03.04.2026 07:15,fertig?,A,20261122-7";
  const more = {
    columns: {
      ref: "No.",
      title: "What",
      from: "Who",
      to: "Whom",
      askedAt: "Begun",
      state: "Stage",
      priority: "Grade",
      about: "Call",
    },
    parties: { HQ: "hall", Nord: "station/north" },
    priorities: { A: 1 },
    states: { "fertig?": "issued" },
    timezone: "Europe/Berlin",
  };
  assert.deepEqual(faults(text, { ...more, parties: { Nord: "station/north" } }), [
    "3 Who: There is no part “HQ” here: say which it is.",
  ]);
  const { tasks, problems, columns } = read(text, more);
  assert.deepEqual(problems, []);
  assert.equal(columns.askedAt, "Begun");
  const [{ askedAt, body } = { askedAt: "", body: undefined }] = tasks;
  assert.equal(askedAt, "2026-04-03T05:15:00.000Z");
  assert.deepEqual(
    [body?.from, body?.to, body?.priority, body?.about],
    [{ kind: "hall" }, { kind: "station", id: "north" }, 1, { kind: "incident", id: "01M000000000000000000000AA" }],
  );
  assert.deepEqual(incidentsNamed(rowsOf(text), mapping(more)), ["20261122-7"]);
});

test("each fault is told with its row and column, and what is wrong with the headings with theirs", () => {
  const row = (cells: string) => `${heads}\n${cells}`;
  assert.deepEqual(faults(row("R-1,x,指挥大厅,城西派出所,昨天,,,,,奇怪,九,,")), [
    "2 提出时间: “昨天” is no time that can be read.",
    "2 承办方: There is no part “城西派出所” here: say which it is.",
    "2 状态: The state “奇怪” is not known: say which it is.",
    "2 优先级: The priority “九” is not known: say which it is.",
  ]);
  assert.deepEqual(faults(row(",,指挥大厅,城北派出所,2026-11-20 08:00,,,,,已办结,,,")), [
    "2 编号: The number is missing.",
    "2 状态: The state is “已办结”, and “closed” is empty.",
    "2 标题: The title is missing.",
  ]);
  assert.deepEqual(faults(row("R,x,指挥大厅,城北派出所,2026-11-20 08:00,,2026-11-20 08:01,,,待签收,,,")), [
    "2 状态: The state is “待签收”, and yet “signed” is filled in.",
  ]);
  const twice = "R,x,指挥大厅,城北派出所,2026-11-20 08:00,,,,,,,,";
  assert.deepEqual(faults(row(`${twice}\n${twice}`)), ["3 编号: Row 2 has the same number."]);
  assert.deepEqual(faults("编号,标题,提出方\n1,x,hall"), ["1 : Columns are missing: to, asked."]);
  assert.deepEqual(faults(row(twice), { columns: { words: "没有" } }), ["1 : The table has no column “没有”."]);
  assert.deepEqual(faults(heads), ["1 : No row follows the headings."]);
  assert.deepEqual(faults(`${heads},警情编号\n${twice},8`), [
    "2 警情编号: Several incidents have the number “8”; give the full one.",
  ]);
});

test("the words that a mapping can explain are told once each", () => {
  const row = "R,x,总台,城西,2026-11-20 08:00,,,,,奇怪,九,城西、城东,";
  assert.deepEqual(read(`${heads}\n${row}`).unknown, {
    ...{ parties: ["总台", "城西", "城东"], priorities: ["九"], states: ["奇怪"] },
  });
});

test("what no table may have is refused with its boundary: a column by its name or its cells, a number in an open text", () => {
  const good = "R,x,指挥大厅,城北派出所,2026-11-20 08:00,,,,,,,,";
  const boundary = (text: string) => read(text).problems.map(({ column, boundary: of }) => [column, of]);
  assert.deepEqual(boundary(`${heads},身份证号\n${good},`), [["身份证号", 7]]);
  assert.deepEqual(boundary(`${heads}\n${good.replace("x", "找 13812345678")}`), [["标题", 7]]);
  assert.deepEqual(boundary(`${heads}\n${good.replace(/,$/, ",联系 13812345678")}`), [], "an answer is sealed");
});

test("a request is of an item of the menu, by its name", () => {
  const text = "编号,服务项目,提出方,承办方,提出时间,警情编号\n1,翻译,城北派出所,刑侦大队,2026-11-20 08:00,20261122-7";
  assert.equal(read(text).tasks[0]?.body.service, "interpreter");
  assert.deepEqual(faults(text.replace("翻译", "查人")), ["2 服务项目: The menu has no item “查人”."]);
});
