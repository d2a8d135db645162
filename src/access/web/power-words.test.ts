import assert from "node:assert/strict";
import { test } from "node:test";
import { unnamedDistrict } from "../../district/district.ts";
import { partName, powerWords } from "./power-words.ts";

const district = {
  name: { zh: "安河分局", en: "Anhe bureau" },
  stations: { "AH-01": { id: "AH-01", name: { zh: "城关派出所", en: "Chengguan station" } } },
  departments: { traffic: { id: "traffic", name: { zh: "交警大队", en: "Traffic police" } } },
} as unknown as typeof unnamedDistrict;

test("a power is called by its role and the place it counts in", () => {
  assert.equal(powerWords({ role: "dispatcher" }, district).zh, "派警员");
  assert.equal(powerWords({ role: "station", station: "AH-01" }, district).zh, "派出所（城关派出所）");
  assert.equal(
    powerWords({ role: "department", department: "traffic" }, district).en,
    "Department seat (Traffic police)",
  );
  assert.equal(powerWords({ role: "unit", unit: "KC-01" }, district).en, "Unit (KC-01)");
});

test("a place nobody has named is called by its id", () => {
  assert.equal(powerWords({ role: "station", station: "AH-77" }, unnamedDistrict).zh, "派出所（AH-77）");
  assert.equal(partName(unnamedDistrict, "AH-77").en, "AH-77");
  assert.equal(partName(district, "bureau").zh, "安河分局");
});
