import assert from "node:assert/strict";
import { test } from "node:test";
import { view } from "../ground/room.ts";
import { rulebookOf } from "../journal/rulebook.ts";
import type { HandingOver, OpenItem } from "../ground/open-item.ts";
import { bareItem, openItemsOf } from "./open-items.ts";

const handing: HandingOver = {
  now: "2026-11-28T08:00:00.000Z",
  partFor: () => undefined,
  post: "hall",
};

/** A stream's state is the items it declares. */
const declaring = view<readonly OpenItem[]>({
  ...{ room: "one", kind: "declaring", owner: true, evolve: (state) => state },
  openItems: (items, { post }) => items.map((item) => ({ owner: post, ...item })),
});
const silent = view<readonly OpenItem[]>({ room: "one", kind: "silent", owner: true, evolve: (state) => state });
const onlooker = view<readonly OpenItem[]>({
  ...{ room: "other", kind: "silent", owner: false, evolve: (state) => state },
  openItems: (items) => items,
});
const room = { facts: [], orders: [], refusals: {} };
const book = rulebookOf([
  { name: "one", views: [declaring, silent], ...room },
  { name: "other", views: [onlooker], ...room },
]);

const task: OpenItem = { kind: "task", id: "T1", number: "1", owner: "north" };
const call: OpenItem = { kind: "call", id: "C1", number: "2", about: { since: "2026-11-28T07:00:00.000Z" } };

test("what is open is what the owners of streams declare, what presses first first", () => {
  const streams = [
    { stream: "declaring/1", state: [task, call] },
    { stream: "silent/1", state: [{ ...call, id: "C2" }] },
    { stream: "unknown/1", state: [{ ...call, id: "C3" }] },
  ];
  assert.deepEqual(openItemsOf(book, streams, handing), [{ ...call, owner: "hall" }, task]);
});

test("a handover records what is open without what is known of it now", () => {
  assert.deepEqual(bareItem(call), { kind: "call", id: "C1", number: "2" });
});

test("no handover names more than two thousand, and what presses is not what is left out", () => {
  const many = Array.from({ length: 2500 }, (_, at) => ({ ...task, id: `T${at}` }));
  const items = openItemsOf(book, [{ stream: "declaring/1", state: [...many, call] }], handing);
  assert.deepEqual([items.length, items[0]?.id], [2000, "C1"]);
});
