import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { type Draw, drawsFrom, pick } from "../../src/district/anhe/draws.ts";
import { type Fact, type Giver, streamKind } from "../../src/ground/fact.ts";
import { partyKey, partyOf } from "../../src/tasking/party.ts";
import type { Party } from "../../src/tasking/party-facts.ts";
import type { Task } from "../../src/tasking/task.ts";
import { memoryDistrict } from "./testing/drill-district.ts";
import { isOfDrill } from "./people.ts";

const begins = Date.parse("2026-11-23T08:00:00.000Z");
const hourMs = 3_600_000;

function personFor({ kind, id = "" }: Party): Giver | undefined {
  switch (kind) {
    case "hall":
      return { officer: "guo", role: "dutyCommander" };
    case "supervision":
      return { officer: "guo", role: "supervisor" };
    case "group":
      return undefined;
    default:
      return { officer: "guo", role: kind, [kind]: id };
  }
}

/** What a person may do to a task for either side; some of it is refused. */
async function act(district: ReturnType<typeof memoryDistrict>, draw: Draw, { id: taskId, from, to }: Task) {
  const giver = personFor(pick(draw, [from, to]));
  const acts: readonly (readonly [string, object])[] = [
    ["SignTask", {}],
    ["ReturnTask", { reason: "no" }],
    ["AskAsker", { words: "which?" }],
    ["ReplyToTask", { words: "this" }],
    ["AnswerTask", { words: "done" }],
    ["ConfirmTask", {}],
    ["ReopenTask", { reason: "more" }],
    ["ReassignTask", { to, reason: "again" }],
    ["WithdrawTask", { reason: "over" }],
  ];
  const [name, body] = pick(draw, acts);
  if (giver !== undefined) await district.give(name, { taskId, ...body }, giver);
}

/** Orders of the drill in a task for a party for which a person had acted in it; passing on is the shift leader's for all. */
function trespasses(facts: readonly Fact[]): readonly string[] {
  const acted = new Set<string>();
  return facts.flatMap((fact) => {
    const party = partyOf(fact.by);
    const keys = fact.streams
      .filter((stream) => streamKind(stream) === "task" && party !== undefined)
      .map((stream) => `${stream} ${party === undefined ? "" : partyKey(party)}`);
    if (!isOfDrill(fact)) {
      for (const key of keys) acted.add(key);
      return [];
    }
    const isPassedOn = fact.type === "TaskReassigned" && fact.by.role === "shiftLeader";
    return isPassedOn ? [] : keys.filter((key) => acted.has(key)).map((key) => `${fact.type} ${key}`);
  });
}

test("the same seed gives the same work; no order of it is refused, and none is given for whom a person acts", async () => {
  const run = async (seed: number, hour: number, pace: number) => {
    const once = async () => {
      const district = memoryDistrict(begins + hour * hourMs);
      await district.make("demo");
      await district.give("SetDrillPace", { pace }, { officer: "wang", role: "dispatcher" });
      const players = district.players(drawsFrom(seed));
      const draw = drawsFrom(seed + 1);
      for (let turn = 0; turn < 1000; turn++) {
        await district.tick();
        await players.turn();
        const [tasks, lot] = [await district.tasks(), draw()];
        if (tasks.length > 0 && lot < 1 / 60) await act(district, draw, pick(draw, tasks));
        district.clock.now += 3000;
      }
      assert.deepEqual(
        district.refused.filter((refused) => refused.isOfDrill),
        [],
      );
      const facts = await district.facts();
      assert.deepEqual(trespasses(facts), []);
      return facts.filter((fact) => fact.streams.some((stream) => ["task", "group"].includes(streamKind(stream))));
    };
    const [first, second] = [await once(), await once()];
    const bare = (facts: readonly Fact[]) =>
      facts.map(({ type, by, occurredAt }) => `${occurredAt} ${type} ${by.officer}`);
    assert.ok(first.length > 0, "there is work");
    assert.deepEqual(bare(first), bare(second));
  };
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 1, max: 1_000_000 }),
      fc.integer({ min: 0, max: 23 }),
      fc.constantFrom(1, 5, 20),
      run,
    ),
    { numRuns: 2, endOnFailure: true },
  );
});
