import assert from "node:assert/strict";
import { test } from "node:test";
import { plusSeconds } from "../../ground/instant.ts";
import { fill } from "../../ground/sentence.ts";
import type { Incident } from "../incident.ts";
import { promisesOf } from "../promise.ts";
import { crew, dispatcher, hall } from "../testing/hall.ts";
import { type Arrivals, arrivalWords, estimateOf, withEstimate } from "./arrival-words.ts";
import { faceOf } from "./promise-face.ts";
import { responseTexts } from "./response-texts.ts";

const rows = [{ where: "anywhere", seconds: { post: 100 } }];

/** A crew on its way against a promise of 100 seconds, forecast 3 seconds late when it was ordered. */
async function late() {
  const one = await hall();
  await one.tell("SetPromises", { clock: "ordered", tierOf: { patrol: "post" }, rows });
  const incidentId = await one.open();
  const { id: assignmentId } = await one.give(dispatcher, "OrderUnit", { incidentId, unitId: "N1" });
  await one.give(crew("N1"), "GoEnRoute", { incidentId, assignmentId });
  const system = { officer: "system", role: "system" } as const;
  const body = { incidentId, tier: "post", expectedAt: one.at(103) };
  assert.equal((await one.give(system, "ForecastPromiseBreach", body)).refused, undefined);
  return { one, incidentId, assignmentId, system };
}

/** What strip and row say at one moment. */
function said(incident: Incident, arrivals: Arrivals, now: number) {
  const [promise] = promisesOf(incident);
  const [assignment] = incident.assignments;
  assert.ok(promise !== undefined && assignment !== undefined);
  const onStrip = estimateOf(promise, incident, arrivals);
  const inRow = arrivals.get(assignment.id);
  const over = onStrip === undefined ? 0 : (onStrip.expectedAt - Date.parse(promise.due)) / 1000;
  return {
    strip: onStrip === undefined ? undefined : arrivalWords(onStrip, now, over),
    row: inRow === undefined ? undefined : arrivalWords(inRow, now),
    face: faceOf(withEstimate(promise, onStrip), now),
  };
}

test("strip, row and card say the same at the same moment, whatever was forecast before", async () => {
  const { one, incidentId, assignmentId } = await late();
  const incident = await one.incident(incidentId);
  const now = Date.parse(one.at(40));
  const estimate = { expectedAt: Date.parse(one.at(432)), computedAt: Date.parse(one.at(36)), by: "road" } as const;
  const { strip, row, face } = said(incident, new Map([[assignmentId, estimate]]), now);
  assert.deepEqual(strip?.with, { time: "06:32", age: "00:04", over: "05:32" });
  assert.deepEqual([row?.with.time, row?.with.age], ["06:32", "00:04"]);
  assert.equal(face.tone, "amber");
  assert.equal(
    fill(responseTexts.arrivesLate, { ...strip.with, by: responseTexts.byRoad.en }).en,
    "there in 06:32, 05:32 late (by road, estimated 00:04 ago)",
  );

  // It goes faster than was forecast: nothing on the card goes on saying that it is late.
  const sooner = { ...estimate, expectedAt: Date.parse(one.at(70)) };
  const then = said(incident, new Map([[assignmentId, sooner]]), now);
  assert.deepEqual([then.strip?.with.time, then.row?.with.time], ["00:30", "00:30"]);
  assert.deepEqual([then.strip?.text, then.row?.text], [responseTexts.arrives, responseTexts.arrives]);
  assert.equal(then.face.tone, "calm");
});

test("without an estimate of now the recorded one is shown with its age", async () => {
  const { one, incidentId } = await late();
  const { strip, row } = said(await one.incident(incidentId), new Map(), Date.parse(one.at(40)));
  assert.deepEqual(strip?.with, { time: "01:03", age: "00:40", over: "00:03" });
  assert.equal(strip.by, responseTexts.byRecord);
  assert.equal(row, undefined);
});

test("a forecast that no longer holds is lifted by a fact, and can come again", async () => {
  const { one, incidentId, system } = await late();
  const body = { incidentId, tier: "post" };
  const forecast = async () => promisesOf(await one.incident(incidentId))[0]?.expectedAt;
  const lift = (seconds: number) => one.give(system, "LiftPromiseForecast", { ...body, expectedAt: one.at(seconds) });
  assert.equal((await lift(101)).refused, "PromiseNotRunning");
  assert.equal((await lift(90)).facts[0]?.type, "PromiseForecastLifted");
  assert.equal(await forecast(), undefined);
  assert.deepEqual((await lift(90)).facts, []);
  await one.give(system, "ForecastPromiseBreach", { ...body, expectedAt: plusSeconds(one.at(0), 120) });
  assert.equal(await forecast(), one.at(120));
  assert.equal((await one.incident(incidentId)).promiseCourse?.post?.forecasts, 2);
});
