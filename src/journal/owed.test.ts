import assert from "node:assert/strict";
import { test } from "node:test";
import type { Owed } from "../ground/owed.ts";
import { type StreamView, view } from "../ground/room.ts";
import { owedBy } from "./owed.ts";
import { rulebookOf } from "./rulebook.ts";

interface Made {
  readonly owed: readonly Owed[];
}

const made: StreamView<Made> = {
  ...{ room: "made", kind: "made", owner: true },
  evolve: (state) => state,
  owed: ({ owed }) => owed,
};
const book = rulebookOf([{ name: "made", facts: [], views: [view(made)], orders: [], refusals: {} }]);
const what = { zh: "甲", en: "A" };
const now = "2026-11-23T08:00:00.000Z";

function owed(streams: Readonly<Record<string, readonly Owed[]>>, tags: readonly string[], officer = "1") {
  const all = Object.entries(streams).map(([stream, list]) => [stream, { owed: list }] as const);
  return owedBy(book, all, { tags, officer }, now).map(({ stream }) => stream);
}

test("a work list has what its owner's tags owe, what is due first on top, and nothing of others", () => {
  const streams = {
    "made/1": [{ kind: "sign", by: ["station:north"], what }],
    "made/2": [{ kind: "answer", by: ["person:1"], what, due: "2026-11-23T10:00:00.000Z" }],
    "made/3": [{ kind: "report", by: ["station:south"], what, due: "2026-11-23T07:00:00.000Z" }],
    "made/4": [{ kind: "sign", by: ["station:north", "hall"], what, due: "2026-11-23T09:00:00.000Z" }],
  } as const;
  assert.deepEqual(owed(streams, ["station:north", "person:1"]), ["made/4", "made/2", "made/1"]);
  assert.deepEqual(owed(streams, ["reader"]), []);
});

test("whoever is to be checked by another does not owe the check", () => {
  const streams = { "made/1": [{ kind: "check", by: ["supervisor"], not: ["7"], what }] } as const;
  assert.deepEqual(owed(streams, ["supervisor"], "7"), []);
  assert.deepEqual(owed(streams, ["supervisor"], "8"), ["made/1"]);
});

test("a stream of which nobody says what is owed owes nothing", () => {
  assert.deepEqual(owed({ "other/1": [] }, ["hall"]), []);
});
