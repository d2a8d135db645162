import assert from "node:assert/strict";
import { test } from "node:test";
import { ulidOf } from "../../ground/ulid.ts";
import type { Outcome, Submission } from "../journal.ts";
import { Answers } from "./answers.ts";

const outcome: Outcome = { accepted: true, facts: [], repeated: false };

/** Ids of one moment, told apart by a number. */
const idAt = (moment: number, n = 0) => ulidOf(moment, Uint8Array.from([n >> 16, n >> 8, n, 0, 0, 0, 0, 0, 0, 0]));

function ordered(id: string, digest = "d", officer = "somebody"): Submission {
  const at = "2026-11-28T08:00:00.000Z";
  const by = { officer, role: "dispatcher" };
  return { digest, order: { id, name: "Deposit", body: {}, receivedAt: at, occurredAt: at, by } };
}

function filled(answers: Answers, moment: number, count: number): void {
  for (let n = 0; n < count; n++) answers.keep(ordered(idAt(moment, n)), outcome, 1000);
}

test("an id is new unless it was answered, or may have been and is forgotten", () => {
  const now = Date.now();
  const answers = new Answers();
  const early = idAt(now - 60_000);
  assert.ok(answers.isNew(early));
  answers.keep(ordered(early), outcome, 1000);
  assert.equal(answers.isNew(early), false);
  filled(answers, now - 50_000, 20_000);
  assert.equal(answers.isNew(early), false, "it is held no more, and was answered");
  assert.equal(answers.isNew(idAt(now - 60_001)), false, "made before it, it may have been answered too");
  assert.ok(answers.isNew(idAt(now)), "made later than all that are forgotten");
});

test("an id of a clock that runs ahead, once forgotten, does not make everybody's ids look old", () => {
  const now = Date.now();
  const answers = new Answers();
  const ahead = idAt(now + 300_000);
  answers.keep(ordered(ahead), outcome, 1000);
  filled(answers, now - 50_000, 20_000);
  assert.equal(answers.of(ordered(ahead)), undefined, "it is held no more");
  assert.equal(answers.isNew(ahead), false);
  assert.ok(answers.isNew(idAt(now + 1)));
});

test("what an erased record's orders said is compared with nothing any more", () => {
  const answers = new Answers();
  const id = idAt(Date.now());
  answers.keep(ordered(id), outcome, 1000);
  const refused = { accepted: false, refusal: { refused: "OrderIdReused", details: {} }, repeated: false };
  assert.deepEqual(answers.of(ordered(id, "other words")), refused);
  answers.forgetDigests([id]);
  assert.equal(answers.of(ordered(id, "other words"))?.repeated, true);
  assert.deepEqual(answers.of(ordered(id, "d", "somebody else")), refused);
});
