import assert from "node:assert/strict";
import { test } from "node:test";
import type { House } from "../../journal/server/room-server.ts";
import { rulebookOf } from "../../journal/rulebook.ts";
import type { StreetsDesk } from "../../streets/server/streets-desk.ts";
import { dispatchRoom } from "../room.ts";
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
  const house = {
    book: rulebookOf([dispatchRoom]),
    now: () => new Date(now),
    positionOf: () => undefined,
    journal: {
      states: () => Promise.resolve(new Map()),
      current: (kinds: readonly string[]) => Promise.resolve(kinds[0] === "incident" ? incidents : units),
    },
  } as unknown as House;
  const streets = {
    condition: () => "ready",
    router: { ask: () => Promise.resolve({ times: [600_000], goal: [110, 31] }) },
  } as unknown as StreetsDesk;
  const forecast: string[] = [];
  const lines: string[] = [];
  const watch = watchPromises({
    ...{ house, streets, log: (line) => lines.push(line) },
    submit: ({ body }) => {
      const { incidentId } = body as { incidentId: string };
      forecast.push(incidentId);
      return incidentId === "refused"
        ? Promise.reject(new Error("a rule broke"))
        : Promise.resolve({ accepted: true, facts: [], repeated: false });
    },
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
