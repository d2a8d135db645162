import assert from "node:assert/strict";
import { test } from "node:test";
import { drawsFrom } from "../../src/district/anhe/draws.ts";
import type { Giver } from "../../src/ground/fact.ts";
import { isSameParty } from "../../src/tasking/party.ts";
import { taskStage } from "../../src/tasking/stage.ts";
import { memoryDistrict } from "./testing/drill-district.ts";
import { isOfDrill } from "./people.ts";

const commander: Giver = { officer: "guo", role: "dutyCommander" };
const dispatcher: Giver = { officer: "wang", role: "dispatcher" };
const minute = 60_000;

type District = ReturnType<typeof memoryDistrict>;
type Players = ReturnType<District["players"]>;

async function demo(): Promise<District> {
  const district = memoryDistrict();
  await district.make("demo");
  return district;
}

async function play(district: District, players: Players, minutes: number): Promise<void> {
  for (let second = 0; second < minutes * 60; second += 3) {
    await district.tick();
    await players.turn();
    district.clock.now += 3000;
  }
}

async function countOf(district: District) {
  const facts = await district.facts();
  return (type: string) => facts.filter((fact) => fact.type === type && isOfDrill(fact)).length;
}

/** A directive of a person to one party; answers its task. */
async function direct(district: District, to: object, more: object = {}): Promise<string> {
  const due = (minutes: number) => new Date(district.clock.now + minutes * minute).toISOString();
  const body = { title: "Check", to: [to], signBy: due(10), answerBy: due(60), ...more };
  const answer = await district.give("IssueDirective", body, commander);
  assert.ok(answer.accepted);
  const [first] = answer.facts.map(({ data }) => data as { copies: readonly { task: string }[] });
  return first?.copies[0]?.task ?? "";
}

test("three hours have a few tasks each, at several stages, a task group, and no refusal", async () => {
  const district = await demo();
  const players = district.players(drawsFrom(11));
  const stages = new Set<string>();
  const open: number[] = [];
  for (let looked = 0; looked < 180; looked++) {
    await play(district, players, 1);
    const tasks = await district.tasks();
    open.push(tasks.length);
    for (const task of tasks) stages.add(taskStage(task));
  }
  const count = await countOf(district);
  const [given, asked] = [count("DirectiveIssued"), count("ServiceAsked")];
  assert.ok(given >= 3 && given <= 15, `${given} directives`);
  assert.ok(asked >= 4 && asked <= 30, `${asked} requests`);
  for (const stage of ["issued", "atWork", "answered"]) assert.ok(stages.has(stage), stage);
  assert.ok(Math.max(...open) <= 20, "they do not pile up");
  assert.ok(count("TaskConfirmed") >= count("TaskAnswered") / 2);
  assert.equal(count("GroupSet"), 1);
  assert.equal((await district.groups()).length, 1);
  assert.deepEqual(district.refused, []);
});

test("what a person asks of desks and seats is signed and answered; saying that it is done is the person's", async () => {
  const district = await demo();
  const players = district.players(drawsFrom(2));
  await play(district, players, 1);
  const asks = [
    { field: "n", label: "How many", kind: "number", required: true },
    { field: "d", label: "Which day", kind: "day", required: true },
  ];
  const toDesk = await direct(district, { kind: "station", id: "AH-02" }, { asks });
  const toSeat = await direct(district, { kind: "department", id: "traffic" });
  // Some are answered a little late.
  await play(district, players, 75);
  for (const id of [toDesk, toSeat]) {
    const task = (await district.tasks()).find((one) => one.id === id);
    assert.ok(task !== undefined, "the drill does not close it");
    assert.ok(["answered", "returned"].includes(taskStage(task)), taskStage(task));
  }
  assert.deepEqual(district.refused, []);
});

test("what the special patrol is asked for, which has no seat, the shift leader gives to a squad or the hall", async () => {
  const district = await demo();
  const players = district.players(drawsFrom(2));
  await play(district, players, 1);
  const answer = await district.give(
    "AskForService",
    {
      ...{ service: "drone-sortie", about: { kind: "drill", id: "2026-11-23" } },
      given: [
        { field: "where", value: "河边 / by the river" },
        { field: "minutes", value: "20" },
      ],
    },
    { officer: "guo", role: "station", station: "AH-01" },
  );
  assert.ok(answer.accepted);
  await play(district, players, 40);
  const task = (await district.tasks()).find(({ askedBy }) => askedBy === "guo");
  assert.ok(task !== undefined);
  assert.equal(isSameParty(task.to, { kind: "department", id: "special" }), false);
  // Now and then whoever has it asks for more first.
  assert.ok(["answered", "asker"].includes(taskStage(task)), taskStage(task));
  assert.ok(task.signed !== undefined);
});

test("a desk at which a visitor sits signs nothing, and a visitor who is duty commander gives the directives", async () => {
  const district = await demo();
  const seated = new Set(["station", "role"]);
  const players = district.players(drawsFrom(3), {
    sitsAt: ({ station, role }) =>
      (seated.has("station") && station === "AH-01") || (seated.has("role") && role === "dutyCommander"),
  });
  await play(district, players, 1);
  const id = await direct(district, { kind: "station", id: "AH-01" });
  await play(district, players, 90);
  const stage = async () => {
    const task = (await district.tasks()).find((one) => one.id === id);
    return task === undefined ? undefined : taskStage(task);
  };
  assert.equal(await stage(), "issued");
  const before = await countOf(district);
  assert.deepEqual([before("DirectiveIssued"), before("GroupSet")], [0, 0]);
  seated.clear();
  await play(district, players, 40);
  assert.notEqual(await stage(), "issued");
  assert.deepEqual(district.refused, []);
});

test("where a person acts for one side, the drill goes on for the other alone", async () => {
  const district = await demo();
  const players = district.players(drawsFrom(4));
  let task = (await district.tasks())[0];
  for (let tried = 0; tried < 120 && task?.to.kind !== "station"; tried++) {
    await play(district, players, 1);
    task = (await district.tasks()).find((one) => taskStage(one) === "issued" && one.to.kind === "station");
  }
  assert.ok(task !== undefined);
  const { id: taskId, to, asks } = task;
  const desk: Giver = { officer: "guo", role: "station", station: to.id ?? "" };
  assert.ok((await district.give("SignTask", { taskId }, desk)).accepted);
  await play(district, players, 60);
  const mine = async () => (await district.tasks()).find((one) => one.id === taskId);
  assert.equal(taskStage((await mine()) ?? task), "atWork", "the desk's answer is the person's");
  const value = { number: "3", yesNo: "yes", day: "2026-12-01", text: "x" } as const;
  const values = asks.map(({ field, kind }) => ({ field, value: value[kind] }));
  assert.ok((await district.give("AnswerTask", { taskId, words: "done", values }, desk)).accepted);
  await play(district, players, 30);
  const after = await mine();
  assert.ok(after === undefined || after.reopened.length > 0, "the commander of the drill looked at the answer");
  assert.equal(
    (await district.give("ConfirmTask", { taskId }, dispatcher)).accepted,
    after !== undefined && taskStage(after) === "answered",
  );
});
