import assert from "node:assert/strict";
import { test } from "node:test";
import { anheAddresses, anheOrders } from "../../../src/district/anhe/anhe.ts";
import { submitterOf } from "../../../src/journal/server/submit.ts";
import { rulebook } from "../../server/rooms.ts";
import { plainVault } from "../../server/testing/plain-vault.ts";
import { isOfDrill } from "../people.ts";
import { memoryDistrict } from "../testing/drill-district.ts";
import { givePast } from "./give-past.ts";
import { pastBetween } from "./past-week.ts";

/** What the clock brings about by itself. */
const clockFacts = new Set(["AcknowledgementOverdue", "WaitingOverdue", "PromiseBroken", "ReportReminded"]);
const hour = 3_600_000;
const founded = Date.parse("2026-11-17T02:00:00.000Z");
const asked = {
  from: founded,
  to: founded + 30 * hour,
  addresses: anheAddresses(),
  district: anheOrders(),
  isWorkingDay: () => true,
};

test("the same moments give the same past", () => {
  assert.deepEqual(pastBetween(asked), pastBetween(asked));
  const events = pastBetween(asked);
  assert.deepEqual(
    events.map(({ at }) => at),
    events.map(({ at }) => at).toSorted((a, b) => a - b),
  );
  const opened = events.filter(({ order }) => order.name === "OpenIncident").length;
  assert.ok(opened > 70 && opened < 150, `${opened} in thirty hours`);
});

test("the past of a day is given by orders: whole lives, some late, some taken back; given again it adds nothing", async () => {
  const district = memoryDistrict(founded);
  await district.make("demo");
  const { journal } = district;
  const submitBy = (now: () => Date) =>
    submitterOf({ book: rulebook, clerk: journal, vault: plainVault, keys: { digest: (text) => text }, now });
  const events = pastBetween(asked);
  const refused = await givePast({ journal, submitBy }, events);
  const all = [...refused.values()].reduce((sum, count) => sum + count, 0);
  assert.ok(all < events.length / 100, JSON.stringify([...refused]));
  const facts = await district.facts();
  const count = (type: string) => facts.filter((fact) => fact.type === type).length;
  const opened = count("IncidentOpened");
  assert.ok(opened > 70 && count("IncidentFiled") > 0.7 * opened, `${opened} opened, ${count("IncidentFiled")} filed`);
  for (const type of [
    ...["SignedOn", "SignedOff", "CallMarked", "StationSigned", "IncidentWithdrawn", "IncidentDiverted"],
    ...["IncidentReopened", "ReportReturned", "ReportReminded", "WaitingOverdue", "PromiseBroken"],
  ]) {
    assert.ok(count(type) > 0, type);
  }
  assert.ok(count("PromiseBroken") < opened / 2, "most promises are kept");
  // The system gives what falls due; everything else somebody gave who was on the roster, or the district's founding.
  assert.deepEqual(
    facts.filter(
      ({ order, type, recordedAt }) =>
        recordedAt > (facts[0]?.recordedAt ?? "") && !isOfDrill({ order }) && !clockFacts.has(type),
    ),
    [],
  );
  const before = facts.length;
  await givePast({ journal, submitBy }, events);
  assert.equal((await district.facts()).length, before);
});
