import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { isRefusal } from "../ground/refusal.ts";
import type { OrderKind } from "../ground/order-kind.ts";
import type { District } from "./district.ts";
import { unnamedDistrict } from "./district.ts";
import { DepartmentRegistered } from "./facts.ts";
import { RegisterDepartment, RegisterStation } from "./orders.ts";
import { aboveOf, flatOf, levelOf, nameOfPart, organisationOf, partsBelow } from "./organisation.ts";

const name = (text: string) => ({ zh: text, en: text });

/** Departments by id with what they stand under. */
function districtWith(parents: Record<string, string | undefined>, stations: Record<string, string | undefined> = {}) {
  const part = ([id, parent]: [string, string | undefined]) => [
    id,
    { id, name: name(id), ...(parent === undefined ? {} : { parent }) },
  ];
  const station = ([id, parent]: [string, string | undefined]) => [
    id,
    { id, name: name(id), point: [110, 31], ...(parent === undefined ? {} : { parent }) },
  ];
  return {
    ...unnamedDistrict,
    name: name("Anhe"),
    departments: Object.fromEntries(Object.entries(parents).map(part)),
    stations: Object.fromEntries(Object.entries(stations).map(station)),
  } as District;
}

function give(district: District, kind: OrderKind, body: object) {
  const order = { id: "", name: kind.name, by: { officer: "a", role: "x" }, receivedAt: "", occurredAt: "", body };
  const answer = kind.decide(<State>() => district as State, order);
  return isRefusal(answer) ? answer.refused : answer.map(({ data }) => data);
}

const east = { E: undefined, "E-traffic": "E", "E-traffic-2": "E-traffic" };

test("sub-bureaux stand between the bureau and their stations, and each part knows its level and what is below it", () => {
  const district = districtWith(east, { "S-1": "E", "S-2": undefined });
  assert.deepEqual(
    flatOf(organisationOf(district)).map(({ id, level, kind }) => `${level} ${kind} ${id}`),
    [
      "0 bureau bureau",
      "1 department E",
      "2 department E-traffic",
      "3 department E-traffic-2",
      "2 station S-1",
      "1 station S-2",
    ],
  );
  assert.deepEqual(partsBelow(district, "E"), ["E-traffic", "E-traffic-2", "S-1"]);
  assert.deepEqual(partsBelow(district, "nobody"), []);
  assert.equal(levelOf(district, "E-traffic-2"), 3);
  assert.deepEqual(aboveOf(district, "E-traffic-2"), ["E-traffic", "E"]);
  assert.deepEqual(nameOfPart(district, "bureau"), name("Anhe"));
  assert.equal(nameOfPart(district, "nobody"), undefined);
});

test("a parent nobody registered is refused, for departments and for stations", () => {
  const district = districtWith(east);
  assert.equal(give(district, RegisterDepartment, { id: "W", name: name("W"), parent: "X" }), "ParentUnknown");
  const station = { id: "S-1", name: name("S"), point: [110, 31] };
  assert.equal(give(district, RegisterStation, { ...station, parent: "X" }), "ParentUnknown");
  assert.deepEqual(give(district, RegisterStation, { ...station, parent: "E" }), [{ ...station, parent: "E" }]);
});

test("no department stands under itself, not by way of others either", () => {
  const district = districtWith(east);
  assert.equal(give(district, RegisterDepartment, { id: "E", name: name("E"), parent: "E" }), "ParentCircle");
  assert.equal(give(district, RegisterDepartment, { id: "E", name: name("E"), parent: "E-traffic-2" }), "ParentCircle");
  assert.equal(give(district, RegisterDepartment, { id: "new", name: name("N"), parent: "new" }), "ParentCircle");
});

test("a department registered before there were levels is read as one directly under the bureau", () => {
  const read = DepartmentRegistered.shape.parse({ id: "legal", name: name("法制") });
  assert.deepEqual(read, { id: "legal", name: name("法制") });
});

test("whatever the facts say of parents, everybody is in the tree once", () => {
  const id = fc.constantFrom("a", "b", "c", "d", "e");
  const parents = fc.dictionary(id, fc.option(id, { nil: undefined }));
  fc.assert(
    fc.property(parents, parents, (departments, stations) => {
      const named = Object.fromEntries(Object.entries(stations).map(([key, parent]) => [`S${key}`, parent]));
      const district = districtWith(departments, named);
      const found = flatOf(organisationOf(district)).map((part) => part.id);
      const all = ["bureau", ...Object.keys(departments), ...Object.keys(named)];
      assert.deepEqual(found.toSorted(), all.toSorted());
    }),
  );
});
