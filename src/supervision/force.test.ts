import assert from "node:assert/strict";
import { test } from "node:test";
import { isSeen, tagsOf } from "../access/sight.ts";
import { forceStream } from "./force-facts.ts";
import { forceStage, forceView } from "./force.ts";
import { checkHouse, commander, crew, north, second, south, supervisor } from "./testing/check-house.ts";

async function used(more: object = {}) {
  const house = await checkHouse();
  const incidentId = await house.open("robbery");
  await house.work(incidentId, "N1", 60);
  const recorded = await house.must(crew("N1"), "RecordForce", {
    ...{ incidentId, kind: "restraint", why: "resistance", injured: false },
    ...more,
  });
  const force = () => house.state(forceView, forceStream(recorded.id));
  const owed = async () => forceView.owed?.(await force(), house.now()) ?? [];
  return { ...house, incidentId, forceId: recorded.id, force, owed };
}

test("force is always reported in writing, at once where somebody is hurt, and reviewed by somebody else", async () => {
  const { forceId, force, owed, must, give, now } = await used();
  const hurt = await used({ injured: true });
  const seconds = async (house: typeof hurt) =>
    (Date.parse((await house.owed())[0]?.due ?? "") - Date.parse(now())) / 1000;
  assert.deepEqual(
    [await seconds(hurt), (await hurt.owed())[0]?.by],
    [1800, ["unit:N1", "station:north", "person:crew N1"]],
  );
  assert.equal((Date.parse((await owed())[0]?.due ?? "") - Date.parse(now())) / 1000, 86_400);

  const review = { forceId, isInOrder: true, reason: "necessary and in proportion" };
  assert.equal((await give(supervisor, "ReviewForce", review)).code, "ForceNotReported");
  assert.equal((await give(south, "ReportForce", { forceId, words: "we" })).code, "NotYourForce");
  await must(north, "ReportForce", { forceId, words: "what happened" });
  assert.equal((await give(crew("N1"), "ReportForce", { forceId, words: "again" })).code, "ForceReportedBefore");
  assert.equal((await give(supervisor, "TellProcurator", { forceId, at: now() })).code, "ProcuratorNotNeeded");
  assert.equal((await give({ officer: "crew N1", role: "supervisor" }, "ReviewForce", review)).code, "NotOneself");
  await must(second, "ReviewForce", review);
  assert.deepEqual([forceStage(await force()), await owed()], ["reviewed", []]);
});

test("where a weapon was used the procurator is told before it is over, and when is on record", async () => {
  const { forceId, force, must, give, now, later } = await used({ kind: "weaponUsed", injured: true });
  await must(crew("N1"), "ReportForce", { forceId, words: "what happened" });
  assert.equal(forceStage(await force()), "toTell");
  assert.equal((await give(supervisor, "TellProcurator", { forceId, at: later(60) })).code, "ToldInFuture");
  await must(supervisor, "TellProcurator", { forceId, at: now() });
  assert.equal((await give(supervisor, "TellProcurator", { forceId, at: now() })).code, "ProcuratorToldBefore");
  assert.equal(forceStage(await force()), "toReview");
});

test("only who was there records it, and only they and supervision see it", async () => {
  const { incidentId, give, force } = await used();
  const body = { incidentId, kind: "hands", why: "violence", injured: false };
  assert.equal((await give(crew("S1"), "RecordForce", body)).code, "NotThere");
  assert.equal((await give(south, "RecordForce", body)).code, "NotThere");
  assert.equal((await give(north, "RecordForce", body)).code, "");
  const none = { ...body, incidentId: "01M85K8DEGQ3X1M396A1205V7W" };
  assert.equal((await give(supervisor, "RecordForce", none)).code, "ForceAtNoIncident");
  const seenBy = forceView.seenBy?.(await force(), "") ?? [];
  const sees = (by: Parameters<typeof tagsOf>[0]) => isSeen(tagsOf(by), seenBy);
  assert.deepEqual([crew("N1"), north, south, crew("S1"), supervisor, commander].map(sees), [
    ...[true, true, false, false, true, true],
  ]);
});
