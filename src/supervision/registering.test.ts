import assert from "node:assert/strict";
import { test } from "node:test";
import { gapsOf, needsReceipt } from "./registering.ts";
import { registeringView } from "./registering-view.ts";
import { house, north, south, supervisor } from "./testing/house.ts";

test("a receipt has a number of its incident, and the case is to be decided within 24 hours of the report", async () => {
  const { incident, must, registering } = await house();
  const incidentId = await incident();
  await must(north, "GiveReceipt", { incidentId, how: "printed", track: "administrative" }, 5);
  await must(north, "GiveReceipt", { incidentId, how: "sent", track: "administrative" }, 6);
  const state = await registering(incidentId);
  assert.deepEqual(
    state.receipts.map(({ receipt, how }) => [receipt, how]),
    [
      [`${state.number}-1`, "printed"],
      [`${state.number}-2`, "sent"],
    ],
  );
  assert.equal(Date.parse(state.decideBy?.due ?? "") - Date.parse(state.reportedAt), 86_400_000);
  assert.deepEqual(gapsOf(state), ["undecided"]);
});

test("a criminal case is to be decided within three days, 7 with leads to check, 30 where it is grave, each by who may", async () => {
  const { incident, must, give, registering, day } = await house();
  const incidentId = await incident();
  await must(north, "GiveReceipt", { incidentId, how: "printed", track: "criminal" });
  assert.equal((await registering(incidentId)).decideBy?.due, "2026-11-26T16:00:00.000Z");
  const extend = async (rung: string, office: string, minute: number) =>
    (await give(north, "ExtendReview", { incidentId, track: "criminal", rung, office, reason: "需查证" }, minute)).code;
  assert.equal(await extend("leads", "stationHead", day), "NotWhoMay");
  assert.equal(await extend("leads", "bureauHead", day), "");
  assert.equal((await registering(incidentId)).decideBy?.due, "2026-11-30T16:00:00.000Z");
  assert.equal(await extend("grave", "bureauHead", 2 * day), "");
  assert.equal((await registering(incidentId)).decideBy?.due, "2026-12-23T16:00:00.000Z");
  assert.equal(await extend("grave", "bureauHead", 3 * day), "RungTaken");
});

test("what is not accepted has a reason and, of a criminal case, is told in three days; a later decision is to be told again", async () => {
  const { incident, must, give, registering } = await house();
  const incidentId = await incident();
  const decide = (more: object) => give(north, "DecideCase", { incidentId, track: "criminal", ...more }, 60);
  assert.equal((await give(north, "TellDecision", { incidentId, told: "written" })).code, "NothingDecided");
  assert.equal((await decide({ accepted: false })).code, "ReasonForRefusal");
  assert.equal((await decide({ accepted: false, reason: "没有犯罪事实" })).code, "");
  assert.equal((await registering(incidentId)).tellBy?.due, "2026-11-26T16:00:00.000Z");
  assert.deepEqual(gapsOf(await registering(incidentId)), ["noReceipt", "untold"]);
  await must(north, "TellDecision", { incidentId, told: "written" }, 70);
  assert.equal((await give(north, "TellDecision", { incidentId, told: "written" }, 71)).code, "DecisionToldAlready");
  assert.equal((await decide({ accepted: true })).code, "");
  const state = await registering(incidentId);
  assert.deepEqual([state.told, state.tellBy], [undefined, undefined]);
  assert.deepEqual(gapsOf(state), ["noReceipt", "untold"]);
  assert.equal(
    (
      await give(
        north,
        "ExtendReview",
        { incidentId, track: "criminal", rung: "leads", office: "bureauHead", reason: "…" },
        72,
      )
    ).code,
    "CaseDecidedAlready",
  );
});

test("it is the act of who has the incident, and never of supervision, which watches it", async () => {
  const { incident, give } = await house();
  const incidentId = await incident();
  const receipt = { incidentId, how: "printed", track: "administrative" };
  assert.notEqual((await give(south, "GiveReceipt", receipt)).code, "");
  assert.notEqual((await give(supervisor, "GiveReceipt", receipt)).code, "");
  assert.equal(
    (
      await give({ officer: "X", role: "station", station: "north" }, "GiveReceipt", {
        ...receipt,
        incidentId: "01M85K8DEFVJZ58TSXGXMT4F2B",
      })
    ).code,
    "IncidentUnknown",
  );
});

test("what is missing is owed by the station until the chain is whole", async () => {
  const { incident, must, registering } = await house();
  const incidentId = await incident();
  await must(north, "DecideCase", { incidentId, track: "administrative", accepted: true });
  const owed = async () => registeringView.owed?.(await registering(incidentId), "2026-11-23T03:00:00.000Z") ?? [];
  assert.deepEqual(
    (await owed()).map(({ kind, by }) => [kind, by]),
    [
      ["report", ["station:north"]],
      ["answer", ["station:north"]],
    ],
  );
  await must(north, "TellDecision", { incidentId, told: "spoken" });
  await must(north, "GiveReceipt", { incidentId, how: "sent", track: "administrative" });
  assert.deepEqual(await owed(), []);
  assert.equal(registeringView.isCurrent?.(await registering(incidentId)), false);
});

test("types of enforcement want a receipt; each type says that by itself", () => {
  const name = { zh: "类", en: "Type" };
  const types = {
    theft: { code: "theft", name, priority: 3, enforcement: true },
    noise: { code: "noise", name, priority: 4, enforcement: false },
  };
  assert.deepEqual(
    ["theft", "noise", "gone"].map((type) => needsReceipt({ types }, type)),
    [true, false, false],
  );
});
