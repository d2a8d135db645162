import assert from "node:assert/strict";
import { test } from "node:test";
import type { Clock } from "../../ground/web/pace.ts";
import { figuresOf } from "./figures.ts";

/** A board of a test: how many things there are, and what changes it. */
function board() {
  const listeners = new Set<() => void>();
  const waiting: { at: number; run: () => void }[] = [];
  let time = 0;
  const clock: Clock = {
    now: () => time,
    after: (milliseconds, run) => {
      const one = { at: time + milliseconds, run };
      waiting.push(one);
      return () => waiting.splice(waiting.indexOf(one), 1);
    },
  };
  const state = { count: 0, asked: 0 };
  return {
    state,
    clock,
    source: (listener: () => void) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    change: (count: number) => {
      state.count = count;
      for (const listener of listeners) listener();
    },
    pass: (milliseconds: number) => {
      time += milliseconds;
      for (const one of waiting.filter(({ at }) => at <= time)) {
        waiting.splice(waiting.indexOf(one), 1);
        one.run();
      }
    },
    followers: () => listeners.size,
  };
}

function figuresOfBoard(one: ReturnType<typeof board>) {
  return figuresOf(
    one.source,
    () => {
      one.state.asked += 1;
      return { even: one.state.count % 2 === 0, tens: Math.floor(one.state.count / 10) };
    },
    one.clock,
  );
}

test("a board that changes a hundred times in a second is counted twice: at once and after it", () => {
  const one = board();
  const figures = figuresOfBoard(one);
  let told = 0;
  figures.subscribe(() => (told += 1));
  const before = one.state.asked;
  for (let count = 1; count <= 101; count++) one.change(count);
  assert.equal(one.state.asked, before);
  one.pass(1000);
  assert.equal(one.state.asked, before + 1);
  assert.deepEqual(figures.get(), { even: false, tens: 10 });
  assert.equal(told, 2);
});

test("what says the same is the same object, and nobody is told", () => {
  const one = board();
  const figures = figuresOfBoard(one);
  let told = 0;
  const stop = figures.subscribe(() => (told += 1));
  const first = figures.get();
  one.change(2);
  one.pass(1000);
  assert.equal(figures.get(), first);
  assert.equal(told, 1);
  stop();
  assert.equal(one.followers(), 0);
  one.change(33);
  assert.deepEqual(figures.get(), { even: false, tens: 3 });
});
