import assert from "node:assert/strict";
import { test } from "node:test";
import { drawsFrom } from "../../src/district/anhe/draws.ts";
import { taskStage } from "../../src/tasking/stage.ts";
import { memoryDistrict } from "./testing/drill-district.ts";
import { isOfDrill } from "./people.ts";

const dispatcher = { officer: "wang", role: "dispatcher" };

async function demo(pace = 1) {
  const district = memoryDistrict();
  await district.make("demo");
  if (pace !== 1) await district.give("SetDrillPace", { pace }, dispatcher);
  return district;
}

type District = Awaited<ReturnType<typeof demo>>;
type Players = ReturnType<District["players"]>;

async function play(district: District, players: Players, seconds: number, step = 1): Promise<void> {
  for (let second = 0; second < seconds; second += step) {
    await district.tick();
    await players.turn();
    district.clock.now += step * 1000;
  }
}

const taskTypes = new Set([
  ...["DirectiveIssued", "ServiceAsked", "TaskSigned", "TaskReturned", "TaskReassigned", "AskerAsked", "AskerReplied"],
  ...["TaskAnswered", "TaskConfirmed", "TaskReopened", "TaskWithdrawn", "TaskLate", "GroupSet"],
]);

test("an hour at usual pace has a few tasks, at several stages, and no order of the drill is refused", async () => {
  const district = await demo();
  const players = district.players(drawsFrom(11));
  const stages = new Set<string>();
  for (let minute = 0; minute < 180; minute++) {
    await play(district, players, 60, 2);
    for (const task of await district.tasks()) stages.add(taskStage(task));
  }
  const facts = await district.facts();
  const counts = Object.fromEntries([...taskTypes].map((type) => [type, facts.filter((f) => f.type === type).length]));
  console.log(counts, [...stages], facts.filter((f) => f.type === "ServiceAsked").map((f) => f.data), district.refused);
});
