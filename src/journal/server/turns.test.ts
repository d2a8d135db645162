import assert from "node:assert/strict";
import { test } from "node:test";
import { type Readiness, Turns } from "./turns.ts";

interface Item {
  readonly giver: string;
  readonly n: number;
  readonly said?: Readiness;
}

const readiness = ({ said }: Item): Readiness => said ?? "ready";
const named = (items: readonly Item[]) => items.map(({ giver, n }) => `${giver}${n}`);

function turnsOf(...lines: readonly (readonly [string, number])[]): Turns<Item> {
  const turns = new Turns<Item>(({ giver }) => giver);
  for (const [giver, count] of lines) for (let n = 1; n <= count; n++) turns.add({ giver, n });
  return turns;
}

test("one giver alone fills a turn, in sequence", () => {
  const turns = turnsOf(["a", 5]);
  assert.deepEqual(named(turns.take(3, readiness)), ["a1", "a2", "a3"]);
  assert.deepEqual(named(turns.take(3, readiness)), ["a4", "a5"]);
  assert.ok(turns.isEmpty);
});

test("a giver with a thousand waiting delays another's single order by no turn at all", () => {
  const turns = turnsOf(["flood", 1000]);
  assert.equal(turns.take(256, readiness).length, 256);
  turns.add({ giver: "other", n: 1 });
  assert.ok(named(turns.take(256, readiness)).includes("other1"));
});

test("among more givers than a turn has places, whoever was served stands behind the others", () => {
  const turns = turnsOf(["a", 3], ["b", 3], ["c", 3]);
  assert.deepEqual(named(turns.take(2, readiness)), ["a1", "b1"]);
  assert.deepEqual(named(turns.take(2, readiness)), ["c1", "a2"]);
  assert.deepEqual(named(turns.take(2, readiness)), ["b2", "c2"]);
});

test("what is put back stands first again, in the sequence it was taken in", () => {
  const turns = turnsOf(["a", 4]);
  const taken = turns.take(3, readiness);
  turns.putBack(taken.slice(1));
  assert.deepEqual(named(turns.take(9, readiness)), ["a2", "a3", "a4"]);
});

test("what waits holds up its own giver only; what is over is passed by", () => {
  const turns = new Turns<Item>(({ giver }) => giver);
  turns.add({ giver: "a", n: 1, said: "over" });
  turns.add({ giver: "a", n: 2 });
  turns.add({ giver: "a", n: 3, said: "waits" });
  turns.add({ giver: "a", n: 4 });
  turns.add({ giver: "b", n: 1 });
  assert.deepEqual(named(turns.take(9, readiness)), ["a2", "b1"]);
  assert.deepEqual(named(turns.dropAll("a")), ["a3", "a4"]);
  assert.ok(turns.isEmpty);
});
