import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { judgeCommitment } from "./commitment.ts";
import type { UnitNotOrdered } from "./assignment-facts.ts";
import type { FactOf } from "../ground/fact.ts";
import { recommend } from "./recommendation.ts";
import { administrator, calltaker, crew, dispatcher, hall } from "./testing/hall.ts";

const units = ["N1", "N2", "S1", "AUX", "AIR"];

/** What happened on the board before; numbers choose among the incidents there are. */
const happening = fc.record({
  what: fc.constantFrom("open", "order", "backEntered", "clear", "status", "card", "promises"),
  which: fc.nat(10),
  unit: fc.constantFrom(...units),
});
const board = fc.record({
  happened: fc.array(happening, { maxLength: 14 }),
  type: fc.constantFrom("quarrel", "robbery"),
  asked: fc.uniqueArray(
    fc.record({
      unitId: fc.constantFrom(...units, "GONE"),
      recommended: fc.option(fc.constantFrom(...units), { nil: undefined }),
      reason: fc.option(fc.constant("near by"), { nil: undefined }),
      role: fc.option(fc.constantFrom("lead", "support"), { nil: undefined }),
    }),
    { minLength: 1, maxLength: 6, selector: ({ unitId }) => unitId },
  ),
});

async function boardOf({ happened, type }: { happened: readonly Happening[]; type: string }) {
  const one = await hall();
  const incidents: string[] = [];
  const assigned = new Map<string, { incidentId: string; assignmentId: string }>();
  for (const { what, which, unit } of happened) {
    one.pass(60);
    const incidentId = incidents[which % Math.max(1, incidents.length)];
    if (what === "open") incidents.push(await one.open(which % 2 === 0 ? "quarrel" : "robbery"));
    if (what === "card") await one.give(administrator, "DefineRunCard", card);
    if (what === "promises") await one.give(administrator, "SetPromises", promises);
    if (what === "status") {
      await one.give(crew(unit), "SetUnitStatus", { unitId: unit, status: which % 2 === 0 ? "offDuty" : "patrol" });
    }
    const known = assigned.get(unit);
    if (what === "clear" && known !== undefined) await one.give(crew(unit), "ClearUnit", { ...known, reason: "x" });
    if (incidentId === undefined || (what !== "order" && what !== "backEntered")) continue;
    const when = what === "order" ? undefined : one.at(1);
    const given = await one.give(dispatcher, "OrderUnit", { incidentId, unitId: unit, reason: "x" }, when);
    if (given.refused === undefined) assigned.set(unit, { incidentId, assignmentId: given.id });
  }
  one.pass(60);
  const { id } = await one.give(calltaker, "OpenIncident", { type, place: { words: "here", point: [110, 31] } });
  return { ...one, id, now: one.at(60 * (happened.length + 1)) };
}

type Happening = typeof happening extends fc.Arbitrary<infer Drawn> ? Drawn : never;

const card = {
  card: "robbery-1",
  name: { zh: "抢劫", en: "Robbery" },
  when: { types: ["robbery"] },
  send: [{ kinds: ["patrol"], count: 2 }],
  inform: [],
  policy: { first: "closest" },
  reasonDemanded: true,
};
const promises = {
  clock: "ordered",
  tierOf: { patrol: "post", airSquad: "city" },
  rows: [{ where: "anywhere", seconds: { post: 300, city: 900 } }],
};

const less = <Assignment extends { id: string }>({ id: _id, ...rest }: Assignment) => rest;

test("a group order is each unit's own order, one after another: who can go is ordered and who cannot is told why", async () => {
  await fc.assert(
    fc.asyncProperty(board, async (drawn) => {
      const [together, apart] = [await boardOf(drawn), await boardOf(drawn)];
      const asked = drawn.asked.map((one) => JSON.parse(JSON.stringify(one)) as (typeof drawn.asked)[number]);
      const group = await together.give(dispatcher, "OrderUnits", { incidentId: together.id, units: asked });
      const refused: (readonly [string, string])[] = [];
      for (const one of asked) {
        const given = await apart.give(dispatcher, "OrderUnit", { incidentId: apart.id, ...one });
        if (given.refused !== undefined) refused.push([one.unitId, given.refused]);
      }
      const [inGroup, byItself] = [await together.incident(together.id), await apart.incident(apart.id)];
      assert.deepEqual(inGroup.assignments.map(less), byItself.assignments.map(less));
      assert.equal(new Set(inGroup.assignments.map(({ id }) => id)).size, inGroup.assignments.length);
      if (refused.length < asked.length) {
        assert.equal(group.refused, undefined);
        const told = group.facts
          .filter(({ type }) => type === "UnitNotOrdered")
          .map(({ data }) => data as FactOf<typeof UnitNotOrdered>["data"]);
        assert.deepEqual(
          told.map((data) => [data.unit, data.refused]),
          refused,
        );
        assert.equal(group.facts.length, asked.length, "each has its answer");
      } else {
        assert.equal(group.refused, refused.length === 1 ? refused[0]?.[1] : "NoneOrdered");
        assert.deepEqual(group.facts, []);
      }
    }),
    { numRuns: 120 },
  );
});

/** A crew that was ordered and cleared, and has an order of before that entered afterwards, open. */
const pastOrder = {
  happened: (["open", "order", "clear", "backEntered"] as const).map((what) => ({
    what,
    which: 0,
    unit: "S1" as const,
  })),
  type: "quarrel" as const,
  asked: [{ unitId: "N1" as const, recommended: undefined, reason: undefined, role: undefined }],
};

test("whoever is offered as free can be ordered at that moment", async () => {
  await fc.assert(
    fc.asyncProperty(board, async (drawn) => {
      const { id, give, incident, unit, now } = await boardOf(drawn);
      const known = await incident(id);
      const candidates = await Promise.all(units.map(unit));
      const { ranked } = recommend(
        {
          incident: id,
          priority: known.priority,
          enforcement: known.enforcement,
          hasLead: false,
          priorityOf: () => undefined,
          now,
        },
        candidates.map((one) => ({
          unit: one,
          travelSeconds: 60,
          byAir: false,
          positionAgeSeconds: 1,
          isPlaced: true,
        })),
      );
      const free = ranked.filter(({ preempts, freeInSeconds }) => preempts === null && freeInSeconds === null);
      for (const { unit: unitId } of free) {
        const order = { incidentId: id, unitId, recommended: unitId };
        assert.equal((await give(dispatcher, "OrderUnit", order)).refused, undefined, unitId);
      }
      for (const one of candidates.filter((other) => !free.some(({ unit: name }) => name === other.id))) {
        const barred =
          judgeCommitment(one, { occurredAt: now, by: { officer: "d", role: "dispatcher" } }) !== undefined;
        assert.ok(barred || one.status === "offDuty" || one.id === "AUX", one.id);
      }
    }),
    { numRuns: 120, examples: [[pastOrder]] },
  );
});
