import assert from "node:assert/strict";
import { test } from "node:test";
import type { Fact } from "../ground/fact.ts";
import { ulidOf } from "../ground/ulid.ts";
import { instantOf } from "../ground/instant.ts";
import { memoryJournal } from "../journal/memory-journal.ts";
import { rulebookOf } from "../journal/rulebook.ts";
import { readIn } from "../ground/fold.ts";
import { keyEpochsView } from "./key-epochs.ts";
import { keysStream } from "./key-facts.ts";
import { privacyRoom } from "./room.ts";

const start = Date.parse("2026-11-02T08:00:00Z");
const day = 86_400_000;

/** A journal with nothing but privacy's rules, and the clock an order is given at. */
function district() {
  const journal = memoryJournal(rulebookOf([privacyRoom]));
  let count = 0;
  const give = async (name: string, body: unknown, role: string, at = start) => {
    const time = instantOf(at);
    const id = ulidOf(at, Buffer.alloc(10, ++count));
    const by = { officer: role, role };
    const order = { id, name, by, receivedAt: time, occurredAt: time, body };
    const outcome = await journal.submit({ order, digest: id });
    return outcome.accepted ? outcome.facts.map(({ type }: Fact) => type) : outcome.refusal.refused;
  };
  const state = async () => readIn(await journal.states([keysStream]))(keyEpochsView, keysStream) ?? assert.fail();
  return { give, state };
}

test("given keys of the first epoch, thirty days later the calendar rotates them, and not again before the old one is gone", async () => {
  const { give, state } = district();
  assert.equal(await give("RotateKeys", {}, "system"), "KeysNotFound");
  assert.deepEqual(await give("NoteKeysFound", { epoch: 1 }, "system"), ["KeysFound"]);
  const [timer] = keyEpochsView.timers?.(await state(), keysStream) ?? [];
  assert.deepEqual([timer?.order, timer?.due], ["RotateKeys", instantOf(start + 30 * day)]);
  assert.deepEqual(await give("RotateKeys", {}, "system", start + 30 * day), ["KeysRotated"]);
  assert.deepEqual(keyEpochsView.timers?.(await state(), keysStream), []);
  assert.equal(await give("RotateKeys", {}, "systemAdministrator", start + 31 * day), "RotationUnderWay");
  assert.deepEqual(await give("NoteOldKeyDestroyed", { epoch: 1, left: 0 }, "system"), ["OldKeyDestroyed"]);
  assert.deepEqual(await state(), { epoch: 2, since: instantOf(start + 30 * day), days: 30 });
  assert.equal(keyEpochsView.timers?.(await state(), keysStream)[0]?.due, instantOf(start + 60 * day));
});

test("while an older key is left, the rotation is under way", async () => {
  const { give, state } = district();
  await give("NoteKeysFound", { epoch: 3 }, "system");
  await give("RotateKeys", {}, "systemAdministrator");
  await give("NoteOldKeyDestroyed", { epoch: 1, left: 1 }, "system");
  assert.equal((await state()).leaving, 3);
  await give("NoteOldKeyDestroyed", { epoch: 3, left: 0 }, "system");
  assert.equal((await state()).leaving, undefined);
});

test("the security administrator says how often, the system administrator rotates, and neither does the other's", async () => {
  const { give, state } = district();
  assert.equal(await give("SetKeyRotation", { days: 7 }, "securityAdministrator"), "KeysNotFound");
  await give("NoteKeysFound", { epoch: 1 }, "system");
  assert.deepEqual(await give("SetKeyRotation", { days: 7 }, "securityAdministrator"), ["KeyRotationSet"]);
  assert.deepEqual(await give("SetKeyRotation", { days: 7 }, "securityAdministrator"), []);
  assert.equal(keyEpochsView.timers?.(await state(), keysStream)[0]?.due, instantOf(start + 7 * day));
  assert.equal(await give("SetKeyRotation", { days: 1 }, "systemAdministrator"), "RoleNotAllowed");
  assert.equal(await give("RotateKeys", {}, "securityAdministrator"), "RoleNotAllowed");
});
