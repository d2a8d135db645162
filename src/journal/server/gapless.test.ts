import assert from "node:assert/strict";
import { test } from "node:test";
import type { Commit, Journal } from "../journal.ts";
import { gaplessOf } from "./gapless.ts";
import { ledgerHall, settle } from "../../../programs/server/testing/ledger-hall.ts";
import { slowness } from "../../ground/testing/slowness.ts";

/** The ledger's journal, with a switch that loses the telling of commits, as a lost connection does. */
async function lossy() {
  const hall = await ledgerHall();
  let listener: (commit: Commit) => void = () => {};
  let losing = false;
  let away = false;
  const journal: Journal = {
    ...hall.journal,
    listen: (given) => {
      listener = given;
      return () => {};
    },
    facts: (after, limit) => (away ? Promise.reject(new Error("away")) : hall.journal.facts(after, limit)),
  };
  hall.journal.listen((commit) => {
    if (!losing) listener(commit);
  });
  hall.live.close();
  const gapless = gaplessOf(journal, () => {}, 5);
  const told: number[] = [];
  const last: unknown[] = [];
  gapless.listen((commit) => {
    told.push(...commit.facts.map((fact) => fact.n));
    last.push(commit.streams.get("sum/a")?.after["ledger"]);
  });
  const add = () => hall.give("AddSum", { key: "a", amount: 1, keeper: "N" });
  return { gapless, told, last, add, lose: (on: boolean) => (losing = on), leave: (on: boolean) => (away = on) };
}

test("commits pass through in order while none is lost", async () => {
  const { told, add } = await lossy();
  await add();
  await add();
  assert.deepEqual(told, [1, 2]);
});

test("facts nobody was told of are told before the next commit", async () => {
  const { told, last, add, lose } = await lossy();
  await add();
  lose(true);
  await add();
  await add();
  lose(false);
  await add();
  await settle();
  assert.deepEqual(told, [1, 2, 3, 4]);
  assert.deepEqual((last.at(-1) as { total: number }).total, 4);
  await add();
  assert.deepEqual(told, [1, 2, 3, 4, 5]);
});

test("they are told without a next commit too, once the store is back", async () => {
  const { gapless, told, add, lose, leave } = await lossy();
  lose(true);
  leave(true);
  await add();
  gapless.check();
  await settle();
  assert.deepEqual(told, []);
  leave(false);
  const deadline = Date.now() + 2000 * slowness();
  while (told.length === 0 && Date.now() < deadline) await settle();
  assert.deepEqual(told, [1]);
});
