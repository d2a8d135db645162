import assert from "node:assert/strict";
import { test } from "node:test";
import { noStatute } from "../statute/statute.ts";
import { recordedOf, spansOnScene } from "./recorded.ts";
import { crew, dispatcher, hall } from "./testing/hall.ts";

const zone = "Asia/Shanghai";

/** An incident of a crew that came and left, with a report as it is said. */
async function worked(report: Record<string, unknown>, minutes = 42) {
  const { give, incident, open, pass } = await hall();
  const incidentId = await open();
  const order = await give(dispatcher, "OrderUnit", { incidentId, unitId: "N1" });
  const step = { incidentId, assignmentId: order.id };
  for (const name of ["AcknowledgeOrder", "GoEnRoute", "ArriveOnScene"]) await give(crew("N1"), name, step);
  pass(minutes * 60);
  await give(crew("N1"), "ClearUnit", step);
  const given = await give(crew("N1"), "GiveReport", { incidentId, text: "done", ...report });
  return { given, incident: await incident(incidentId), give, read: () => incident(incidentId), incidentId };
}

const plus = (instant: string, minutes: number) => new Date(Date.parse(instant) + minutes * 60_000).toISOString();

test("of enforcement work each minute on scene is recorded, and what is not is a gap with its length", async () => {
  const { incident, give, read, incidentId } = await worked({});
  const [span] = spansOnScene(incident);
  assert.ok(span);
  assert.equal(Date.parse(span.to) - Date.parse(span.from), 42 * 60_000);
  const bare = recordedOf(incident, true, noStatute, zone);
  assert.deepEqual(
    [bare?.duties.map(({ duty }) => duty.code), bare?.gaps],
    [["onScene"], [{ ...span, seconds: 42 * 60 }]],
  );
  assert.equal(recordedOf(incident, false, noStatute, zone), null);

  const recordings = [{ number: "R-1", from: plus(span.from, 4), to: plus(span.from, 33) }];
  await give(crew("N1"), "GiveReport", { incidentId, text: "more", recordings });
  const told = recordedOf(await read(), true, noStatute, zone);
  assert.deepEqual(
    told?.gaps.map(({ seconds }) => seconds / 60),
    [4, 9],
  );
  // A later report puts right what an earlier one said of the recording.
  const right = [{ number: "R-1", from: span.from, to: span.to, sha256: "0".repeat(64) }];
  await give(crew("N1"), "GiveReport", { incidentId, text: "right", recordings: right });
  const whole = recordedOf(await read(), true, noStatute, zone);
  assert.deepEqual([whole?.gaps, whole?.recordings], [[], right]);
  // Less than a second is nobody's gap.
  const second = [{ number: "R-1", from: plus(span.from, 0.01), to: plus(span.to, -0.01) }];
  await give(crew("N1"), "GiveReport", { incidentId, text: "again", recordings: second });
  assert.deepEqual(recordedOf(await read(), true, noStatute, zone)?.gaps, []);
});

test("a situation that the report tells of wants its recording whatever the type, and a report without one is taken", async () => {
  const { given, incident } = await worked({ situations: ["seizureOnSpot"] });
  assert.equal(given.refused, undefined);
  const found = recordedOf(incident, false, noStatute, zone);
  assert.deepEqual(
    found?.duties.map(({ duty }) => duty.code),
    // The incident is of November 2026, under the law of that year.
    ["seizureOnSpot"],
  );
  assert.equal(found?.gaps.length, 1);
  const england = { ...noStatute, chosen: [{ profile: "england", since: "2026-01-01" }] };
  assert.equal(recordedOf(incident, true, england, zone), null);
});

test("a crew that is still there has no gap yet, and two crews that overlap are one span", () => {
  const at = (minutes: number) => plus("2026-03-02T10:00:00.000Z", minutes);
  const of = (...times: object[]) => spansOnScene({ assignments: times.map((each) => ({ times: each })) as never });
  assert.deepEqual(of({ onScene: at(0) }), []);
  assert.deepEqual(
    of({ onScene: at(5), cleared: at(30) }, { handling: at(0), cleared: at(10) }, { onScene: at(50), cleared: at(60) }),
    [
      { from: at(0), to: at(30) },
      { from: at(50), to: at(60) },
    ],
  );
});
