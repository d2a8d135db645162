import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { capabilities, unitKinds } from "../ground/force.ts";
import { fits, placesOf, type RunCard, type RunCardCase, runCardCase, runCardFor, suits } from "./run-card.ts";

function card(id: string, more: Partial<RunCard> = {}): RunCard {
  return {
    card: id,
    name: { zh: id, en: id },
    when: {},
    send: [],
    inform: [],
    policy: { first: "closest" },
    reasonDemanded: false,
    ...more,
  };
}

function chosen(cards: readonly RunCard[], more: Partial<RunCardCase> = {}): string | undefined {
  const robbery: RunCardCase = {
    type: "robbery",
    priority: 1,
    liesIn: { ring: "FK-1" },
    minutes: 1380,
    level: 1,
    ...more,
  };
  return runCardFor({ cards: Object.fromEntries(cards.map((one) => [one.card, one])) }, robbery)?.card;
}

test("the card whose every condition holds; of several the higher level, then the more exact, then the first by code", () => {
  const all = card("all");
  const robbery = card("robbery", { when: { types: ["robbery"] } });
  const urgent = card("urgent", { when: { types: ["robbery", "fight"], priorities: [1] } });
  const second = card("second", { when: { level: 2 } });
  assert.equal(chosen([]), undefined);
  assert.equal(chosen([all, robbery, second]), "robbery");
  assert.equal(chosen([all, robbery, urgent]), "urgent");
  assert.equal(chosen([all, robbery, urgent], { priority: 3 }), "robbery");
  assert.equal(chosen([all, robbery, urgent, second], { level: 2 }), "second");
  assert.equal(chosen([card("b"), card("a")]), "a");
  assert.equal(chosen([robbery], { type: "noise" }), undefined);
});

test("a card's areas are of any kind, and its hours may go over midnight", () => {
  const night = card("night", { when: { hours: { from: 1320, to: 360 } } });
  assert.deepEqual(
    [1319, 1320, 1439, 0, 359, 360].map((minutes) => chosen([night], { minutes })),
    [undefined, "night", "night", "night", "night", undefined],
  );
  const town = card("town", { when: { areas: ["FK-1"] } });
  assert.equal(chosen([town]), "town");
  assert.equal(chosen([town], { liesIn: { ring: "FK-2", station: "AH-01" } }), undefined);
  assert.equal(chosen([town], { liesIn: undefined }), undefined);
});

test("the local hour and the handled type decide", () => {
  const incident = { reportedType: "noise", handledType: "fight", priority: 2 };
  assert.deepEqual(runCardCase(incident, "2026-11-23T16:30:00.000Z", "Asia/Shanghai"), {
    type: "fight",
    priority: 2,
    liesIn: undefined,
    minutes: 30,
    level: 1,
  });
});

const robbery = card("robbery", {
  send: [
    { kinds: ["patrol"], count: 2, substitutes: [{ kinds: ["trafficPatrol"] }] },
    { kinds: ["quickResponse"], capabilities: ["shield"], count: 1 },
  ],
});
const unit = (id: string, kind: (typeof unitKinds)[number], ...able: (typeof capabilities)[number][]) => ({
  id,
  kind,
  capabilities: able,
});

test("places are filled by who was sent; for the rest the first who fits, and substitutes only where nobody else can", () => {
  const quick = unit("Q1", "quickResponse", "shield");
  const [p1, p2, t1] = [unit("P1", "patrol"), unit("P2", "patrol"), unit("T1", "trafficPatrol")];
  assert.deepEqual(placesOf(robbery, [], [t1, p1, quick, p2]), [
    { line: 0, suggested: "P1", substitute: false },
    { line: 0, suggested: "P2", substitute: false },
    { line: 1, suggested: "Q1", substitute: false },
  ]);
  assert.deepEqual(placesOf(robbery, [p2], [unit("Q2", "quickResponse"), t1]), [
    { line: 0, sent: "P2", substitute: false },
    { line: 0, suggested: "T1", substitute: true },
    { line: 1, substitute: false },
  ]);
  assert.deepEqual(placesOf(robbery, [t1], [p1, p2]), [
    { line: 0, sent: "T1", substitute: true },
    { line: 0, suggested: "P1", substitute: false },
    { line: 1, substitute: false },
  ]);
});

test("nobody fills two places, whoever is there, and whoever fills one suits the card", () => {
  const able = fc.record({
    id: fc.integer({ min: 1, max: 30 }).map(String),
    kind: fc.constantFrom(...unitKinds),
    capabilities: fc.subarray([...capabilities]),
  });
  const force = fc.record({
    kinds: fc.subarray([...unitKinds], { minLength: 1 }),
    capabilities: fc.subarray([...capabilities], { minLength: 1, maxLength: 2 }),
  });
  const line = fc.record({
    ...{ count: fc.integer({ min: 1, max: 3 }) },
    force,
    substitutes: fc.array(force, { maxLength: 2 }),
  });
  const units = fc.uniqueArray(able, { maxLength: 20, selector: ({ id }) => id });
  fc.assert(
    fc.property(fc.array(line, { maxLength: 4 }), units, fc.nat(20), (lines, all, cut) => {
      const drawn = card("x", { send: lines.map(({ force: own, ...rest }) => ({ ...own, ...rest })) });
      const places = placesOf(drawn, all.slice(0, cut), all.slice(cut));
      const named = places.flatMap(({ sent, suggested }) => [sent, suggested].filter((one) => one !== undefined));
      assert.equal(new Set(named).size, named.length);
      assert.equal(
        places.length,
        drawn.send.reduce((sum, { count }) => sum + count, 0),
      );
      for (const { line: index, sent, suggested, substitute } of places) {
        const who = all.find(({ id }) => id === (sent ?? suggested));
        if (who === undefined) continue;
        assert.ok(suits(drawn, who));
        if (!substitute) assert.ok(fits(drawn.send[index] ?? {}, who));
      }
      const left = all.slice(cut).filter(({ id }) => !named.includes(id));
      for (const place of places) {
        if (place.sent !== undefined || place.suggested !== undefined) continue;
        assert.ok(!left.some((one) => fits(drawn.send[place.line] ?? {}, one)), "an open place has nobody who fits it");
      }
    }),
  );
});
