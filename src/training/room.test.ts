import assert from "node:assert/strict";
import { test } from "node:test";
import { derivedUlid } from "../ground/ulid.ts";
import { districtRoom } from "../district/room.ts";
import { memoryJournal } from "../journal/memory-journal.ts";
import { rulebookOf } from "../journal/rulebook.ts";
import { drillStream } from "./facts.ts";
import { drillView, trainingRoom } from "./room.ts";

const at = "2026-11-23T08:00:00.000Z";

async function districtThat(drill: boolean) {
  const book = rulebookOf([districtRoom, trainingRoom]);
  const journal = memoryJournal(book);
  let count = 0;
  const give = async (name: string, role: string, body: object) => {
    count += 1;
    const id = derivedUlid(Date.parse(at), String(count));
    const order = { id, name, by: { officer: role, role }, receivedAt: at, occurredAt: at, body };
    return journal.submit({ order, digest: String(count) });
  };
  const name = { zh: "甲", en: "A" };
  await give("NameDistrict", "systemAdministrator", { name, code: "99", zone: 0, centre: [0, 0], drill });
  return {
    book,
    setPace: (pace: number) => give("SetDrillPace", "dispatcher", { pace }),
    pace: async () => (await journal.states([drillStream])).get(drillStream)?.[drillView.room],
  };
}

test("the pace of a drill is set, and setting it to what it is records nothing", async () => {
  const { setPace, pace } = await districtThat(true);
  const types = async (wanted: number) => {
    const outcome = await setPace(wanted);
    return outcome.accepted ? outcome.facts.map(({ type }) => type) : outcome.refusal.refused;
  };
  assert.deepEqual(await types(5), ["DrillPaceSet"]);
  assert.deepEqual(await types(5), []);
  assert.deepEqual(await pace(), { pace: 5 });
  assert.deepEqual(await types(0), ["DrillPaceSet"]);
  assert.deepEqual(await pace(), { pace: 0 });
});

test("a district for real work has no pace to set", async () => {
  const { setPace, pace } = await districtThat(false);
  const outcome = await setPace(5);
  assert.equal(outcome.accepted ? "" : outcome.refusal.refused, "NotADrill");
  assert.equal(await pace(), undefined);
});

test("a pace is between standing still and twenty times life", async () => {
  const { book } = await districtThat(true);
  const reads = (pace: unknown) => book.orders.get("SetDrillPace")?.body.safeParse({ pace }).success;
  assert.deepEqual([0, 0.5, 20].map(reads), [true, true, true]);
  assert.deepEqual([-1, 20.5, "5", null].map(reads), [false, false, false, false]);
});
