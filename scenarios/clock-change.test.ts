import assert from "node:assert/strict";
import { test } from "node:test";
import { promisesOf } from "../src/dispatch/promise.ts";
import { calltaker, crew, dispatcher, hall } from "../src/dispatch/testing/hall.ts";
import { type RunCard, runCardCase, runCardFor } from "../src/district/run-card.ts";
import { ownerOfIncident } from "../src/duty/responsibility.ts";
import { mappingSchema } from "../src/exchange/mapping.ts";
import { incidentsOf, replayIncident } from "../src/exchange/replay-events.ts";
import { readRow } from "../src/exchange/table-row.ts";
import { type Instant, millis } from "../src/ground/instant.ts";
import { changingDays, dayAfter, momentAt, plusHours } from "../src/ground/testing/changing-days.ts";
import { speedsNow } from "../src/streets/speeds-now.ts";

/** A hall whose clock can be put on to a moment. */
async function hallWithClock() {
  const made = await hall();
  let now = millis(made.at(0));
  const until = (moment: Instant) => {
    made.pass((millis(moment) - now) / 1000);
    now = millis(moment);
  };
  return { ...made, until };
}

for (const { zone, day, hours, before, after, changed } of changingDays) {
  const called = `a day of ${hours} hours in ${zone}`;
  const begins = momentAt(day, "00:00", before);
  const ends = momentAt(dayAfter(day, 1), "00:00", after);

  test(`${called}: incidents are numbered by the day the clock shows, from its first second to its last`, async () => {
    const { give, incident, tell, until } = await hallWithClock();
    const district = { name: { zh: "区", en: "District" }, code: "990100", centre: [8.7, 49.4], drill: false, zone };
    assert.equal((await tell("NameDistrict", district)).refused, undefined);
    const numberOf = async (moment: Instant) => {
      until(moment);
      const { id, refused } = await give(calltaker, "OpenIncident", { type: "quarrel", place: { words: "a" } });
      assert.equal(refused, undefined);
      return (await incident(id)).fullNumber.slice(6);
    };
    const digits = (date: string) => date.replaceAll("-", "");
    assert.equal(await numberOf(plusHours(begins, -1 / 3600)), `${digits(dayAfter(day, -1))}00001`);
    for (const [index, moment] of [
      begins,
      plusHours(changed, -0.5),
      plusHours(changed, 0.5),
      plusHours(ends, -1 / 3600),
    ].entries()) {
      assert.equal(await numberOf(moment), `${digits(day)}0000${index + 1}`, moment);
    }
    assert.equal(await numberOf(ends), `${digits(dayAfter(day, 1))}00001`);
  });

  test(`${called}: run cards, who is responsible and the speeds of the hour go by the clock on both sides`, () => {
    const card: RunCard = {
      ...{ card: "night", name: { zh: "夜", en: "night" }, send: [], inform: [], policy: { first: "closest" } },
      ...{ when: { hours: { from: 22 * 60, to: 6 * 60 } }, reasonDemanded: false },
    };
    const incident = { reportedType: "quarrel", priority: 3 };
    const isNight = (moment: Instant) =>
      runCardFor({ cards: { night: card } }, runCardCase(incident, moment, zone)) !== undefined;
    const row = { row: "night", owner: "traffic", hours: { from: 22 * 60, to: 6 * 60 }, otherwise: false };
    const owner = (moment: Instant) =>
      ownerOfIncident({ rows: [row] }, { type: "quarrel", at: moment }, { zone, isWorkingDay: () => true });
    for (const [moment, expected] of [
      [momentAt(dayAfter(day, -1), "21:59", before), false],
      [momentAt(dayAfter(day, -1), "22:00", before), true],
      [plusHours(changed, -0.5), true],
      [plusHours(changed, 0.5), true],
      [momentAt(day, "05:59", after), true],
      [momentAt(day, "06:00", after), false],
      [momentAt(day, "21:59", after), false],
      [momentAt(day, "22:00", after), true],
    ] as const) {
      assert.equal(isNight(moment), expected, moment);
      assert.equal(owner(moment) !== undefined, expected, moment);
    }
    const bands = [0, 7, 24].slice(0, -1).map((fromHour, index) => ({
      ...{ fromHour, toHour: [7, 24][index] ?? 24, factors: [] },
    }));
    assert.equal(
      new Date(speedsNow(bands, millis(plusHours(changed, 0.5)), zone).until).toISOString(),
      momentAt(day, "07:00", after),
    );
    assert.equal(new Date(speedsNow(bands, millis(plusHours(ends, -1)), zone).until).toISOString(), ends);
  });

  test(`${called}: a promise counts seconds, whatever the clocks do in them`, async () => {
    const { give, incident, tell, until } = await hallWithClock();
    const district = { name: { zh: "区", en: "District" }, code: "990100", centre: [110, 31], drill: false, zone };
    await tell("NameDistrict", district);
    const outline = [
      [109.9, 30.9],
      [110.1, 30.9],
      [110.1, 31.1],
      [109.9, 31.1],
    ];
    const circle = { kind: "circle", id: "KF-1", name: { zh: "圈", en: "Circle" }, parts: [[outline]] };
    assert.equal((await tell("AdoptAreas", { source: "a", areas: [circle], accepted: {} })).refused, undefined);
    const promises = { clock: "ordered", tierOf: { patrol: "post", airSquad: "city" } };
    const rows = [
      { where: "circle", seconds: { post: 600 } },
      { where: "outside", seconds: { post: 900 } },
    ];
    assert.equal((await tell("SetPromises", { ...promises, rows })).refused, undefined);
    const outcome = async (opened: Instant, arrivedSeconds: number) => {
      const place = { words: "a", point: [110, 31] };
      until(opened);
      const { id } = await give(calltaker, "OpenIncident", { type: "quarrel", place });
      const order = await give(dispatcher, "OrderUnit", { incidentId: id, unitId: "N1" });
      assert.equal(order.refused, undefined);
      const step = { incidentId: id, assignmentId: order.id };
      until(plusHours(opened, arrivedSeconds / 3600));
      assert.equal((await give(crew("N1"), "ArriveOnScene", step)).refused, undefined);
      await give(crew("N1"), "ClearUnit", step);
      return promisesOf(await incident(id)).map((one) => one.outcome);
    };
    // Five minutes before the change, and again where the clock shows what it showed an hour ago, or skipped.
    assert.deepEqual(await outcome(plusHours(changed, -300 / 3600), 599), ["kept"]);
    assert.deepEqual(await outcome(plusHours(changed, 0.5), 601), ["broken"]);
  });

  test(`${called}: a replayed call runs forward over the change and takes its seconds`, () => {
    const local = (moment: Instant, offset: number) => plusHours(moment, offset).slice(0, 19).replace("T", " ");
    const mapping = mappingSchema.parse({
      ...{ timezone: zone, unit: { id: "unit" } },
      times: { received: "received", dispatched: "dispatched", onScene: "scene", cleared: "cleared" },
    });
    const moments = [
      plusHours(changed, -0.2),
      plusHours(changed, -0.1),
      plusHours(changed, 0.1),
      plusHours(changed, 0.7),
    ] as const;
    const [received, dispatched, scene, cleared] = moments.map((one) => local(one, one < changed ? before : after));
    const cells: Readonly<Record<string, string>> = {
      ...{
        unit: "C1",
        received: received ?? "",
        dispatched: dispatched ?? "",
        scene: scene ?? "",
        cleared: cleared ?? "",
      },
    };
    const row = readRow(2, (column) => cells[column] ?? "", mapping);
    assert.ok(!("lost" in row));
    assert.deepEqual(Object.values(row.times), moments);
    const source = { digest: "0".repeat(64), begunMillis: millis("2026-11-23T00:00:00.000Z") };
    const told = incidentsOf([row]).map((rows, part) => replayIncident(rows, source, part));
    assert.deepEqual(told[0]?.problems, []);
  });
}
