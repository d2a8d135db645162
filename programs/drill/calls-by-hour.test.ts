import assert from "node:assert/strict";
import { test } from "node:test";
import { anheAddresses } from "../../src/district/anhe/anhe.ts";
import { drawsFrom } from "../../src/district/anhe/draws.ts";
import { callAt, callersPlace, hourOf } from "./calls-by-hour.ts";

function share(hour: number, type: string): number {
  const calls = Array.from({ length: 1000 }, (_, index) => callAt(hour, (index + 0.5) / 1000));
  return calls.filter((call) => call.type === type).length / 1000;
}

test("noise and drunkenness are called about at night, jams in the rush hour, and every kind at some hour", () => {
  assert.ok(share(23, "noise") > 3 * share(10, "noise"));
  assert.ok(share(1, "drunk") > 3 * share(9, "drunk"));
  assert.ok(share(8, "congestion") > 3 * share(3, "congestion"));
  assert.equal(hourOf(Date.parse("2026-11-29T16:30:00Z")), 0);
  assert.equal(hourOf(Date.parse("2026-11-29T15:30:00Z")), 23);
});

test("people quarrel at home and fight where they eat and drink", () => {
  const addresses = anheAddresses();
  const draw = drawsFrom(1);
  const from = (type: string) =>
    Array.from({ length: 50 }, () => callersPlace({ type }, addresses, draw)?.words ?? "").filter(
      (words) => words !== "",
    );
  assert.ok(from("neighbours").every((words) => /小区|家园|苑|新村|花园|雅居|社区/u.test(words)));
  assert.ok(from("fight").every((words) => /快餐店|超市|市场|广场/u.test(words)));
  assert.ok(from("neighbours").length > 40);
});
