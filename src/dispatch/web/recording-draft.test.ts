import assert from "node:assert/strict";
import { test } from "node:test";
import { emptyLine, keptRecorded, recordedIn, recordedText, recordingIn } from "./recording-draft.ts";

const zone = "Asia/Shanghai";
const day = "2026-03-02";
const line = { number: " R-1 ", from: "10:02", to: "10:31:30", sha256: "" };

test("times alone are of the day on which the crew came, and an end before the start is of the next", () => {
  assert.deepEqual(recordingIn(line, day, zone), {
    number: "R-1",
    from: "2026-03-02T02:02:00.000Z",
    to: "2026-03-02T02:31:30.000Z",
  });
  const overnight = recordingIn({ ...line, from: "23:50", to: "00:20" }, day, zone);
  assert.deepEqual([overnight?.from, overnight?.to], ["2026-03-02T15:50:00.000Z", "2026-03-02T16:20:00.000Z"]);
  const whole = recordingIn({ ...line, from: "2026-03-01 23:50", to: "2026-03-02 00:20" }, day, zone);
  assert.equal(whole?.from, "2026-03-01T15:50:00.000Z");
});

test("a line that is wrong holds the report, an empty one is left out", () => {
  const wrong = [
    { ...line, number: "" },
    { ...line, to: "25:00" },
    { ...line, to: "2026-03-02 09:00" },
    { ...line, sha256: "abc" },
  ];
  for (const one of wrong) assert.equal(recordedIn({ lines: [one], situations: [] }, day, zone), null);
  assert.deepEqual(recordedIn({ lines: [emptyLine], situations: [] }, day, zone), {});
  const sha256 = "AB".repeat(32);
  const said = recordedIn({ lines: [{ ...line, sha256 }], situations: ["seizureOnSpot"] }, day, zone);
  assert.deepEqual([said?.recordings?.[0]?.sha256, said?.situations], [sha256.toLowerCase(), ["seizureOnSpot"]]);
});

test("a draft comes back as it was kept, and whatever else is kept there is nothing", () => {
  const draft = { lines: [line], situations: ["seizureOnSpot"] };
  assert.deepEqual(keptRecorded(recordedText(draft)), draft);
  assert.equal(recordedText({ lines: [], situations: [] }), "");
  for (const text of ["", "null", "[]", "{", '{"lines":1}']) assert.deepEqual(keptRecorded(text).lines, [], text);
});
