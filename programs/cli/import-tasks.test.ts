import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { fileURLToPath } from "node:url";
import { accessRoom } from "../../src/access/room.ts";
import { xlsxFile } from "../../src/ground/xlsx-file.ts";
import { districtRoom } from "../../src/district/room.ts";
import { dispatchRoom } from "../../src/dispatch/room.ts";
import { dutyRoom } from "../../src/duty/room.ts";
import { readIn } from "../../src/ground/fold.ts";
import { intakeRoom } from "../../src/intake/room.ts";
import { journalRoom } from "../../src/journal/journal-room.ts";
import { enteredTaskId } from "../../src/tasking/entered.ts";
import { taskingRoom } from "../../src/tasking/room.ts";
import { importRoutes } from "../../src/tasking/server/import-routes.ts";
import { taskStage } from "../../src/tasking/stage.ts";
import { taskStream } from "../../src/tasking/task-facts.ts";
import { taskView } from "../../src/tasking/task-view.ts";
import { memoryApi } from "../server/testing/memory-api.ts";

const rules = [journalRoom, districtRoom, accessRoom, dutyRoom, intakeRoom, dispatchRoom, taskingRoom];
const api = await memoryApi({
  rooms: rules.map((room) => ({ rules: room, migrations: [], tables: [] })),
  more: importRoutes,
});
const url = await api.app.listen({ host: "127.0.0.1", port: 0 });
const folder = await mkdtemp(join(tmpdir(), "callsign-tasks-"));
after(async () => {
  await api.close();
  await rm(folder, { recursive: true });
});
const north = { id: "north", name: { zh: "城北派出所", en: "North" }, point: [114, 30] };
await must("RegisterStation", north, "systemAdministrator");

async function must(name: string, body: object, role: string) {
  const { statusCode, body: said } = await api.give(name, body, api.token(role));
  assert.equal(statusCode, 200, said);
}

const main = fileURLToPath(new URL("main.ts", import.meta.url));

async function run(table: string | Buffer, ...options: string[]) {
  const file = join(folder, typeof table === "string" ? "tasks.csv" : "tasks.xlsx");
  await writeFile(file, table);
  const words = [main, "import", "tasks", file, "--url", url, "--token", api.token("importer"), ...options];
  return new Promise<{ code: number; stdout: string; stderr: string }>((resolve) => {
    execFile(process.execPath, words, { env: { ...process.env, LC_ALL: "C" } }, (error, stdout, stderr) =>
      resolve({ code: error === null ? 0 : Number(error.code), stdout, stderr }),
    );
  });
}

async function task(ref: string) {
  const stream = taskStream(enteredTaskId("old", ref));
  return readIn(await api.journal.states([stream]))(taskView, stream);
}

const heads = ["编号", "标题", "提出方", "承办方", "提出时间", "签收时间", "答复时间", "办结时间", "经手"];
const open = ["R-1", "排查泵站", "指挥大厅", "城北派出所", "2026-11-20 08:00", "", "", "", "x"];
const over = [
  "R-2",
  "回访",
  "指挥大厅",
  "城北派出所",
  "2026-11-01 08:00",
  "2026-11-01 08:05",
  "2026-11-01 09:00",
  "2026-11-01 10:00",
  "",
];
const csv = (...rows: readonly (readonly string[])[]) => [heads, ...rows].map((row) => `${row.join(",")}\n`).join("");

test("a dry run says what would be entered and gives nothing", async () => {
  const head = api.journal.head();
  const { code, stdout, stderr } = await run(csv(open, over), "--source", "old", "--dry-run");
  assert.equal(code, 0, stderr);
  assert.equal(stdout, "new       2\nchanged   0\nsame      0\nworkedOn  0\nproblems  0\n");
  assert.match(stderr, /Columns left alone: 经手/);
  assert.equal(api.journal.head(), head);
});

