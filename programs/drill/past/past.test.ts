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
const clockFacts = new Set(["AcknowledgementOverdue", "WaitingOverdue", "PromiseBroken", "ReportReminded", "TaskLate"]);
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

test("a week has some dozens of tasks, all kinds of turns in them, and few orders beside the rest", () => {
  const events = pastBetween({ ...asked, to: founded + 168 * hour });
  const count = (...names: readonly string[]) => events.filter(({ order }) => names.includes(order.name)).length;
  const orders = count(
    ...["IssueDirective", "AskForService", "SignTask", "ReturnTask", "ReassignTask", "AskAsker", "ReplyToTask"],
    ...["AnswerTask", "ConfirmTask", "ReopenTask", "WithdrawTask", "SetGroup"],
  );
  assert.ok(orders < events.length / 40, `${orders} of ${events.length}`);
  const closed = count("ConfirmTask");
  assert.ok(closed >= 30 && closed <= 80, `${closed} closed`);
  for (const name of ["AskForService", "ReturnTask", "ReassignTask", "AskAsker", "ReplyToTask", "ReopenTask"]) {
    assert.ok(count(name) > 0, name);
  }
  assert.ok(count("WithdrawTask") > 0);
  assert.equal(count("SetGroup"), 1);
});

test("a week has receipts of most that want one, some complaints, findings and uses of force, each with its end", async () => {
  const events = pastBetween({ ...asked, to: founded + 168 * hour });
  const count = (name: string) => events.filter(({ order }) => order.name === name).length;
  assert.ok(count("GiveReceipt") > 200 && count("DecideCase") > 0.9 * count("GiveReceipt"));
  assert.ok(count("TellDecision") > 0.9 * count("DecideCase"));
  for (const [name, least] of [
    ...([
      ["ReceiveComplaint", 7],
      ["AnswerComplaint", 5],
      ["AnswerComplaintReview", 1],
    ] as const),
    ...([
      ["OpenFinding", 5],
      ["VerifyFinding", 3],
      ["RecordForce", 3],
      ["ReviewForce", 3],
    ] as const),
  ] as const) {
    assert.ok(count(name) >= least && count(name) <= 25, `${name} ${count(name)}`);
  }
  const added = events.filter(({ order: { name } }) =>
    /Receipt|Case|Decision|Complaint|Finding|Mended|Force/.test(name),
  );
  assert.ok(added.length < events.length / 10, `${added.length} of ${events.length}: a first start stays quick`);
  // None of them is refused.
  const district = memoryDistrict(founded);
  await district.make("demo");
  const { journal } = district;
  const submitBy = (now: () => Date) =>
    submitterOf({ book: rulebook, clerk: journal, vault: plainVault, keys: { digest: (text) => text }, now });
  const refused = [...(await givePast({ journal, submitBy }, events)).keys()];
  assert.deepEqual(
    refused.filter((what) => added.some(({ order }) => what.startsWith(`${order.name} `))),
    [],
  );
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
    ...["DirectiveIssued", "TaskSigned", "TaskAnswered", "TaskConfirmed", "GroupSet"],
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
