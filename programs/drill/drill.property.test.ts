import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { type Draw, drawsFrom, pick } from "../../src/district/anhe/draws.ts";
import { stageOf } from "../../src/dispatch/stage.ts";
import { isAvailable } from "../../src/dispatch/status.ts";
import { isWaiting } from "../../src/intake/call-view.ts";
import { drillCaller } from "../../src/ground/drill-caller.ts";
import { type Fact, streamKind } from "../../src/ground/fact.ts";
import { memoryDistrict } from "./testing/drill-district.ts";
import { isOfDrill } from "./people.ts";

type District = ReturnType<typeof memoryDistrict>;

const hours = 2;
const betweenActs = 150;
const mostOpen = 25;
const filedWithin = 45 * 60_000;
const handsOff = 30 * 60_000;

const calltaker = { officer: "li", role: "calltaker" };
const dispatcher = { officer: "wang", role: "dispatcher" };

/** What a person at a console might do next; now and then something that is refused. */
async function act(district: District, draw: Draw): Promise<void> {
  const { give } = district;
  const call = (await district.calls()).find(isWaiting);
  const incidents = await district.incidents();
  const units = (await district.units()).filter(isAvailable);
  if (incidents.length === 0 || units.length === 0) return;
  const [incidentId, unitId] = [pick(draw, incidents).id, pick(draw, units).id];
  const acts: readonly (() => Promise<unknown>)[] = [
    async () => {
      if (call === undefined) return;
      await give("AnswerCall", { callId: call.id }, calltaker);
      const place = { words: "人民路1号" };
      await give("OpenIncident", { callId: call.id, type: "neighbours", place }, calltaker);
    },
    () => give("OrderUnit", { incidentId, unitId, preempt: true }, dispatcher),
    () => give("AddNarrative", { incidentId, text: "补充" }, dispatcher),
    () => give("ChangePriority", { incidentId, priority: 1, reason: "升级" }, dispatcher),
    () => give("SetUnitStatus", { unitId, status: "patrol", reason: "换防" }, dispatcher),
    () =>
      give(
        "OpenSealed",
        { stream: `incident/${incidentId}`, fields: [], purpose: "dispatching", atWork: false },
        dispatcher,
      ),
  ];
  await pick(draw, acts)();
}

function isHand(fact: Fact): boolean {
  return !isOfDrill(fact) && fact.by.officer !== "system" && fact.type !== "SealedOpened";
}

/** What desks and crews do when a person orders them, and what callers say to a person who answers. */
const obeying = new Set([
  ...["StepTaken", "AssignmentEnded", "HandlingResultRecorded", "ReportGiven"],
  ...["StationSigned", "StationReturned", "UnitOrdered", "LeadChanged", "RecordingRuns"],
]);
const isObeying = ({ type, by }: Fact) =>
  (type === "CallNoted" && by.officer === drillCaller) ||
  (obeying.has(type) && (by.role === "unit" || by.role === "station"));

/**
 * Facts of the drill on a call or an incident after a person's hand on it, or on a crew within half an hour of that, but
 * those by which it obeys.
 */
function trespasses(facts: readonly Fact[]): readonly string[] {
  const hands = new Map<string, number>();
  return facts.flatMap((fact) => {
    const at = Date.parse(fact.recordedAt);
    const wrong = fact.streams.filter((stream) => {
      const since = hands.get(stream);
      // Coming to work and going home is no hand on the crew's unit.
      if (fact.type === "SignedOn" || fact.type === "SignedOff" || isObeying(fact)) return false;
      return isOfDrill(fact) && since !== undefined && (streamKind(stream) !== "unit" || at - since < handsOff);
    });
    const kept = fact.streams.filter((stream) => ["call", "incident", "unit"].includes(streamKind(stream)));
    if (isHand(fact)) for (const stream of kept) hands.set(stream, at);
    return wrong.map((stream) => `${fact.type} on ${stream}`);
  });
}

/** Units that were ordered while they were committed. */
function doublyCommitted(facts: readonly Fact[]): readonly string[] {
  const committed = new Map<string, string>();
  return facts.flatMap(({ type, data }) => {
    const { unit, assignment } = data as { unit: string; assignment: string };
    if (type === "AssignmentEnded" && committed.get(unit) === assignment) committed.delete(unit);
    if (type !== "UnitOrdered") return [];
    const wrong = committed.has(unit) ? [unit] : [];
    committed.set(unit, assignment);
    return wrong;
  });
}

test("through hours of drill with people among it: no refusal, no crew in two places, a bounded board, all of it filed", async () => {
  const run = async (seed: number, pace: number) => {
    const district = memoryDistrict();
    await district.make("demo");
    await district.give("SetDrillPace", { pace }, dispatcher);
    const players = district.players(drawsFrom(seed));
    const draw = drawsFrom(seed + 1);
    for (let second = 0; second < hours * 3600; second++) {
      await district.tick();
      await players.turn();
      if (draw() < 1 / betweenActs) await act(district, draw);
      district.clock.now += 1000;
      if (second % 60 > 0) continue;
      const facts = await district.facts();
      const touched = new Set(facts.filter(isHand).flatMap(({ streams }) => streams));
      const open = (await district.incidents()).filter((one) => !touched.has(`incident/${one.id}`));
      assert.ok(open.filter((one) => stageOf(one) !== "inReview").length <= mostOpen);
      const old = open.filter((one) => Date.parse(one.openedAt) < district.clock.now - filedWithin);
      assert.deepEqual(old, [], "an incident that is the drill's is filed in good time");
    }
    const facts = await district.facts();
    assert.deepEqual(
      district.refused.filter((refused) => refused.isOfDrill),
      [],
    );
    assert.deepEqual(doublyCommitted(facts), []);
    assert.deepEqual(trespasses(facts), []);
    const opened = facts.filter((fact) => fact.type === "IncidentOpened" && isOfDrill(fact)).length;
    const filed = facts.filter((fact) => fact.type === "IncidentFiled").length;
    assert.ok(filed > opened / 2 && opened > hours * 40, `${filed} of ${opened} filed`);
    assert.ok(facts.length / opened < 40, "a store of hours does not grow absurdly");
  };
  await fc.assert(fc.asyncProperty(fc.integer({ min: 1, max: 1_000_000 }), fc.constantFrom(1, 2, 5), run), {
    numRuns: 3,
    endOnFailure: true,
  });
});
