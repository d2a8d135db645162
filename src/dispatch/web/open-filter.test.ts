import assert from "node:assert/strict";
import { test } from "node:test";
import { dispatcher, hall } from "../testing/hall.ts";
import type { Incident } from "../incident.ts";
import { incidentView } from "../incident-view.ts";
import { countByStage, countRunning, countTroubles } from "./open-figures.ts";
import { isAmong, narrowingsOf, openAddress, openIn, openSearch, searchOfOpen } from "./open-filter.ts";
import { rowOf } from "./incident-order.ts";

const inAddress = (words: object) => openIn(openAddress.search.parse(words));

test("a filter comes back from the address it was said in", () => {
  for (const filter of [
    {},
    { group: "waiting" },
    { stage: "enRoute", priority: 1 },
    { group: "going", mark: "late" },
  ] as const) {
    assert.deepEqual(inAddress(searchOfOpen(filter)), filter);
  }
});

test("words that name nothing are left out, and in the history they mean something else", () => {
  assert.deepEqual(inAddress({ open: "everything", stage: "constructor", priority: "9", mark: "toString" }), {});
  assert.deepEqual(inAddress({ view: "history", stage: "filed" }), {});
});

test("another filter leaves what is chosen and whose crews are shown; of the history's words only what is chosen comes along", () => {
  const now = { open: "going", mark: "late", crews: "N", incident: "01A" };
  assert.deepEqual(openSearch(now, { stage: "waiting" }), { stage: "waiting", crews: "N", incident: "01A" });
  assert.deepEqual(openSearch(now, {}), { crews: "N", incident: "01A" });
  const past = { view: "history", stage: "filed", unit: "KC-01", chosen: "incident/01A" };
  assert.deepEqual(openSearch(past, {}), { incident: "01A" });
  assert.deepEqual(openSearch(past, { group: "waiting" }), { open: "waiting", incident: "01A" });
});

test("each part of a filter besides the group can be taken off", () => {
  const filter = { group: "going", stage: "enRoute", priority: 1, mark: "late" } as const;
  assert.deepEqual(
    narrowingsOf(filter).map(({ without }) => without),
    [
      { group: "going", priority: 1, mark: "late" },
      { group: "going", stage: "enRoute", mark: "late" },
      { group: "going", stage: "enRoute", priority: 1 },
    ],
  );
  assert.deepEqual(narrowingsOf({ group: "going" }), []);
});

type Hall = Awaited<ReturnType<typeof hall>>;

async function rowsOf({ journal }: Hall, ids: readonly string[]) {
  return Promise.all(
    ids.map(async (id) => {
      const stream = `incident/${id}`;
      let state: Incident | null = null;
      for (const fact of await journal.factsOf(stream)) state = incidentView.evolve(state, fact, stream);
      assert.ok(state);
      return rowOf(state);
    }),
  );
}

test("the overview's numbers are those of the lists they lead to", async () => {
  const one = await hall();
  const ids = [await one.open("robbery"), await one.open("quarrel"), await one.open("robbery")];
  one.pass(70);
  for (const id of ids) await one.ring(id);
  await one.give(dispatcher, "OrderUnit", { incidentId: ids[2] ?? "", unitId: "N1" });
  const rows = await rowsOf(one, ids);
  const stages = countByStage(rows);
  assert.deepEqual(
    stages.map(({ stage, all }) => [stage, all]),
    [
      ["waiting", 2],
      ["ordered", 1],
    ],
  );
  for (const { stage, byPriority, all } of stages) {
    assert.equal(
      byPriority.reduce((sum, count) => sum + count, 0),
      all,
    );
    assert.equal(rows.filter((row) => isAmong(row, { stage })).length, all);
  }
  const troubles = countTroubles(rows);
  // A robbery may wait 60 s; who was ordered to the other one waits no more.
  assert.deepEqual(
    troubles.map(({ key, count }) => [key, count]),
    [
      ["waitsTooLong", 1],
      ["unacknowledged", 0],
      ["late", 0],
      ["atRisk", 0],
      ["reportDue", 0],
      ["returned", 0],
    ],
  );
  assert.deepEqual(countRunning(rows.map(({ incident }) => incident)), { running: 0, atRisk: 0 });
});
