import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { plusSeconds } from "../ground/instant.ts";
import { answerDue, keptPromise } from "./clock.ts";
import type { Pause } from "./task.ts";

const start = "2026-11-23T02:00:00.000Z";
const at = (minute: number) => plusSeconds(start, minute * 60);

/** Lengths in minutes, in turn of running and of standing still: at work, waiting for the asker, at work … */
const turns = fc.array(fc.tuple(fc.integer({ min: 0, max: 90 }), fc.integer({ min: 0, max: 90 })), { maxLength: 8 });

function pausesOf(lengths: readonly (readonly [number, number])[]): { pauses: Pause[]; now: number } {
  let now = 0;
  const pauses = lengths.map(([running, standing]): Pause => {
    const from = now + running;
    now = from + standing;
    return { from: at(from), to: at(now) };
  });
  return { pauses, now };
}

/** Minute by minute: the first one at which as many minutes have run as were promised. */
function naiveDue(promised: number, pauses: readonly Pause[]): string {
  let ran = 0;
  for (let minute = 0; ; minute += 1) {
    if (ran === promised && !pauses.some(({ from, to = "" }) => from <= at(minute) && at(minute) < to))
      return at(minute);
    const isStanding = pauses.some(({ from, to = "" }) => from <= at(minute) && at(minute) < to);
    if (!isStanding) ran += 1;
  }
}

test("an answer is due when the promised minutes have run, counted one by one, without those that wait for the asker", () => {
  fc.assert(
    fc.property(turns, fc.integer({ min: 1, max: 300 }), (lengths, promised) => {
      const { pauses } = pausesOf(lengths);
      // Only pauses that begin before the promise runs out can move it: later ones come when it is broken already.
      const moving = pauses.filter(({ from }, place) => {
        const before = pauses.slice(0, place);
        return from < (answerDue({ answerBy: at(promised), pauses: before }) ?? "");
      });
      assert.equal(answerDue({ answerBy: at(promised), pauses: moving }), naiveDue(promised, moving));
    }),
  );
});

test("a promise is kept when no more minutes ran until the first answer than were promised", () => {
  fc.assert(
    fc.property(turns, fc.integer({ min: 1, max: 300 }), fc.integer({ min: 0, max: 90 }), (lengths, promised, last) => {
      const { pauses, now } = pausesOf(lengths);
      const ran = lengths.reduce((sum, [running]) => sum + running, last);
      const task = { answerBy: at(promised), pauses, firstAnsweredAt: at(now + last) };
      assert.equal(keptPromise(task), ran <= promised);
    }),
  );
});
