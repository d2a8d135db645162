import assert from "node:assert/strict";
import { after, test } from "node:test";
import type { Giver } from "../../../src/ground/fact.ts";
import { ledgerHall, settle } from "../testing/ledger-hall.ts";

const dispatcher: Giver = { officer: "d", role: "dispatcher" };
const north: Giver = { officer: "n", role: "station", station: "N" };
const south: Giver = { officer: "s", role: "station", station: "S" };

async function hall(limits = {}) {
  const made = await ledgerHall(limits);
  after(() => made.live.close());
  return made;
}

test("a reader is given the board, then ready with a position", async () => {
  const { give, join } = await hall();
  await give("AddSum", { key: "a", amount: 5, keeper: "N" });
  const { reader } = join(dispatcher);
  assert.deepEqual(
    reader.frames.map((frame) => frame.event),
    ["snapshot", "status", "ready"],
  );
  assert.deepEqual(reader.held, new Map([["sum/a", { total: 5, keeper: "N", closed: false, notes: [] }]]));
  assert.notEqual(reader.position, undefined);
});

test("facts reach whoever sees their stream, and nobody else", async () => {
  const { give, join } = await hall();
  await give("AddSum", { key: "a", amount: 5, keeper: "N" });
  const [n, s] = [join(north), join(south)];
  await give("AddSum", { key: "a", amount: 2, keeper: "N" });
  await settle();
  assert.deepEqual(
    n.reader.facts.map((fact) => fact.n),
    [2],
  );
  assert.deepEqual(s.reader.facts, []);
  assert.equal(s.reader.held.size, 0);
});

test("what passes to another station is forgotten by one before the fact and comes to the other as a snapshot", async () => {
  const { give, join } = await hall();
  await give("AddSum", { key: "a", amount: 5, keeper: "N" });
  const [n, s] = [join(north), join(south)];
  await give("AddSum", { key: "a", amount: 2, keeper: "S" });
  await settle();
  assert.deepEqual(n.reader.frames.at(-1)?.event, "forget");
  assert.deepEqual(n.reader.facts, []);
  assert.deepEqual(s.reader.held.get("sum/a"), { total: 7, keeper: "S", closed: false, notes: [] });
});

test("what leaves the board is told first and then forgotten", async () => {
  const { give, join } = await hall();
  await give("AddSum", { key: "a", amount: 5, keeper: "N" });
  const { reader } = join(dispatcher);
  await give("CloseSum", { key: "a" });
  await settle();
  assert.deepEqual(
    reader.frames.slice(-2).map((frame) => frame.event),
    ["facts", "forget"],
  );
  await give("AddSum", { key: "a", amount: 1, keeper: "N" });
  await settle();
  assert.deepEqual(reader.held.get("sum/a"), { total: 6, keeper: "N", closed: false, notes: [] });
});

test("a reader that comes back has every fact it missed, once, and no reset", async () => {
  const { give, join } = await hall();
  await give("AddSum", { key: "a", amount: 5, keeper: "N" });
  const first = join(dispatcher);
  await give("AddSum", { key: "a", amount: 1, keeper: "N" });
  await settle();
  first.joined.left();
  await give("AddSum", { key: "a", amount: 1, keeper: "N" });
  await give("AddSum", { key: "b", amount: 1, keeper: "N" });
  await settle();
  const { reader } = join(dispatcher, first.reader);
  await give("AddSum", { key: "b", amount: 1, keeper: "N" });
  await settle();
  assert.deepEqual(
    reader.facts.map((fact) => fact.n),
    [2, 3, 4, 5],
  );
  assert.equal(
    reader.frames.some((frame) => (frame.content as { reset?: boolean } | null)?.reset === true),
    false,
  );
});

test("beyond the ring the facts come from the store, and fresh snapshots replace what was held", async () => {
  const { give, join, wanted } = await hall({ ringFacts: 3 });
  await give("AddSum", { key: "a", amount: 5, keeper: "N" });
  await give("AddSum", { key: "gone", amount: 5, keeper: "N" });
  const first = join(north);
  first.joined.left();
  for (let amount = 1; amount <= 8; amount++) await give("AddSum", { key: "a", amount, keeper: "N" });
  await give("AddSum", { key: "gone", amount: 1, keeper: "S" });
  const { reader } = join(north, first.reader);
  await settle();
  assert.deepEqual(reader.held, wanted(north));
  assert.deepEqual(
    reader.facts.map((fact) => fact.n),
    [3, 4, 5, 6, 7, 8, 9, 10],
  );
  assert.deepEqual((reader.frames.at(-1)?.content as { reset?: boolean } | undefined)?.reset, true);
});

