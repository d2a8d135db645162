import assert from "node:assert/strict";
import { test } from "node:test";
import type { RunCard } from "../district/run-card.ts";
import type { LeftOut, Recommended } from "./recommendation.ts";
import type { Unit } from "./unit.ts";
import { areEnough, firstLookedAt, nearerThan, whoShouldGo } from "./who-should-go.ts";

const place = { words: "", point: [112.4, 31.2] } as const;
const incident = { assignments: [], place };
const twoPatrols = { send: [{ kinds: ["patrol"], count: 2, capabilities: [] }] } as unknown as RunCard;

function unit(id: string): Unit {
  return { id, callsign: id, kind: "patrol", crew: [], capabilities: [] } as unknown as Unit;
}

function can(id: string, more: Partial<Recommended> = {}): Recommended {
  return { unit: id, travelSeconds: 60, preempts: null, freeInSeconds: null, ...more } as Recommended;
}

const atWork = { preempts: { incident: "calm", number: "0007", priority: 4 } };
const [a, b, c] = [unit("A"), unit("B"), unit("C")];

test("without a run card the first who is free is recommended, however soon one at other work would be there", () => {
  const ranked = [can("A", atWork), can("B", { freeInSeconds: 30 }), can("C")];
  assert.deepEqual(whoShouldGo(incident, undefined, [a, b, c], ranked), { recommended: ["C"], places: [] });
  assert.deepEqual(whoShouldGo(incident, undefined, [a], [can("A", atWork)]).recommended, []);
});

test("one is recommended for each open place of the card that somebody free can fill; one at other work is only suggested", () => {
  const { recommended, places } = whoShouldGo(incident, twoPatrols, [a, b], [can("A", atWork), can("B")]);
  assert.deepEqual(recommended, ["B"]);
  assert.deepEqual(
    places.map(({ suggested }) => suggested),
    ["B", "A"],
  );
});

test("while the incident has no point on the map nobody is recommended or suggested", () => {
  const nowhere = { assignments: [], place: { words: "" } } as never;
  assert.deepEqual(whoShouldGo(nowhere, undefined, [a], [can("A")]).recommended, []);
  assert.deepEqual(
    whoShouldGo(nowhere, twoPatrols, [a], [can("A")]).places.map(({ suggested }) => suggested),
    [undefined, undefined],
  );
});

test("all are looked at where a card asks for force, or where the few who were asked for would all leave other work", () => {
  assert.equal(firstLookedAt(twoPatrols, 3), undefined);
  assert.equal(firstLookedAt(undefined, 3), 3);
  assert.equal(firstLookedAt({ ...twoPatrols, send: [] }, 3), 3);
  assert.equal(areEnough([can("A", atWork)], 1), false);
  assert.equal(areEnough([can("A", atWork), can("B")], 2), true);
  assert.equal(areEnough([], undefined), true);
});

test("of those who cannot go the nearer are told: all, where everybody who can go is named", () => {
  const out = (id: string, travelSeconds: number | null) => ({ unit: id, travelSeconds }) as LeftOut;
  const left = [out("X", 30), out("Y", 90), out("Z", null)];
  assert.deepEqual(nearerThan(undefined, left), left);
  assert.deepEqual(nearerThan(can("A"), left), [out("X", 30)]);
  assert.deepEqual(nearerThan(can("A", { travelSeconds: null }), left), [out("X", 30), out("Y", 90)]);
});
