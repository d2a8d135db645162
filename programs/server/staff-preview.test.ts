import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, test } from "node:test";
import { districtRoom } from "../../src/district/room.ts";
import type { StaffPreview } from "../../src/access/read-staff.ts";
import { staffRoutes } from "../../src/access/server/staff-routes.ts";
import { accessRoom } from "../../src/access/room.ts";
import { dutyRoom } from "../../src/duty/room.ts";
import { journalRoom } from "../../src/journal/journal-room.ts";
import { memoryApi } from "./testing/memory-api.ts";
import { plainVault } from "./testing/plain-vault.ts";

const api = await memoryApi({
  rooms: [journalRoom, districtRoom, accessRoom, dutyRoom].map((rules) => ({ rules, migrations: [], tables: [] })),
  more: (routes, house) => staffRoutes(routes, house, plainVault.open),
});
after(api.close);

async function preview(payload: Buffer | string, type = "application/octet-stream", role = "securityAdministrator") {
  const authorization = `Bearer ${api.token(role)}`;
  return api.app.inject({
    method: "POST",
    url: "/api/v1/people/preview",
    headers: { authorization, "content-type": type },
    payload,
  });
}

test("a table is looked at, nothing is written, and its orders given make the next look find nothing to change", async () => {
  const table =
    "警号,姓名,类别,单位,权限,资质\n031001,李强,民警,局,派警员、值班长,急救证:2027-05-01\n031002,王芳,辅警,局,接警员,\n";
  const head = api.journal.head();
  const first = (await preview(table, "text/csv")).json<StaffPreview>();
  assert.equal(api.journal.head(), head);
  assert.deepEqual(
    first.people.map(({ person, change }) => [person, change]),
    [
      ["031001", "new"],
      ["031002", "new"],
    ],
  );
  for (const { name, body } of first.orders) {
    const given = await api.give(name, body, api.token("securityAdministrator"));
    assert.equal(given.statusCode, 200, given.body);
  }
  const second = (await preview(table.replace("王芳", "王芬"))).json<StaffPreview>();
  assert.deepEqual(
    second.people.map(({ change }) => change),
    ["same", "changed"],
  );
  assert.deepEqual(second.orders, [
    {
      name: "RegisterPerson",
      body: { person: "031002", name: "王芬", kind: "auxiliary", part: "bureau", leads: false },
    },
  ]);
});

test("an XLSX is looked at under its own media type, with the problems of its rows", async () => {
  const file = await readFile(new URL("../../src/access/server/testing/staff.xlsx", import.meta.url));
  const type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
  const { problems, orders } = (await preview(file, type)).json<StaffPreview>();
  assert.deepEqual(orders, []);
  assert.deepEqual(
    problems.map(({ row, column }) => [row, column]),
    [
      [2, "单位"],
      [3, "单位"],
    ],
  );
});

test("a file that is no table is a problem of the file, in words", async () => {
  for (const [file, words] of [
    [Buffer.from("%PDF-1.7\n\u0000"), /neither XLSX nor CSV/],
    [Buffer.alloc(6 * 1024 * 1024, 65), /larger than 5 MiB/],
    [Buffer.alloc(0), /empty/],
  ] as const) {
    const answer = await preview(file);
    assert.equal(answer.statusCode, 200, answer.body);
    const { problems } = answer.json<StaffPreview>();
    assert.equal(problems[0]?.row, 0);
    assert.match(problems[0].sentence.en, words);
  }
});

test("only the security administrator looks, and only at files", async () => {
  for (const role of ["systemAdministrator", "auditAdministrator", "dispatcher", "shiftLeader", "partner"]) {
    assert.equal((await preview("警号\n", "text/csv", role)).statusCode, 403, role);
  }
  assert.equal((await preview("{}", "application/json")).statusCode, 400);
  assert.equal((await preview("警号\n", "text/plain")).statusCode, 415);
});

test("the description of the API says that the body is a file", async () => {
  const { paths } = (await api.get("/api/v1/openapi.json")).json<{
    paths: Record<string, { post?: { requestBody?: unknown } }>;
  }>();
  assert.deepEqual(paths["/api/v1/people/preview"]?.post?.requestBody, {
    required: true,
    content: { "application/octet-stream": { schema: { type: "string", format: "binary" } } },
  });
});

test("twelve files at once are read one after another; who finds the queue full is told when to come back", async () => {
  const file = await readFile(new URL("../../src/access/server/testing/staff.xlsx", import.meta.url));
  const answers = await Promise.all(Array.from({ length: 12 }, () => preview(file)));
  const read = answers.filter(({ statusCode }) => statusCode === 200);
  const refused = answers.filter(({ statusCode }) => statusCode === 429);
  assert.deepEqual([read.length, refused.length], [4, 8]);
  for (const answer of refused) {
    assert.equal(answer.json<{ code: string }>().code, "FilesWaiting");
    assert.equal(answer.headers["retry-after"], "5");
  }
  assert.equal((await preview(file)).statusCode, 200);
});

test("who is not signed in, or may not, takes no place in the queue", async () => {
  const answers = await Promise.all(Array.from({ length: 12 }, () => preview("a", "text/csv", "dispatcher")));
  assert.deepEqual([...new Set(answers.map(({ statusCode }) => statusCode))], [403]);
});
