import assert from "node:assert/strict";
import { test } from "node:test";
import { parseArgs } from "node:util";
import { killRounds } from "./attack/kill-rounds.ts";

/*
 * Kills Callsign, a connection's process of its PostgreSQL, all of PostgreSQL, or server and PostgreSQL, in the middle of
 * a load, and asks afterwards for every acknowledged order.
 * More rounds: `node scenarios/nothing-lost.pg.test.ts --rounds 20 --seed 7`.
 */
const { values } = parseArgs({
  options: { rounds: { type: "string", default: "4" }, seed: { type: "string", default: `${Date.now() % 1_000_000}` } },
  strict: false,
});
const rounds = Number(values.rounds);
const seed = Number(values.seed);

test(`nothing acknowledged is lost or doubled in ${rounds} kills (seed ${seed})`, async () => {
  const found = await killRounds({ rounds, seed, progress: (line) => process.stderr.write(`  ${line}\n`) });
  assert.equal(found.rounds.length, rounds);
  assert.deepEqual(found.lost, []);
  assert.deepEqual(found.doubled, []);
  assert.deepEqual(found.misheard, []);
  assert.deepEqual(found.troubles, []);
  assert.deepEqual(found.lied, [], "told that nothing was written, and written");
});
