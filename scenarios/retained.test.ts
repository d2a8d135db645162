import assert from "node:assert/strict";
import { test } from "node:test";
import { rulebook } from "../programs/server/rooms.ts";
import { streamKind } from "../src/ground/fact.ts";
import type { Order } from "../src/ground/order-kind.ts";
import { retentionKinds } from "../src/ground/retention.ts";
import { view } from "../src/ground/room.ts";
import { ownerOf, rulebookOf } from "../src/journal/rulebook.ts";
import { callView } from "../src/intake/call-view.ts";
import { intakeRoom } from "../src/intake/room.ts";
import { keyedKinds } from "../src/privacy/kept.ts";

/** Sealed as the staff's own affair and not of people who called: it lies there as long as the person is known. */
const lasting = ["person"];

test("whatever an order seals is of a kind whose owner says by which days it is erased", () => {
  // Where the order names the record itself, its rule takes only such as people name.
  const body = new Proxy({ stream: "incident/x" }, { get: (given, name) => Reflect.get(given, name) ?? String(name) });
  const order = { id: "01JDCRE5R0ABCDEFGHJKMNPQRS", by: { officer: "A", role: "unit" }, body } as unknown;
  const kinds = new Set(
    [...rulebook.orders.values()]
      .filter(({ sealed }) => sealed.length > 0)
      .map((kind) => streamKind(kind.record(order as Order<unknown>))),
  );
  assert.ok(kinds.size > 3);
  const kept = [...kinds].filter((kind) => ownerOf(rulebook, `${kind}/x`)?.retained === undefined);
  assert.deepEqual(kept, lasting);
});

test("each kind of days is some view's, a row's, or a setting of its own", () => {
  const keyed = new Set(keyedKinds(rulebook));
  const others = [...rulebook.retentions.values()].filter((kind) => !keyed.has(kind) && kind.setting === undefined);
  // Rows of reads, and media, of which there is none yet.
  assert.deepEqual(others.map(({ code }) => code).toSorted(), ["media", "reads"]);
});

test("streams that are retained by what no room lists, and one kind of two rooms, are defects", () => {
  const { dreams } = retentionKinds({ dreams: { name: { zh: "梦", en: "Dreams" }, usualDays: 1 } });
  const retained = { by: dreams, isOver: () => undefined };
  const room = { ...intakeRoom, views: [view({ ...callView, retained })] };
  assert.throws(() => rulebookOf([room]), /call streams are retained by dreams, which no room lists/);
  const listed = { ...room, retentions: [dreams] };
  assert.equal(rulebookOf([listed]).retentions.get("dreams"), dreams);
  const other = { name: "sleep", facts: [], views: [], orders: [], retentions: [dreams], refusals: {} };
  assert.throws(() => rulebookOf([listed, other]), /two rooms define the retention dreams/);
});
