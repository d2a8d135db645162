import assert from "node:assert/strict";
import { test } from "node:test";
import { dispatcher, hall } from "../testing/hall.ts";
import { waitingClockOf } from "./waiting-clock.ts";

test("the clock of a wait turns amber near its bound and red beyond, and is gone once somebody is ordered", async () => {
  const { give, open, incident, at } = await hall();
  const incidentId = await open("robbery");
  const tones = [0, 50, 60].map(async (second) => {
    const clock = waitingClockOf(await incident(incidentId), Date.parse(at(second)));
    return [clock?.seconds, clock?.bound, clock?.tone];
  });
  assert.deepEqual(await Promise.all(tones), [
    [0, 60, "calm"],
    [50, 60, "amber"],
    [60, 60, "alarm"],
  ]);
  await give(dispatcher, "OrderStation", { incidentId, stationId: "north" });
  assert.equal(waitingClockOf(await incident(incidentId), Date.parse(at(90))), undefined);
});