test("a table with a wrong row enters nothing and names the row, also where only the rule knows better", async () => {
  const head = api.journal.head();
  const late = over.with(5, "2026-10-01 08:05");
  const { code, stderr } = await run(csv(open, late, open.with(0, "R-3").with(3, "城西派出所")), "--source", "old");
  assert.equal(code, 1);
  assert.match(stderr, /^row 4 +承办方 +There is no part “城西派出所” here/m);
  assert.match(stderr, /^row 3 +签收时间 +signed lies before the step that comes before it\./m);
  assert.match(stderr, /No task was imported/);
  assert.equal(api.journal.head(), head);
  const refused = await run(csv([...open, "110101199001011234"]).replace("经手", "经手,身份证号"), "--source", "old");
  assert.equal(refused.code, 2);
});

test("a good table is entered, open and over, as entered afterwards; the second time there is nothing left to give", async () => {
  const { code, stdout, stderr } = await run(csv(open, over), "--source", "old", "--json");
  assert.equal(code, 0, stderr);
  assert.deepEqual(JSON.parse(stdout), {
    ...{ given: true, new: 2, changed: 0, same: 0, workedOn: 0, problems: [], ignored: ["经手"], refused: [] },
  });
  const [first, second] = [await task("R-1"), await task("R-2")];
  assert.ok(first !== undefined && second !== undefined);
  assert.deepEqual([taskStage(first), taskStage(second)], ["issued", "closed"]);
  const [fact] = await api.journal.factsOf(taskStream(first.id));
  assert.equal(fact?.occurredAt, "2026-11-20T00:00:00.000Z");
  assert.ok((fact?.recordedAt ?? "") > "2026-11-20T00:00:00.000Z", "it was recorded later than it occurred");
  const head = api.journal.head();
  const again = await run(csv(open, over), "--source", "old");
  assert.match(again.stdout, /^same {6}2$/m);
  assert.equal(api.journal.head(), head);
});

test("a workbook with a mapping brings what has changed since; what was worked on here stays as it is", async () => {
  const mapping = join(folder, "map.json");
  const columns = { ref: "No", title: "What", from: "Who", to: "Whom", askedAt: "Begun", withdrawnAt: "Off" };
  await writeFile(mapping, JSON.stringify({ source: "old", columns, parties: { HQ: "hall", N: "station/north" } }));
  const rows = (...cells: readonly (readonly string[])[]) =>
    Buffer.from(xlsxFile({ heads: ["No", "What", "Who", "Whom", "Begun", "Off"], rows: cells }, "Tasks", new Date()));
  const off = ["R-1", "排查泵站", "HQ", "N", "2026-11-20 08:00", "2026-11-21 08:00"];
  const first = await run(rows(off), "--mapping", mapping);
  assert.match(first.stdout, /^changed {3}1$/m, first.stderr);
  assert.equal((await task("R-1"))?.withdrawn?.at, "2026-11-21T00:00:00.000Z");
  const begun = ["R-9", "巡查", "HQ", "N", "2026-11-20 08:00", ""];
  await run(rows(begun), "--mapping", mapping);
  await must("WithdrawTask", { taskId: enteredTaskId("old", "R-9"), reason: "x" }, "dutyCommander");
  const last = await run(rows(begun.with(1, "其他")), "--mapping", mapping);
  assert.match(last.stdout, /^workedOn {2}1$/m);
  assert.equal((await task("R-9"))?.title.zh, "巡查");
});

test("without a mapping or a name of the system, and with a mapping that is none, the command says so", async () => {
  const none = await run(csv(open));
  assert.deepEqual([none.code, none.stdout], [2, ""]);
  assert.match(none.stderr, /Give a mapping with --mapping/);
  const broken = join(folder, "broken.json");
  await writeFile(broken, "{");
  assert.match((await run(csv(open), "--mapping", broken)).stderr, /is not JSON/);
  await writeFile(broken, '{"source": "old", "colums": {}}');
  const unknown = await run(csv(open), "--mapping", broken);
  assert.equal(unknown.code, 2);
  assert.match(unknown.stderr, /mapping/);
});
