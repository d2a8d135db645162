import assert from "node:assert/strict";
import { test } from "node:test";
import { memoryJournal } from "../journal/memory-journal.ts";
import { rulebookOf } from "../journal/rulebook.ts";
import { derivedUlid } from "../ground/ulid.ts";
import { stretchEnd } from "./noting-reads.ts";
import { offDuty } from "./read-row.ts";
import { privacyRoom } from "./room.ts";
import { accessRoom } from "../access/room.ts";
import { dutyRoom } from "../duty/room.ts";
import { districtRoom } from "../district/room.ts";
import type { Person } from "../access/person.ts";

const digest = "0".repeat(64);
const hour = (of: number) => `2026-11-23T${String(of).padStart(2, "0")}:00:00.000Z`;

function journal() {
  const kept = memoryJournal(rulebookOf([districtRoom, accessRoom, dutyRoom, privacyRoom]));
  let count = 0;
  return async (from: string, to: string) => {
    count += 1;
    const id = derivedUlid(Date.parse(hour(12)), `${count}`);
    const by = { officer: "system", role: "system" };
    const order = {
      id,
      name: "NoteReads",
      by,
      receivedAt: hour(12),
      occurredAt: hour(12),
      body: { from, to, rows: 1, digest },
    };
    const outcome = await kept.submit({ order, digest: `${count}` });
    return outcome.accepted ? outcome.facts.map(({ type }) => type) : outcome.refusal.refused;
  };
}

test("stretches follow each other: none is attested twice, over another, or after a gap", async () => {
  const note = journal();
  assert.deepEqual(await note(hour(8), hour(9)), ["ReadsNoted"]);
  assert.equal(await note(hour(8), hour(9)), "ReadsOutOfTurn");
  assert.equal(await note(hour(10), hour(11)), "ReadsOutOfTurn");
  assert.equal(await note(hour(9), hour(9)), "ReadsOutOfTurn");
  assert.deepEqual(await note(hour(9), hour(10)), ["ReadsNoted"]);
});

test("a stretch ends at midnight at the latest", () => {
  assert.equal(stretchEnd(hour(22), hour(23)), hour(23));
  assert.equal(stretchEnd(hour(22), "2026-11-25T03:00:00.000Z"), "2026-11-24T00:00:00.000Z");
  assert.equal(stretchEnd("2026-11-24T00:00:00.000Z", "2026-11-25T03:00:00.000Z"), "2026-11-25T00:00:00.000Z");
});

test("off duty is said of post roles off post, and of others outside the shifts planned for them", () => {
  const person = (shifts: Person["shifts"]) => ({ shifts }) as Person;
  const shift = { shift: "s", person: "P", post: "x", from: hour(8), to: hour(16) };
  const supervisor = { officer: "P", role: "supervisor" };
  assert.equal(offDuty({ officer: "P", role: "dispatcher", offPost: true }, undefined, hour(9)), true);
  assert.equal(offDuty({ officer: "P", role: "dispatcher" }, undefined, hour(9)), false);
  assert.equal(offDuty(supervisor, person([shift]), hour(9)), false);
  assert.equal(offDuty(supervisor, person([shift]), hour(20)), true);
  assert.equal(offDuty(supervisor, person([]), hour(9)), null, "nothing is planned, so nothing is said");
  assert.equal(offDuty(supervisor, undefined, hour(9)), null, "a program");
});
