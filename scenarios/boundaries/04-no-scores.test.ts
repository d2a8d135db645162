import assert from "node:assert/strict";
import { test } from "node:test";
import { callMarks } from "../../src/intake/facts.ts";
import { calltaker, hall } from "../../src/dispatch/testing/hall.ts";
import { fewestPeers, type ReadTally, readsReport } from "../../src/privacy/reads-report.ts";
import { madePlaces, madeWith } from "./made.ts";
import { crossings, everyPlace } from "./walk.ts";

const places = await everyPlace();

test("no field, column, parameter, code or metric is a score, a list or a prediction about people", () => {
  assert.deepEqual(crossings(places, 4), []);
});

test("one that is made is found wherever it is put", () => {
  for (const name of ["risk_score", "积分", "blacklist", "重点人员"]) {
    assert.equal(crossings(madeWith(name), 4).length, madePlaces - (/^[a-z_]+$/.test(name) ? 0 : 2), name);
  }
});

for (const mark of callMarks) {
  test(`given a call marked ${mark}, when the same number calls again, then its incident has the priority of its type`, async () => {
    const place = await hall();
    const ring = () =>
      place.give(calltaker, "RingCall", { channel: "voice", kind: "emergency", number: "13800000000" });
    const first = await ring();
    await place.give(calltaker, "MarkCall", { callId: first.id, mark, reason: "x" });
    const second = await ring();
    await place.give(calltaker, "AnswerCall", { callId: second.id });
    const { id } = await place.give(calltaker, "OpenIncident", {
      callId: second.id,
      type: "quarrel",
      place: { words: "x" },
    });
    const plain = await place.incident(await place.open("quarrel"));
    assert.equal((await place.incident(id)).priority, plain.priority);
    assert.deepEqual((await place.call(second.id)).marks, []);
  });
}

test("a report of reads counts and compares officers' work; it names no score, and compares nobody with too few", () => {
  const tally: ReadTally = {
    officer: "a",
    role: "dispatcher",
    days: 1,
    opened: 9,
    listed: 0,
    offDuty: 0,
    outside: 0,
    underGlass: 0,
  };
  const lines = readsReport([tally, { ...tally, officer: "b", opened: 1 }]);
  assert.deepEqual(
    lines.map(({ peers }) => peers),
    [null, null],
  );
  assert.equal(fewestPeers, 5);
});
