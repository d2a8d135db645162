import assert from "node:assert/strict";
import { test } from "node:test";
import type { Giver } from "../../../src/ground/fact.ts";
import { seatsOf } from "../../../src/access/server/seats.ts";

const nothing = () => undefined;

test("who sits at a desk or in a crew is known while a window is open and they still are who they were", () => {
  const seats = seatsOf();
  let desk: Giver | undefined = { officer: "demo-N", role: "station", station: "N" };
  const leave = seats.take("demo-N", () => desk, nothing);
  seats.take("310101", () => ({ officer: "310101", role: "unit", unit: "N-1", station: "N" }), nothing);
  assert.equal(seats.sitsAt({ station: "N" }), true);
  assert.equal(seats.sitsAt({ station: "S" }), false);
  assert.equal(seats.sitsAt({ unit: "N-1" }), true);
  assert.equal(seats.sitsAt({ unit: "N-2" }), false);
  desk = undefined;
  assert.equal(seats.sitsAt({ station: "N" }), false, "a crew of the station is not its desk");
  desk = { officer: "demo-N", role: "station", station: "N" };
  leave();
  assert.equal(seats.sitsAt({ station: "N" }), false);
});

test("who sits at a department's seat, or in a role of the hall, is known too", () => {
  const seats = seatsOf();
  seats.take("d", () => ({ officer: "d", role: "department", department: "traffic" }), nothing);
  seats.take("c", () => ({ officer: "c", role: "dutyCommander" }), nothing);
  assert.equal(seats.sitsAt({ department: "traffic" }), true);
  assert.equal(seats.sitsAt({ department: "criminal" }), false);
  assert.equal(seats.sitsAt({ role: "dutyCommander" }), true);
  assert.equal(seats.sitsAt({ role: "shiftLeader" }), false);
});
