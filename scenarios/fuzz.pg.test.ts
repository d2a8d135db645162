import assert from "node:assert/strict";
import { test } from "node:test";
import { parseArgs } from "node:util";
import { fuzzRun } from "./attack/fuzz-run.ts";

/*
 * Asks a running demo district everything its API description names, in every role, with sense and without.
 * More of it: `node scenarios/fuzz.pg.test.ts --requests 1000000 --seed 7`.
 */
const { values } = parseArgs({
  options: {
    requests: { type: "string", default: "20000" },
    seed: { type: "string", default: `${Date.now() % 1_000_000}` },
  },
  strict: false,
});
const requests = Number(values.requests);
const seed = Number(values.seed);

test(`${requests} requests of every kind: no 5xx, no hang, no half effect (seed ${seed})`, async () => {
  const found = await fuzzRun({ requests, seed });
  const { byClass, seconds, orders } = found;
  process.stderr.write(`  ${JSON.stringify({ byClass, seconds, orders })}\n`);
  assert.deepEqual(found.faults, []);
  assert.equal(found.hangs, 0);
  assert.deepEqual(found.complaints, []);
  assert.deepEqual(found.halfEffects, []);
  assert.deepEqual(found.troubles, []);
  // That it tries what it says: every route and order, and orders that do something among them.
  assert.deepEqual(found.untried, []);
  assert.ok(orders.accepted > requests / 100, `only ${orders.accepted} orders were accepted`);
  assert.ok(orders.kinds > 40, `only ${orders.kinds} kinds of orders were accepted`);
});
