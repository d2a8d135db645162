import assert from "node:assert/strict";
import { after, test } from "node:test";
import { testServer } from "./testing/test-server.ts";

/* The list of tasks: who sees which, open ones apart, page by page. */

const server = await testServer();
after(server.close);
const { get, must, token } = server;

const system = token("systemAdministrator");
for (const id of ["N", "S", "E"]) {
  await must("RegisterStation", { id, name: { zh: id, en: id }, point: [110, 31] }, system);
}
const commander = token("dutyCommander");
const desk = (station: string) => token("station", { station });
const due = (hours: number) => new Date(Date.now() + hours * 3_600_000).toISOString();

const direct = (title: string, ...to: readonly string[]) =>
  must(
    "IssueDirective",
    { title, to: to.map((id) => ({ kind: "station", id })), signBy: due(1), answerBy: due(2) },
    commander,
  );
for (const title of ["one", "two", "three"]) await direct(title, "N", "S");
await direct("four", "S");

interface Listed {
  readonly tasks: readonly {
    readonly id: string;
    readonly title: string;
    readonly to: string;
    readonly stage: string;
  }[];
  readonly next: string | null;
}

async function listed(by: string, query = "state=open"): Promise<Listed> {
  const { status, content } = await get(`/api/v1/tasks?${query}`, by);
  assert.equal(status, 200, JSON.stringify(content));
  return content as unknown as Listed;
}
const titles = async (by: string, query?: string) => (await listed(by, query)).tasks.map(({ title }) => title);

test("a station lists its own open tasks, newest first, the hall all of them, others none", async () => {
  assert.deepEqual(await titles(desk("N")), ["three", "two", "one"]);
  assert.deepEqual(await titles(desk("S")), ["four", "three", "two", "one"]);
  assert.deepEqual(await titles(desk("E")), []);
  assert.deepEqual(await titles(token("unit", { unit: "U1" })), []);
  assert.equal((await listed(commander)).tasks.length, 7);
  assert.equal((await listed(token("supervisor"))).tasks.length, 7);
});

test("pages go on where the last one ended, and nothing comes twice", async () => {
  for (const [by, wanted] of [
    [desk("S"), 4],
    [commander, 7],
  ] as const) {
    const seen: string[] = [];
    let query = "state=open&limit=2";
    for (let pages = 0; pages < 5; pages++) {
      const { tasks, next } = await listed(by, query);
      seen.push(...tasks.map(({ id }) => id));
      if (next === null) break;
      query = `state=open&limit=2&cursor=${next}`;
    }
    assert.deepEqual([seen.length, new Set(seen).size], [wanted, wanted]);
  }
});

test("what is over leaves the open ones, what is given to another changes lists, and filters hold for both sides", async () => {
  const [id = "", second = ""] = (await listed(desk("N"))).tasks.map((task) => task.id);
  await must("SignTask", { taskId: id }, desk("N"));
  assert.deepEqual(await titles(desk("N"), "state=open&stage=atWork"), ["three"]);
  assert.deepEqual(await titles(desk("N"), "state=open&turn=station/N"), ["three", "two", "one"]);
  await must("AnswerTask", { taskId: id, words: "done" }, desk("N"));
  assert.deepEqual(await titles(desk("N"), "state=open&turn=hall"), ["three"]);
  await must("ConfirmTask", { taskId: id }, commander);
  assert.deepEqual(await titles(desk("N")), ["two", "one"]);
  assert.deepEqual(await titles(desk("N"), "state=over"), ["three"]);
  assert.deepEqual(await titles(desk("N"), ""), ["three", "two", "one"]);
  await must("ReassignTask", { taskId: second, to: { kind: "station", id: "E" }, reason: "nearer" }, commander);
  assert.deepEqual(await titles(desk("N")), ["one"]);
  assert.deepEqual(await titles(desk("E")), ["two"]);
  assert.deepEqual(await titles(desk("E"), "state=late"), []);
});
