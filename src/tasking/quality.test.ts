import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { plusSeconds } from "../ground/instant.ts";
import { isDrawn, type QualityTotals, qualityTotalsView } from "./quality.ts";
import { qualityTotalsStream } from "./quality-facts.ts";
import { house, monday, supervisor, system } from "./testing/house.ts";

const at = (minute: number) => plusSeconds(monday, minute * 60);
const rule = { share: 100, seed: "2026-11", days: 3 };
const calltaker = { officer: "C1", role: "calltaker" };

async function withCall() {
  const hall = await house();
  await hall.must(supervisor, "SetQualityRule", rule);
  await hall.must({ officer: "Y1", role: "systemAdministrator" }, "DefineIncidentType", {
    ...{ code: "theft", name: { zh: "盗窃", en: "Theft" }, group: { zh: "案件", en: "Cases" }, priority: 3 },
    ...{ enforcement: true },
  });
  const { id: incidentId } = await hall.must({ officer: "D2", role: "dispatcher" }, "OpenIncident", {
    ...{ type: "theft", place: { words: "文昌路 9 号" } },
  });
  const draw = { incidentId, handledBy: ["D2"], until: at(3 * 1440) };
  await hall.must(system, "DrawQualityCall", draw, 1);
  const totals = async () => {
    const stream = qualityTotalsStream("2026-11");
    return (await hall.journal.states([stream])).get(stream)?.[qualityTotalsView.room] as QualityTotals | undefined;
  };
  return { ...hall, incidentId, draw, totals };
}

test("whoever did not handle it asks; the answers stand with the month and nowhere else", async () => {
  const { give, must, incidentId, totals } = await withCall();
  const answers = ["yes", "partly", "no"];
  const body = { incidentId, outcome: "asked", answers };
  assert.equal(
    (await give({ officer: "D2", role: "calltaker" }, "RecordQualityCall", body, 5)).code,
    "HandledItOneself",
  );
  assert.equal(
    (await give(calltaker, "RecordQualityCall", { incidentId, outcome: "asked" }, 5)).code,
    "AnswersMissing",
  );
  const declined = { incidentId, outcome: "declined", answers };
  assert.equal((await give(calltaker, "RecordQualityCall", declined, 5)).code, "AnswersNotAsked");
  const { facts } = await must(calltaker, "RecordQualityCall", body, 5);
  const given = facts.find(({ type }) => type === "QualityAnswersGiven");
  assert.deepEqual(given?.streams, ["qualitytotals/2026-11"]);
  assert.equal(JSON.stringify(given?.data).includes(incidentId), false);
  assert.deepEqual(await totals(), {
    ...{ month: "2026-11", ended: { asked: 1 } },
    answers: [{ yes: 1 }, { partly: 1 }, { no: 1 }],
  });
  assert.equal((await give(calltaker, "RecordQualityCall", body, 6)).code, "QualityCallOver");
});

test("drawn again it is one call; what the rule does not draw is refused; what nobody calls lapses in its time", async () => {
  const { give, must, incidentId, draw, totals } = await withCall();
  assert.deepEqual((await must(system, "DrawQualityCall", draw, 2)).facts, []);
  assert.equal((await give(system, "LapseQualityCall", { incidentId }, 10)).code, "QualityCallNotDue");
  await must(system, "LapseQualityCall", { incidentId }, 3 * 1440);
  assert.deepEqual((await totals())?.ended, { lapsed: 1 });
  await must(supervisor, "SetQualityRule", { ...rule, share: 0 }, 3 * 1440);
  assert.equal((await give(system, "DrawQualityCall", draw, 3 * 1440)).code, "NotDrawn");
});

test("a draw is the same for the same seed, and its share is what the rule says", () => {
  const ids = Array.from({ length: 4000 }, (_, count) => `incident ${count}`);
  for (const share of [0, 5, 50, 100]) {
    const drawn = ids.filter((id) => isDrawn({ seed: "s", share }, id)).length;
    assert.ok(Math.abs(drawn - (ids.length * share) / 100) <= 110, `${drawn} of ${ids.length} at ${share} %`);
  }
  fc.assert(
    fc.property(fc.string(), fc.string(), fc.integer({ min: 0, max: 99 }), (seed, id, share) => {
      // Whoever is drawn at a share is drawn at every larger one.
      if (isDrawn({ seed, share }, id)) assert.ok(isDrawn({ seed, share: share + 1 }, id));
    }),
  );
});
