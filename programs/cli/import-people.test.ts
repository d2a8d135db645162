import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { fileURLToPath } from "node:url";
import { districtRoom } from "../../src/district/room.ts";
import { personStream } from "../../src/access/people-facts.ts";
import type { Person } from "../../src/access/person.ts";
import { personView } from "../../src/access/person-view.ts";
import { readIn } from "../../src/ground/fold.ts";
import { accessRoom } from "../../src/access/room.ts";
import { dutyRoom } from "../../src/duty/room.ts";
import { staffRoutes } from "../../src/access/server/staff-routes.ts";
import { journalRoom } from "../../src/journal/journal-room.ts";
import { memoryApi } from "../server/testing/memory-api.ts";
import { plainVault } from "../server/testing/plain-vault.ts";

const api = await memoryApi({
  rooms: [journalRoom, districtRoom, accessRoom, dutyRoom].map((rules) => ({ rules, migrations: [], tables: [] })),
  more: (routes, house) => staffRoutes(routes, house, plainVault.open),
});
const url = await api.app.listen({ host: "127.0.0.1", port: 0 });
const folder = await mkdtemp(join(tmpdir(), "callsign-people-"));
after(async () => {
  await api.close();
  await rm(folder, { recursive: true });
});

const main = fileURLToPath(new URL("main.ts", import.meta.url));

async function run(table: string, ...options: string[]) {
  const file = join(folder, "staff.csv");
  await writeFile(file, table);
  return runAt(file, ...options);
}

async function runAt(file: string, ...options: string[]) {
  const words = [
    main,
    "import",
    "people",
    file,
    "--url",
    url,
    "--token",
    api.token("securityAdministrator"),
    ...options,
  ];
  return new Promise<{ code: number; stdout: string; stderr: string }>((resolve) => {
    execFile(process.execPath, words, { env: { ...process.env, LC_ALL: "C" } }, (error, stdout, stderr) =>
      resolve({ code: error === null ? 0 : Number(error.code), stdout, stderr }),
    );
  });
}

async function person(id: string): Promise<Person | undefined> {
  return readIn(await api.journal.states([personStream(id)]))(personView, personStream(id));
}

const headings = "警号,姓名,类别,单位,权限,备注\n";
const good = `${headings}031001,李强,民警,局,派警员,\n031002,王芳,辅警,局,接警员,x\n`;

test("a dry run says what would change and gives nothing", async () => {
  const head = api.journal.head();
  const { code, stdout, stderr } = await run(good, "--dry-run");
  assert.equal(code, 0, stderr);
  assert.equal(stdout, "new       2\nchanged   0\nsame      0\npowers    2\nproblems  0\n");
  assert.match(stderr, /Columns left alone: 备注/);
  assert.equal(api.journal.head(), head);
});

test("a table with a wrong row imports nobody and names the row", async () => {
  const head = api.journal.head();
  const { code, stderr } = await run(`${good}031003,张三,保安,局,,\n`);
  assert.equal(code, 1);
  assert.match(stderr, /^row 4 {2}类别 {2}The kind “保安” is not known/m);
  assert.match(stderr, /Nobody was imported/);
  assert.equal(api.journal.head(), head);
});

test("a good table is given, people first and then their powers; the second time there is nothing left to give", async () => {
  const { code, stdout, stderr } = await run(good, "--json");
  assert.equal(code, 0, stderr);
  assert.deepEqual(JSON.parse(stdout), {
    ...{ given: true, new: 2, changed: 0, same: 0, powers: 2, problems: [], ignored: ["备注"], refused: [] },
  });
  assert.deepEqual((await person("031001"))?.powers, [{ role: "dispatcher" }]);
  assert.deepEqual((await person("031002"))?.kind, "auxiliary");
  const again = await run(good);
  assert.match(again.stdout, /^same {6}2$/m);
  assert.match(again.stdout, /^powers {4}0$/m);
});

test("a file that is not there is a matter of the command line, without a word to the server", async () => {
  await rm(join(folder, "staff.csv"), { force: true });
  const { code, stdout, stderr } = await runAt(join(folder, "staff.csv"));
  assert.deepEqual([code, stdout], [2, ""]);
  assert.match(stderr, /staff\.csv cannot be read \(ENOENT\)/);
});
