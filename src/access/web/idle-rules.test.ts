import assert from "node:assert/strict";
import { test } from "node:test";
import { idleAnswer, type IdlePolicy } from "./idle-rules.ts";

const lock: IdlePolicy = { onIdle: "lock", idleMinutes: 30 };
const minute = 60_000;

test("the server is told of input at most once a minute, and of none it knows of", () => {
  const tells = (lastInput: number, lastTold: number, now: number) =>
    idleAnswer({ lastInput, lastTold }, lock, now).tell;
  assert.equal(tells(10_000, 0, 59_999), false);
  assert.equal(tells(10_000, 0, minute), true);
  assert.equal(tells(0, 0, 5 * minute), false);
});

test("the end is announced two minutes before, and the time is up when it is up", () => {
  const at = (now: number) => idleAnswer({ lastInput: 0, lastTold: 0 }, lock, now);
  assert.equal(at(28 * minute - 1).phase, "active");
  assert.deepEqual(at(28 * minute), { tell: false, phase: "soon", leftSeconds: 120 });
  assert.deepEqual(at(30 * minute - 1), { tell: false, phase: "soon", leftSeconds: 1 });
  assert.deepEqual(at(30 * minute), { tell: false, phase: "over", leftSeconds: 0 });
  assert.equal(at(90 * minute).phase, "over");
});

test("a short time is announced for its last quarter", () => {
  const short: IdlePolicy = { onIdle: "end", idleMinutes: 1 };
  assert.equal(idleAnswer({ lastInput: 0, lastTold: 0 }, short, 44_999).phase, "active");
  assert.equal(idleAnswer({ lastInput: 0, lastTold: 0 }, short, 45_000).phase, "soon");
});

test("a token's window is never locked and never left by itself", () => {
  const token: IdlePolicy = { onIdle: null, idleMinutes: null };
  assert.equal(idleAnswer({ lastInput: 0, lastTold: 0 }, token, 1000 * minute).phase, "active");
});
