import assert from "node:assert/strict";
import { test } from "node:test";
import { instantOf, millis, plusSeconds } from "../ground/instant.ts";
import { readIn } from "../ground/fold.ts";
import { checkedIncidentView } from "./check-known.ts";
import { gapsOf } from "./registering.ts";
import { receiptTimers } from "./registering-clock.ts";
import { registeringStream } from "./registering-facts.ts";
import { registeringView } from "./registering-view.ts";
import { dispatcher, house, monday, north, system } from "./testing/house.ts";

const crew = { officer: "P1", role: "unit" as const, unit: "N-1" };

/** An incident whose crew has come, gone and reported, with the timer that asks for its receipt. */
async function reported(type: string) {
  const made = await house();
  const { must, journal, incident } = made;
  const incidentId = await incident(type);
  const { id: assignmentId } = await must(dispatcher, "OrderUnit", { incidentId, unitId: "N-1" }, 1);
  const ids = { incidentId, assignmentId };
  for (const name of ["AcknowledgeOrder", "GoEnRoute", "ArriveOnScene"]) await must(crew, name, ids, 2);
  await must(crew, "ClearUnit", ids, 20);
  await must(crew, "GiveReport", { incidentId, text: "…" }, 30);
  const stream = `incident/${incidentId}`;
  const checked = readIn(await journal.states([stream]))(checkedIncidentView, stream);
  assert.ok(checked);
  const [timer] = receiptTimers(checked);
  const minuteOf = (at: string) => (millis(at) - millis(monday)) / 60_000;
  const expect = (by = system) => made.give(by, "ExpectReceipt", timer?.body as object, minuteOf(timer?.due ?? monday));
  return { ...made, incidentId, timer, expect };
}

test("half an hour after its report an incident of which nothing was done is owed by whoever has it", async () => {
  const { incidentId, timer, expect, registering, give, must } = await reported("theft");
  assert.ok(timer);
  assert.equal((await expect()).code, "");
  const state = await registering(incidentId);
  assert.deepEqual(gapsOf(state), ["noReceipt", "undecided"]);
  const owed = registeringView.owed?.(state, timer.due) ?? [];
  assert.deepEqual(
    owed.map(({ kind, by, due }) => [kind, by, due]),
    [
      ["report", ["station:north"], plusSeconds(timer.due, -1800)],
      ["check", ["station:north"], state.decideBy?.due],
    ],
  );
  assert.equal(Date.parse(state.decideBy?.due ?? "") - Date.parse(state.reportedAt), 86_400_000);
  // A later reminder says nothing anew; a receipt takes it away.
  assert.deepEqual((await expect()).facts, []);
  await must(north, "GiveReceipt", { incidentId, how: "printed", track: "administrative" }, 90);
  assert.deepEqual(gapsOf(await registering(incidentId)), ["undecided"]);
  assert.equal((await give(system, "LapseRegistering", { incidentId }, 91)).code, "");
});

test("of what wants no receipt, or has one, nothing is expected", async () => {
  assert.equal((await reported("noise")).timer, undefined);
  const { incidentId, must, expect } = await reported("theft");
  await must(north, "GiveReceipt", { incidentId, how: "printed", track: "criminal" }, 31);
  assert.deepEqual((await expect()).facts, []);
});

test("after a month nobody is asked any more, until somebody acts", async () => {
  const { incidentId, expect, registering, must, day } = await reported("theft");
  await expect();
  const [lapse] = registeringView.timers?.(await registering(incidentId), registeringStream(incidentId)) ?? [];
  assert.equal(lapse?.due, instantOf(millis((await registering(incidentId)).reportedAt) + 30 * 86_400_000));
  await must(system, "LapseRegistering", { incidentId }, 30 * day);
  const over = await registering(incidentId);
  assert.deepEqual([registeringView.owed?.(over, monday), registeringView.isCurrent?.(over)], [[], false]);
  await must(north, "GiveReceipt", { incidentId, how: "printed", track: "criminal" }, 31 * day);
  assert.equal(registeringView.isCurrent?.(await registering(incidentId)), true);
});
