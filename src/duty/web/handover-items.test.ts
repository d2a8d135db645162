import assert from "node:assert/strict";
import { test } from "node:test";
import type { HandoverItem } from "../facts.ts";
import { hindrance, incidentOf, itemKinds, itemsByKind, takesOf, withoutOwner } from "./handover-items.ts";

const item = (kind: HandoverItem["kind"], id: string, owner?: string): HandoverItem => ({
  ...{ kind, id, number: `#${id}` },
  ...(owner === undefined ? {} : { owner }),
});
const items = [
  item("restriction", "r", "bureau"),
  item("incident", "i"),
  item("call", "c"),
  item("incident", "j", "KC-01"),
];

test("what presses comes first, and every kind has its words", () => {
  assert.deepEqual(
    itemsByKind(items).map(({ kind, items: of }) => [kind, of.length]),
    [
      ["call", 1],
      ["incident", 2],
      ["restriction", 1],
    ],
  );
  assert.equal(
    itemsByKind((Object.keys(itemKinds) as HandoverItem["kind"][]).map((kind) => item(kind, kind))).length,
    8,
  );
});

test("what nobody has hinders until it is taken", () => {
  assert.deepEqual(
    withoutOwner(items).map(({ id }) => id),
    ["i", "c"],
  );
  assert.deepEqual(hindrance(items, new Set()), { count: 2, first: ["#i", "#c"], more: 0 });
  assert.deepEqual(hindrance(items, new Set(["i"])), { count: 1, first: ["#c"], more: 0 });
  assert.equal(hindrance(items, new Set(["i", "c"])), null);
  const many = Array.from({ length: 8 }, (_, index) => item("task", String(index)));
  assert.deepEqual(hindrance(many, new Set()), { count: 8, first: ["#0", "#1", "#2", "#3", "#4"], more: 3 });
});

test("what has an owner by now, or is over, is not taken", () => {
  assert.deepEqual(takesOf(items, new Set(["c", "j", "gone"])), ["c"]);
});

test("incidents, their promises and their reports open the incident", () => {
  assert.deepEqual(
    [
      item("promise", "i 2"),
      item("alarm", "i alarm"),
      item("report", "i report"),
      item("incident", "i"),
      item("call", "c"),
    ].map(incidentOf),
    ["i", "i", "i", "i", null],
  );
});
