import assert from "node:assert/strict";
import { test } from "node:test";
import type { House } from "../../journal/server/room-server.ts";
import type { OrderRequest } from "../../journal/server/order-request.ts";
import { rulebookOf } from "../../journal/rulebook.ts";
import type { StreetsInUse } from "../../streets/server/streets-in-use.ts";
import type { Incident } from "../incident.ts";
import { dispatchRoom } from "../room.ts";
import { arrivalsOf } from "./arrivals.ts";
import { watchPromises } from "./promise-watch.ts";

const now = "2026-11-28T08:00:00.000Z";

/** An incident as far as a forecast reads it: a crew on its way, due in a minute. */
function incident(id: string, unit: string) {
  const promise = { tier: "first", seconds: 60, due: "2026-11-28T08:01:00.000Z", priority: 1 };
  const assignments = [{ id: `A-${id}`, unit, step: "enRoute", times: { ordered: now }, promise }];
  return { id, place: { words: "x", point: [110, 31] }, assignments };
}

test("an incident that cannot be looked at, and an order that fails, keep nobody from forecasting the others", async (t) => {
  t.mock.timers.enable({ apis: ["setInterval"] });
  const states = (room: string, state: unknown) => ({ [room]: state });
  const incidents = new Map<string, object>([
    ["incident/spoilt", states("dispatch", { id: "spoilt", place: {} })],
    ["incident/refused", states("dispatch", incident("refused", "U1"))],
    ["incident/sound", states("dispatch", incident("sound", "U2"))],
  ]);
  const units = new Map<string, object>(
    ["U1", "U2"].map((id) => [`unit/${id}`, states("dispatch", { id, kind: "patrol", point: [110.5, 31] })]),
  );
  const forecast: string[] = [];
  const house = {
    submit: ({ body }: OrderRequest) => {
      const { incidentId } = body as { incidentId: string };
      forecast.push(incidentId);
      return incidentId === "refused"
        ? Promise.reject(new Error("a rule broke"))
        : Promise.resolve({ accepted: true, facts: [], repeated: false });
    },
    book: rulebookOf([dispatchRoom]),
    now: () => new Date(now),
    positionOf: () => undefined,
    state: () => Promise.resolve(undefined),
    journal: {
      current: (kinds: readonly string[]) => Promise.resolve(kinds[0] === "incident" ? incidents : units),
    },
  } as unknown as House;
  const streets = {
    condition: () => "ready",
    router: { ask: () => Promise.resolve({ times: [600_000], goal: [110, 31] }) },
  } as unknown as StreetsInUse;
  const lines: string[] = [];
  const watch = watchPromises({
    ...{ house, streets, arrivals: arrivalsOf(house, streets), log: (line) => lines.push(line) },
  });
  t.after(watch.stop);
  const look = async () => {
    t.mock.timers.tick(5000);
    for (let turn = 0; turn < 100; turn++) await Promise.resolve();
  };
  await look();
  assert.deepEqual(forecast, ["refused", "sound"], lines.join("\n"));
  assert.deepEqual(
    lines.map((line) => line.split(" could not", 1)[0]),
    ["the arrival at incident spoilt", "the arrival at incident refused first"],
  );
  await look();
  assert.equal(lines.length, 2, "said once, not at every look");
});

test("a forecast is lifted once the way is short enough, and everybody is told one estimate", async (t) => {
  t.mock.timers.enable({ apis: ["setInterval"] });
  let at = Date.parse(now);
  let way = 600_000;
  let asked = 0;
  const promiseCourse = { first: { expectedAt: "2026-11-28T08:10:00.000Z", forecastAt: now, forecasts: 1 } };
  const late = { ...incident("late", "U1"), promiseCourse };
  const given: string[] = [];
  const house = {
    submit: ({ name }: OrderRequest) => {
      given.push(name);
      return Promise.resolve({ accepted: true, facts: [], repeated: false });
    },
    book: rulebookOf([dispatchRoom]),
    now: () => new Date(at),
    positionOf: () => undefined,
    state: () => Promise.resolve(undefined),
    journal: {
      current: (kinds: readonly string[]) =>
        Promise.resolve(
          new Map<string, object>(
            kinds[0] === "incident"
              ? [["incident/late", { dispatch: late }]]
              : [["unit/U1", { dispatch: { id: "U1", kind: "patrol", point: [110.5, 31] } }]],
          ),
        ),
    },
  } as unknown as House;
  const streets = {
    condition: () => "ready",
    router: {
      ask: () => {
        asked += 1;
        return Promise.resolve({ times: [way], goal: [110, 31] });
      },
    },
  } as unknown as StreetsInUse;
  const arrivals = arrivalsOf(house, streets);
  const watch = watchPromises({
    ...{ house, streets, arrivals, log: (line) => assert.fail(line) },
  });
  t.after(watch.stop);
  const look = async () => {
    t.mock.timers.tick(5000);
    for (let turn = 0; turn < 100; turn++) await Promise.resolve();
  };
  await look();
  assert.deepEqual([given, asked], [[], 1], "late still: nothing to say");
  way = 30_000;
  at += 3000;
  const state = late as unknown as Incident;
  const [told, again] = [await arrivals.of(state), await arrivals.of(state)];
  assert.deepEqual([told[0]?.expectedAt, told[0]?.computedAt], ["2026-11-28T08:10:00.000Z", now]);
  assert.equal(again[0], told[0]);
  assert.equal(asked, 1);
  at += 2000;
  await look();
  assert.deepEqual([given, asked], [["LiftPromiseForecast"], 2]);
  assert.equal((await arrivals.of(state))[0]?.expectedAt, "2026-11-28T08:00:35.000Z");
});
