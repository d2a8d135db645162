import assert from "node:assert/strict";
import { test } from "node:test";
import type { Owed } from "../ground/owed.ts";
import { type StreamView, view } from "../ground/room.ts";
import { lateBeyond, owedBy, owedByOthers } from "./owed.ts";
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
const bounds = { sign: 5, arrive: 5, record: 5, report: 60, answer: 60, handOver: 30, check: 1440, renew: 1440 };
const now = "2026-11-23T08:00:00.000Z";

function owed(streams: Readonly<Record<string, readonly Owed[]>>, tags: readonly string[], officer = "1") {
  const all = Object.entries(streams).map(([stream, list]) => [stream, { owed: list }] as const);
  return owedBy(book, all, { tags, officer }, now, bounds).map(({ stream }) => stream);
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

const late = {
  "made/1": [{ kind: "sign", by: ["unit:A"], what, due: "2026-11-23T07:54:59.000Z" }],
  "made/2": [{ kind: "sign", by: ["unit:B"], what, due: "2026-11-23T07:55:01.000Z" }],
  "made/3": [{ kind: "report", by: ["unit:C"], what, due: "2026-11-23T07:30:00.000Z" }],
  "made/4": [{ kind: "check", by: ["supervisor"], not: ["8"], what, due: "2026-11-01T00:00:00.000Z" }],
  "made/5": [{ kind: "report", by: ["unit:D"], what }],
} as const;
const lateStreams = Object.entries(late).map(([stream, list]) => [stream, { owed: list }] as const);

test("what is late beyond its bound is supervision's to look at, each once, and on nobody else's list", () => {
  const [first, ...others] = owedBy(
    book,
    [...lateStreams, ...lateStreams],
    { tags: ["supervisor"], officer: "8" },
    now,
    bounds,
  );
  assert.deepEqual(
    [first?.stream, first?.kind, first?.by, first?.what],
    ["made/1", "check", ["supervisor"], { zh: "甲：逾期未签收", en: "A – late: Sign" }],
  );
  // Its own is not told to it again, also where this one may not do it.
  assert.deepEqual(others, []);
  assert.deepEqual(owed(late, ["unit:A"]), ["made/1"]);
  assert.deepEqual(owed(late, ["hall"]), []);
});

test("what others owe is all but one's own, what is late first", () => {
  const others = owedByOthers(book, lateStreams, { tags: ["supervisor", "unit:A"], officer: "9" }, now);
  assert.deepEqual(
    others.map(({ stream, kind }) => [stream, kind]),
    [
      ["made/3", "report"],
      ["made/2", "sign"],
      ["made/5", "report"],
    ],
  );
});

test("what supervision is rung for is what is late beyond the bound that the district set, whoever owes it", () => {
  const rung = (sign: number) => lateBeyond(book, lateStreams, now, { ...bounds, sign }).map(({ stream }) => stream);
  assert.deepEqual(rung(5), ["made/1"]);
  assert.deepEqual(rung(43_200), []);
  assert.ok(rung(1).includes("made/1"));
});
