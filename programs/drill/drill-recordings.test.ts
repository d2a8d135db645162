import assert from "node:assert/strict";
import { test } from "node:test";
import { recordingSchema } from "../../src/ground/recording.ts";
import { recordingGaps } from "../../src/statute/recording-duty.ts";
import { cameraOf } from "./drill-recordings.ts";

test("of many incidents most are recorded whole and some have a gap, each as the order takes it", () => {
  const span = { from: "2026-03-02T10:00:00.000Z", to: "2026-03-02T10:30:00.000Z" };
  const gaps = Array.from({ length: 500 }, (_, index) => {
    const recordings = cameraOf(
      "JX-01",
      `01ARZ3NDEKTSV4RRFFQ69G5${String(index).padStart(3, "0")}`,
      span.from,
      span.to,
    );
    for (const recording of recordings) assert.ok(recordingSchema.safeParse(recording).success);
    return recordingGaps(span, recordings).length;
  });
  const share = gaps.filter((count) => count > 0).length / gaps.length;
  assert.ok(share > 0.08 && share < 0.25, String(share));
});

test("a short stay is recorded whole, and none leaves nothing", () => {
  const [from, to] = ["2026-03-02T10:00:00.000Z", "2026-03-02T10:04:00.000Z"];
  for (let index = 0; index < 50; index += 1) {
    const [recording] = cameraOf(`U-${index}`, "01ARZ3NDEKTSV4RRFFQ69G5FAV", from, to);
    assert.deepEqual([recording?.from, recording?.to], [from, to]);
  }
  assert.deepEqual(cameraOf("U", "01ARZ3NDEKTSV4RRFFQ69G5FAV", from, from), []);
});
