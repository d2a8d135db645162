import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { eventCounts } from "./count-events.ts";
import { mostCountedLines, type RefusedEvent, refusedEvents, SecurityEventsCounted } from "./security-events.ts";

const kinds = Object.keys(refusedEvents) as RefusedEvent[];
const minute = 60_000;

const event = fc.record({
  kind: fc.constantFrom(...kinds),
  person: fc.option(fc.constantFrom("P-1", "P-2", "admin"), { nil: undefined }),
  address: fc.option(fc.oneof(fc.ipV4(), fc.ipV6()), { nil: undefined }),
  why: fc.option(fc.constantFrom("SignInWrong", "CodeWrong"), { nil: undefined }),
  after: fc.integer({ min: 0, max: 20_000 }),
});

test("whatever comes, each kind's sum is right, lines are few, and the order that records them is a good one", () => {
  fc.assert(
    fc.property(fc.array(event, { maxLength: 400 }), (events) => {
      const counts = eventCounts();
      let at = Date.UTC(2026, 10, 24, 8);
      let taken = at;
      const sums = new Map<string, number>();
      const take = () => {
        const lines = counts.take();
        assert.ok(lines.length <= mostCountedLines);
        for (const line of lines) {
          const shape = SecurityEventsCounted.shape.safeParse(line);
          assert.ok(shape.success, JSON.stringify([line, shape.error?.issues]));
          assert.ok(line.since <= line.until);
          sums.set(line.kind, (sums.get(line.kind) ?? 0) + line.count);
        }
      };
      for (const { after, ...each } of events) {
        at += after;
        counts.add(each, at);
        if (at - taken < minute) continue;
        taken = at;
        take();
      }
      take();
      for (const kind of kinds) {
        assert.equal(sums.get(kind) ?? 0, events.filter((each) => each.kind === kind).length, kind);
      }
    }),
  );
});

test("an attacker who changes name and address with each try gets a bounded number of lines an hour", () => {
  const counts = eventCounts();
  const began = Date.UTC(2026, 10, 24, 8);
  let [lines, sum] = [0, 0];
  for (let number = 0; number < 60; number++) {
    for (let machine = 0; machine < 500; machine++)
      counts.add(
        { kind: "signInFailed", address: `10.${number}.${machine >> 8}.${machine & 255}` },
        began + number * minute,
      );
    const taken = counts.take();
    lines += taken.length;
    sum += taken.reduce((total, { count }) => total + count, 0);
  }
  assert.equal(sum, 30_000);
  assert.ok(lines <= 600 + 60, `${lines} lines`);
  // The next hour has room again.
  counts.add({ kind: "signInFailed", address: "10.0.0.1" }, began + 60 * minute);
  assert.equal(counts.take()[0]?.address, "10.0.0.1");
});
