import assert from "node:assert/strict";
import { test } from "node:test";
import { doorTexts } from "./door-texts.ts";
import type { Session } from "../own-session.ts";
import type { SignedIn } from "./session.ts";
import { afterReading, seatOf, type Standing } from "./standing-change.ts";

const dispatcher: Session = {
  ...{ officer: "A1001", role: "dispatcher", part: "bureau", person: true, locked: false },
  ...{ onIdle: "lock", idleMinutes: 30, demo: false, drill: false },
};
const locked: Session = { ...dispatcher, locked: true };
const doorway = { demo: false, zone: "Asia/Shanghai" };
const out: SignedIn = { kind: "out", doorway };
const read = (session: Session): SignedIn => ({ kind: "in", session });
const seated: Standing = { kind: "seat", session: dispatcher, clientKept: true };
const reading: Standing = { kind: "reading" };

test("the seat is the same while role, place and sight are", () => {
  assert.equal(seatOf({ ...dispatcher, idleMinutes: 5, locked: true, drill: true }), seatOf(dispatcher));
  assert.equal(seatOf({ ...dispatcher, glass: "01J00000000000000000000000" }), seatOf(dispatcher));
  const others: readonly Session[] = [
    { ...dispatcher, offPost: true },
    { ...dispatcher, role: "calltaker" },
    { ...dispatcher, role: "station", station: "AH-01" },
    { ...dispatcher, officer: "A1002" },
    { ...dispatcher, part: "AH-01" },
  ];
  for (const other of others) assert.notEqual(seatOf(other), seatOf(dispatcher), JSON.stringify(other));
});

test("locking keeps the page beneath, and unlocking gives it back", () => {
  const under = afterReading(seated, read(locked));
  assert.deepEqual(under, { kind: "seat", session: locked, clientKept: true });
  assert.deepEqual(afterReading(under, read(dispatcher)), seated);
});

test("a page opened on a locked screen has no client beneath until it is unlocked", () => {
  const shut = afterReading(reading, read(locked));
  assert.deepEqual(shut, { kind: "seat", session: locked, clientKept: false });
  assert.deepEqual(afterReading(shut, read(locked)), shut);
  assert.deepEqual(afterReading(shut, read(dispatcher)), seated);
});

test("somebody who loses their sight while the screen is locked loses the page beneath", () => {
  const off: Session = { ...locked, offPost: true };
  assert.deepEqual(afterReading(afterReading(seated, read(locked)), read(off)), {
    ...{ kind: "seat", session: off, clientKept: false },
  });
});

test("what has to be set up comes before everything else", () => {
  const incomplete: Session = { ...locked, missing: "password" };
  assert.deepEqual(afterReading(seated, read(incomplete)), { kind: "setUp", session: incomplete });
});

test("whoever was in and is not any more is told so; a stranger is told nothing; a reason given is said", () => {
  assert.deepEqual(afterReading(seated, out), { kind: "out", doorway, notice: doorTexts.signedOut });
  assert.deepEqual(afterReading(reading, out), { kind: "out", doorway, notice: null });
  assert.deepEqual(afterReading(seated, out, null), { kind: "out", doorway, notice: null });
  assert.deepEqual(afterReading(seated, out, doorTexts.leftIdle), { kind: "out", doorway, notice: doorTexts.leftIdle });
});

test("what was said of an end stays when the server is asked about it again", () => {
  const told = afterReading(seated, out);
  assert.deepEqual(afterReading(told, out), told);
});

test("a server that does not answer takes nobody's page away", () => {
  assert.equal(afterReading(seated, { kind: "unreachable" }), seated);
  const under = afterReading(seated, read(locked));
  assert.equal(afterReading(under, { kind: "unreachable" }), under);
  assert.deepEqual(afterReading(reading, { kind: "unreachable" }), { kind: "unreachable" });
});
