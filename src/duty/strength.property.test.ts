import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { instantOf, millis } from "../ground/instant.ts";
import type { Power } from "../ground/role.ts";
import type { Shift } from "./facts.ts";
import type { Post } from "./posts.ts";
import { strengthWarnings } from "./strength.ts";

const minutes = 240;
const begin = Date.parse("2026-11-01T00:00:00.000Z");
const at = (minute: number) => instantOf(begin + minute * 60_000);
const minuteOf = (instant = "") => (millis(instant) - begin) / 60_000;

const shift = fc
  .record({
    person: fc.constantFrom("A", "B", "C"),
    post: fc.constantFrom("here", "there"),
    from: fc.integer({ min: -60, max: minutes }),
    length: fc.integer({ min: 1, max: 120 }),
  })
  .map(({ person, post, from, length }): Shift => {
    return { shift: `${person} ${from}`, person, post, from: at(from), to: at(from + length) };
  });
const roles: readonly Power["role"][] = ["dispatcher", "shiftLeader", "dutyCommander"];
const post = fc.record({ least: fc.nat(3), always: fc.boolean(), role: fc.constantFrom(...roles) });

function postOf({ least, always, role }: { least: number; always: boolean; role: Power["role"] }): Post {
  return { post: "here", name: { zh: "h", en: "h" }, part: "bureau", power: { role }, needs: [], least, always };
}

test("minute by minute, a post lacks people exactly where it is said to, and a leader exactly where nobody is there", () => {
  fc.assert(
    fc.property(post, fc.array(shift, { maxLength: 12 }), (one, shifts) => {
      const said = Array.from({ length: minutes }, () => "");
      const warnings = strengthWarnings(postOf(one), shifts, at(0), at(minutes));
      for (const { what, from, to } of warnings) {
        for (let minute = minuteOf(from); minute < minuteOf(to); minute++) {
          assert.equal(said[minute], "", "said twice, or outside the time asked about");
          said[minute] = what;
        }
      }
      const isLead = one.always || one.role !== "dispatcher";
      const expected = said.map((_, minute) => {
        const present = new Set<string>();
        for (const { person, post, from, to } of shifts) {
          if (post === "here" && minuteOf(from) <= minute && minute < minuteOf(to)) present.add(person);
        }
        const needed = one.always && one.least === 0 ? 1 : one.least;
        if (present.size >= needed) return "";
        return isLead && present.size === 0 ? "noLeader" : "belowStrength";
      });
      assert.deepEqual(said, expected);
      for (const [index, { what, from }] of warnings.entries()) {
        const before = warnings[index - 1];
        assert.ok(before?.what !== what || before.to !== from, "two neighbours of one kind");
      }
    }),
  );
});

test("a leader's post that needs nobody is not said to lack one, and an empty time has no gaps", () => {
  const free = postOf({ least: 0, always: false, role: "shiftLeader" });
  assert.deepEqual(strengthWarnings(free, [], at(0), at(60)), []);
  assert.deepEqual(strengthWarnings(postOf({ least: 1, always: true, role: "dispatcher" }), [], at(0), at(0)), []);
});
