import assert from "node:assert/strict";
import { test } from "node:test";
import { roles } from "../../ground/role.ts";
import { accessRoom } from "../room.ts";
import { dutyRoom } from "../../duty/room.ts";
import { rulebookOf } from "../../journal/rulebook.ts";
import { grantOutcome, knownUnits, noDraft, powerFrom } from "./power-draft.ts";
import { noLimits, ordersOf, tokenBody, tokenPresets, tokenRoles } from "./token-draft.ts";

test("a power is said once its role is chosen, and its place where the role is one of a place", () => {
  assert.equal(powerFrom(noDraft), null);
  assert.deepEqual(powerFrom({ role: "dispatcher", place: "north", until: "" }), { role: "dispatcher" });
  for (const role of ["station", "unit", "department"] as const) {
    assert.equal(powerFrom({ role, place: " ", until: "" }), null, role);
    assert.deepEqual(powerFrom({ role, place: " N-1 ", until: "" }), { role, [role]: "N-1" });
  }
  assert.deepEqual(powerFrom({ role: "reader", place: "", until: "2026-12-31" }), {
    role: "reader",
    until: "2026-12-31",
  });
});

test("what became of a power that was asked for is read from what was recorded", () => {
  assert.equal(grantOutcome([{ type: "ActProposed" }]), "waits");
  assert.equal(grantOutcome([{ type: "PowerGranted" }]), "alone");
  assert.equal(grantOutcome([]), "held");
});

test("units are those in sight and those of others' powers, each once", () => {
  const people = [
    { powers: [{ role: "unit", unit: "S-2" }] },
    { powers: [{ role: "unit", unit: "N-1" }, { role: "reader" }] },
  ] as const;
  assert.deepEqual(knownUnits(people, ["N-1", "A-9"]), ["A-9", "N-1", "S-2"]);
});

test("a token is never an administrator, and is limited only to orders of its role that people give", () => {
  assert.deepEqual(
    roles.filter((role) => !tokenRoles.includes(role)),
    ["systemAdministrator", "securityAdministrator", "auditAdministrator"],
  );
  const book = rulebookOf([accessRoom, dutyRoom]);
  const names = ordersOf(book, "shiftLeader").map(({ name }) => name);
  assert.ok(names.includes("PlanShifts"));
  assert.ok(!names.includes("GrantPowers"));
  assert.ok(!ordersOf(book, "dispatcher").some(({ name }) => name === "OpenSession"));
});

test("a token is said once it has a name, a power and the moment its last day ends", () => {
  const draft = { role: "station", place: "N", until: "2026-12-31" } as const;
  const endOf = (day: string) => (day === "" ? null : `${day}T15:59:59.000Z`);
  assert.equal(tokenBody(" ", draft, noLimits, endOf), null);
  assert.equal(tokenBody("feed", { ...draft, until: "" }, noLimits, endOf), null);
  assert.equal(tokenBody("feed", { ...draft, place: "" }, noLimits, endOf), null);
  assert.deepEqual(tokenBody(" feed ", draft, noLimits, endOf), {
    label: "feed",
    power: { role: "station", station: "N" },
    until: "2026-12-31T15:59:59.000Z",
  });
  assert.deepEqual(tokenBody("feed", draft, { orders: ["SignOrder"], reads: [] }, endOf)?.power, {
    role: "station",
    station: "N",
    orders: ["SignOrder"],
  });
});

test("each usual token is limited, to what its role may", () => {
  const book = rulebookOf([accessRoom, dutyRoom]);
  for (const [name, { role, limits }] of Object.entries(tokenPresets)) {
    assert.ok(tokenRoles.includes(role), name);
    assert.ok(limits.orders.length + limits.reads.length > 0, name);
    const known = ordersOf(book, role).map((order) => order.name);
    for (const order of limits.orders) assert.ok(order === "RingCall" || known.includes(order), order);
  }
});