test("a position of another store, from the future, too old, or none at all begins anew", async () => {
  const { give, join } = await hall({ catchUpFacts: 2 });
  for (let amount = 1; amount <= 5; amount++) await give("AddSum", { key: "a", amount, keeper: "N" });
  const encode = (text: string) => Buffer.from(text).toString("base64url");
  for (const position of [
    encode("other:1"),
    encode("memory:99"),
    encode("memory:1"),
    encode("memory:-1"),
    "%%%",
    "x".repeat(5000),
  ]) {
    const { reader } = join(dispatcher);
    reader.position = position;
    const again = join(dispatcher, reader);
    assert.equal(
      (again.reader.frames.at(-1)?.content as { reset?: boolean } | undefined)?.reset,
      true,
      position.slice(0, 20),
    );
    assert.equal(again.reader.held.size, 1);
  }
});

test("a reader that cannot keep up is left alone until it can, and then begins anew", async () => {
  const { give, join, wanted, live } = await hall({ queuedBytes: 2000 });
  await give("AddSum", { key: "a", amount: 1, keeper: "N" });
  await give("AddSum", { key: "left", amount: 1, keeper: "N" });
  const line = join(north);
  line.stop();
  for (let amount = 1; amount <= 200; amount++) {
    await give("AddSum", { key: "a", amount, keeper: "N" });
    if (amount % 10 === 0) await settle();
  }
  await give("AddSum", { key: "left", amount: 1, keeper: "S" });
  await settle();
  assert.ok(line.queued() < 20_000, `${line.queued()} bytes are waiting`);
  assert.equal(live.fallenBehind(), 1);
  line.go();
  assert.deepEqual(line.reader.held, wanted(north));
  await give("AddSum", { key: "a", amount: 1, keeper: "N" });
  await settle();
  assert.deepEqual(line.reader.held, wanted(north));
});

test("the position advances over what was out of sight", async (t) => {
  t.mock.timers.enable({ apis: ["setInterval"] });
  const { give, join } = await hall();
  const { reader } = join(south);
  const before = reader.position;
  await give("AddSum", { key: "a", amount: 1, keeper: "N" });
  await settle();
  t.mock.timers.tick(1000);
  assert.notEqual(reader.position, before);
  assert.deepEqual(reader.facts, []);
});

test("a reader whose token has ended, or that takes nothing for a minute, is cut off", async (t) => {
  t.mock.timers.enable({ apis: ["setInterval"] });
  const { join, give, clock } = await hall({ queuedBytes: 10 });
  const short = join(dispatcher, undefined, clock.now + 20_000);
  const stuck = join(dispatcher);
  stuck.stop();
  for (let amount = 1; amount <= 5; amount++) {
    await give("AddSum", { key: "a", amount, keeper: "N" });
    await settle();
  }
  clock.now += 15_000;
  t.mock.timers.tick(15_000);
  assert.deepEqual([short.ended(), stuck.ended()], [false, false]);
  clock.now += 60_000;
  t.mock.timers.tick(15_000);
  assert.deepEqual([short.ended(), stuck.ended()], [true, true]);
});

test("the state of the database is told to everyone, and to who comes later", async () => {
  const { join, live } = await hall();
  const { reader } = join(south);
  live.tellDatabase("down");
  assert.deepEqual(reader.frames.at(-1), { event: "status", content: { database: "down" }, id: undefined });
  const later = join(south);
  assert.deepEqual(later.reader.frames[0]?.content, { database: "down" });
});

test("readers are counted while they are there", async () => {
  const { join, live } = await hall();
  const line = join(south);
  join(dispatcher);
  assert.equal(live.readers(), 2);
  line.joined.left();
  assert.equal(live.readers(), 1);
});
