import assert from "node:assert/strict";
import { test } from "node:test";
import { statuteStream } from "../statute/facts.ts";
import type { States } from "../ground/fold.ts";
import { noStatute } from "../statute/statute.ts";
import { owedForIncident } from "./owed.ts";
import { mustRecord } from "./recording.ts";
import { recordingDue } from "./recording-due.ts";
import { crew, dispatcher, hall } from "./testing/hall.ts";

const kindsOf = (incident: Parameters<typeof owedForIncident>[0]) =>
  owedForIncident(incident).map(({ kind, by }) => `${kind} ${by.join()}`);

async function sent(type: string) {
  const { give, incident, open, pass } = await hall();
  const incidentId = await open(type);
  const order = await give(dispatcher, "OrderUnit", { incidentId, unitId: "N1" });
  const ids = { incidentId, assignmentId: order.id };
  const by = async (name: string, more: object = {}) => (await give(crew("N1"), name, { ...ids, ...more })).refused;
  return { by, pass, read: () => incident(incidentId) };
}

test("a crew on scene of enforcement work owes its recording until it says that it runs, or is gone", async () => {
  const { by, read } = await sent("robbery");
  await by("AcknowledgeOrder");
  assert.equal(await by("SayRecordingRuns", { number: "R-1" }), "NotOnSceneYet");
  await by("ArriveOnScene");
  const there = await read();
  const [assignment] = there.assignments;
  assert.ok(assignment);
  assert.equal(recordingDue(there, assignment), assignment.times.onScene);
  assert.ok(kindsOf(there).includes("record unit:N1"));
  assert.equal(await by("SayRecordingRuns", { number: "R-1" }), undefined);
  assert.equal(await by("SayRecordingRuns", { number: "R-2" }), "RecordingRunsAlready");
  const runs = await read();
  assert.equal(runs.assignments[0]?.recording?.number, "R-1");
  assert.ok(!kindsOf(runs).includes("record unit:N1"));
  await by("ClearUnit");
  assert.equal(await by("SayRecordingRuns", { number: "R-3" }), "AssignmentOver");
});

test("what is no enforcement owes none, and a crew that left without saying so owes none either", async () => {
  const quiet = await sent("quarrel");
  await quiet.by("ArriveOnScene");
  assert.ok(!kindsOf(await quiet.read()).some((one) => one.startsWith("record")));
  const left = await sent("robbery");
  // Straight to handling is being there too.
  await left.by("BeginHandling");
  assert.ok(kindsOf(await left.read()).includes("record unit:N1"));
  await left.by("ClearUnit");
  assert.ok(!kindsOf(await left.read()).some((one) => one.startsWith("record")));
});

test("where the law of the day wants no recording, none is owed", () => {
  const statesOf = (profile: string) =>
    ((_: unknown, stream: string) =>
      stream === statuteStream ? { ...noStatute, chosen: [{ profile, since: "2026-01-01" }] } : null) as States;
  assert.equal(mustRecord(statesOf("china"), "2026-11-23T02:00:00.000Z"), true);
  assert.equal(mustRecord(statesOf("england"), "2026-11-23T02:00:00.000Z"), false);
});
