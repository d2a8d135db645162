import assert from "node:assert/strict";
import { test } from "node:test";
import { anheOrders } from "../anhe/anhe.ts";
import { runCardSchema } from "../facts.ts";
import type { RunCard } from "../run-card.ts";
import { benchSays, withCard } from "./run-card-bench.ts";
import { cardDraft, cardOf, hoursOf, whenWords } from "./run-card-setting.ts";

const cards = anheOrders()
  .filter(({ name }) => name === "DefineRunCard")
  .map(({ body }) => runCardSchema.parse(body));

test("each card of the demo comes out of its form as it went in", () => {
  assert.ok(cards.length > 2);
  for (const card of cards) assert.deepEqual(cardOf(cardDraft(card)), card);
});

test("hours are two times or none", () => {
  assert.deepEqual(hoursOf({ from: "22:00", to: "6:00" }), { from: 1320, to: 360 });
  assert.equal(hoursOf({ from: " ", to: "" }), undefined);
  for (const [from, to] of [
    ["22:00", ""],
    ["24:00", "06:00"],
    ["x", "06:00"],
  ] as const) {
    assert.equal(hoursOf({ from, to }), null);
  }
  assert.equal(cardOf(cardDraft(undefined)), null, "a card has a code");
});

const night: RunCard = {
  ...{ card: "ROB-N", name: { zh: "夜间抢劫", en: "Robbery at night" } },
  when: { types: ["robbery"], hours: { from: 1320, to: 360 }, areas: ["ring-2"], level: 2 },
  send: [{ count: 2, kinds: ["quickResponse"], substitutes: [{ kinds: ["patrol"] }] }],
  ...{ inform: ["dutyCommander"], policy: { first: "closest" }, reasonDemanded: true },
};

test("the bench says what the rule says, in words, with the card as it would be", () => {
  const bench = {
    type: "robbery",
    priority: 1,
    time: "23:10",
    area: { kind: "ring", id: "ring-2" },
    level: 2,
  } as const;
  const said = (change: object) => benchSays(withCard({ cards: {} }, night), { ...bench, ...change }).en;
  assert.equal(
    said({}),
    "ROB-N Robbery at night applies: sends 2 × Quick-response team (or Patrol); informs duty commander",
  );
  for (const change of [{ time: "21:59" }, { area: undefined }, { level: 1 }, { type: "theft" }]) {
    assert.match(said(change), /^No run card applies/, JSON.stringify(change));
  }
  assert.match(said({ type: undefined }), /^Choose/);
  assert.match(said({ time: "late" }), /^Give two times/);
  assert.equal(whenWords(night, (code) => ({ zh: code, en: code })).en, "robbery · ring-2 · 22:00–06:00 · level 2");
});
